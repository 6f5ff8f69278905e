import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Case } from '#core/cases/contract.ts';
import { coversKind, isInForce, type Pack } from '#core/evidence/contract.ts';
import { useFormat } from '../../../app/format.ts';
import { Checkbox, Select } from '../../../ui/Choice.tsx';
import { DateField } from '../../../ui/DateField.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { Notice } from '../../../ui/Page.tsx';
import { say } from '../../../ui/Toasts.tsx';
import { useToday } from '../../accounts/account/use-today.ts';
import { PersonChoice } from '../../people/PersonChoice.tsx';
import styles from './evidence.module.css';
import { useDecisions, useDispose } from './use-evidence.ts';

/** Gallring: which files, by which decision, on which day, with whom and in which protocol. */
export function DisposeDialog({ one, packs, onClose }: { one: Case; packs: readonly Pack[]; onClose: () => void }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const today = useToday();
  const all = useDecisions(one.administrationId);
  const chosen = one.state.steps.find(({ id }) => id === 'gallring')?.values['decision'] ?? null;
  const [packIds, setPackIds] = useState<readonly string[]>(packs.map(({ id }) => id));
  const [decisionId, setDecisionId] = useState<string | null>(chosen);
  const [on, setOn] = useState<string | null>(today);
  const decisions = all.filter((each) => coversKind(each, one.workflow) && isInForce(each, on ?? today));
  const [protocol, setProtocol] = useState('');
  const [witnessId, setWitnessId] = useState<string | null>(null);
  const [isTried, setTried] = useState(false);
  const dispose = useDispose(one.id);
  const needed = (lacks: boolean) => (isTried && lacks ? t('evidence.dispose.needed') : undefined);
  const submit = () => {
    setTried(true);
    if (decisionId === null || on === null || witnessId === null || protocol.trim() === '' || packIds.length === 0)
      return;
    dispose.mutate(
      { caseId: one.id, packIds: [...packIds], decisionId, on, protocol: protocol.trim(), witnessId },
      {
        onSuccess: () => {
          say({ text: t('evidence.dispose.done') });
          onClose();
        },
      },
    );
  };
  return (
    <FormDialog
      title={t('evidence.dispose.title')}
      submit={t('evidence.dispose.submit')}
      look="danger"
      isReady={packIds.length > 0}
      isPending={dispose.isPending}
      error={dispose.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t('evidence.dispose.body')}</p>
      <div role="group" aria-label={t('evidence.dispose.packs')}>
        {packs.map(({ id, what, keptAt, manifest }) => (
          <Checkbox
            key={id}
            isSelected={packIds.includes(id)}
            onChange={(isOn) => setPackIds((old) => (isOn ? [...old, id] : old.filter((other) => other !== id)))}
          >
            {manifest?.title === undefined || manifest.title === '' ? t(`evidence.what.${what}`) : manifest.title},{' '}
            {format.time(keptAt)}
            <small>{manifest?.parts.map(({ name }) => name).join(', ')}</small>
          </Checkbox>
        ))}
      </div>
      <Select
        label={t('evidence.dispose.decision')}
        help={decisions.length === 0 ? t('evidence.dispose.noDecisions') : undefined}
        error={needed(decisionId === null)}
        choices={decisions.map(({ id, name, dnr }) => ({ id, name, note: dnr }))}
        value={decisionId}
        placeholder={t('evidence.dispose.choose')}
        onChange={setDecisionId}
      />
      {chosen !== null && decisionId !== null && decisionId !== chosen ? (
        <Notice tone="warn">
          <p>{t('evidence.dispose.another', { decision: all.find(({ id }) => id === chosen)?.name ?? '' })}</p>
        </Notice>
      ) : null}
      <div className={styles.two}>
        <DateField label={t('evidence.dispose.on')} value={on} error={needed(on === null)} onChange={setOn} />
        <TextField
          label={t('evidence.dispose.protocol')}
          isRequired
          value={protocol}
          error={needed(protocol.trim() === '')}
          onChange={setProtocol}
        />
      </div>
      <PersonChoice
        label={t('evidence.dispose.witness')}
        value={witnessId}
        error={needed(witnessId === null)}
        onChange={setWitnessId}
      />
    </FormDialog>
  );
}
