import type { z } from 'zod';
import { AccountDraft } from '#core/accounts/contract.ts';
import type { Words } from '#core/foundation/i18n/index.ts';
import { partName } from './part-name.ts';

/** What the field is called that an error stands at; a goal's text is the goal. */
function fieldOf(path: ReadonlyArray<PropertyKey>, t: Words): string {
  return path[0] === 'goals' ? t('accounts.wrong.goal') : partName(String(path[0]), t);
}

/** What is wrong with one value, in words about what to do. */
function wordsOf(issue: z.core.$ZodIssue, t: Words): string {
  if (issue.code === 'too_small')
    return issue.origin === 'string'
      ? t('accounts.wrong.needed', { field: fieldOf(issue.path, t) })
      : t('accounts.wrong.least', { min: Number(issue.minimum) });
  if (issue.code === 'too_big')
    return issue.origin === 'string'
      ? t('accounts.wrong.tooLong', { max: Number(issue.maximum) })
      : t('accounts.wrong.most', { max: Number(issue.maximum) });
  if (issue.code === 'invalid_format') return t('accounts.wrong.date');
  if (issue.code === 'invalid_type') return t('accounts.wrong.number');
  return t('accounts.wrong.other');
}

/** What the contract says is wrong with a draft: path (`name`, `goals.0.text`) → words. Empty when it can be saved. */
export function draftErrors(draft: AccountDraft, t: Words): ReadonlyMap<string, string> {
  const parsed = AccountDraft.safeParse(draft);
  const errors = new Map<string, string>();
  if (!parsed.success)
    for (const issue of parsed.error.issues) {
      const path = issue.path.join('.');
      if (!errors.has(path)) errors.set(path, wordsOf(issue, t));
    }
  return errors;
}
