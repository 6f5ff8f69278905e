import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Shift } from '#core/rounds/plan/contract.ts';
import { queries } from '../../../api/client.ts';
import { usePlace } from '../../../app/administration.tsx';
import { Button } from '../../../ui/Button.tsx';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { FilterMenu } from '../../../ui/Menu.tsx';
import { PersonChoice } from '../../people/PersonChoice.tsx';
import { AccountsDialog } from './AccountsDialog.tsx';
import { ManyRow } from './ManyRow.tsx';
import { WeekdayRow } from './WeekdayRow.tsx';
import styles from './who.module.css';

/** A shift as the form has it: nobody is chosen yet. */
export type ShiftDraft = Omit<Shift, 'personId'> & { personId: string | null };

/** One row of the rota: who, when somebody else, which days and rounds, which accounts. */
export function ShiftDialog({
  shift,
  rounds,
  isNew,
  hiddenNote,
  onSave,
  onClose,
}: {
  shift: ShiftDraft;
  /** How many rounds an office day has. */
  rounds: number;
  isNew: boolean;
  /** Says it when a row would never apply. */
  hiddenNote: (shift: Shift) => ReactNode;
  onSave: (shift: Shift) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('app');
  const { administration } = usePlace();
  const [draft, setDraft] = useState(shift);
  const [isTried, setTried] = useState(false);
  const [isChoosing, setChoosing] = useState(false);
  const set = (part: Partial<ShiftDraft>) => setDraft((before) => ({ ...before, ...part }));
  const input = { administrationId: administration.id };
  const { data: units } = useQuery(queries.people.units.queryOptions({ input }));
  const { data: summary } = useQuery(queries.accounts.summary.queryOptions({ input }));
  const slots = Array.from({ length: Math.max(rounds, ...draft.slots) }, (_, index) => String(index + 1));
  const isSame = draft.deputyId !== null && draft.deputyId === draft.personId;

  function save(): void {
    setTried(true);
    if (draft.personId === null || isSame) return;
    onSave({ ...draft, personId: draft.personId });
    onClose();
  }
  return (
    <FormDialog
      title={t(isNew ? 'roundPlan.who.newShift' : 'roundPlan.who.editShift')}
      submit={t(isNew ? 'ui.add' : 'roundPlan.who.change')}
      onSubmit={save}
      onClose={onClose}
    >
      <div className={styles.pair}>
        <PersonChoice
          label={t('roundPlan.who.person')}
          value={draft.personId}
          error={isTried && draft.personId === null ? t('roundPlan.who.noPerson') : undefined}
          onChange={(personId) => set({ personId })}
        />
        <PersonChoice
          label={t('roundPlan.who.deputy')}
          help={t('roundPlan.who.deputyHelp')}
          error={isSame ? t('roundPlan.fault.deputy-same') : undefined}
          value={draft.deputyId}
          onChange={(deputyId) => set({ deputyId })}
        />
      </div>
      <WeekdayRow
        label={`${t('roundPlan.who.weekdays')} (${t('roundPlan.who.noneIsAll')})`}
        value={draft.weekdays}
        onChange={(weekdays) => set({ weekdays })}
      />
      <ManyRow
        label={`${t('roundPlan.who.rounds')} (${t('roundPlan.who.noneIsAll')})`}
        choices={slots.map((id) => ({ id, name: id }))}
        value={draft.slots.map(String)}
        onChange={(ids) => set({ slots: ids.map(Number) })}
      />
      <div>
        <p className={styles.which}>{t('roundPlan.who.which')}</p>
        <div className={styles.filters}>
          <FilterMenu
            label={t('roundPlan.who.units')}
            choices={(units ?? []).map(({ id, name }) => ({ id, name }))}
            value={draft.unitIds}
            onChange={(unitIds) => set({ unitIds })}
          />
          <FilterMenu
            label={t('roundPlan.who.platforms')}
            choices={(summary?.byPlatform ?? []).map(({ platform, platformName }) => ({
              id: platform,
              name: platformName,
            }))}
            value={draft.platforms}
            onChange={(platforms) => set({ platforms })}
          />
          <Button small onPress={() => setChoosing(true)}>
            {draft.accountIds.length === 0
              ? t('roundPlan.who.accountsOnly')
              : t('roundPlan.plan.chosenAccounts', { count: draft.accountIds.length })}
          </Button>
        </div>
      </div>
      {hiddenNote({ ...draft, personId: draft.personId ?? '' })}
      {isChoosing ? (
        <AccountsDialog
          value={draft.accountIds}
          onChange={(accountIds) => set({ accountIds })}
          onClose={() => setChoosing(false)}
        />
      ) : null}
    </FormDialog>
  );
}
