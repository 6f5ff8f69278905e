import { accounts } from './accounts.ts';
import { away } from './away.ts';
import { coverage } from './coverage.ts';
import { desktop } from './desktop.ts';
import { cases } from './cases.ts';
import { casesUi } from './cases-ui.ts';
import { cli } from './cli.ts';
import { application } from './application.ts';
import { atHand } from './at-hand.ts';
import { crisis } from './crisis.ts';
import { closure } from './closure.ts';
import { lost } from './lost.ts';
import { evidence } from './evidence.ts';
import { handoverFile } from './handover-file.ts';
import { help } from './help.ts';
import { host } from './host.ts';
import { importing } from './importing.ts';
import { inventory } from './inventory.ts';
import { leaving } from './leaving.ts';
import { people } from './people.ts';
import { questions } from './questions.ts';
import { refusal } from './refusal.ts';
import { register } from './register.ts';
import { reports } from './reports.ts';
import { roundPlan } from './round-plan.ts';
import { roundsUi } from './rounds-ui.ts';
import { settings } from './settings.ts';
import { shell } from './shell.ts';
import { snapshot } from './snapshot.ts';
import { snapshotUi } from './snapshot-ui.ts';
import { stream } from './stream.ts';
import { terms } from './terms.ts';
import { today } from './today.ts';
import { ui } from './ui.ts';
import { vaultImport } from './vault-import.ts';
import { vaultImportUi } from './vault-import-ui.ts';
import { vaultUi } from './vault-ui.ts';
import { views } from './views.ts';

/** Swedish: the source of every text. One file per room, plus `terms` for the field's own words. */
export const sv = {
  desktop,
  cli,
  host,
  shell,
  ui,
  terms,
  refusal,
  today,
  register,
  accounts,
  people,
  leaving,
  inventory,
  application,
  cases,
  crisis,
  lost,
  closure,
  atHand,
  casesUi,
  evidence,
  coverage,
  questions,
  importing,
  reports,
  roundPlan,
  roundsUi,
  away,
  settings,
  snapshot,
  snapshotUi,
  stream,
  vaultImport,
  vaultImportUi,
  handoverFile,
  help,
  vaultUi,
  views,
} as const;
