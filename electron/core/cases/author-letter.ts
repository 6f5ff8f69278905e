import type { Language, Words } from '../foundation/i18n/index.ts';
import { linesOf } from '../foundation/text/looks.ts';
import type { Case } from './contract.ts';
import { speaksOfCriticism } from './criticism.ts';
import { statutory } from './gates.ts';

/**
 * A text to begin with for whoever wrote a post: what was done to which posts, on which ground, how long a block lasts and how to object.
 * `day` says a day as a reader writes it; `administration` signs.
 */
export function authorLetter(
  { edition, state }: Pick<Case, 'edition' | 'state'>,
  {
    words,
    language,
    day,
    administration,
  }: { words: Words; language: Language; day: (day: string) => string; administration: string },
): string {
  const valuesOf = (step: string) => state.steps.find(({ id }) => id === step)?.values ?? {};
  const {
    action = 'remove',
    objection = '',
    'review-on': reviewOn = '',
    'block-ground': blockGround = '',
  } = valuesOf('act');
  const assessed = valuesOf('assess');
  const { ground = '', rule = '' } = assessed;
  const { address = '', more = '' } = valuesOf('knowledge');
  const addresses = linesOf(`${address}\n${more}`);
  const act = action === 'hide' || action === 'block' ? action : 'remove';
  const isLaw = statutory.has(ground);
  const options = edition.steps.find(({ id }) => id === 'assess')?.requires.find(({ id }) => id === 'ground')?.options;
  const groundName = options?.find(({ id }) => id === ground)?.title[language] ?? '';
  const why = () => {
    // That somebody criticised is never said to be why.
    if (speaksOfCriticism(assessed)) return words('evidence.message.notCriticism');
    if (ground === 'own-rules') return words('evidence.message.rule', { rule });
    return words(isLaw ? 'evidence.message.law' : 'evidence.message.ground', { ground: groundName });
  };
  const blocked = { ground: blockGround, day: reviewOn === '' ? '' : day(reviewOn), objection };
  return [
    words('evidence.message.hello'),
    words(`evidence.message.${act}`, { count: addresses.length, address: addresses.join(', ') }),
    why(),
    // A block says itself how to object; of any other measure it is the administration that is asked.
    act === 'block'
      ? words('evidence.message.blocked', blocked)
      : words('evidence.message.objection', { administration }),
    // Somebody who is shut out, or did what the law forbids, is not asked to write again.
    ...(act === 'block' || isLaw ? [] : [words('evidence.message.welcome')]),
    administration,
  ].join('\n\n');
}
