import { type Day } from '../foundation/calendar.ts';
import { Refusal } from '../foundation/errors.ts';
import type { AccessModel, AccountDraft, AccountRole, BulkChange } from './contract.ts';
import type { Platform } from './platforms.ts';

/** Roles that several can have; in the others a new person replaces the old. */
const several: ReadonlySet<AccountRole> = new Set(['editor', 'communicator']);
export const isSeveral = (role: AccountRole): boolean => several.has(role);

/** The ways in that exist on a platform; every one where the catalogue does not know it. `unknown` is always an answer. */
export function modelsOn(platform: Platform | undefined, all: readonly AccessModel[]): AccessModel[] {
  return all.filter((model) => model === 'unknown' || platform === undefined || platform.accessModels.includes(model));
}

/** A draft with a bulk change made to it. What somebody says of access and basinformation was seen today, by `by`. */
export function changedDraft(draft: AccountDraft, change: BulkChange, today: Day, by: string): AccountDraft {
  const { assign, access, checked, contract, ...fields } = change;
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  let changed: AccountDraft = { ...draft, ...given };
  if (contract !== undefined && changed.kind === 'contractor') changed = { ...changed, ...contract };
  if (assign !== undefined) {
    const kept = changed.roles.filter(
      ({ role, personId }) =>
        !assign.some((given) => given.role === role && (!isSeveral(role) || given.personId === personId)),
    );
    changed = { ...changed, roles: [...kept, ...assign] };
  }
  if (access !== undefined) {
    const others = changed.access.filter(({ personId }) => personId !== access.personId);
    changed = { ...changed, access: [...others, { ...access, verifiedOn: today }] };
  }
  if (checked !== undefined) {
    const others = changed.checks.filter(({ item }) => !checked.includes(item));
    const seen = checked.map((item) => ({ item, ok: true, checkedOn: today, checkedBy: by }));
    changed = { ...changed, checks: [...others, ...seen] };
  }
  return changed;
}

/**
 * Refuses a change that would leave an account in a state that nobody means: a way in that its platform does not have,
 * a contractor's account without contract, a time-limited one without end. What was so before is left alone.
 */
export function refuseMeaningless(before: AccountDraft, after: AccountDraft, platform: Platform | undefined): void {
  const { kind, name, accessModel } = after;
  if (accessModel !== before.accessModel && !modelsOn(platform, [accessModel]).includes(accessModel))
    throw new Refusal('access-model-not-there', { platform: platform?.name ?? after.platformName, name });
  if (kind === before.kind) return;
  if (kind === 'contractor' && (after.contractor === '' || after.contractEndsOn === null))
    throw new Refusal('contract-needed', { name });
  const isLimited = kind === 'project' || kind === 'pedagogical';
  if (isLimited && after.endsOn === null && !after.unknownFields.includes('end-date'))
    throw new Refusal('end-date-needed');
}
