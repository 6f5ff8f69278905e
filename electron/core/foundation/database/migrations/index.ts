import type { Migration } from 'kysely/migration';
import * as register from './0010-register.ts';
import * as listIndexes from './0020-list-indexes.ts';
import * as vault from './0030-vault.ts';
import * as leaving from './0040-leaving.ts';
import * as snapshot from './0050-snapshot.ts';
import * as roundPlan from './0060-round-plan.ts';
import * as rounds from './0065-rounds.ts';
import * as closings from './0070-closings.ts';
import * as stream from './0075-stream.ts';
import * as cases from './0080-cases.ts';
import * as caseWork from './0082-case-work.ts';
import * as crisis from './0086-crisis.ts';
import * as evidence from './0088-evidence.ts';
import * as questionHolder from './0110-question-holder.ts';
import * as sealedFiles from './0131-sealed-files.ts';
import * as swapAccounts from './0140-swap-accounts.ts';
import * as disposalKinds from './0160-disposal-kinds.ts';
import * as substituteNamedBy from './0185-substitute-named-by.ts';
import * as notBefore from './0200-not-before.ts';
import * as disposalRegisteredBy from './0201-disposal-registered-by.ts';
import * as importChoices from './0202-import-choices.ts';
import * as sameAs from './0203-same-as.ts';
import * as reportsWithoutNames from './0205-reports-without-names.ts';
import * as mergedProtected from './0206-merged-protected.ts';

/** Every migration ever shipped, in order; a shipped file is never changed. */
export const migrations: Record<string, Migration> = {
  '0010-register': register,
  '0020-list-indexes': listIndexes,
  '0030-vault': vault,
  '0040-leaving': leaving,
  '0050-snapshot': snapshot,
  '0060-round-plan': roundPlan,
  '0065-rounds': rounds,
  '0070-closings': closings,
  '0075-stream': stream,
  '0080-cases': cases,
  '0082-case-work': caseWork,
  '0086-crisis': crisis,
  '0088-evidence': evidence,
  '0110-question-holder': questionHolder,
  '0131-sealed-files': sealedFiles,
  '0140-swap-accounts': swapAccounts,
  '0160-disposal-kinds': disposalKinds,
  '0185-substitute-named-by': substituteNamedBy,
  '0200-not-before': notBefore,
  '0201-disposal-registered-by': disposalRegisteredBy,
  '0202-import-choices': importChoices,
  '0203-same-as': sameAs,
  '0205-reports-without-names': reportsWithoutNames,
  '0206-merged-protected': mergedProtected,
};
