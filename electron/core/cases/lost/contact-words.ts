import type { Words } from '../../foundation/i18n/index.ts';
import type { Contact } from '../engine/contract.ts';

/** An attempt at contact in one line: the way, to whom, what was said, and the answer or that there was none. */
export function contactText({ way, to, answer }: Contact, said: string, words: Words): string {
  const answered = answer === '' ? words('lost.contact.noAnswer') : words('lost.contact.answered', { answer });
  return [`${words(`lost.contact.ways.${way}`)}: ${to}`, said, answered]
    .filter((part) => part !== '')
    .map((part) => (/[.!?…]$/u.test(part) ? part : `${part}.`))
    .join(' ');
}
