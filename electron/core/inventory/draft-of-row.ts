import { isSeveral } from '../accounts/bulk-rules.ts';
import type { Account, AccountDraft, AccountKind, AccountStatus, Check, CheckItem } from '../accounts/contract.ts';
import { AccountDraft as DraftShape } from '../accounts/contract.ts';
import { emptyDraft } from '../accounts/empty-draft.ts';
import type { ImportField } from './contract.ts';
import { newStatus } from './new-status.ts';
import { roleFields, type RowAccount } from './reading/read-row.ts';
import { withoutSecrets } from './reading/secrets.ts';
import { columnsOf } from './register-text.ts';
import type { InventoryNames } from './schema.ts';

/** Who and where the names of a row are in the register. */
export interface RowPlaces {
  administrationId: string;
  unitId: string | null;
  personId: (name: string) => string;
  /** The kind of a new account whose row says none. */
  kind: AccountKind;
  /** The status of a new account that the list says none of; in use where nobody has said another. */
  unsaidStatus?: AccountStatus | undefined;
  /** Whether the row's status opens an account again that somebody has ended in the app; it does not where nobody has said so. */
  opensAgain?: boolean | undefined;
}

/** A draft with the status and the kept texts that a row gives an account. */
export interface RowDraft {
  draft: AccountDraft;
  status: AccountStatus;
  importedText: Record<string, string>;
}

const basicItems: readonly CheckItem[] = ['sender', 'expectation', 'terms', 'contact', 'website', 'privacy'];

/** Adds what the row says of the checks; an item that somebody has judged right keeps its day and its name. */
function checksWith(before: readonly Check[], basics: boolean | null, picture: boolean | null): Check[] {
  const said = new Map<CheckItem, boolean>();
  if (basics !== null) for (const item of basicItems) said.set(item, basics);
  if (picture !== null) said.set('profile-picture', picture);
  const kept = before.filter(({ item, ok }) => ok || said.get(item) !== true);
  const missing = [...said].filter(([item]) => !kept.some((check) => check.item === item));
  return [...kept, ...missing.map(([item, ok]) => ({ item, ok, checkedOn: null, checkedBy: '' }))];
}

/** Who is named after the first for what one person does, by name. */
export function furtherEditors(people: RowAccount['people']): string[] {
  const named = (Object.keys(people) as Array<keyof typeof people>)
    .filter((field) => !isSeveral(roleFields[field]))
    .flatMap((field) => people[field]?.slice(1) ?? []);
  return named.length === 0 ? [] : [...new Set(named.map(({ name }) => name))];
}

const fieldsOfRoles = Object.entries(roleFields) as Array<
  [keyof typeof roleFields, (typeof roleFields)[keyof typeof roleFields]]
>;

/** The roles after a row's people: a single role passes to the one named, further names become editors. */
function rolesWith(
  before: AccountDraft['roles'],
  row: RowAccount,
  says: (field: ImportField) => boolean,
  personId: (name: string) => string,
): AccountDraft['roles'] {
  let roles = before;
  const add = (role: AccountDraft['roles'][number]['role'], id: string) => {
    if (!roles.some((entry) => entry.role === role && entry.personId === id))
      roles = [...roles, { role, personId: id }];
  };
  for (const [field, role] of fieldsOfRoles) {
    const named = row.people[field];
    if (named === undefined || !says(field)) continue;
    const [first, ...others] = named.map((person) => personId(person.name));
    if (first === undefined) continue;
    if (isSeveral(role)) for (const id of [first, ...others]) add(role, id);
    else {
      // Whoever has it already keeps their place: the same people in another order are no change.
      const holders = roles.filter((entry) => entry.role === role);
      // Two who have changed places in the cell: the one named first was editor only because the other was.
      const hasChangedPlace =
        holders.some(({ personId: id }) => id !== first && others.includes(id)) &&
        row.people.editors?.some(({ name }) => personId(name) === first) !== true;
      if (hasChangedPlace) roles = roles.filter((entry) => entry.role !== 'editor' || entry.personId !== first);
      if (holders.length !== 1 || holders[0]?.personId !== first)
        roles = [...roles.filter((entry) => entry.role !== role), { role, personId: first }];
      for (const id of others) add('editor', id);
    }
  }
  return roles;
}

/** A new account as its row describes it; what the row does not say is left open. */
export function draftOfRow(row: RowAccount, places: RowPlaces): RowDraft {
  const kind = row.kind ?? places.kind;
  return {
    draft: {
      ...emptyDraft,
      administrationId: places.administrationId,
      unitId: places.unitId,
      name: row.name,
      kind,
      platform: row.platform,
      platformName: row.platformName,
      url: row.url,
      handle: row.handle,
      norm: row.normInPassing ?? emptyDraft.norm,
      roles: rolesWith([], row, () => true, places.personId),
      goals: row.goals,
      checks: checksWith([], row.basics, row.picture),
      ...row.fields,
    },
    status: newStatus(row, places.unsaidStatus ?? 'active'),
    importedText: row.importedText,
  };
}

/** The fields of a draft that a column fills. */
const fieldOf: Record<keyof RowAccount['fields'], ImportField> = {
  startedOn: 'started',
  startedText: 'started',
  endsOn: 'ends',
  endsText: 'ends',
  purpose: 'purpose',
  targetGroup: 'target-group',
  benefit: 'benefit',
  planLink: 'plan-link',
  contractor: 'contractor',
  contractEndsOn: 'contract-ends',
  ownerAfterContract: 'owner-after-contract',
  accessModel: 'access-model',
  twoStep: 'two-step',
  functionMailbox: 'function-mailbox',
  lastPostOn: 'last-post',
  roundsPerDay: 'rounds',
  norm: 'norm',
  archiveLevel: 'archive-level',
  onPublicList: 'on-public-list',
  languages: 'languages',
  note: 'note',
};

/** What a new address changes. A row without one takes none away, and a user name that was the old address's follows. */
function addressAfter(before: Account, row: RowAccount, says: (field: ImportField) => boolean): Partial<AccountDraft> {
  const { newAddress, url, platform, platformName, handle } = row;
  if (newAddress === undefined || (url === '' && before.url !== '')) return {};
  const isOldName = handle === before.handle && before.url.toLowerCase().includes(handle.toLowerCase());
  return {
    ...((url !== '' || says('platform')) && { url, platform, platformName }),
    handle: (isOldName ? newAddress.handle : '') || handle || before.handle,
  };
}

/** How far an account has ended, in statuses that the app asks a reason for. */
const ended: Partial<Record<AccountStatus, number>> = { closing: 1, closed: 2 };

/** Whether a status would open an account again that somebody has ended in the app: what a list made of it has no day. */
export const opensAgain = (before: Pick<Account, 'status' | 'statusSince'>, status: AccountStatus): boolean =>
  before.statusSince !== null && (ended[status] ?? 0) < (ended[before.status] ?? 0);

/** The status after a row: what the row says, but not against whoever has ended the account in the app. */
function statusAfter(before: Account, row: RowAccount, says: boolean, { opensAgain: opens }: RowPlaces): AccountStatus {
  if (row.status === null || row.status === 'unknown' || !says) return before.status;
  return opens !== true && opensAgain(before, row.status) ? before.status : row.status;
}

/** Whether a row says what the register says, but for a password that stands there of old and that no list brings: it is no change. */
const isWithoutSecret = (before: unknown, said: unknown) =>
  typeof before === 'string' && before !== said && withoutSecrets(before) === said;

const draftFields = Object.keys(DraftShape.shape) as Array<keyof AccountDraft>;

/**
 * A registered account after a row of a list: the row fills and changes only what it says, an empty cell never erases,
 * and a cell that says what our own export would say changes nothing, nor one that says it without a password that the register has of old.
 */
export function draftAfterRow(before: Account, row: RowAccount, places: RowPlaces, names: InventoryNames): RowDraft {
  const says = (field: ImportField) => {
    const text = row.texts.get(field);
    return (
      text !== undefined &&
      !(columnsOf.get(field) ?? []).some((column) => String(column.value(before, names)).trim() === text)
    );
  };
  const draft = Object.fromEntries(draftFields.map((field) => [field, before[field]])) as AccountDraft;
  const fields = Object.fromEntries(
    (Object.keys(row.fields) as Array<keyof RowAccount['fields']>)
      .filter((name) => says(fieldOf[name]))
      .filter((name) => !isWithoutSecret(before[name], row.fields[name]))
      // A text that is no day does not replace a day that somebody knows.
      .filter(
        (name) =>
          !(name === 'startedText' && before.startedOn !== null) && !(name === 'endsText' && before.endsOn !== null),
      )
      .map((name) => [name, row.fields[name]]),
  );
  return {
    draft: {
      ...draft,
      ...fields,
      ...(row.isNamed && says('name') && { name: row.name }),
      ...(row.unit !== '' && says('unit') && { unitId: places.unitId }),
      ...(row.kind !== null && says('kind') && { kind: row.kind }),
      ...(before.handle === '' && { handle: row.handle }),
      ...addressAfter(before, row, says),
      roles: rolesWith(before.roles, row, says, places.personId),
      goals: before.goals.length === 0 ? row.goals : before.goals,
      checks: checksWith(
        before.checks,
        says('basics') ? row.basics : null,
        says('profile-picture') ? row.picture : null,
      ),
    },
    status: statusAfter(before, row, says('status'), places),
    importedText: {
      ...before.importedText,
      ...Object.fromEntries(
        Object.entries(row.importedText).filter(([heading, text]) => {
          const field = row.notUnderstood[heading];
          if (isWithoutSecret(before.importedText[heading], text)) return false;
          return field === undefined || says(field);
        }),
      ),
    },
  };
}
