/** What an entry of the chain is about; worded in `snapshotUi.own.kind.<kind>`. */
const kinds = [
  'account',
  'administration',
  'credential',
  'device',
  'handover-proof',
  'import',
  'person',
  'unit',
  'vault',
] as const;

/** The kind of what was changed, `other` for what has no word of its own. */
export function kindOf(subjectKind: string): (typeof kinds)[number] | 'other' {
  return kinds.find((kind) => kind === subjectKind) ?? 'other';
}

/** What was done, read from the entry's own name; worded in `snapshotUi.own.verb.<verb>`. */
export function verbOf(action: string): 'added' | 'changed' | 'removed' | 'opened' | 'other' {
  if (/-(created|imported|added|founded|bound|resumed)$/.test(action)) return 'added';
  if (/-(removed|voided|discarded|ended)$/.test(action)) return 'removed';
  if (/-(revealed|copied|filled|exported|break-glass)$/.test(action)) return 'opened';
  if (/-(changed|saved|set|named|merged|undone|unvoided|closed|by-list|in-bulk)$/.test(action)) return 'changed';
  return 'other';
}

/** An entry's details on one line; ids that no person can use are left out. */
export function detailsText(details: string): string {
  let read: unknown;
  try {
    read = JSON.parse(details);
  } catch {
    return details;
  }
  return partsOf(read).join(' · ');
}

const isId = (text: string) => /^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(text);

function partsOf(value: unknown, name = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => partsOf(one, name));
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, one]) => partsOf(one, name === '' ? key : `${name}.${key}`));
  if (value === null || value === undefined || value === '') return [];
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return isId(text) ? [] : [name === '' ? text : `${name}: ${text}`];
}
