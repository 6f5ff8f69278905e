import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { promisify } from 'node:util';
import { addRoomsEvent } from '../../electron/core/cases/write-event.ts';
import type { Context } from '../../electron/core/foundation/context.ts';
import { insertPack, keptAction } from '../../electron/core/evidence/repository.ts';
import { putFile, storedFile } from '../../electron/core/evidence/store.ts';
import { verifyEvidence } from '../../electron/core/evidence/verify-evidence.ts';
import { recordEvents } from '../../electron/core/foundation/audit/record-event.ts';
import { evidenceRegister, hashOf } from '../evidence.ts';
import { temporaryFolder } from '../register.ts';
import type { Bench } from './bench.ts';
import { clock, inTurns } from './in-turns.ts';

const packs = 1000;
/** A screenshot of a phone, and a saved page; kilobytes. */
const sizes = [180, 420];

/** A pack as `keep` writes it, of bytes that no compression helps. */
async function fillPack(context: Context, caseId: string): Promise<string[]> {
  const { db, dataDir, ids } = context;
  const id = ids.next();
  const at = context.clock.now().toISOString();
  const parts = sizes.map((kilobytes, place) => {
    const bytes = new Uint8Array(randomBytes(kilobytes * 1024));
    const sha256 = putFile(dataDir, bytes);
    const rest = { kind: 'image', name: 'skarm.png', type: 'image/png', how: 'given', at, address: '' };
    return Object.assign(rest, { place: place + 1, bytes: bytes.byteLength, sha256 });
  });
  const manifest = JSON.stringify({
    format: 'kanalvakt-evidence/1',
    id,
    caseId,
    caseNumber: 'KV-1',
    what: 'documentation',
    title: '',
    address: 'https://exempel.se/1',
    author: '@arg',
    posted: '',
    keptAt: at,
    personId: null,
    personName: 'Karin',
    appVersion: '0.0.0',
    parts,
  });
  const sha256 = hashOf(manifest);
  await db.transaction().execute(async (transaction) => {
    await insertPack(
      transaction,
      {
        id,
        case_id: caseId,
        what: 'documentation',
        manifest,
        manifest_sha256: sha256,
        kept_at: at,
        gone_at: null,
        gone_why: null,
      },
      parts.map((part) => ({ pack_id: id, place: part.place, sha256: part.sha256, bytes: part.bytes })),
    );
    const details = { caseId, what: 'documentation', keptAt: at, manifest: sha256, parts: parts.length };
    await recordEvents(transaction, context, [{ action: keptAction, subjectKind: 'evidence', subjectId: id, details }]);
    await addRoomsEvent(transaction, context, caseId, {
      kind: 'filed',
      packId: id,
      what: 'documentation',
      manifest: sha256,
    });
  });
  return parts.map((part) => storedFile(dataDir, part.sha256));
}

/** Verifying a thousand packs, rows and log included, against `sha256sum` over the same files. */
export const bench: Bench = async () => {
  const { folder, remove } = temporaryFolder();
  const { core, post } = await evidenceRegister(folder);
  const context = await core.context();
  const files: string[] = [];
  let caseId = '';
  for (let n = 0; n < packs; n += 1) {
    if (n % 25 === 0) caseId = await post();
    files.push(...(await fillPack(context, caseId)));
  }
  const run = promisify(execFile);
  const relative = files.map((file) => path.relative(folder, file));
  const { ratio, detail } = await inTurns(
    5,
    clock,
    async () => {
      const report = await verifyEvidence(context);
      if (report.packs !== packs || !report.ok) throw new Error('the packs do not hold');
    },
    () => run('sha256sum', relative, { cwd: folder, maxBuffer: 64 * 1024 * 1024 }),
  );
  await core.close();
  remove();
  return [{ name: `${packs} underlag kontrollerade mot sha256sum`, ratio, limit: 2, detail }];
};
