import { sha256 } from '../foundation/audit/chain.ts';
import { recordEvents } from '../foundation/audit/record-event.ts';
import { addDays, dayOf } from '../foundation/calendar.ts';
import type { Context, Db } from '../foundation/context.ts';
import type { Row } from '../foundation/database/schema.ts';
import { found, Refusal } from '../foundation/errors.ts';
import { Confirmation } from '../leaving/contract.ts';
import { type Decided, mayStandBehind, type Proving } from '../leaving/second-person.ts';
import { readSettings } from '../settings/read-settings.ts';
import type { Closing } from './contract.ts';
import type { CredentialRow } from './credential-row.ts';
import { credentialsById, peopleByIds, vaultRow } from './repository.ts';
import {
  closingRow,
  closingsOf,
  confirmClosingRow,
  insertClosing,
  lastKnown,
  replaceRotation,
  rotationRow,
  rotationsClosedIn,
} from './use-repository.ts';
import { awaitsLogs, wasRemovedUnchanged } from './work-rotations.ts';

/**
 * Closes items that nobody is known to have opened, or whose login is no longer in the vault, together and with a reason: one person's decision (enhandsbeslut),
 * to be reviewed within the administration's days, until a second person stands behind it. Refuses the one whom an item concerns and, while its
 * password can still be changed here, an item whose person is known to have it, or may be found to when the other computers' logs are read.
 */
export async function closeUnopened(
  context: Context,
  given: { ids: readonly string[]; reason: string },
): Promise<{ closed: number; closingId: string }> {
  const now = context.clock.now();
  const at = now.toISOString();
  const { actor } = context;
  const ids = [...new Set(given.ids)].toSorted();
  const closingId = context.ids.next();
  await context.db.transaction().execute(async (db) => {
    const rows: Array<Row<'vault_rotation'>> = [];
    for (const id of ids) rows.push(found(await rotationRow(db, id)));
    const [first] = rows;
    if (first === undefined || rows.some(({ vault_id }) => vault_id !== first.vault_id)) throw new Refusal('not-found');
    const { administration_id } = found(await vaultRow(db, first.vault_id));
    const settings = await readSettings(db, administration_id);
    await insertClosing(db, {
      id: closingId,
      vault_id: first.vault_id,
      reason: given.reason,
      made_at: at,
      made_by: actor.personId,
      made_on_device: actor.deviceId,
      confirmation: 'single-hand',
      confirmed_at: null,
      confirmed_by: null,
      confirmation_proof: '',
      review_due_on: addDays(dayOf(now), settings.reviewWithinDays.value),
    });
    for (const row of rows) {
      if (row.closed_at !== null) throw new Refusal('changed-meanwhile');
      const [credential] = await credentialsById(db, [row.credential_id]);
      if (!wasRemovedUnchanged(row, credential)) {
        if (row.basis !== 'could-open' || (await isKnown(db, row, credential)))
          throw new Refusal('vault-rotation-opened');
        if (awaitsLogs(context.shared, row)) throw new Refusal('vault-rotation-logs');
      }
      if (row.person_id !== null && row.person_id === actor.personId) throw new Refusal('vault-second-person');
      const closed = { ...row, closed_at: at, close_reason: given.reason, closing_id: closingId };
      await replaceRotation(db, closed, row.version);
      await recordEvents(db, context, [
        {
          action: 'rotation-closed',
          subjectKind: 'credential',
          subjectId: row.credential_id,
          details: { reason: given.reason, closing: closingId },
        },
      ]);
    }
  });
  context.announce({ room: 'vault', ids });
  return { closed: ids.length, closingId };
}

/** Whether the chain says that the person knows the password since it was last set, whatever the row says. */
async function isKnown(db: Db, row: Row<'vault_rotation'>, credential: CredentialRow | undefined): Promise<boolean> {
  if (row.person_id === null) return false;
  const known = (await lastKnown(db, row.person_id, [row.credential_id])).get(row.credential_id);
  return known !== undefined && known.at >= (credential?.rotated_at ?? '');
}

/** A closing as somebody stands behind it: exactly these rows, for this reason. */
function decidedClosing(
  closing: Row<'vault_closing'>,
  administrationId: string,
  rows: ReadonlyArray<Row<'vault_rotation'>>,
): Decided {
  const { id, made_at: madeAt, reason } = closing;
  return {
    id,
    administrationId,
    hash: sha256(JSON.stringify(['kanalvakt-closing/1', id, madeAt, reason, rows.map((row) => row.id)])),
    madeAt,
    madeBy: closing.made_by,
    madeOnDevice: closing.made_on_device,
    concerns: rows.flatMap(({ person_id }) => person_id ?? []),
  };
}

/** A closing that still waits for a second person; refuses any other. */
export async function waitingClosing(db: Db, closingId: string): Promise<Decided> {
  const closing = found(await closingRow(db, closingId));
  if (closing.confirmation !== 'single-hand') throw new Refusal('departure-confirmed-already');
  const { administration_id } = found(await vaultRow(db, closing.vault_id));
  return decidedClosing(closing, administration_id, await rotationsClosedIn(db, [closingId]));
}

/** A second person stands behind a closing, in the way given. */
export async function confirmClosing(context: Context, closingId: string, prove: Proving): Promise<Closing> {
  const decided = await waitingClosing(context.db, closingId);
  const second = await prove(context, decided);
  await context.db.transaction().execute(async (db) => {
    const isNoted = await confirmClosingRow(db, closingId, {
      confirmation: second.confirmation,
      confirmed_at: context.clock.now().toISOString(),
      confirmed_by: second.personId,
      confirmation_proof: second.proof,
    });
    if (!isNoted) throw new Refusal('departure-confirmed-already');
    await recordEvents(db, context, [
      {
        action: 'closing-confirmed',
        subjectKind: 'rotation-closing',
        subjectId: closingId,
        details: { how: second.confirmation, by: second.personId, decision: decided.hash },
      },
    ]);
  });
  context.announce({ room: 'vault', ids: [closingId] });
  const { vault_id } = found(await closingRow(context.db, closingId));
  return found((await listClosings(context, vault_id)).find(({ id }) => id === closingId));
}

/** What has been closed together, latest first, and who stands behind it. */
export async function listClosings(context: Context, vaultId: string): Promise<Closing[]> {
  const { db } = context;
  const closings = await closingsOf(db, vaultId);
  const rows = await rotationsClosedIn(
    db,
    closings.map(({ id }) => id),
  );
  const { administration_id } = found(await vaultRow(db, vaultId));
  const credentials = new Map(
    (await credentialsById(db, [...new Set(rows.map((row) => row.credential_id))])).map((one) => [one.id, one]),
  );
  const people = await peopleByIds(
    db,
    closings.flatMap(({ made_by, confirmed_by }) => [made_by ?? [], confirmed_by ?? []].flat()),
  );
  const nameOf = (id: string | null) => (id === null ? '' : (people.get(id)?.shown ?? ''));
  return closings.map((closing) => {
    const own = rows.filter(({ closing_id }) => closing_id === closing.id);
    return {
      id: closing.id,
      madeAt: closing.made_at,
      madeBy: nameOf(closing.made_by),
      reason: closing.reason,
      labels: own.map((row) => credentials.get(row.credential_id)?.label ?? ''),
      removedUnchanged: own.filter((row) => wasRemovedUnchanged(row, credentials.get(row.credential_id))).length,
      confirmation: Confirmation.parse(closing.confirmation),
      confirmedBy: nameOf(closing.confirmed_by),
      reviewDueOn: closing.review_due_on,
      mayConfirm:
        closing.confirmation === 'single-hand' &&
        mayStandBehind(context, decidedClosing(closing, administration_id, own)),
    };
  });
}
