import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { loadCatalogue } from '../../../electron/core/accounts/platforms.ts';
import type { CaseState, Logged } from '../../../electron/core/cases/engine/contract.ts';
import { stateOf } from '../../../electron/core/cases/engine/state.ts';
import { RecoveryEntry } from '../../../electron/core/cases/lost/contract.ts';
import { askAgainOn, entryFor, isUnsure, requestsOf } from '../../../electron/core/cases/lost/rules.ts';
import { projectRoot } from '../../register.ts';
import { shippedEditions } from '../../workflows.ts';

const resource = (name: string) => readFileSync(path.join(projectRoot, 'resources', name), 'utf8');
const entries = RecoveryEntry.array().parse(parse(resource('recovery.yaml')));

test('the ways back name platforms of the catalogue, each once, with a source and the day it was read; every other platform has one too', () => {
  const known = new Set(loadCatalogue(resource('platforms.yaml')).platforms.map(({ id }) => id));
  const named = entries.map(({ platform }) => platform);
  expect(named.filter((id) => id !== 'other' && !known.has(id))).toEqual([]);
  expect(new Set(named).size).toBe(named.length);
  expect(named).toEqual(expect.arrayContaining(['facebook', 'instagram', 'linkedin', 'x', 'youtube', 'tiktok']));
  expect(entryFor(entries, 'flickr').platform).toBe('other');
  for (const id of known) expect(entryFor(entries, id).steps.length).toBeGreaterThan(1);
});

test('what is second-hand, or was read more than half a year ago, is said to be unsure', () => {
  const own = { ...entryFor(entries, 'instagram'), checkedOn: '2026-06-01' };
  expect([isUnsure(own, '2026-11-28'), isUnsure(own, '2026-11-29')]).toEqual([false, true]);
  expect(isUnsure({ ...entryFor(entries, 'linkedin'), checkedOn: '2026-11-28' }, '2026-11-28')).toBe(true);
});

test('each request has its own clock: office days until it is asked about again, and it stops at the answer', () => {
  const edition = shippedEditions.find(({ id }) => id === 'lost');
  if (edition === undefined) throw new Error('no workflow');
  const sent = (sequence: number, sentOn: string, to: string): Logged => ({
    sequence,
    at: `${sentOn}T09:00:00.000Z`,
    personId: null,
    what: 'request-sent',
    values: { to, sent: sentOn, again: askAgainOn(sentOn, entryFor(entries, 'tiktok')), reference: '', note: '' },
  });
  const state: CaseState = {
    ...stateOf(edition, []),
    logged: [
      sent(8, '2026-11-20', 'TikTok'),
      sent(9, '2026-11-18', 'X (Twitter)'),
      {
        sequence: 10,
        at: '2026-11-24T09:00:00.000Z',
        personId: null,
        what: 'request-answered',
        values: { of: '9', answered: '2026-11-23', answer: 'Avslag' },
      },
    ],
  };
  const on = (today: string) =>
    requestsOf(state, today, { to: '', answers: {} }).map(({ to, waitedDays, isLate, answer }) => [
      to,
      waitedDays,
      isLate,
      answer,
    ]);
  // Five office days from a Friday are the next Friday; that day is not late.
  expect(on('2026-11-27')).toEqual([
    ['X (Twitter)', 5, false, 'Avslag'],
    ['TikTok', 7, false, ''],
  ]);
  expect(on('2026-11-28')[1]).toEqual(['TikTok', 8, true, '']);
});
