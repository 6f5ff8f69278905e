import type { Complete } from '../complete.ts';
import type { snapshot as sv } from '../sv/snapshot.ts';

/** The shared folder: the register on a colleague's computer. */
export const snapshot: Complete<typeof sv> = {
  title: 'Shared folder',
  side: {
    none: 'No shared folder has been chosen. If the computer breaks, the register is only in backups.',
    writer: 'The register is written on this computer.',
    reader: 'This computer reads a copy.',
    former: 'The register has been taken over by another computer.',
    'put-out':
      'The computer has been removed from the vault: only what was here already is read, and nothing is written, opened or laid in the folder.',
    restored: 'The register is restored. Take it over to write to the shared folder again.',
  },
  due: {
    'no-shared-folder': 'No shared folder: if the computer breaks, nobody reaches the logins',
    trouble: 'The shared folder needs attention',
    late: 'Changes have not reached the shared folder',
    'taken-over_one': 'The register is taken over by {{computer}}; {{count}} change of yours to enter there',
    'taken-over_other': 'The register is taken over by {{computer}}; {{count}} changes of yours to enter there',
    'put-out': 'This computer has been removed from the vault',
    restored: 'Restored register: take it over',
    'reader-log': 'The log from {{person}} on {{computer}} does not hold',
    'passed-over': 'A copy by {{person}} on {{computer}}, which is no longer a custodian’s: it does not count',
    'kit-writer': '{{person}} writes the register on {{computer}}, which came in by the recovery kit',
    'files-missing_one': '{{count}} file of a case is missing on this computer',
    'files-missing_other': '{{count}} files of cases are missing on this computer',
    'files-left_one': '{{count}} sealed copy of a file that is gone lies in the shared folder still',
    'files-left_other': '{{count}} sealed copies of files that are gone lie in the shared folder still',
    'folder-waits': 'The folder that was left holds files that do not lie in the new one yet',
    'folder-left': 'The folder that was left holds sealed files still',
  },
  logFault: {
    cut: 'The log from {{person}} on {{computer}} is cut: rows that were taken in are gone.',
    forged: 'The log from {{person}} on {{computer}} is changed or forged. Nothing after the fault is taken in.',
    'cannot-open': 'A row in the log from {{person}} on {{computer}} cannot be opened. Nothing after it is taken in.',
  },
  ownChanges_one: '{{count}} change is on this computer only.',
  ownChanges_other: '{{count}} changes are on this computer only.',
  reading: 'The register is written by {{person}} on {{computer}}; you are reading a copy from {{at}}.',
  readingOn: 'The register is written on {{computer}}; you are reading a copy from {{at}}.',
  takeOver: 'Take the register over',
  takeOverBody:
    'This computer writes the register from now on. The other one turns read-only as soon as it sees it, and shows what must be entered by hand.',
  cli: {
    statusSummary: 'How the register stands to its shared folder',
    writeSummary: 'Put a copy in the shared folder now',
    shareSummary: 'Choose the shared folder',
    openSummary: 'Open a shared register as a copy on this computer',
    takeOverSummary: 'Take the register over: this computer writes it',
    folder: 'Folder: {{folder}}',
    last: 'Latest copy: number {{serial}}, {{at}}',
    writer: 'Written on: {{computer}}',
    reader_one: '{{person}} on {{computer}}: {{count}} log row taken in',
    reader_other: '{{person}} on {{computer}}: {{count}} log rows taken in',
    reasonNeeded: 'Say why the register is taken over, with --reason. Nothing was done.',
  },
};
