import { recordEvents } from '../foundation/audit/record-event.ts';
import { type Day, dayOf } from '../foundation/calendar.ts';
import type { Context, Db } from '../foundation/context.ts';
import type { Row } from '../foundation/database/schema.ts';
import { found, Refusal } from '../foundation/errors.ts';
import { castOf } from '../people/leave-person.ts';
import { z } from 'zod';
import { Rotation, type RotationStep, RotationStepState } from './contract.ts';
import type { CredentialRow } from './credential-row.ts';
import { accountFacts, credentialsById, vaultRow } from './repository.ts';
import { byRisk, isRemovedUnchanged, stepsAsTheyStand, stepsLeft } from './rules.ts';
import { factorsSetSince, openRotationsOf, replaceRotation, rotationRow, rotationsOf } from './use-repository.ts';

const stepsOf = (row: Row<'vault_rotation'>) => z.array(RotationStepState).parse(JSON.parse(row.steps));

/** Whether an item's login was taken away from the vault without its password having been changed. */
export function wasRemovedUnchanged(
  row: Row<'vault_rotation'>,
  credential: { rotated_at: string | null; removed_at: string | null } | undefined,
): boolean {
  const steps = stepsAsTheyStand(stepsOf(row), row.created_at, credential?.rotated_at ?? null);
  return isRemovedUnchanged({ closedAt: row.closed_at, steps }, credential?.removed_at ?? null);
}

/**
 * Whether an open item that nobody is known to have opened may be of an opening on another computer whose log has not been read since it came:
 * then it cannot be said that nobody opened it.
 */
export function awaitsLogs({ side, logsReadAt }: Context['shared'], row: Row<'vault_rotation'>): boolean {
  const isUnknown = row.closed_at === null && row.basis === 'could-open';
  return side?.side === 'writer' && isUnknown && (logsReadAt ?? '') < row.created_at;
}

/** The steps of an item; of one that is open, as the vault bears them out. */
function shownSteps(row: Row<'vault_rotation'>, rotatedAt: string | null): RotationStepState[] {
  return row.closed_at === null ? stepsAsTheyStand(stepsOf(row), row.created_at, rotatedAt) : stepsOf(row);
}

async function toRotations(
  context: Pick<Context, 'shared'>,
  db: Db,
  rows: ReadonlyArray<Row<'vault_rotation'>>,
): Promise<Rotation[]> {
  const { side, logsReadAt } = context.shared;
  const credentials = new Map(
    (await credentialsById(db, [...new Set(rows.map((row) => row.credential_id))])).map((row) => [row.id, row]),
  );
  const facts = await accountFacts(
    db,
    [...credentials.values()].flatMap(({ accountIds }) => accountIds),
  );
  const withRisk = rows.map((row) => {
    const credential = credentials.get(row.credential_id);
    const removedUnchanged = wasRemovedUnchanged(row, credential);
    const accounts = (credential?.accountIds ?? []).flatMap((id) => facts.get(id) ?? []);
    const counts = accounts.map(({ canLogIn }) => canLogIn);
    const rotation = Rotation.parse({
      id: row.id,
      version: row.version,
      credentialId: row.credential_id,
      label: credential?.label ?? '',
      accountNames: accounts.map(({ name }) => name),
      personId: row.person_id,
      cause: row.cause,
      basis: row.basis,
      openedAt: row.opened_at,
      logsReadAt: side?.side === 'writer' ? logsReadAt : null,
      awaitsLogs: awaitsLogs(context.shared, row),
      immediate: row.immediate === 1,
      steps: shownSteps(row, credential?.rotated_at ?? null),
      createdAt: row.created_at,
      closedAt: row.closed_at,
      closeReason: row.close_reason,
      removedUnchanged,
      removedAt: credential?.removed_at ?? null,
    });
    const fewestCanLogIn =
      counts.length === 0 || counts.includes(null) ? null : Math.min(...counts.map((count) => count ?? 0));
    return { rotation, fewestCanLogIn };
  });
  return withRisk
    .toSorted((a, b) =>
      byRisk({ ...a.rotation, fewestCanLogIn: a.fewestCanLogIn }, { ...b.rotation, fewestCanLogIn: b.fewestCanLogIn }),
    )
    .map(({ rotation }) => rotation);
}

/** "Lösenord att byta", worst first. */
export async function listRotations(context: Context, vaultId: string, show: 'open' | 'closed'): Promise<Rotation[]> {
  return await toRotations(context, context.db, await rotationsOf(context.db, vaultId, show));
}

async function change(
  context: Context,
  id: string,
  version: number,
  to: (row: Row<'vault_rotation'>, credential: CredentialRow | undefined, db: Db) => Promise<Row<'vault_rotation'>>,
  details: unknown,
  action: string,
): Promise<Rotation> {
  const rotation = await context.db.transaction().execute(async (db) => {
    const row = found(await rotationRow(db, id));
    if (row.closed_at !== null) throw new Refusal('changed-meanwhile');
    const [credential] = await credentialsById(db, [row.credential_id]);
    if (!(await replaceRotation(db, await to(row, credential, db), version))) throw new Refusal('changed-meanwhile');
    await recordEvents(db, context, [{ action, subjectKind: 'credential', subjectId: row.credential_id, details }]);
    return found((await toRotations(context, db, [found(await rotationRow(db, id))]))[0]);
  });
  context.announce({ room: 'vault', ids: [id] });
  return rotation;
}

/**
 * Marks a step as done, or says why it is left open; `done` false without a reason opens it again.
 * Refuses the new password: that one is done by saving it in the vault, and by nothing else. Refuses a new second factor while the vault holds the old one,
 * and another's login by whoever set the password, or by the one who is not to get in any more.
 */
export async function setRotationStep(
  context: Context,
  given: {
    id: string;
    version: number;
    step: RotationStep;
    done: boolean;
    reason: string;
    otherPersonId?: string | null;
  },
): Promise<Rotation> {
  const { id, version, step, done, reason } = given;
  if (step === 'new-password') throw new Refusal('vault-rotation-password');
  const at = context.clock.now().toISOString();
  const own = context.actor.personId;
  const personId = step === 'other-login' && done ? (given.otherPersonId ?? own) : own;
  return await change(
    context,
    id,
    version,
    async (row, credential, db) => {
      if (done && step === 'second-factor') await checkFactors(db, row, credential);
      if (done && step === 'other-login') await checkAnother(db, row, credential, personId, dayOf(context.clock.now()));
      const steps = stepsOf(row).map((one) => (one.step === step ? { step, done, reason, at, personId } : one));
      return { ...row, steps: JSON.stringify(steps) };
    },
    { step, done, reason, personId },
    'rotation-step-set',
  );
}

/** Refuses while a second factor that the vault holds is the one that the person could know. */
async function checkFactors(db: Db, row: Row<'vault_rotation'>, credential: CredentialRow | undefined): Promise<void> {
  const set = await factorsSetSince(db, row.credential_id, row.created_at);
  const hasOldKey = credential?.has_totp === 1 && !set.has('totp');
  const hasOldCodes = (credential?.recovery_code_count ?? 0) > 0 && !set.has('recovery-codes');
  if (hasOldKey || hasOldCodes) throw new Refusal('vault-rotation-factor');
}

/** Refuses unless it is another than whoever set the new password, and than the one who is not to get in, who has logged in with it. */
async function checkAnother(
  db: Db,
  row: Row<'vault_rotation'>,
  credential: CredentialRow | undefined,
  personId: string | null,
  today: Day,
): Promise<void> {
  const password = shownSteps(row, credential?.rotated_at ?? null).find(({ step }) => step === 'new-password');
  if (password?.done === false) throw new Refusal('vault-rotation-password-first');
  const vault = found(await vaultRow(db, row.vault_id));
  const isHere = (await castOf(db, vault.administration_id, today)).get(personId ?? '')?.active === true;
  if (!isHere || personId === row.person_id || personId === password?.personId)
    throw new Refusal('vault-rotation-another');
}

/** Closes an item whose steps are all done or left open with a reason; the new password itself has no way round. */
export async function closeRotation(context: Context, id: string, version: number): Promise<Rotation> {
  return await change(
    context,
    id,
    version,
    async (row, credential) => {
      const left = stepsLeft(shownSteps(row, credential?.rotated_at ?? null));
      if (left.length === 1 && left[0]?.step === 'new-password') throw new Refusal('vault-rotation-password');
      if (left.length > 0) throw new Refusal('vault-rotation-steps', { count: left.length });
      return { ...row, closed_at: context.clock.now().toISOString() };
    },
    {},
    'rotation-closed',
  );
}

/** A new password is set: the first step of every open item of the credential is done. Within the transaction that saves it. */
export async function notePasswordSet(db: Db, context: Context, credentialId: string): Promise<void> {
  const at = context.clock.now().toISOString();
  for (const row of await openRotationsOf(db, [credentialId])) {
    const steps = stepsOf(row).map((one) =>
      one.step === 'new-password' ? { ...one, done: true, reason: '', at, personId: context.actor.personId } : one,
    );
    await replaceRotation(db, { ...row, steps: JSON.stringify(steps) }, row.version);
  }
}
