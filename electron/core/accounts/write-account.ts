import type { Context, Db } from '../foundation/context.ts';
import { dayOf } from '../foundation/calendar.ts';
import type { Row } from '../foundation/database/schema.ts';
import { Refusal } from '../foundation/errors.ts';
import { searchText, sortKey } from '../foundation/text/swedish.ts';
import type { AdministrationSettings } from '../settings/contract.ts';
import { settingsOf } from '../settings/repository.ts';
import type { AccountDraft, AccountStatus } from './contract.ts';
import { fallbackKey, platformById, recogniseAddress } from './platforms.ts';
import { type AccountToWrite, derivedColumns, draftColumns, peopleFacts, unitNames } from './repository.ts';
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
  const settings = await settingsOf(db, administrationId);
  if (settings === null) throw new Refusal('unknown-administration');
  return {
    administrationId,
    settings,
    units: await unitNames(db, administrationId),
    people: await peopleFacts(db, [...new Set(personIds)]),
  };
}

/** Everybody a draft names. */
export function peopleIn(draft: AccountDraft): string[] {
  return [...draft.roles.map((role) => role.personId), ...draft.access.map((entry) => entry.personId)];
}

/** The draft with its address recognised: platform, canonical address, handle and key. An unknown platform is kept as it was written. */
export function withCanonicalAddress(
  context: Context,
  desk: WritingDesk,
  draft: AccountDraft,
): { draft: AccountDraft; canonicalKey: string } {
  const byAddress = recogniseAddress(context.catalogue, draft.url, draft.platform);
  const isNoAddress = draft.url !== '' && byAddress === null;
  const recognised = byAddress ?? recogniseAddress(context.catalogue, draft.handle, draft.platform);
  const unitName = draft.unitId === null ? '' : (desk.units.get(draft.unitId) ?? '');
  const platform = platformById(context.catalogue, recognised?.platform ?? draft.platform);
  const known = {
    ...draft,
    platform: recognised?.platform ?? draft.platform,
    platformName: platform?.name ?? (draft.platformName || (recognised?.platformName ?? '')),
    url: recognised?.url ?? '',
    handle: draft.handle !== '' ? draft.handle : (recognised?.handle ?? draft.url.slice(0, 300)),
    // What is no address never becomes a link, and is not lost either.
    note: isNoAddress && draft.handle !== '' ? `${draft.note}\n${draft.url}`.trim() : draft.note,
  };
  const channel = known.platform === 'other' ? `other ${known.platformName}` : known.platform;
  return { draft: known, canonicalKey: recognised?.canonicalKey ?? fallbackKey(channel, known.name, unitName) };
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
  const { draft, canonicalKey } = withCanonicalAddress(context, desk, given);
  if (draft.unitId !== null && !desk.units.has(draft.unitId)) throw new Refusal('unknown-unit');
  if (peopleIn(draft).some((id) => !desk.people.has(id))) throw new Refusal('unknown-person');
  const today = dayOf(context.clock.now());
  const status = before.status as AccountStatus;
  const derived = deriveFacts({ draft, status, people: desk.people, settings: desk.settings, today });
  const unitName = draft.unitId === null ? '' : (desk.units.get(draft.unitId) ?? '');
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
