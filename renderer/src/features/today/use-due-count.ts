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
  const { due: vaultDue } = useVaultDue();
  const { rounds, questions } = useRoundsDue();
  const others = [
    useAccountsDue() ?? [],
    vaultDue,
    useLeavingDue(),
    useSnapshotDue(),
    usePlanDue(),
    useStreamDue(),
    useActionsDue(),
    useCasesDue(),
    useEvidenceDue(),
    useRequestsDue(),
    rounds,
    questions,
  ];
  return others.reduce((sum, rows) => sum + rows.length, 0);
}
