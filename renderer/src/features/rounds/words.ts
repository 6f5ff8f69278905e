import { useTranslation } from 'react-i18next';
import type { ItemState, LookOutcome, QueueItem, WindowState } from '#core/rounds/contract.ts';
import type { Tone } from '../../ui/Chip.tsx';

/** How an outcome looks; green only for what was checked. */
export const outcomeTones: Record<LookOutcome, Tone> = {
  'nothing-new': 'ok',
  answered: 'ok',
  'sent-on': 'ok',
  case: 'warn',
  'needs-login': 'warn',
  'not-possible': 'bad',
};

/** How an item without a look looks. */
export const stateTones: Record<Exclude<ItemState, 'checked' | 'not-possible'>, Tone> = {
  ahead: 'plain',
  waiting: 'plain',
  late: 'warn',
  missed: 'bad',
};

/** How a round's window looks; that it is open is no check, so it is never green. */
export const windowTones: Record<WindowState, Tone> = { ahead: 'plain', open: 'plain', grace: 'warn', over: 'plain' };

/** What a look came to, in a word; a case by its number. */
export function useLookWord() {
  const { t } = useTranslation('app');
  return ({ outcome, caseNumber }: Pick<NonNullable<QueueItem['look']>, 'outcome' | 'caseNumber'>) =>
    caseNumber === '' ? t(`terms.lookOutcome.${outcome}`) : t('casesUi.round.link', { number: caseNumber });
}
