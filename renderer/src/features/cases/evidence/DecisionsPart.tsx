import { useMutation } from '@tanstack/react-query';
import { Scale } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkflowId } from '#core/cases/contract.ts';
import type { Decision } from '#core/evidence/contract.ts';
import { queries } from '../../../api/client.ts';
import { usePlace } from '../../../app/administration.tsx';
import { useFormat } from '../../../app/format.ts';
import { useMayChange } from '../../../app/may.ts';
import { Button } from '../../../ui/Button.tsx';
import { DateField } from '../../../ui/DateField.tsx';
import { NumberField, TextField } from '../../../ui/Field.tsx';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { Card, Empty } from '../../../ui/Page.tsx';
import { useToday } from '../../accounts/account/use-today.ts';
import tableStyles from '../../inventory/Table.module.css';
import styles from './evidence.module.css';
import { KindsField } from '../KindsField.tsx';
import { useKinds } from '../use-kinds.ts';
import { useDecisions } from './use-evidence.ts';

/** Inställningar → Gallringsbeslut: by which decisions the administration disposes of files, and after how long. */
export function DecisionsPart() {
  const { t } = useTranslation('app');
  const format = useFormat();
  const { administration } = usePlace();
  const mayChange = useMayChange('evidence.addDecision');
  const decisions = useDecisions(administration.id);
  const kinds = useKinds();
  const [isAdding, setAdding] = useState(false);
  const [ending, setEnding] = useState<Decision | null>(null);
  const add = mayChange ? (
    <Button look="primary" onPress={() => setAdding(true)}>
      {t('evidence.decisions.add')}
    </Button>
  ) : undefined;
  return (
    <>
      <Card title={t('evidence.decisions.title')} aside={decisions.length === 0 ? undefined : add}>
        {decisions.length === 0 ? (
          <Empty icon={Scale} title={t('evidence.decisions.none')} actions={add}>
            {t('evidence.decisions.noneBody')}
          </Empty>
        ) : (
          <div className={tableStyles.sideways}>
            <table className={tableStyles.table}>
              <caption className="visually-hidden">{t('evidence.decisions.title')}</caption>
              <thead>
                <tr>
                  {(['name', 'dnr', 'what', 'months', 'inForce'] as const).map((column) => (
                    <th key={column} scope="col">
                      {t(`evidence.decisions.${column}`)}
                    </th>
                  ))}
                  <td aria-label={t('evidence.decisions.end')} />
                </tr>
              </thead>
              <tbody>
                {decisions.map((decision) => (
                  <tr key={decision.id}>
                    <th scope="row">{decision.name}</th>
                    <td>
                      {decision.dnr}, {format.day(decision.decidedOn)}
                    </td>
                    <td>
                      {decision.what}
                      {decision.workflows.length === 0 ? null : (
                        <small className={styles.kinds}>
                          {kinds.flatMap(({ id, name }) => (decision.workflows.includes(id) ? [name] : [])).join(', ')}
                        </small>
                      )}
                    </td>
                    <td>{t('evidence.decisions.after', { count: decision.months })}</td>
                    <td>
                      {format.day(decision.fromOn)} – {format.day(decision.toOn)}
                    </td>
                    <td>
                      {mayChange && decision.toOn === null ? (
                        <Button
                          small
                          aria-label={`${t('evidence.decisions.end')}: ${decision.name}`}
                          onPress={() => setEnding(decision)}
                        >
                          {t('evidence.decisions.end')}
                        </Button>
                      ) : null}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Card>
      {isAdding ? (
        <AddDialog administrationId={administration.id} kinds={kinds} onClose={() => setAdding(false)} />
      ) : null}
      {ending === null ? null : <EndDialog decision={ending} onClose={() => setEnding(null)} />}
    </>
  );
}

function AddDialog({
  administrationId,
  kinds,
  onClose,
}: {
  administrationId: string;
  kinds: ReturnType<typeof useKinds>;
  onClose: () => void;
}) {
  const { t } = useTranslation('app');
  const today = useToday();
  const [words, setWords] = useState({ name: '', dnr: '', decidedBy: '', what: '' });
  const [workflows, setWorkflows] = useState<WorkflowId[]>([]);
  const [decidedOn, setDecidedOn] = useState<string | null>(null);
  const [fromOn, setFromOn] = useState<string | null>(today);
  const [months, setMonths] = useState<number | null>(6);
  const [isTried, setTried] = useState(false);
  const add = useMutation(queries.evidence.addDecision.mutationOptions({ meta: { showsError: true } }));
  const needed = (lacks: boolean) => (isTried && lacks ? t('evidence.dispose.needed') : undefined);
  const submit = () => {
    setTried(true);
    if (decidedOn === null || fromOn === null || months === null) return;
    if (Object.values(words).some((text) => text.trim() === '')) return;
    add.mutate({ draft: { administrationId, ...words, workflows, decidedOn, fromOn, months } }, { onSuccess: onClose });
  };
  return (
    <FormDialog
      title={t('evidence.decisions.add')}
      submit={t('evidence.decisions.save')}
      isPending={add.isPending}
      error={add.error}
      onSubmit={submit}
      onClose={onClose}
    >
      {(['name', 'dnr', 'decidedBy', 'what'] as const).map((key) => (
        <TextField
          key={key}
          label={t(`evidence.decisions.${key}`)}
          isRequired
          {...(key === 'decidedBy' && { help: t('evidence.decisions.decidedByHelp') })}
          value={words[key]}
          error={needed(words[key].trim() === '')}
          onChange={(text) => setWords((old) => ({ ...old, [key]: text }))}
        />
      ))}
      <KindsField label={t('evidence.decisions.kinds')} kinds={kinds} value={workflows} onChange={setWorkflows} />
      <div className={styles.two}>
        <DateField
          label={t('evidence.decisions.decidedOn')}
          value={decidedOn}
          error={needed(decidedOn === null)}
          onChange={setDecidedOn}
        />
        <DateField
          label={t('evidence.decisions.fromOn')}
          value={fromOn}
          error={needed(fromOn === null)}
          onChange={setFromOn}
        />
      </div>
      <NumberField
        label={t('evidence.decisions.monthsLabel')}
        help={t('evidence.decisions.monthsHelp')}
        error={needed(months === null)}
        value={months}
        min={0}
        max={1200}
        onChange={setMonths}
      />
    </FormDialog>
  );
}

function EndDialog({ decision, onClose }: { decision: Decision; onClose: () => void }) {
  const { t } = useTranslation('app');
  const [toOn, setToOn] = useState<string | null>(useToday());
  const [isTried, setTried] = useState(false);
  const end = useMutation(queries.evidence.endDecision.mutationOptions());
  const submit = () => {
    setTried(true);
    if (toOn !== null) end.mutate({ id: decision.id, toOn }, { onSuccess: onClose });
  };
  return (
    <FormDialog
      title={t('evidence.decisions.endTitle', { name: decision.name })}
      submit={t('evidence.decisions.end')}
      isPending={end.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <DateField
        label={t('evidence.decisions.lastDay')}
        value={toOn}
        error={isTried && toOn === null ? t('ui.date.needed') : undefined}
        onChange={setToOn}
      />
    </FormDialog>
  );
}
