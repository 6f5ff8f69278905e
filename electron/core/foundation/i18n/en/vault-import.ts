import type { Complete } from '../complete.ts';
import type { vaultImport as sv } from '../sv/vault-import.ts';

export const vaultImport: Complete<typeof sv> = {
  format: {
    kdbx: 'KeePass (.kdbx)',
    bitwarden: 'Bitwarden (.json)',
    'browser-csv': 'Browser (.csv)',
  },
  browserWarning:
    'A browser’s file often holds private passwords. Only logins that belong to an account in the register are read in. Of the others only the number is kept, no names.',
  personalRole:
    'The account is reached by personal roles. If this is somebody’s own login it does not belong in the vault; then leave it out.',
  unnamed: 'without a name',
  what: {
    note: 'The whole item: note',
    card: 'The whole item: card',
    identity: 'The whole item: identity',
    'ssh-key': 'The whole item: SSH key',
    'other-kind': 'The whole item: unknown kind',
    'without-login': 'The whole item: no login',
    'in-trash': 'The whole item: thrown away',
    'recycle-bin_one': '{{count}} item in the recycle bin',
    'recycle-bin_other': '{{count}} items in the recycle bin',
    field: 'The field “{{name}}”',
    attachment: 'The attachment “{{name}}”',
    history_one: 'History: {{count}} older version',
    history_other: 'History: {{count}} older versions',
    tags: 'Tags: {{name}}',
    expiry: 'Expiry date {{name}}',
    passkey: 'Passkey',
    totp: 'One-time codes (the field “{{name}}”)',
    reference: 'Reference to another item (the field “{{name}}”)',
    'auto-type': 'Settings for auto-type',
  },
  why: {
    'only-logins': 'Only logins are read in.',
    'no-place': 'It has no place in Kanalvakt. Keep it elsewhere if it is needed.',
    'kept-as-extra': 'It has no place of its own. Its content comes along under its name among other details.',
    'not-understood': 'It could not be understood. Look in the old file and fill it in yourself.',
    'in-trash': 'What was thrown away is not read in.',
    'too-long': 'It is too long. As much as there is room for comes along.',
  },
  strength: {
    0: 'Guessed at once',
    1: 'Guessed in minutes',
    2: 'Guessed in hours',
    3: 'Hard to guess',
    4: 'Very hard to guess',
  },
  weak: {
    common: 'It is one of the most common passwords.',
    word: 'It is a common word or name, with something common around it.',
    'about-you': 'It is built on the name of the account or the administration.',
    keyboard: 'The keys are next to each other.',
    repeated: 'The same characters come again and again.',
    sequence: 'The characters follow each other.',
    date: 'It is a date.',
    short: 'It is too short.',
  },
  cli: {
    summary:
      'Reads logins from KeePass, Bitwarden or a browser into the vault. --dry-run shows what would happen. Standard input has a line for each secret: first the file’s password, then the vault’s PIN or passphrase.',
    tried_one: 'Trial of the file, nothing was read in: {{count}} item.',
    tried_other: 'Trial of the file, nothing was read in: {{count}} items.',
    done_one: 'The file is read in: {{count}} item.',
    done_other: 'The file is read in: {{count}} items.',
    counts: '{{taken}} taken + {{lost}} whole items left + {{notConcerned}} not concerned',
    outcome:
      '{{added}} new, {{unchanged}} were there already, {{changed}} differ from the vault and are untouched there',
    notConcernedHelp_one:
      '{{count}} item belongs to no account in the register and is still in the file. --match all takes it in too.',
    notConcernedHelp_other:
      '{{count}} items belong to no account in the register and are still in the file. --match all takes them in too.',
    losses: 'Does not come along as it is (item – what – why):',
    formatNeeded: 'Say what the file is: --format kdbx, bitwarden or browser-csv.',
    deleteOrTry: 'A trial does not delete the file. Choose --dry-run or --delete-source.',
    holdsMore:
      'The file has not been deleted: it holds more than the vault does now. Go through what did not come along.',
    sourceGone:
      'The file {{file}} has been deleted. On an SSD, in backups and in synchronised folders traces may remain: change the passwords that matter most.',
    nothingTaken: 'Nothing of the file is in the vault: {{file}} is untouched.',
    sourceStays:
      'The file with passwords is still there: {{file}}. Remove it when you are done. An SSD may keep traces even so.',
  },
};
