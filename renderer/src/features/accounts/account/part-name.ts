import { AccountDraft, AccountRole, CheckItem } from '#core/accounts/contract.ts';
import type { Words } from '#core/foundation/i18n/index.ts';
import type { Part } from './draft.ts';

/** What a part of the draft is called on the page. */
export function partName(part: Part, t: Words): string {
  const [field, key] = part.split('.');
  const role = AccountRole.safeParse(key);
  if (field === 'roles' && role.success) return t(`terms.accountRole.${role.data}`);
  const item = CheckItem.safeParse(key);
  if (field === 'checks' && item.success) return t(`terms.checkItem.${item.data}`);
  return fieldName(part, t);
}

/** What a field is called; the field's own key if it is none of ours, as in the history of an older version. */
export function fieldName(field: string, t: Words): string {
  return isField(field) ? t(`accounts.field.${field}`) : field;
}

function isField(field: string): field is keyof AccountDraft {
  return Object.hasOwn(AccountDraft.shape, field);
}
