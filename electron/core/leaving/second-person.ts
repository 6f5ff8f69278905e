import { deviceSecret } from '../foundation/audit/device-secret.ts';
import { signHash } from '../foundation/audit/signature.ts';
import { dayOf } from '../foundation/calendar.ts';
import type { Context } from '../foundation/context.ts';
import { found, Refusal } from '../foundation/errors.ts';
import { KeychainUnavailable } from '../foundation/ports.ts';
import { castOf } from '../people/leave-person.ts';
import { mayCall } from '../permissions.ts';
import { verifiedList } from '../vault/access.ts';
import { provenPage } from '../vault/kit.ts';
import { readStatus } from '../vault/read-status.ts';
import type { Confirmation } from './contract.ts';

/** What one person has decided alone (enhandsbeslut), and a second person is asked to stand behind. */
export interface Decided {
  id: string;
  administrationId: string;
  /** Exactly this decision, as it was made. */
  hash: string;
  madeAt: string;
  madeBy: string | null;
  madeOnDevice: string | null;
  /** Whom it concerns: they stand behind nothing of their own. */
  concerns: readonly string[];
}

/** Who stood behind a decision, and what shows it. */
export interface SecondPerson {
  confirmation: Confirmation;
  personId: string;
  proof: string;
}

/** A way for a second person to show that they stand behind a decision; refuses whoever is none. */
export type Proving = (context: Context, decided: Decided) => Promise<SecondPerson>;

/** Somebody else than the one who decided and those whom it concerns. */
export function isAnother(personId: string, decided: Pick<Decided, 'madeBy' | 'concerns'>): boolean {
  return personId !== decided.madeBy && !decided.concerns.includes(personId);
}

/** Whether whoever sits here may stand behind a decision: another person, at another computer. */
export function mayStandBehind({ actor }: Context, decided: Omit<Decided, 'hash'>): boolean {
  return (
    actor.personId !== null &&
    isAnother(actor.personId, decided) &&
    actor.deviceId !== decided.madeOnDevice &&
    mayCall('leaving.confirm', actor.roles)
  );
}

/** This computer's signature over the decision; empty where there is no keychain, and then the signed log alone holds it. */
async function ownSignature(context: Context, hash: string): Promise<string> {
  if (context.keychain === null) return '';
  try {
    return signHash((await deviceSecret(context.keychain, context.actor.deviceId)).privateKey, hash);
  } catch (error) {
    if (error instanceof KeychainUnavailable) return '';
    throw error;
  }
}

/** A second person at their own computer. Refuses the one who decided, those it concerns, the computer it was decided on, and whoever has not said who they are. */
export async function byDevice(context: Context, decided: Decided): Promise<SecondPerson> {
  if (!mayStandBehind(context, decided)) throw new Refusal('departure-needs-another');
  const proof = await ownSignature(context, decided.hash);
  return { confirmation: 'device', personId: found(context.actor.personId), proof };
}

/**
 * A second person types their own printed page of the recovery kit: it must be the one that was printed of the kit in force, and held by somebody
 * who is here and is another. One share opens nothing; it shows that its holder was there with the page. Neither it nor a part of it is kept.
 * A kit whose shares have been put together on a computer shows nothing of the kind any more.
 */
export async function byShare(context: Context, decided: Decided, typed: string): Promise<SecondPerson> {
  const { vaultId, readOnly } = await readStatus(context, decided.administrationId);
  if (vaultId === null) throw new Refusal('vault-no-kit');
  const { list, fault } = await verifiedList(context, vaultId);
  // A list that somebody has written in, or put back, may name other holders and an older kit.
  if (fault !== null) throw new Refusal('vault-list-broken', { sequence: fault.sequence });
  if (readOnly === 'list-rolled-back') throw new Refusal('vault-list-rolled-back');
  const { kit } = list;
  if (kit === null) throw new Refusal('vault-no-kit');
  // Its pages have lain together at one computer: whoever sat there had every one of them.
  const isRestoredWith = context.shared.side?.side === 'restored' || context.vaults.shares.until(kit.id) !== null;
  if (kit.usedAt !== null || isRestoredWith) throw new Refusal('vault-kit-used');
  const page = provenPage(typed, kit);
  const holder = kit.holders[page - 1];
  const cast = await castOf(context.db, decided.administrationId, dayOf(context.clock.now()));
  if (holder === undefined || !isAnother(holder, decided) || cast.get(holder)?.active !== true)
    throw new Refusal('departure-needs-another');
  return { confirmation: 'kit-share', personId: holder, proof: `kit ${kit.number}, page ${page}` };
}
