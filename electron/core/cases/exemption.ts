import type { Edition, Requirement } from './engine/contract.ts';

/** The exemption from a start freeze, as the standard's decision step asks for it since its version 3. */
export const exemptionQuestion: Requirement = {
  id: 'exemption',
  kind: 'text',
  title: { sv: 'Undantag från startstopp, enligt beslut', en: 'Exempt from a start freeze, by decision' },
  options: [],
  needed: false,
  when: { answer: 'answer', is: ['yes', 'preapproved'] },
};

/**
 * A start routine as it is asked today: a freeze holds in every case, also those of an older routine, and so does the named decision that exempts from it.
 * A routine that has the question is left as it is; an answer that nobody needs to give changes no case that went before.
 */
export function asksForExemption(edition: Edition): Edition {
  if (edition.id !== 'start') return edition;
  const steps = edition.steps.map((step) => {
    const { id, requires } = step;
    const answers = requires.find((one) => one.id === 'answer')?.options.map((option) => option.id) ?? [];
    const is = ['yes', 'preapproved'].filter((answer) => answers.includes(answer));
    if (id !== 'decision' || is.length === 0 || requires.some((one) => one.id === exemptionQuestion.id)) return step;
    return { ...step, requires: [...requires, { ...exemptionQuestion, when: { answer: 'answer', is } }] };
  });
  return { ...edition, steps };
}
