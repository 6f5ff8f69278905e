import { availableParallelism } from 'node:os';
import { type AuditEvent, recordEvents } from '../foundation/audit/record-event.ts';
import type { Context, Db } from '../foundation/context.ts';
import { Refusal } from '../foundation/errors.ts';
import { inTurn } from '../foundation/turns.ts';
import { distrustsOf, tiesOf, verifiedList } from './access.ts';
import type { VaultWork } from './contract.ts';
import { type CredentialRow, openRow } from './credential-row.ts';
import { type KeyPlace, type Kept, movePins } from './key-place.ts';
import { addKnown, type Known } from './local-files.ts';
import { credentialsOf, insertStatements, swapSealed, versionsOf } from './repository.ts';
import type { Resealed, ToReseal } from './reseal-credentials.ts';
import { hasMoved, recipientsOf, sealedTo } from './rules.ts';
import { type CustodianList, type Said, state, type Statement, takeIn } from './statements.ts';
import { openReach, setReach } from './use-repository.ts';

/** A change of who can open what: what is said, who says it, and what else belongs to the same moment. */
export interface Saying {
  vaultId: string;
  work: VaultWork['kind'];
  /** Says something after the list as it is now; throws a refusal when it makes no sense. */
  say(list: CustodianList): Said;
  /** Who signs the statement: a device's fingerprint, or `kit`. */
  signer: { by: string; signingKey: string };
  /** The device that signs what is sealed anew; it must stand in the list afterwards. */
  author: { fingerprint: string; signingKey: string };
  /** Opens what is sealed now. */
  identity: string;
  /** Opens what is sealed anew; the probe. */
  identityAfter: string;
  place: KeyPlace;
  /** What is kept now, read anew so that a keychain that has gone is seen before anything is written. */
  kept(): Promise<Kept>;
  known: Known;
  events(said: Said): AuditEvent[];
  /** In the same transaction, before the blobs are swapped. */
  also?(db: Db, list: CustodianList, next: CustodianList): Promise<void>;
}

/** Somebody wrote while we sealed; everything is done again. */
class Moved extends Error {}
const attempts = 5;

/**
 * Commits a statement together with every credential that it makes somebody able or unable to open (design.md §5.4).
 * Sealing is done first, in workers, outside any transaction; then the keychain learns where the list will be, is read back, and one blob is opened as a probe;
 * then one short transaction adds the statement and swaps all blobs, if no version or epoch has moved; else it starts again.
 * Killed anywhere, the register holds all of it or nothing, and the keychain's two pins say which at the next opening.
 */
export async function commitStatement(context: Context, saying: Saying): Promise<CustodianList> {
  return await inTurn(`vault ${saying.vaultId}`, async () => {
    for (let attempt = 1; ; attempt += 1)
      try {
        return await attemptToCommit(context, saying);
      } catch (error) {
        if (error instanceof Refusal && error.code === 'import-cancelled') throw new Refusal('vault-work-cancelled');
        if (!(error instanceof Moved)) throw error;
        if (attempt === attempts) throw new Refusal('vault-busy');
      } finally {
        context.vaults.end(saying.vaultId);
      }
  });
}

async function attemptToCommit(context: Context, saying: Saying): Promise<CustodianList> {
  const { vaultId } = saying;
  const kept = await saying.kept();
  const { list, fault } = await verifiedList(context, vaultId);
  if (fault !== null) throw new Refusal('vault-list-broken', { sequence: fault.sequence });
  const said = saying.say(list);
  const at = context.clock.now().toISOString();
  const statement = state(list, said, { ...saying.signer, at });
  const next = takeIn(list, statement);
  if (typeof next === 'string')
    throw next === 'last-custodian' ? new Refusal('vault-last-custodian') : new Error(`A statement of ours: ${next}`);

  // Whoever seals anew must be able to sign and to open it afterwards.
  const author = next.devices.get(saying.author.fingerprint);
  if (author === undefined || next.standing.get(author.personId) !== 'full') throw new Refusal('vault-own-device');

  const rows = await credentialsOf(context.db, vaultId);
  const ties = await tiesOf(context.db, vaultId, rows);
  const reach = await openReach(context.db, vaultId);
  const distrusts = await distrustsOf(context.db, list, vaultId, rows, saying.known.versions);
  const wanted = rows.filter(
    (row) =>
      !distrusts.has(row.id) &&
      (next.head.epoch !== list.head.epoch || hasMoved(next, ties.get(row.id), reach.get(row.id))),
  );
  const tied = (row: CredentialRow) => ties.get(row.id) ?? { id: row.id, accountIds: [], unitIds: [] };
  const resealed = await resealAll(
    context,
    saying,
    wanted.map((row) => ({
      row: { ...row, epoch: next.head.epoch, author: saying.author.fingerprint },
      recipients: sealedTo(next, tied(row)),
    })),
  );
  await probe(saying, wanted, resealed);

  const swapped = wanted.flatMap((row) => {
    const done = resealed.get(row.id);
    if (done === undefined || done.sealed === null) return [];
    const { sealed, signature } = done;
    return [{ ...row, epoch: next.head.epoch, author: saying.author.fingerprint, sealed, signature }];
  });
  const before = versionsNow(rows);
  await movePins(saying.place, kept.fingerprint, { pin: kept.pin, next: next.head });
  try {
    await context.db.transaction().execute(async (db) => {
      const now = await verifiedList(context, vaultId, db);
      if (now.list.head.hash !== list.head.hash || versionsNow(await versionsOf(db, vaultId)) !== before)
        throw new Moved();
      await saying.also?.(db, list, next);
      await insertStatements(db, vaultId, [statement]);
      for (const { id, epoch, sealed, author, signature, maybe_old } of swapped)
        await swapSealed(db, { id, epoch, sealed, author, signature, maybe_old });
      for (const row of swapped) await setReach(db, row.id, recipientsOf(next, tied(row)), at, context.ids);
      await recordEvents(db, context, saying.events(said));
    });
  } catch (error) {
    await movePins(saying.place, kept.fingerprint, { pin: kept.pin, next: null }).catch((failed: unknown) => {
      context.log.error('The keychain kept a list that was not committed; it is put right at the next opening', failed);
    });
    throw error;
  }
  await settle(context, saying, kept, statement, next);
  return next;
}

const versionsNow = (rows: ReadonlyArray<{ id: string; version: number; epoch: number }>) =>
  JSON.stringify(rows.map(({ id, version, epoch }) => [id, version, epoch]));

/** Seals on every processor but one, four at most; a handful is not worth a worker each. */
async function resealAll(
  context: Context,
  saying: Saying,
  todo: readonly ToReseal[],
): Promise<ReadonlyMap<string, Resealed>> {
  if (todo.length === 0) return new Map();
  const { vaults } = context;
  const signal = vaults.begin(saying.vaultId, { kind: saying.work, done: 0, total: todo.length });
  context.announce({ room: 'vault', ids: [] });
  const workers = Math.max(1, Math.min(4, availableParallelism() - 1, Math.ceil(todo.length / 20)));
  const size = Math.ceil(todo.length / workers);
  const done = Array.from({ length: workers }, () => 0);
  const parts = await Promise.all(
    Array.from({ length: workers }, (_, n) =>
      context.runJob(
        'resealCredentials',
        {
          rows: todo.slice(n * size, (n + 1) * size),
          identity: saying.identity,
          signingKey: saying.author.signingKey,
        },
        {
          signal,
          onProgress: (count) => {
            done[n] = count;
            vaults.advance(
              saying.vaultId,
              done.reduce((sum, one) => sum + one, 0),
            );
          },
        },
      ),
    ),
  );
  return new Map(parts.flat().map((one) => [one.id, one]));
}

/** One of the new blobs must open for the one who stays, before anything is committed. */
async function probe(
  saying: Saying,
  rows: readonly CredentialRow[],
  resealed: ReadonlyMap<string, Resealed>,
): Promise<void> {
  const row = rows.find(({ id }) => (resealed.get(id)?.sealed ?? null) !== null);
  if (row === undefined) return;
  const sealed = resealed.get(row.id)?.sealed ?? '';
  if (typeof (await openRow({ ...row, sealed }, saying.identityAfter)) === 'string')
    throw new Refusal('vault-probe-failed');
}

/** After the commit: the keychain's pin moves, and this computer remembers what it has seen. Failing here loses nothing; the next opening does it. */
async function settle(
  context: Context,
  saying: Saying,
  kept: Kept,
  statement: Statement,
  next: CustodianList,
): Promise<void> {
  context.vaults.moved(saying.vaultId, next.head);
  saying.known.statements[statement.sequence - 1] = statement;
  try {
    addKnown(context.dataDir, saying.vaultId, [{ statement }]);
    await movePins(saying.place, kept.fingerprint, { pin: next.head, next: null });
  } catch (error) {
    context.log.error('The list is committed; its pin is moved at the next opening', error);
  }
  context.announce({ room: 'vault', ids: [] });
}
