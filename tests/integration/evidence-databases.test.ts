import type { Kysely } from 'kysely';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openCase } from '../../electron/core/cases/open-case.ts';
import { recordEvent } from '../../electron/core/cases/record-event.ts';
import { addDecision, endDecision, listDecisions } from '../../electron/core/evidence/decisions.ts';
import { destroyNow } from '../../electron/core/evidence/destroy-now.ts';
import { disposePacks } from '../../electron/core/evidence/dispose-packs.ts';
import { keepPack } from '../../electron/core/evidence/keep-pack.ts';
import { listDue } from '../../electron/core/evidence/list-due.ts';
import { listFiles } from '../../electron/core/evidence/see-packs.ts';
import { verifyEvidence } from '../../electron/core/evidence/verify-evidence.ts';
import type { Context } from '../../electron/core/foundation/context.ts';
import type { Schema } from '../../electron/core/foundation/database/schema.ts';
import { jobs } from '../../electron/core/foundation/worker/jobs.ts';
import { personNamed } from '../../electron/core/people/person-named.ts';
import { addPerson } from '../../electron/core/people/write-person.ts';
import { createAdministration } from '../../electron/core/settings/create-administration.ts';
import { dropSealedRows, putSealedRows, sealedRows } from '../../electron/core/snapshot/files/repository.ts';
import { databaseKinds, emptyRegister } from '../either-database.ts';
import { given, grounds, screenshot } from '../evidence.ts';
import { contextOn, projectRoot, temporaryFolder } from '../register.ts';

describe.each(databaseKinds)('files of cases on %s', (kind) => {
  let db: Kysely<Schema>;
  let here: Context;
  let administrationId: string;
  let witnessId: string;
  const folder = temporaryFolder();

  beforeAll(async () => {
    db = await emptyRegister(kind, folder.folder);
    const context = contextOn(db, {
      dataDir: folder.folder,
      readResource: (name) => readFile(path.join(projectRoot, 'resources', name), 'utf8'),
      runJob: async (name, input) => (await jobs[name](input as never, () => {})) as never,
    });
    administrationId = await db.transaction().execute((tx) => createAdministration(tx, context, 'Kulturförvaltningen'));
    const add = async (name: string) =>
      (await db.transaction().execute((tx) => addPerson(tx, context, personNamed(administrationId, name)))).id;
    here = { ...context, actor: { ...context.actor, personId: await add('Karin Ekdahl') } };
    witnessId = await add('Berit Holm');
  });
  afterAll(async () => {
    await db.destroy();
    folder.remove();
  });

  test('which sealed file holds which: the last word on each, and what is dropped is gone', async () => {
    const row = (sha256: string, sealed: string) => ({ sha256, sealed, bytes: 12, recipients: 'r' });
    const many = Array.from({ length: 600 }, (_, n) => row(`f${n}`, `s${n}`));
    await putSealedRows(db, many);
    await putSealedRows(db, [row('f1', 'anew')]);
    const rows = await sealedRows(db);
    expect([rows.size, rows.get('f1')]).toEqual([600, row('f1', 'anew')]);
    await dropSealedRows(
      db,
      many.map(({ sha256 }) => sha256),
    );
    expect((await sealedRows(db)).size).toBe(0);
  });

  async function post(): Promise<string> {
    const opening = { workflow: 'post' as const, title: 'Kommentar', dnr: '', happenedAt: null, accountIds: [] };
    let one = await openCase(here, { administrationId, ...opening });
    const steps = { knowledge: { address: 'https://x.se', author: '@x' }, assess: grounds.rules };
    for (const [step, values] of Object.entries(steps))
      one = await recordEvent(here, {
        id: one.id,
        version: one.version,
        happenedAt: null,
        event: { kind: 'done', step, values },
      });
    return one.id;
  }

  test('are kept, found due, gallrade, destroyed and verified the same', async () => {
    const [first, second] = [await post(), await post()];
    const [pack] = (await keepPack(here, given(first, [screenshot(1)], { text: 'Reklam' }))).packs;
    await keepPack(here, given(second, [screenshot(1), screenshot(2)]));
    const decision = await addDecision(here, {
      administrationId,
      name: 'Beslut',
      dnr: 'KUL 1',
      decidedOn: '2026-01-01',
      decidedBy: 'Nämnden',
      what: 'Inlägg',
      workflows: [],
      months: 0,
      fromOn: '2026-01-01',
    });
    let version = 4;
    const deeds: Array<{ step: string; values: Record<string, string> }> = [
      { step: 'act', values: { action: 'hide' } },
      { step: 'gallring', values: { how: 'dispose', decision: decision.id, on: '2026-05-04' } },
    ];
    for (const deed of deeds)
      ({ version } = await recordEvent(here, {
        id: first,
        version,
        happenedAt: null,
        event: { kind: 'done', ...deed },
      }));
    expect(await listDue(here, administrationId)).toMatchObject([
      { caseId: first, kind: 'dispose', decisionName: 'Beslut' },
    ]);
    await disposePacks(here, {
      caseId: first,
      packIds: [pack?.id ?? ''],
      decisionId: decision.id,
      on: '2026-05-04',
      protocol: 'P 1',
      witnessId,
    });
    expect(await listDue(here, administrationId)).toEqual([]);
    const seen = await verifyEvidence(here);
    expect(seen).toEqual({ packs: 1, disposed: 1, byOwn: 1, destroyed: 0, ok: true, damaged: [] });
    await destroyNow(here, second);
    expect((await listFiles(db, second)).packs.map(({ gone }) => gone?.why)).toEqual(['child-abuse']);
    expect(await verifyEvidence(here)).toEqual({
      packs: 0,
      disposed: 1,
      byOwn: 1,
      destroyed: 1,
      ok: true,
      damaged: [],
    });
    await endDecision(here, decision.id, '2025-01-01');
    // A decision does not end before it begins.
    expect((await listDecisions(here, administrationId))[0]?.toOn).toBe('2026-01-01');
  });
});
