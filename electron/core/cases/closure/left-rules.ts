import { type Language, wordsIn } from '../../foundation/i18n/index.ts';
import type { CaseState, Text } from '../engine/contract.ts';

/** How much still stands for the accounts of a closure; what is shared with other accounts does not count. */
export interface Left {
  /** Persons who are noted as getting in or able to close, or of whom nobody knows. */
  people: number;
  /** Logins in the vault that serve these accounts alone. */
  logins: number;
  /** Persons who are named in the vault for one of the accounts. */
  named: number;
}

export const nothing: Left = { people: 0, logins: 0, named: 0 };

const valuesOf = ({ steps }: CaseState, step: string) =>
  steps.find(({ id, standing }) => id === step && standing === 'done')?.values;

/** Why something may be left; `closing` is a reason only until the account is closed. */
const isExcused = (state: CaseState) => {
  const why = valuesOf(state, 'keep-some')?.['why'];
  return why !== undefined && (why !== 'closing' || valuesOf(state, 'close') === undefined);
};

const isAny = ({ people, logins, named }: Left) => people + logins + named > 0;

/** Whether nothing of a closure's accounts is left, or what is has a reason that holds; of a case that is about none nobody knows. */
export const isNothingLeft = (state: CaseState, accounts: readonly unknown[], left: Left): boolean =>
  (accounts.length > 0 && !isAny(left)) || isExcused(state);

/** What is left, in words without names, and why it may be or what to do. */
export function leftNotes(state: CaseState, left: Left): Text[] {
  const say = (language: Language) => {
    const t = wordsIn(language);
    const parts = [
      left.people === 0 ? '' : t('closure.left.people', { count: left.people }),
      left.logins === 0 ? '' : t('closure.left.logins', { count: left.logins }),
      left.named === 0 ? '' : t('closure.left.named', { count: left.named }),
    ].filter(Boolean);
    const isLate = !isExcused(state) && valuesOf(state, 'close') !== undefined;
    const what = isExcused(state) ? 'closure.left.kept' : isLate ? 'closure.left.afterwards' : 'closure.left.remove';
    return [...parts, t(what)].join(' ');
  };
  return isAny(left) ? [{ sv: say('sv'), en: say('en') }] : [];
}
