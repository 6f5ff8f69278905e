import type { AccountDraft } from '#core/accounts/contract.ts';
import type { SectionProps } from './Section.tsx';
import { ownerOf, type SectionId } from './sections.ts';
import type { AccountForm } from './use-account-form.ts';

/** What other sections than its own read too. */
const readByOthers: ReadonlySet<string> = new Set<keyof AccountDraft>(['kind', 'platform']);

/** Whether nothing that a section shows has changed from one draft to the next. */
function isOfOthers(section: SectionId, before: AccountDraft, after: AccountDraft): boolean {
  return (Object.keys(after) as Array<keyof AccountDraft>).every((field) => {
    if (before[field] === after[field]) return true;
    const owner = ownerOf(field);
    return owner !== null && owner !== section && !readByOthers.has(field);
  });
}

function hasSameErrors({ errors: before }: AccountForm, { errors: after }: AccountForm): boolean {
  return before.size === after.size && [...after].every(([path, words]) => before.get(path) === words);
}

/**
 * For `memo`: whether a section would be drawn as it stands, since what has changed is shown by another. A letter in one section draws
 * that one and not all ten, which took twelve times as long. A section that is not drawn anew holds the form as it was, with the texts
 * of other sections as they were: what it writes it writes with `change` and `assign`, which go from what stands there by then.
 */
export const drawsAlike =
  (section: SectionId) =>
  (before: SectionProps, after: SectionProps): boolean =>
    before.people === after.people &&
    before.missing === after.missing &&
    before.unchecked === after.unchecked &&
    (['base', 'isTried', 'isSaving', 'isStale', 'refused', 'kept'] as const).every(
      (part) => before.form[part] === after.form[part],
    ) &&
    hasSameErrors(before.form, after.form) &&
    isOfOthers(section, before.form.draft, after.form.draft);
