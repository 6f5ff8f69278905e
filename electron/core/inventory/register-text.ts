import type { Account } from '../accounts/contract.ts';
import { sv } from '../foundation/i18n/sv/index.ts';
import type { ImportField } from './contract.ts';
import { inventoryColumns, type InventoryNames } from './schema.ts';

/** The inventory's columns by the field that each of them fills. */
export const columnsOf = Map.groupBy(inventoryColumns, (column) => column.field);

/** Fields that a list can fill and the inventory has no column for. */
const others: Partial<Record<ImportField, (account: Account) => string>> = {
  // A status that nobody knows is open, as an empty field is.
  status: ({ status }) => (status === 'unknown' ? '' : sv.terms.status[status]),
  'access-model': ({ accessModel }) => (accessModel === 'unknown' ? '' : sv.terms.accessModel[accessModel]),
  'two-step': ({ twoStep }) => (twoStep === 'unknown' ? '' : sv.terms.twoStep[twoStep]),
  'function-mailbox': ({ functionMailbox }) => functionMailbox,
  note: ({ note }) => note,
};

/** What the register says of a field, in the words of the inventory; empty where it says nothing. */
export function registerText(account: Account, field: ImportField, names: InventoryNames): string {
  const other = others[field];
  if (other !== undefined) return other(account);
  return (columnsOf.get(field) ?? [])
    .map((column) => String(column.value(account, names)).trim())
    .filter((text) => text !== '')
    .join(', ');
}
