export const settings = {
  title: 'Settings',
  verify: {
    'database-ok': 'The database is sound: {{count}} accounts.',
    'database-broken': 'The database is damaged ({{detail}}). Change nothing more. Restore the latest backup.',
    'schema-ok': 'The tables are those that the program expects.',
    'schema-differs':
      'The tables differ from those of the program: {{detail}}. Somebody has changed the file outside the program.',
    'chain-ok': 'The log of events is unbroken: {{count}} events.',
    'chain-missing': 'An event is missing from the log of device {{device}}: number {{sequence}}.',
    'chain-changed': 'An event in the log of device {{device}} has been changed: number {{sequence}}.',
    'chain-cut': 'The end of the log of device {{device}} is missing. Event {{sequence}} existed and is gone.',
    'chain-recomputed':
      'The log of device {{device}} has been calculated anew: event {{sequence}} is not the one that was signed here.',
    'chain-unreadable': 'The log of events cannot be read, since the database is damaged.',
    'signature-ok': 'The log is signed up to event {{sequence}}.',
    'signature-none-yet': 'The log is not signed yet. That happens at the next backup or export.',
    'signature-no-keychain': 'Unsigned: there is no keychain on this computer.',
    'signature-missing': 'A signature has been removed from the log of device {{device}}: event {{sequence}}.',
    'signature-wrong': 'A signature in the log of device {{device}} does not match: event {{sequence}}.',
    'signature-unknown-key':
      'An event in the log of device {{device}} is signed with an unknown key: number {{sequence}}.',
    'signing-key-replaced': 'Device {{device}} has another signing key than its log says.',
    'signing-key-lost':
      'The signing key is no longer in the keychain of this computer. What was signed up to event {{sequence}} is right; a new key is made at the next backup.',
    'details-ok': 'The details of the events are unchanged.',
    'details-gone': 'The details of {{count}} events have been disposed of. The log is unbroken all the same.',
    'details-changed': 'The details of event {{sequence}} of device {{device}} have been changed afterwards.',
    'backups-ok': '{{count}} backups can be read.',
    'backups-none': 'There is no backup yet.',
    'backup-damaged': 'The backup {{file}} is damaged. Make a new one, and check the disk.',
  },
} as const;
