import { useMutation, useQuery } from '@tanstack/react-query';
import { ArrowDown, ArrowUp, Pencil, Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanVersion, Shift } from '#core/rounds/plan/contract.ts';
import { hiddenBy } from '#core/rounds/plan/hidden-shift.ts';
import { queries } from '../../../api/client.ts';
import { errorText } from '../../../api/errors.ts';
import { usePlace } from '../../../app/administration.tsx';
import { useDraft } from '../../../app/draft.ts';
import { useFormat } from '../../../app/format.ts';
import { SaveBar } from '../../../app/SaveBar.tsx';
import { Button } from '../../../ui/Button.tsx';
import { DateField } from '../../../ui/DateField.tsx';
import { Card, Notice } from '../../../ui/Page.tsx';
import { say } from '../../../ui/Toasts.tsx';
import planStyles from './plan.module.css';
import { type ShiftDraft, ShiftDialog } from './ShiftDialog.tsx';
import { useMayPlan, weekdayNames } from './use-plan.ts';
import styles from './who.module.css';

const newShift = (): ShiftDraft => ({
  id: crypto.randomUUID(),
  personId: null,
  deputyId: null,
  weekdays: [],
  slots: [],
  unitIds: [],
  platforms: [],
  accountIds: [],
});

/** The rota in order: the first row that fits decides. Changed rows hold from a chosen day. */
export function RotaCard({
  current,
  versions,
  today,
}: {
  current: PlanVersion;
  versions: PlanVersion[];
  today: string;
}) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const { administration } = usePlace();
  const { mayPlan } = useMayPlan();
  const form = useDraft({ rota: current.plan.rota }, versions.length);
  const { rota } = form.value;
  const [editing, setEditing] = useState<ShiftDraft | null>(null);
  const [from, setFrom] = useState(today);
  const save = useMutation(queries.roundPlan.save.mutationOptions({ meta: { showsError: true } }));
  const words = useShiftWords(rota);
  const later = versions.find((version) => (version.validFrom ?? '') > from);
  const setRota = (next: Shift[]) => form.change({ rota: next });

  function decide(): void {
    save.mutate(
      {
        administrationId: administration.id,
        seen: versions[0]?.id ?? null,
        validFrom: from,
        note: '',
        plan: { ...current.plan, rota },
      },
      {
        onSuccess: (made) => {
          form.accept({ rota: made.plan.rota }, versions.length + 1);
          say({ text: t('roundPlan.who.rotaSaved', { day: format.day(made.validFrom) }) });
        },
      },
    );
  }
  return (
    <>
      <Card
        title={t('roundPlan.who.rota')}
        aside={
          mayPlan ? (
            <Button small onPress={() => setEditing(newShift())}>
              <Plus aria-hidden />
              {t('roundPlan.who.addShift')}
            </Button>
          ) : undefined
        }
      >
        <p className={styles.lead}>{t(rota.length === 0 ? 'roundPlan.who.rotaNone' : 'roundPlan.who.rotaLead')}</p>
        <ol className={styles.rota}>
          {rota.map((shift, index) => (
            <li key={shift.id}>
              <div>
                <b>{words.nameOf(shift.personId)}</b>
                {shift.deputyId === null ? null : (
                  <small>{t('roundPlan.who.withDeputy', { name: words.nameOf(shift.deputyId) })}</small>
                )}
                <span>{words.what(shift)}</span>
                <Hidden by={hiddenBy({ ...current.plan, rota }, shift)} nameOf={words.nameOf} />
              </div>
              {mayPlan ? (
                <span className={styles.shiftActions}>
                  <Button
                    look="icon"
                    small
                    isDisabled={index === 0}
                    aria-label={t('roundPlan.who.moveUp')}
                    onPress={() => setRota(moved(rota, index, index - 1))}
                  >
                    <ArrowUp aria-hidden />
                  </Button>
                  <Button
                    look="icon"
                    small
                    isDisabled={index === rota.length - 1}
                    aria-label={t('roundPlan.who.moveDown')}
                    onPress={() => setRota(moved(rota, index, index + 1))}
                  >
                    <ArrowDown aria-hidden />
                  </Button>
                  <Button look="icon" small aria-label={t('roundPlan.who.editShift')} onPress={() => setEditing(shift)}>
                    <Pencil aria-hidden />
                  </Button>
                  <Button
                    look="icon"
                    small
                    aria-label={t('roundPlan.plan.removeNamed', { name: words.nameOf(shift.personId) })}
                    onPress={() => setRota(rota.toSpliced(index, 1))}
                  >
                    <X aria-hidden />
                  </Button>
                </span>
              ) : null}
            </li>
          ))}
        </ol>
        {save.error === null ? null : (
          <div className={styles.pad}>
            <Notice tone="bad">{errorText(save.error, t)}</Notice>
          </div>
        )}
      </Card>
      {editing === null ? null : (
        <ShiftDialog
          shift={editing}
          rounds={current.plan.windows.length}
          hiddenNote={(shift) => <Hidden by={hiddenBy({ ...current.plan, rota }, shift)} nameOf={words.nameOf} />}
          isNew={!rota.some(({ id }) => id === editing.id)}
          onClose={() => setEditing(null)}
          onSave={(shift) =>
            setRota(
              rota.some(({ id }) => id === shift.id)
                ? rota.map((one) => (one.id === shift.id ? shift : one))
                : [...rota, shift],
            )
          }
        />
      )}
      <SaveBar
        isDirty={form.isDirty}
        isSaving={save.isPending}
        onSave={decide}
        onDiscard={() => {
          save.reset();
          form.discard();
        }}
      >
        <div className={planStyles.save}>
          <DateField
            label={t('roundPlan.plan.validFrom')}
            value={from}
            onChange={(day) => setFrom(day === null || day < today ? today : day)}
          />
        </div>
        {later === undefined ? null : <p>{t('roundPlan.plan.later', { day: format.day(later.validFrom) })}</p>}
      </SaveBar>
    </>
  );
}

/** Says that an earlier row takes everything a row would. */
function Hidden({ by, nameOf }: { by: Shift | undefined; nameOf: (id: string) => string }) {
  const { t } = useTranslation('app');
  if (by === undefined) return null;
  return <Notice tone="warn">{t('roundPlan.who.hidden', { name: nameOf(by.personId) })}</Notice>;
}

function moved(rota: readonly Shift[], from: number, to: number): Shift[] {
  const shift = rota[from];
  return shift === undefined ? [...rota] : rota.toSpliced(from, 1).toSpliced(to, 0, shift);
}

/** What a shift is about, in words. */
function useShiftWords(rota: readonly Shift[]) {
  const { t } = useTranslation('app');
  const { administration } = usePlace();
  const input = { administrationId: administration.id };
  const ids = [...new Set(rota.flatMap(({ personId, deputyId }) => [personId, deputyId ?? personId]))].slice(0, 500);
  const { data: people } = useQuery({
    ...queries.people.named.queryOptions({ input: { ids } }),
    enabled: ids.length > 0,
  });
  const { data: units } = useQuery(queries.people.units.queryOptions({ input }));
  const { data: summary } = useQuery(queries.accounts.summary.queryOptions({ input }));
  const names = <T,>(list: readonly T[], one: (value: T) => string | undefined) =>
    list.flatMap((value) => one(value) ?? []).join(', ');
  return {
    nameOf: (id: string) => people?.find((person) => person.id === id)?.name ?? '',
    what: ({ weekdays, slots, unitIds, platforms, accountIds }: Shift) => {
      const about = [
        names(unitIds, (id) => units?.find((unit) => unit.id === id)?.name),
        names(platforms, (id) => summary?.byPlatform.find(({ platform }) => platform === id)?.platformName),
        accountIds.length === 0 ? '' : t('roundPlan.accounts', { count: accountIds.length }),
      ].filter((word) => word !== '');
      return [
        weekdays.length === 0
          ? t('roundPlan.everyDay')
          : names(weekdays, (day) => t(`roundPlan.day.${weekdayNames[day - 1] ?? 'mon'}`)),
        slots.length === 0 ? t('roundPlan.everyRound') : t('roundPlan.roundsNamed', { list: slots.join(', ') }),
        about.length === 0 ? t('roundPlan.who.everything') : about.join(' · '),
      ].join(' · ');
    },
  };
}
