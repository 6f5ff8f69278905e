import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { accountsContract } from './accounts/contract.ts';
import { casesContract } from './cases/contract.ts';
import { applicationContract } from './cases/application/contract.ts';
import { atHandContract } from './cases/at-hand/contract.ts';
import { crisisContract } from './cases/crisis/contract.ts';
import { closureContract } from './cases/closure/contract.ts';
import { lostContract } from './cases/lost/contract.ts';
import { evidenceContract } from './evidence/contract.ts';
import { Nothing, procedure } from './foundation/contract.ts';
import { inventoryContract } from './inventory/contract.ts';
import { leavingContract } from './leaving/contract.ts';
import { peopleContract } from './people/contract.ts';
import { roundPlanContract } from './rounds/plan/contract.ts';
import { remindersContract } from './rounds/reminders/contract.ts';
import { roundsContract } from './rounds/contract.ts';
import { awayContract } from './rounds/away/contract.ts';
import { coverageContract } from './rounds/coverage/contract.ts';
import { questionsContract } from './rounds/questions/contract.ts';
import { streamContract } from './rounds/stream/contract.ts';
import { settingsContract } from './settings/contract.ts';
import { snapshotContract } from './snapshot/contract.ts';
import { viewsContract } from './views/contract.ts';
import { vaultContract } from './vault/contract.ts';
import { handoverFileContract } from './vault/handover/contract.ts';
import { vaultImportContract } from './vault/importing/contract.ts';
import { passwordsContract } from './vault/passwords/contract.ts';

/** What changed somewhere else: a window reads the room again. Ids only, never data, so a lost event is harmless. */
export const ChangeEvent = z.strictObject({
  room: z.enum([
    'accounts',
    'people',
    'leaving',
    'rounds',
    'claims',
    'stream',
    'reminders',
    'cases',
    'inventory',
    // A list has been read in; its rows may say something else than those that were looked at.
    'imported',
    'vault',
    'snapshot',
    'settings',
    'backups',
    'all',
    'restored',
  ]),
  ids: z.array(z.string()).max(100),
});
export type ChangeEvent = z.infer<typeof ChangeEvent>;

/** The whole application as its hosts and windows see it. */
export const contract = {
  accounts: accountsContract,
  people: peopleContract,
  leaving: leavingContract,
  inventory: inventoryContract,
  roundPlan: roundPlanContract,
  rounds: roundsContract,
  away: awayContract,
  coverage: coverageContract,
  questions: questionsContract,
  stream: streamContract,
  reminders: remindersContract,
  cases: casesContract,
  application: applicationContract,
  crisis: crisisContract,
  lost: lostContract,
  closure: closureContract,
  atHand: atHandContract,
  evidence: evidenceContract,
  vault: vaultContract,
  vaultImport: vaultImportContract,
  handoverFile: handoverFileContract,
  passwords: passwordsContract,
  snapshot: snapshotContract,
  views: viewsContract,
  settings: settingsContract,
  events: procedure.input(Nothing).output(eventIterator(ChangeEvent)),
};
export type AppContract = typeof contract;
