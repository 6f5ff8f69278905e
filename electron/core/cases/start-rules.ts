import type { LinkedAccount } from '../accounts/gaps-of-accounts.ts';
import type { Day } from '../foundation/calendar.ts';
import type { Db } from '../foundation/context.ts';
import { Refusal } from '../foundation/errors.ts';
import { freezeHolds, type Preapproval, type StartFreeze } from '../settings/contract.ts';
import { readSettings } from '../settings/read-settings.ts';
import type { EventDraft } from './engine/contract.ts';

/** Whether an account needs no decision of its own by a decision that approves its kind beforehand. */
const isPreapproved = (
  preapproved: readonly Preapproval[],
  decision: string,
  { kind, platform }: Pick<LinkedAccount, 'kind' | 'platform'>,
) =>
  preapproved.some(
    (one) => one.decision === decision && one.kind === kind && (one.platform === '' || one.platform === platform),
  );

/**
 * What stands in the way of a decision to start, by what the administration has decided for all: a freeze, unless a named decision exempts
 * the account, and it holds by the day of the decision as well as by the day it is entered; a kind that the decision it names does not approve beforehand.
 */
export function startFault(
  { startFreeze, preapproved }: { startFreeze: StartFreeze | null; preapproved: readonly Preapproval[] },
  values: Readonly<Record<string, string>>,
  accounts: ReadonlyArray<Pick<LinkedAccount, 'kind' | 'platform'>>,
  today: Day,
): 'start-frozen' | 'start-not-preapproved' | null {
  const { answer, preapproval = '', exemption = '', 'decided-on': decidedOn = today } = values;
  if (answer !== 'yes' && answer !== 'preapproved') return null;
  if (exemption.trim() === '' && [today, decidedOn].some((day) => freezeHolds(startFreeze, day))) return 'start-frozen';
  const isCovered =
    accounts.length > 0 && accounts.every((account) => isPreapproved(preapproved, preapproval, account));
  return answer === 'preapproved' && !isCovered ? 'start-not-preapproved' : null;
}

/** Refuses a decision to start an account that the administration's own rules stop. */
export async function checkStart(
  db: Db,
  row: { administration_id: string; workflow: string },
  draft: EventDraft,
  accounts: readonly LinkedAccount[],
  today: Day,
): Promise<void> {
  if (row.workflow !== 'start' || draft.kind !== 'done' || draft.step !== 'decision') return;
  const settings = await readSettings(db, row.administration_id);
  const fault = startFault(settings, draft.values, accounts, today);
  if (fault !== null) throw new Refusal(fault, { reason: sentence(settings.startFreeze?.reason ?? '') });
}

/** A reason as it stands before another sentence. */
const sentence = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`);

/** A pedagogical account is a notice, not an application, also afterwards (Utbildningsnämndens remissvar KS 2018/1303). */
export function refusePedagogical(
  workflow: string,
  accounts: ReadonlyArray<Pick<LinkedAccount, 'kind' | 'name'>>,
): void {
  if (workflow !== 'start' && workflow !== 'retro') return;
  const one = accounts.find(({ kind }) => kind === 'pedagogical');
  if (one !== undefined) throw new Refusal('start-pedagogical', { name: one.name });
}
