import { useQuery } from '@tanstack/react-query';
import { queries } from '../../api/client.ts';
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
import { useVaultDue } from '../vault/use-vault-due.ts';

/** How many rows Idag has: the badge of the place and the figure on its list are the same. */
export function useDueCount(): number {
  const { administration } = usePlace();
  const { data: due } = useQuery(queries.accounts.due.queryOptions({ input: { administrationId: administration.id } }));
  const { due: vaultDue } = useVaultDue();
  const { rounds, questions } = useRoundsDue();
  const others = [
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
  return others.reduce((sum, rows) => sum + rows.length, due?.length ?? 0);
}
