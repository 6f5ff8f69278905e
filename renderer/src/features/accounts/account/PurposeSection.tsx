import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Goal } from '#core/accounts/contract.ts';
import { Button } from '../../../ui/Button.tsx';
import { DateField } from '../../../ui/DateField.tsx';
import { NumberField, TextField } from '../../../ui/Field.tsx';
import { ChoiceRow } from '../../../ui/ChoiceRow.tsx';
import { focusAdded } from '../../../ui/focus-field.ts';
import styles from './account.module.css';
import { emptyGoal } from './draft.ts';
import { Section, type SectionProps, Spot } from './Section.tsx';
import { TextPart } from './text-fields.tsx';
import type { AccountForm } from './use-account-form.ts';
import { useToday } from './use-today.ts';

/** Why the account is there, for whom, with what resources, and its goals (R5). */
export function PurposeSection({ form, missing }: SectionProps) {
  const { t } = useTranslation('app');
  return (
    <Section id="purpose" missing={missing}>
      <div className={styles.two}>
        <TextPart form={form} field="purpose" lines={3} help={t('accounts.purpose.purposeHelp')} />
        <TextPart form={form} field="targetGroup" lines={3} help={t('accounts.purpose.targetHelp')} />
        <TextPart form={form} field="benefit" lines={2} help={t('accounts.purpose.benefitHelp')} />
        <TextPart form={form} field="planLink" help={t('accounts.purpose.planHelp')} />
        <Spot form={form} field="hoursPerWeek">
          <NumberField
            label={t('accounts.field.hoursPerWeek')}
            error={form.errorAt('hoursPerWeek')}
            min={0}
            max={168}
            isWhole={false}
            value={form.draft.hoursPerWeek}
            onChange={(hoursPerWeek) => form.change({ hoursPerWeek })}
          />
        </Spot>
        <TextPart form={form} field="holidayCover" help={t('accounts.purpose.holidayHelp')} />
      </div>
      <Goals form={form} />
    </Section>
  );
}

function Goals({ form }: { form: AccountForm }) {
  const { t } = useTranslation('app');
  const { goals } = form.draft;
  const set = (next: Goal[]) => form.change({ goals: next });
  return (
    <Spot form={form} field="goals" wide>
      <div className={styles.group}>
        <div className={styles.groupHead}>
          <h3>{t('accounts.field.goals')}</h3>
          {(['measurable', 'effect'] as const).map((kind) => (
            <Button
              key={kind}
              small
              onPress={({ target }) => {
                focusAdded(target);
                set([...goals, emptyGoal(kind)]);
              }}
            >
              {t(kind === 'effect' ? 'accounts.purpose.addEffect' : 'accounts.purpose.addMeasurable')}
            </Button>
          ))}
        </div>
        {goals.length === 0 ? <p className={styles.quiet}>{t('accounts.purpose.noGoals')}</p> : null}
        {goals.map((goal, index) => (
          <GoalFields
            // Goals have no id of their own; their place is what tells them apart.
            // oxlint-disable-next-line react/no-array-index-key
            key={index}
            form={form}
            goal={goal}
            index={index}
            onChange={(patch) => set(goals.map((other, at) => (at === index ? { ...other, ...patch } : other)))}
            onRemove={() => set(goals.filter((_, at) => at !== index))}
          />
        ))}
      </div>
    </Spot>
  );
}

function GoalFields({
  form,
  goal,
  index,
  onChange,
  onRemove,
}: {
  form: AccountForm;
  goal: Goal;
  index: number;
  onChange: (patch: Partial<Goal>) => void;
  onRemove: () => void;
}) {
  const { t } = useTranslation('app');
  const today = useToday();
  const number = index + 1;
  const isDue = goal.followUpOn !== null && goal.followUpOn < today && goal.result === '';
  return (
    <fieldset className={styles.goal}>
      <legend className="visually-hidden">{t('accounts.purpose.goal', { number })}</legend>
      <div className={styles.goalHead}>
        <ChoiceRow
          label={t('accounts.purpose.kind', { number })}
          hideLabel
          choices={(['measurable', 'effect'] as const).map((id) => ({ id, name: t(`terms.goalKind.${id}`) }))}
          value={goal.kind}
          onChange={(kind) => onChange({ kind })}
        />
        <Button look="icon" small aria-label={t('accounts.purpose.removeGoal', { number })} onPress={onRemove}>
          <X aria-hidden />
        </Button>
      </div>
      <div className={styles.goalGrid}>
        <TextField
          label={goal.kind === 'effect' ? t('accounts.purpose.effectText') : t('accounts.purpose.measurableText')}
          error={form.errorAt(`goals.${index}.text`)}
          lines={2}
          value={goal.text}
          onChange={(text) => onChange({ text })}
        />
        <TextField
          label={goal.kind === 'effect' ? t('accounts.purpose.effectMeasure') : t('accounts.purpose.measure')}
          error={form.errorAt(`goals.${index}.measure`)}
          lines={2}
          value={goal.measure}
          onChange={(measure) => onChange({ measure })}
        />
        <DateField
          label={t('accounts.purpose.followUp')}
          error={isDue ? t('accounts.purpose.followUpDue') : form.errorAt(`goals.${index}.followUpOn`)}
          value={goal.followUpOn}
          onChange={(followUpOn) => onChange({ followUpOn })}
        />
        <TextField
          label={t('accounts.purpose.result')}
          error={form.errorAt(`goals.${index}.result`)}
          lines={2}
          value={goal.result}
          onChange={(result) => onChange({ result })}
        />
      </div>
    </fieldset>
  );
}
