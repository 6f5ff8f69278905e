import type { Account, AccountRole, Gap } from '../accounts/contract.ts';
import { isActive } from '../accounts/rules.ts';
import type { Day } from '../foundation/calendar.ts';
import { sv } from '../foundation/i18n/sv/index.ts';
import type { ImportField } from './contract.ts';

/** The version of the inventory's columns; raised when one is added, renamed or means something else. `docs/inventory-schema.md`. */
export const inventoryVersion = 1;

/** A person as the inventory needs to know them. */
export interface InventoryPerson {
  name: string;
  title: string;
  email: string;
  emailKind: string;
  phone: string;
  phoneKind: string;
  protectedIdentity: boolean;
  leavesOn: Day | null;
}

/** What an account's row is made from, besides the account. */
export interface InventoryNames {
  administration: string;
  units: ReadonlyMap<string, string>;
  people: ReadonlyMap<string, InventoryPerson>;
  today: Day;
}

/** A cell: text, a day as text, or a whole number; empty is `''`. */
export type InventoryValue = string | number;

/** One column of the inventory, the same in every format. */
export interface InventoryColumn {
  /** Its name in JSON. */
  key: string;
  kind: 'text' | 'day' | 'number';
  /** Characters, in the workbook. */
  width: number;
  /** The field that fills when the file is read again; none for what follows from other columns. */
  field: ImportField | null;
  /** Follows from the rest or from the day; never counts as a change. */
  derived: boolean;
  value(account: Account, names: InventoryNames): InventoryValue;
}

/** What stands for a person whose identity is protected: never the name, also not for those who may see it in the app. */
const protectedMark = 'skyddade personuppgifter';

const yesNo = (value: boolean) => (value ? 'ja' : 'nej');
const day = (value: Day | null) => value ?? '';

function peopleOf(account: Account, role: AccountRole, names: InventoryNames): InventoryPerson[] {
  return account.roles
    .filter((entry) => entry.role === role)
    .map((entry) => names.people.get(entry.personId))
    .filter(
      (person): person is InventoryPerson =>
        person !== undefined && isActive({ ...person, isCommunicator: false, isManager: false }, names.today),
    );
}

function namesOf(account: Account, role: AccountRole, names: InventoryNames): string {
  return peopleOf(account, role, names)
    .map((person) =>
      person.protectedIdentity ? `${person.title || sv.terms.accountRole[role]} (${protectedMark})` : person.name,
    )
    .join('; ');
}

/** A contact address goes out only when it is marked funktion or tjänst, and never for a protected identity. */
function contactOf(account: Account, names: InventoryNames, which: 'email' | 'phone'): string {
  const person = peopleOf(account, 'responsible', names)[0];
  if (person === undefined || person.protectedIdentity) return '';
  const kind = which === 'email' ? person.emailKind : person.phoneKind;
  return kind === 'function' || kind === 'work' ? person[which] : '';
}

const months = ['jan', 'feb', 'mars', 'apr', 'maj', 'juni', 'juli', 'aug', 'sep', 'okt', 'nov', 'dec'];
const periodWords = { '': '', week: 'vecka', month: 'månad', quarter: 'kvartal' } as const;

function normText({ norm }: Account): string {
  const often = norm.posts === null || norm.per === '' ? '' : `${norm.posts} per ${periodWords[norm.per]}`;
  switch (norm.preset) {
    case 'administration':
      return '';
    case 'none':
      return 'ingen';
    case 'own':
      return often;
    case 'season': {
      const from = norm.seasonFrom === null ? undefined : months[norm.seasonFrom - 1];
      const to = norm.seasonTo === null ? undefined : months[norm.seasonTo - 1];
      const season = from === undefined || to === undefined ? 'säsong' : `säsong ${from}–${to}`;
      return often === '' ? season : `${season}, ${often}`;
    }
  }
}

function goalsText({ goals }: Account): string {
  return goals
    .map((goal) => `${sv.terms.goalKind[goal.kind]}: ${goal.text}${goal.measure === '' ? '' : ` (${goal.measure})`}`)
    .join('\n');
}

/** Ja when all six items are right, nej when all that were looked at are wrong, delvis between, nothing when nobody has looked. */
function basicsText({ checks }: Account): string {
  const items = checks.filter((check) => check.item !== 'profile-picture');
  if (items.length === 0) return '';
  const right = items.filter((check) => check.ok).length;
  return right === 6 ? 'ja' : right === 0 ? 'nej' : 'delvis';
}

function pictureText({ checks }: Account): string {
  const check = checks.find(({ item }) => item === 'profile-picture');
  return check === undefined ? '' : yesNo(check.ok);
}

/** Weaknesses of access stay inside the administration (product.md E7). */
const hiddenGaps: ReadonlySet<Gap> = new Set([
  'access-model',
  'access-nobody',
  'access-few',
  'access-unknown',
  'communicator-access',
  'two-step',
  'function-mailbox',
]);

/** What the files say is missing: the gaps of completeness, without the weaknesses of access. */
export const toldGaps = ({ derived }: Pick<Account, 'derived'>): Gap[] =>
  derived.gaps.filter((gap) => !hiddenGaps.has(gap));

const missingText = (account: Account) =>
  toldGaps(account)
    .map((gap) => sv.terms.gap[gap])
    .join('; ');

type Value = InventoryColumn['value'];
const column = (
  key: string,
  width: number,
  field: ImportField | null,
  value: Value,
  more: Partial<Pick<InventoryColumn, 'kind' | 'derived'>> = {},
): InventoryColumn => ({ key, kind: 'text', width, field, derived: false, ...more, value });
const role = (key: string, field: ImportField, which: AccountRole) =>
  column(key, 24, field, (account, names) => namesOf(account, which, names));

/** The columns, in order. Notes, ways in, verifications, two-step, mailboxes and what an import kept never have one. */
export const inventoryColumns: readonly InventoryColumn[] = [
  column('key', 40, null, (a) => a.canonicalKey),
  column('id', 38, null, (a) => a.id),
  column('administration', 22, 'administration', (_, names) => names.administration),
  column('unit', 22, 'unit', (a, names) => (a.unitId === null ? '' : (names.units.get(a.unitId) ?? ''))),
  column('name', 34, 'name', (a) => a.name),
  column('platform', 14, 'platform', (a) => a.platformName),
  column('address', 48, 'address', (a) => a.url),
  column('handle', 24, 'handle', (a) => a.handle),
  column('kind', 16, 'kind', (a) => sv.terms.kind[a.kind]),
  column('status', 14, 'status', (a) => sv.terms.status[a.status]),
  column('statusSince', 12, null, (a) => day(a.statusSince), { kind: 'day' }),
  column('started', 12, 'started', (a) => day(a.startedOn), { kind: 'day' }),
  column('startedText', 20, 'started', (a) => a.startedText),
  column('ends', 12, 'ends', (a) => day(a.endsOn), { kind: 'day' }),
  column('endsText', 20, 'ends', (a) => a.endsText),
  column('purpose', 50, 'purpose', (a) => a.purpose),
  column('targetGroup', 28, 'target-group', (a) => a.targetGroup),
  column('benefit', 28, 'benefit', (a) => a.benefit),
  column('planLink', 28, 'plan-link', (a) => a.planLink),
  column('goals', 50, 'goals', goalsText),
  role('responsible', 'responsible', 'responsible'),
  column('responsibleEmail', 28, 'responsible-email', (a, names) => contactOf(a, names, 'email')),
  column('responsiblePhone', 18, 'responsible-phone', (a, names) => contactOf(a, names, 'phone')),
  role('deputy', 'deputy', 'deputy'),
  role('manager', 'manager', 'manager'),
  role('editors', 'editors', 'editor'),
  role('communicators', 'communicator', 'communicator'),
  role('planning', 'planning', 'planning'),
  role('publishing', 'publishing', 'publishing'),
  role('followUp', 'follow-up', 'follow-up'),
  role('monitoring', 'monitoring', 'monitoring'),
  role('moderation', 'moderation', 'moderation'),
  column('basics', 14, 'basics', basicsText),
  column('profilePicture', 14, 'profile-picture', pictureText),
  column('contractor', 24, 'contractor', (a) => a.contractor),
  column('contractEnds', 12, 'contract-ends', (a) => day(a.contractEndsOn), { kind: 'day' }),
  column('ownerAfterContract', 24, 'owner-after-contract', (a) => a.ownerAfterContract),
  column('norm', 22, 'norm', normText),
  column('rounds', 12, 'rounds', (a) => a.roundsPerDay ?? '', { kind: 'number' }),
  column('lastPost', 14, 'last-post', (a) => day(a.lastPostOn), { kind: 'day' }),
  column('archiveLevel', 18, 'archive-level', (a) =>
    a.archiveLevel === '' ? '' : sv.terms.archiveLevel[a.archiveLevel],
  ),
  column('languages', 16, 'languages', (a) => a.languages),
  column('onPublicList', 12, 'on-public-list', (a) => yesNo(a.onPublicList)),
  column('missing', 70, null, missingText, { derived: true }),
];

/** The heading of each column, in Swedish whoever exports: SLK reads one language. */
export const inventoryHeadings: readonly string[] = inventoryColumns.map(
  ({ key }) => sv.inventory.column[key as keyof typeof sv.inventory.column],
);

/** One account as a row of the inventory. */
export function inventoryRow(account: Account, names: InventoryNames): InventoryValue[] {
  return inventoryColumns.map((one) => one.value(account, names));
}
