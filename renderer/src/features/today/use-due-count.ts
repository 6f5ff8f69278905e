import { usePlace } from '../../app/administration.tsx';
import { useActionsDue } from '../crisis/ActionsDueRows.tsx';
import { useCasesDue } from '../cases/CasesDueRows.tsx';
import { useEvidenceDue } from '../cases/evidence/EvidenceDueRows.tsx';
import { useRequestsDue } from '../cases/lost/RequestsDueRows.tsx';
import { useLeavingDue } from '../leaving/LeavingDueRows.tsx';
import { usePlanDue } from '../rounds/plan/PlanDueRows.tsx';
import { useRoundsDue } from '../rounds/RoundsDueRows.tsx';
import { useStreamDue } from '../rounds/stream/StreamDueRows.tsx';
import { useSnapshotDue } from '../snapshot/use-snapshot.ts';
import { useAccountsDue } from './use-accounts-due.ts';
import { useVaultDue } from '../vault/use-vault-due.ts';

/** How many rows Idag has: the badge of the place and the figure on its list are the same. */
export function useDueCount(): number {
  const { administration } = usePlace();
  const snapshotDue = useSnapshotDue();
  const { rounds, questions } = useRoundsDue();
  const all = [
    useAccountsDue() ?? [],
    useVaultDue(),
    useLeavingDue(),
    snapshotDue,
    usePlanDue(),
    useStreamDue(),
    useActionsDue(),
    useCasesDue(),
    useEvidenceDue(),
    useRequestsDue(),
    rounds,
    questions,
  ];
  // Of an empty register Idag asks for the list, and for the shared folder.
  if (administration.accountCount === 0) return snapshotDue.length;
  return all.reduce((sum, rows) => sum + rows.length, 0);
}
