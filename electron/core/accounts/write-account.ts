import type { Context, Db } from '../foundation/context.ts';
import { dayOf } from '../foundation/calendar.ts';
import type { Row } from '../foundation/database/schema.ts';
import { Refusal } from '../foundation/errors.ts';
import { searchText, sortKey } from '../foundation/text/swedish.ts';
import type { AdministrationSettings } from '../settings/contract.ts';
import { readSettings } from '../settings/read-settings.ts';
import { canonicalAccount } from './canonical-account.ts';
import type { AccountDraft, AccountStatus } from './contract.ts';
import { derivedColumns, draftColumns } from './account-columns.ts';
import { peopleFacts, unitNames } from './lookup-repository.ts';
import type { AccountToWrite } from './repository.ts';
import { deriveFacts } from './rules.ts';

/** What every account of an administration shares while it is written; read once, also for ten thousand rows. */
export interface WritingDesk {
  administrationId: string;
  settings: AdministrationSettings;
  units: ReadonlyMap<string, string>;
  people: Awaited<ReturnType<typeof peopleFacts>>;
}

/** Prepares to write accounts that name these people; refuses an unknown administration. */
export async function writingDesk(db: Db, administrationId: string, personIds: Iterable<string>): Promise<WritingDesk> {
  return {
    administrationId,
    settings: await readSettings(db, administrationId),
    units: await unitNames(db, administrationId),
    people: await peopleFacts(db, [...new Set(personIds)]),
  };
}

/** Everybody a draft names, or as much of one as a change kept. */
export function peopleIn({
  roles = [],
  access = [],
}: {
  [F in 'roles' | 'access']?: AccountDraft[F] | undefined;
}): string[] {
  return [...roles, ...access].map(({ personId }) => personId);
}

/** The items with each key once, what was said last of it; the same list where none is said twice. */
function once<T>(items: T[], keyOf: (item: T) => string): T[] {
  if (items.length < 2) return items;
  const byKey = new Map(items.map((item) => [keyOf(item), item]));
  return byKey.size === items.length ? items : [...byKey.values()];
}

/** The draft with each person once in a role and once among those who get in, and each check once. */
function withoutRepeats(draft: AccountDraft): AccountDraft {
  const roles = once(draft.roles, ({ role, personId }) => `${role} ${personId}`);
  const access = once(draft.access, ({ personId }) => personId);
  const checks = once(draft.checks, ({ item }) => item);
  const isSame = roles === draft.roles && access === draft.access && checks === draft.checks;
  return isSame ? draft : { ...draft, roles, access, checks };
}

/** The row to store for a draft: canonical address, keys for search and order, derived facts. Refuses unknown people and units. */
export function accountToWrite(
  context: Context,
  desk: WritingDesk,
  given: AccountDraft,
  before: Pick<
    Row<'account'>,
    'id' | 'version' | 'status' | 'status_since' | 'created_at' | 'imported_text' | 'voided_at' | 'void_reason'
  >,
): AccountToWrite {
  const unitName = given.unitId === null ? '' : (desk.units.get(given.unitId) ?? '');
  const { account: draft, canonicalKey } = canonicalAccount(context.catalogue, withoutRepeats(given), unitName);
  if (draft.unitId !== null && !desk.units.has(draft.unitId)) throw new Refusal('unknown-unit');
  if (peopleIn(draft).some((id) => !desk.people.has(id))) throw new Refusal('unknown-person');
  const today = dayOf(context.clock.now());
  const status = before.status as AccountStatus;
  const derived = deriveFacts({ draft, status, people: desk.people, settings: desk.settings, today });
  const names = draft.roles.map((role) => desk.people.get(role.personId)?.name);
  return {
    draft,
    row: {
      ...draftColumns(draft),
      ...derivedColumns(derived, today),
      id: before.id,
      sort_key: sortKey(draft.name),
      search_text: searchText(
        draft.name,
        draft.handle,
        draft.url,
        draft.platformName,
        unitName,
        draft.contractor,
        ...names,
      ),
      canonical_key: canonicalKey,
      status,
      status_since: before.status_since,
      imported_text: before.imported_text,
      version: before.version,
      voided_at: before.voided_at,
      void_reason: before.void_reason,
      created_at: before.created_at,
      updated_at: context.clock.now().toISOString(),
    },
  };
}
