import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { WorkflowId } from '#core/cases/contract.ts';
import { queries } from '../../../api/client.ts';
import { usePlace } from '../../../app/administration.tsx';
import { useMayChange } from '../../../app/may.ts';
import { Page } from '../../../ui/Page.tsx';
import { Segments } from '../../../ui/Segments.tsx';
import { CasesTabs } from '../CasesTabs.tsx';
import { useKinds } from '../use-kinds.ts';
import { RoutineEditor } from './RoutineEditor.tsx';

/** How the administration does each kind of case. Cases that are running keep what they began with. */
export function RoutinePage() {
  const { t } = useTranslation('app');
  const { administration } = usePlace();
  const [params, setParams] = useSearchParams();
  const mayDecide = useMayChange('cases.decideRoutine');
  const kinds = useKinds();
  const workflow = WorkflowId.safeParse(params.get('slag')).data ?? 'start';
  const { data } = useQuery(
    queries.cases.routine.queryOptions({ input: { administrationId: administration.id, workflow } }),
  );
  const decide = useMutation(queries.cases.decideRoutine.mutationOptions({ meta: { showsError: true } }));
  return (
    <Page title={t('casesUi.title')} lead={t('casesUi.routine.lead')}>
      <CasesTabs />
      <Segments
        label={t('casesUi.routine.kind')}
        choices={kinds}
        value={workflow}
        onChange={(slag) => {
          decide.reset();
          setParams({ slag }, { replace: true });
        }}
      />
      {data === undefined ? null : (
        <RoutineEditor
          key={`${administration.id} ${workflow} ${data.seen}`}
          seen={data}
          mayDecide={mayDecide}
          isSaving={decide.isPending}
          error={decide.error}
          onDecide={(routine, onDone) =>
            decide.mutate(
              { administrationId: administration.id, workflow, seen: data.seen, routine },
              { onSuccess: onDone },
            )
          }
        />
      )}
    </Page>
  );
}
