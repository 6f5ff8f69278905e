import { useState } from 'react';
import { type Due, type Edition, StepRole } from '#core/cases/engine/contract.ts';
import { Checkbox, Select } from '../../../ui/Choice.tsx';
import { NumberField, TextField } from '../../../ui/Field.tsx';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import peopleStyles from '../../people/people.module.css';
import { useCaseWords } from '../words.ts';
import { boundsOf, type DraftStep, isCount, standardOf, units, unitOf, type Unit } from './draft.ts';
import { useStarts } from './use-due-words.ts';

/** One step of the routine: its words, its role, its time; an own one can be optional. Gates stay whatever is written here. */
export function StepDialog({
  step,
  isNew,
  edition,
  standard,
  onClose,
  onSave,
}: {
  step: DraftStep;
  isNew: boolean;
  edition: Edition;
  standard: Edition;
  onClose: () => void;
  onSave: (step: DraftStep) => void;
}) {
  const { t } = useCaseWords();
  const starts = useStarts(edition).filter(({ id }) => id.split('.')[0] !== step.id);
  const [draft, setDraft] = useState(step);
  const [unit, setUnit] = useState<Unit>(unitOf(step.due));
  const [count, setCount] = useState<number | null>(
    step.due === null ? 5 : Math.abs(step.due.hours ?? step.due.officeDays ?? step.due.days ?? 0),
  );
  const [from, setFrom] = useState(step.due?.from ?? 'opened');
  const [ground, setGround] = useState(step.due?.ground ?? '');
  const [isTried, setTried] = useState(false);
  const set = (part: Partial<DraftStep>) => setDraft((old) => ({ ...old, ...part }));
  const lawful = standardOf(standard, step.id)?.due?.ground;
  // Hours run from an instant, and a day has none.
  const offered = unit === 'hours' ? starts.filter(({ isDay }) => !isDay) : starts;
  const bounds = boundsOf(unit);
  const due = dueFrom(unit, count, from, ground.trim());
  const lacksGround = lawful !== undefined && JSON.stringify(due) !== JSON.stringify(step.due) && ground.trim() === '';
  const submit = () => {
    setTried(true);
    if (draft.title.trim() === '' || lacksGround || (unit !== 'none' && !isCount(count, bounds))) return;
    onSave({ ...draft, title: draft.title.trim(), help: draft.help.trim(), due });
  };
  return (
    <FormDialog
      wide
      title={t(isNew ? 'casesUi.routine.addTitle' : 'casesUi.routine.editTitle')}
      submit={t(isNew ? 'ui.add' : 'casesUi.dnr.submit')}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label={t('casesUi.routine.name')}
        isRequired
        autoFocus
        value={draft.title}
        error={isTried && draft.title.trim() === '' ? t('casesUi.routine.nameNeeded') : undefined}
        onChange={(title) => set({ title })}
      />
      <TextField label={t('casesUi.routine.help')} lines={3} value={draft.help} onChange={(help) => set({ help })} />
      <div className={peopleStyles.two}>
        <Select
          label={t('casesUi.routine.role')}
          choices={StepRole.options.map((id) => ({ id, name: t(`cases.role.${id}`) }))}
          value={draft.role}
          onChange={(role) => set({ role })}
        />
        <Select
          label={t('casesUi.routine.dueUnit')}
          choices={units.map((id) => ({ id, name: t(`casesUi.routine.unit.${id}`) }))}
          value={unit}
          onChange={(next) => {
            setUnit(next);
            if (next === 'hours' && from.includes('.')) setFrom('opened');
          }}
        />
      </div>
      {unit === 'none' ? null : (
        <div className={peopleStyles.two}>
          <NumberField
            label={t('casesUi.routine.dueCount')}
            value={count}
            min={bounds.min}
            max={bounds.max}
            error={
              isCount(count, bounds)
                ? undefined
                : count !== null
                  ? t('casesUi.routine.countRange', bounds)
                  : isTried
                    ? t('casesUi.routine.countNeeded')
                    : undefined
            }
            onChange={setCount}
          />
          <Select label={t('casesUi.routine.dueFrom')} choices={offered} value={from} onChange={setFrom} />
        </div>
      )}
      {lawful === undefined ? null : (
        <TextField
          label={t('casesUi.routine.ground')}
          value={ground}
          error={isTried && lacksGround ? t('casesUi.routine.groundNeeded', { ground: lawful }) : undefined}
          onChange={setGround}
        />
      )}
      {draft.isOwn ? (
        <Checkbox isSelected={draft.optional} onChange={(optional) => set({ optional })}>
          {t('casesUi.routine.optional')}
        </Checkbox>
      ) : null}
    </FormDialog>
  );
}

function dueFrom(unit: Unit, count: number | null, from: string, ground: string): Due | null {
  if (unit === 'none' || count === null) return null;
  const time = unit === 'daysBefore' ? { days: -count } : { [unit]: count };
  return { ...time, from, ...(ground !== '' && { ground }) } as Due;
}
