import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CrisisPlanSeen, TextUse } from '#core/cases/crisis/contract.ts';
import { gapsIn, saysAllClear } from '#core/cases/crisis/texts.ts';
import { queries } from '../../../api/client.ts';
import { errorText } from '../../../api/errors.ts';
import { usePlace } from '../../../app/administration.tsx';
import { useDraft } from '../../../app/draft.ts';
import { useMayChange } from '../../../app/may.ts';
import { SaveBar } from '../../../app/SaveBar.tsx';
import { Select } from '../../../ui/Choice.tsx';
import { DateField } from '../../../ui/DateField.tsx';
import { NumberField, TextField } from '../../../ui/Field.tsx';
import { Fields } from '../../../ui/Fields.tsx';
import { Card, Notice } from '../../../ui/Page.tsx';
import { say } from '../../../ui/Toasts.tsx';
import { AccountsField } from '../../accounts/AccountsField.tsx';
import styles from '../crisis.module.css';
import { useCrisisPlan } from '../use-crisis.ts';
import { ItemsCard } from './ItemsCard.tsx';

/** Inställningar → Krisplan: channels in order, texts, whom to call, and how often the public hears. */
export function CrisisPlanPart() {
  const { administration } = usePlace();
  const seen = useCrisisPlan();
  return seen === undefined ? null : <PlanForm key={administration.id} seen={seen} />;
}

function PlanForm({ seen }: { seen: CrisisPlanSeen }) {
  const { t } = useTranslation('app');
  const { administration } = usePlace();
  const mayChange = useMayChange('crisis.savePlan');
  const draft = useDraft(seen.plan, seen.version);
  const { value, change } = draft;
  const [minutes, setMinutes] = useState<number | null>(value.updateMinutes);
  const { mutate, isPending, error } = useMutation(
    queries.crisis.savePlan.mutationOptions({
      meta: { showsError: true },
      onSuccess: ({ plan, version }) => {
        draft.accept(plan, version);
        say({ text: t('crisis.plan.saved') });
      },
    }),
  );
  return (
    <div className={styles.column}>
      {error === null ? null : <Notice tone="bad">{errorText(error, t)}</Notice>}
      {mayChange ? null : <Notice tone="plain">{t('accounts.readOnly')}</Notice>}
      {seen.version === 0 ? <Notice tone="plain">{t('crisis.plan.shipped')}</Notice> : null}
      <Card title={t('crisis.plan.timer')}>
        <Fields legend={t('crisis.plan.timer')} isLocked={!mayChange}>
          <div className={styles.pad}>
            <NumberField
              label={t('crisis.timer.minutes')}
              help={t('crisis.plan.timerHelp')}
              min={10}
              max={1440}
              value={minutes}
              onChange={(next) => {
                setMinutes(next);
                if (next !== null && Number.isInteger(next) && next >= 10 && next <= 1440)
                  change({ updateMinutes: next });
              }}
            />
          </div>
        </Fields>
      </Card>
      <ItemsCard
        title={t('crisis.channels.title')}
        help={t('crisis.plan.channelsHelp')}
        items={value.channels}
        mayChange={mayChange}
        onChange={(channels) => change({ channels })}
        empty={(id) => ({ id, name: '', accountId: null, hours: '', note: '' })}
        isReady={({ name }) => name.trim() !== ''}
        nameOf={({ name }) => name}
        noteOf={({ hours, note }) => [hours, note].filter(Boolean).join(' · ')}
      >
        {(item, set) => (
          <>
            <TextField
              label={t('crisis.plan.name')}
              isRequired
              value={item.name}
              onChange={(name) => set({ ...item, name })}
            />
            <AccountsField
              label={t('crisis.plan.account')}
              help={t('crisis.plan.accountHelp')}
              value={item.accountId === null ? [] : [item.accountId]}
              onChange={(ids) => set({ ...item, accountId: ids.at(-1) ?? null })}
            />
            <TextField
              label={t('crisis.plan.hours')}
              help={t('crisis.plan.hoursHelp')}
              value={item.hours}
              onChange={(hours) => set({ ...item, hours })}
            />
            <TextField label={t('crisis.plan.note')} value={item.note} onChange={(note) => set({ ...item, note })} />
          </>
        )}
      </ItemsCard>
      <ItemsCard
        title={t('crisis.texts.title')}
        help={t('crisis.plan.textsHelp')}
        items={value.texts}
        mayChange={mayChange}
        onChange={(texts) => change({ texts })}
        empty={(id) => ({ id, use: 'first' as TextUse, name: '', text: '' })}
        isReady={({ name, text }) => name.trim() !== '' && text.trim() !== ''}
        nameOf={({ name }) => name}
        noteOf={({ use, text }) =>
          [
            t(`crisis.use.${use}`),
            gapsIn(text)
              .map((gap) => `[${gap}]`)
              .join(' '),
          ]
            .filter(Boolean)
            .join(' · ')
        }
      >
        {(item, set) => (
          <>
            <TextField
              label={t('crisis.plan.name')}
              isRequired
              value={item.name}
              onChange={(name) => set({ ...item, name })}
            />
            <Select
              label={t('crisis.plan.use')}
              choices={TextUse.options.map((id) => ({ id, name: t(`crisis.use.${id}`) }))}
              value={item.use}
              onChange={(use) => set({ ...item, use })}
            />
            <TextField
              label={t('crisis.plan.text')}
              help={t('crisis.plan.textHelp')}
              lines={7}
              isRequired
              value={item.text}
              onChange={(text) => set({ ...item, text })}
            />
            {saysAllClear(item.text) ? <Notice tone="warn">{t('crisis.texts.allClear')}</Notice> : null}
          </>
        )}
      </ItemsCard>
      <ItemsCard
        title={t('crisis.phones.title')}
        help={t('crisis.plan.phonesHelp')}
        items={value.phones}
        mayChange={mayChange}
        onChange={(phones) => change({ phones })}
        empty={(id) => ({ id, duty: '', name: '', number: '', otherWay: '', triedOn: null })}
        isReady={({ duty }) => duty.trim() !== ''}
        nameOf={({ duty }) => duty}
        noteOf={({ name, number }) => [name, number].filter(Boolean).join(' · ') || t('crisis.phones.noNumber')}
      >
        {(item, set) => (
          <>
            <TextField
              label={t('crisis.plan.duty')}
              isRequired
              value={item.duty}
              onChange={(duty) => set({ ...item, duty })}
            />
            <TextField label={t('crisis.plan.who')} value={item.name} onChange={(name) => set({ ...item, name })} />
            <TextField
              label={t('crisis.plan.number')}
              type="tel"
              value={item.number}
              onChange={(number) => set({ ...item, number })}
            />
            <TextField
              label={t('crisis.plan.otherWay')}
              value={item.otherWay}
              onChange={(otherWay) => set({ ...item, otherWay })}
            />
            <DateField
              label={t('crisis.plan.triedOn')}
              value={item.triedOn}
              onChange={(triedOn) => set({ ...item, triedOn })}
            />
          </>
        )}
      </ItemsCard>
      <SaveBar
        isDirty={draft.isDirty && mayChange}
        isSaving={isPending}
        onSave={() => mutate({ administrationId: administration.id, version: draft.version, plan: value })}
        onDiscard={() => {
          setMinutes(draft.base.updateMinutes);
          draft.discard();
        }}
      />
    </div>
  );
}
