import type { Language, Words } from '../foundation/i18n/index.ts';
import type { Case, Delegation } from './contract.ts';
import type { Requirement, StepState } from './engine/contract.ts';
import { deciderText } from './event-words.ts';

/** What answers name beside the case itself, in the words of whoever shows them. */
export interface Named {
  language: Language;
  words: Words;
  day: (day: string) => string;
  delegations: readonly Delegation[];
  /** The administration's gallringsbeslut, by id. */
  disposals: ReadonlyMap<string, string>;
}

/** How a delegation is named: who, and by which decision. */
export const delegationName = ({ personName, decision, dnr }: Delegation): string =>
  [personName, decision, dnr].filter(Boolean).join(', ');

/** What a step was answered with, in words; what is not known any more is three dots. */
export function answerText(
  one: Pick<Case, 'names'>,
  { id, kind, options }: Requirement,
  value: string,
  inPlaceOf: StepState['inPlaceOf'] | undefined,
  { language, words, day, delegations, disposals }: Named,
): string {
  switch (kind) {
    case 'day':
      return day(value);
    case 'person':
      return id === 'decided-by' ? deciderText(one, value, inPlaceOf, words) : (one.names[value] ?? '…');
    case 'confirm':
      return words('ui.yes');
    case 'choice':
      return options.find((option) => option.id === value)?.title[language] ?? value;
    case 'delegation': {
      const found = delegations.find((delegation) => delegation.id === value);
      return found === undefined ? '…' : delegationName(found);
    }
    case 'disposal':
      return disposals.get(value) ?? '…';
    case 'text':
    case 'log':
    case 'files':
      return value;
  }
}
