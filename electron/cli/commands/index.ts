import type { Command } from '../command.ts';
import { backup } from './backup.ts';
import { casesList } from './cases-list.ts';
import { casesShow } from './cases-show.ts';
import { demo } from './demo.ts';
import { diffInventories } from './diff-inventories.ts';
import { evidenceVerify } from './evidence-verify.ts';
import { exportInventory } from './export-inventory.ts';
import { help } from './help.ts';
import { importList } from './import-accounts.ts';
import { listAccounts } from './list-accounts.ts';
import { peopleLeave } from './people-leave.ts';
import { restore } from './restore.ts';
import { roundsCoverage } from './rounds-coverage.ts';
import { roundsPlan } from './rounds-plan.ts';
import { roundsToday } from './rounds-today.ts';
import { serve } from './serve.ts';
import { snapshotOpen, snapshotShare, snapshotStatus, snapshotTakeOver, snapshotWrite } from './snapshot.ts';
import { exportHandover, takeInHandoverFile } from './vault-handover.ts';
import { importVaultFile } from './vault-import.ts';
import { vaultStatus } from './vault-status.ts';
import { verify } from './verify.ts';
import { workflowsCheck } from './workflows-check.ts';

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [
  serve,
  demo,
  importList,
  vaultStatus,
  importVaultFile,
  exportHandover,
  takeInHandoverFile,
  listAccounts,
  peopleLeave,
  roundsToday,
  roundsCoverage,
  roundsPlan,
  casesList,
  casesShow,
  evidenceVerify,
  workflowsCheck,
  exportInventory,
  diffInventories,
  backup,
  restore,
  snapshotStatus,
  snapshotWrite,
  snapshotShare,
  snapshotOpen,
  snapshotTakeOver,
  verify,
  help,
];
