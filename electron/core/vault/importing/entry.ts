/** The kinds of file that other vaults and browsers leave behind. */
export type VaultFileFormat = 'kdbx' | 'bitwarden' | 'browser-csv';

/** One login as another vault kept it, in words of our own; secrets are in it, so it is sealed or forgotten, never logged. */
export interface VaultEntry {
  /** As the file called it; `''` when it had no name. */
  title: string;
  login: string;
  password: string;
  /** As `readTotp` writes it (`otpauth://…`); `''` for none. */
  totp: string;
  /** As they were written, the main one first. */
  urls: string[];
  notes: string;
  /** Fields that have no place of their own here: kept under their own names, and each is named in the losses. */
  extra: ExtraField[];
  recoveryCodes: string;
  /** The folders above it, outermost first. */
  groupPath: string[];
  losses: LostPart[];
}

export interface ExtraField {
  name: string;
  value: string;
}

/** What was left behind of an item, by a code that every language has words for. */
export type LostWhat =
  | 'note'
  | 'card'
  | 'identity'
  | 'ssh-key'
  | 'other-kind'
  | 'without-login'
  | 'in-trash'
  | 'recycle-bin'
  | 'field'
  | 'attachment'
  | 'history'
  | 'tags'
  | 'expiry'
  | 'passkey'
  | 'totp'
  | 'reference'
  | 'auto-type';

/** Why it was left behind. */
export type LostWhy = 'only-logins' | 'no-place' | 'kept-as-extra' | 'not-understood' | 'in-trash' | 'too-long';

/** One thing that did not come along; `name` is the name of a field or an attachment, never its content. */
export interface LostPart {
  what: LostWhat;
  name: string;
  why: LostWhy;
}

/** An item of the file that is no login, or none that can be used: left whole. */
export interface LostItem extends LostPart {
  title: string;
}

/** Everything a file held: items = entries + lost. */
export interface VaultFile {
  entries: VaultEntry[];
  lost: LostItem[];
  /** Said once for the file, outside the count of items: what lies in its bin. */
  remarks: LostItem[];
}

/** An entry with nothing in it yet. */
export function emptyEntry(title: string): VaultEntry {
  return {
    title,
    login: '',
    password: '',
    totp: '',
    urls: [],
    notes: '',
    extra: [],
    recoveryCodes: '',
    groupPath: [],
    losses: [],
  };
}

/** Whether there is anything to log in with. */
export function isLogin(entry: VaultEntry): boolean {
  return entry.login !== '' || entry.password !== '' || entry.totp !== '' || entry.recoveryCodes !== '';
}
