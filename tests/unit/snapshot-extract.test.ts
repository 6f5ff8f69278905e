import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { extractTables } from '../../electron/core/snapshot/reduce-copy.ts';

/** Nothing of these goes to somebody who is only named: cases with everything about them, other people's choices, and what the computer that writes keeps for itself. */
const emptied = [
  'case_action',
  'case_delegation',
  'case_edition',
  'case_event',
  'case_link',
  'case_look',
  'case_ready',
  'case_routine',
  'cases',
  'crisis_plan',
  'disposal_decision',
  'evidence_pack',
  'evidence_part',
  'evidence_stop',
  'preference',
  'reader_log',
  'round_claim',
  'sealed_file',
];

test('of every table it is said whether the extract for those who are only named has something of it; a new one has to be thought of', () => {
  const schema = readFileSync(
    new URL('../../electron/core/foundation/database/schema.snapshot.sql', import.meta.url),
    'utf8',
  );
  const tables = [...schema.matchAll(/^CREATE TABLE "(\w+)"/gm)].map(([, name]) => name ?? '');
  expect(tables.length).toBeGreaterThan(50);
  const ours = extractTables.filter((name) => !name.startsWith('kysely_'));
  expect([...ours, ...emptied].toSorted()).toEqual(tables.filter((name) => !name.startsWith('kysely_')).toSorted());
});
