import { dayOf } from '../foundation/calendar.ts';
import type { Context } from '../foundation/context.ts';
import { found, Refusal } from '../foundation/errors.ts';
import type { Credential } from './contract.ts';
import { queueRotations } from './queue-rotations.ts';
import { readCredential } from './read-credentials.ts';
import { credentialRow } from './repository.ts';
import { sayAsCustodian } from './say-as-custodian.ts';
import { useActions } from './use-actions.ts';

/** Lends one login until a day: the borrower's devices can open it until it is taken back. */
export async function lendCredential(
  context: Context,
  given: { id: string; personId: string; until: string; reason: string },
): Promise<Credential> {
  const { id, personId, until, reason } = given;
  const { vault_id: vaultId } = found(await credentialRow(context.db, id));
  if (until < dayOf(context.clock.now())) throw new Refusal('vault-loan-date');
  await sayAsCustodian(context, vaultId, {
    say(list) {
      if (!list.standing.has(personId)) throw new Refusal('vault-person-has-no-device');
      return { kind: 'lent', personId, credentialId: id, until };
    },
    events: () => [
      { action: useActions.lend, subjectKind: 'credential', subjectId: id, details: { personId, until, reason } },
    ],
  });
  return await readCredential(context, id);
}

/** Takes a lent login back: it is sealed anew without the borrower and enters the rotation queue. */
export async function returnLoan(context: Context, id: string, personId: string): Promise<Credential> {
  const { vault_id: vaultId } = found(await credentialRow(context.db, id));
  await takeBack(context, vaultId, id, personId);
  return await readCredential(context, id);
}

/** As `returnLoan`, without reading the row again. */
export async function takeBack(context: Context, vaultId: string, id: string, personId: string): Promise<void> {
  await sayAsCustodian(context, vaultId, {
    say(list) {
      if (!list.loans.some((loan) => loan.personId === personId && loan.credentialId === id))
        throw new Refusal('not-found');
      return { kind: 'returned', personId, credentialId: id };
    },
    also: async (db) => {
      const of = { vaultId, personId, immediate: false, credentialIds: [id] };
      await queueRotations(db, context, { ...of, cause: 'loan-returned' });
    },
    events: () => [{ action: useActions.return, subjectKind: 'credential', subjectId: id, details: { personId } }],
  });
}
