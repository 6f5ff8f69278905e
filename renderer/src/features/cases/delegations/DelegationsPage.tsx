import { useMutation } from '@tanstack/react-query';
import { Scale } from 'lucide-react';
import { useState } from 'react';
import type { Delegation } from '#core/cases/contract.ts';
import { queries } from '../../../api/client.ts';
import { usePlace } from '../../../app/administration.tsx';
import { useMayChange } from '../../../app/may.ts';
import { Button } from '../../../ui/Button.tsx';
import { DateField } from '../../../ui/DateField.tsx';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { Card, Empty, Page } from '../../../ui/Page.tsx';
import { say } from '../../../ui/Toasts.tsx';
import { useToday } from '../../accounts/account/use-today.ts';
import tableStyles from '../../inventory/Table.module.css';
import { CasesTabs } from '../CasesTabs.tsx';
import { useDelegations } from '../case/use-answers.ts';
import { useKinds } from '../use-kinds.ts';
import { useCaseWords } from '../words.ts';
import { DelegationDialog } from './DelegationDialog.tsx';

/** Who decides in cases for the administration: every delegation that is or was, with the decision behind it. */
export function DelegationsPage() {
  const { t, format } = useCaseWords();
  const { administration } = usePlace();
  const today = useToday();
  const mayDelegate = useMayChange('cases.delegate');
  const delegations = useDelegations(administration.id);
  const kinds = useKinds();
  const [isAdding, setAdding] = useState(false);
  const [ending, setEnding] = useState<Delegation | null>(null);
  const add = mayDelegate ? (
    <Button look="primary" onPress={() => setAdding(true)}>
      {t('casesUi.delegations.add')}
    </Button>
  ) : undefined;
  const kindsOf = ({ workflows }: Delegation) =>
    workflows.length === 0
      ? t('casesUi.delegations.allKinds')
      : workflows.map((id) => kinds.find((kind) => kind.id === id)?.name ?? id).join(', ');
  return (
    <Page title={t('casesUi.title')} lead={t('casesUi.delegations.lead')} actions={add}>
      <CasesTabs />
      {delegations.length === 0 ? (
        <Empty icon={Scale} title={t('casesUi.delegations.none')} actions={add}>
          {t('casesUi.delegations.noneBody')}
        </Empty>
      ) : (
        <Card>
          <div className={tableStyles.sideways}>
            <table className={tableStyles.table}>
              <caption className="visually-hidden">{t('casesUi.tabs.delegations')}</caption>
              <thead>
                <tr>
                  {(['person', 'kinds', 'from', 'to', 'decision', 'dnr'] as const).map((column) => (
                    <th key={column} scope="col">
                      {t(`casesUi.delegations.${column}`)}
                    </th>
                  ))}
                  <th scope="col">
                    <span className="visually-hidden">{t('casesUi.delegations.end')}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {delegations.map((delegation) => {
                  const isOver = delegation.toOn !== null && delegation.toOn < today;
                  return (
                    <tr key={delegation.id}>
                      <th scope="row">{delegation.personName}</th>
                      <td>{kindsOf(delegation)}</td>
                      <td>{format.day(delegation.fromOn)}</td>
                      <td>
                        {delegation.toOn === null ? t('casesUi.delegations.untilFurther') : format.day(delegation.toOn)}
                      </td>
                      <td>{delegation.decision}</td>
                      <td>{delegation.dnr}</td>
                      <td>
                        {mayDelegate && !isOver ? (
                          <Button
                            small
                            aria-label={`${t('casesUi.delegations.end')} ${delegation.personName}`}
                            onPress={() => setEnding(delegation)}
                          >
                            {t('casesUi.delegations.end')}
                          </Button>
                        ) : null}
                      </td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </div>
        </Card>
      )}
      {isAdding ? <DelegationDialog kinds={kinds} onClose={() => setAdding(false)} /> : null}
      {ending === null ? null : <EndDialog delegation={ending} onClose={() => setEnding(null)} />}
    </Page>
  );
}

function EndDialog({ delegation, onClose }: { delegation: Delegation; onClose: () => void }) {
  const { t } = useCaseWords();
  const today = useToday();
  const [toOn, setToOn] = useState<string | null>(today);
  const [isTried, setTried] = useState(false);
  const end = useMutation(
    queries.cases.endDelegation.mutationOptions({
      onSuccess: () => {
        say({ text: t('casesUi.delegations.ended') });
        onClose();
      },
    }),
  );
  const submit = () => {
    setTried(true);
    if (toOn !== null) end.mutate({ id: delegation.id, toOn });
  };
  return (
    <FormDialog
      title={t('casesUi.delegations.endTitle')}
      submit={t('casesUi.delegations.end')}
      isPending={end.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>
        {delegation.personName}, {delegation.decision}
      </p>
      <p>{t('casesUi.delegations.endBody')}</p>
      <DateField
        label={t('casesUi.delegations.lastDay')}
        value={toOn}
        error={isTried && toOn === null ? t('ui.date.needed') : undefined}
        onChange={setToOn}
      />
    </FormDialog>
  );
}
