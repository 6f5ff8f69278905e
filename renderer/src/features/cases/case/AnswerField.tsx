import type { Case } from '#core/cases/contract.ts';
import { delegationName } from '#core/cases/answer-words.ts';
import { hole, type Requirement } from '#core/cases/engine/contract.ts';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox, Select } from '../../../ui/Choice.tsx';
import { DateField } from '../../../ui/DateField.tsx';
import { TextField } from '../../../ui/Field.tsx';
import fieldStyles from '../../../ui/Field.module.css';
import { RadioCards } from '../../../ui/RadioCards.tsx';
import { useToday } from '../../accounts/account/use-today.ts';
import { PersonChoice } from '../../people/PersonChoice.tsx';
import { PreapprovalField } from '../application/PreapprovalField.tsx';
import { useCaseWords } from '../words.ts';
import styles from './case.module.css';
import { FilesField } from '../evidence/FilesField.tsx';
import { DecisionField } from '../evidence/DecisionField.tsx';
import { useAnswers, useDelegationsFor } from './use-answers.ts';

/** More than these are chosen in a list. */
const mostInSight = 5;

/** One question of a step, in the form that its kind asks for. */
export function AnswerField({
  one,
  requirement,
  value,
  decidedOn,
  isMissing,
  onChange,
}: {
  one: Case;
  requirement: Requirement;
  value: string | undefined;
  /** The day of the decision, where the step has one: what held then is what is chosen among. */
  decidedOn: string | undefined;
  isMissing: boolean;
  onChange: (value: string | undefined) => void;
}) {
  const { t, say } = useCaseWords();
  const today = useToday();
  const answers = useAnswers(one);
  const { kind, options, needed, looks } = requirement;
  const title = say(requirement.title);
  const label = needed ? title : `${title} (${t('ui.optional')})`;
  const error = isMissing ? t('casesUi.steps.missing') : undefined;
  if (one.workflow === 'start' && requirement.id === 'preapproval')
    return <PreapprovalField label={label} error={error} value={value} onChange={onChange} />;
  switch (kind) {
    case 'text':
    case 'log':
      return (
        <div className={styles.text}>
          <TextField
            label={label}
            lines={2}
            isRequired={needed}
            value={value ?? ''}
            error={error}
            help={looks === undefined ? undefined : t(`casesUi.steps.looks.${looks}`)}
            onChange={(text) => onChange(text === '' ? undefined : text)}
          />
          {requirement.proposal === undefined || value !== undefined ? null : (
            <Button small onPress={() => onChange(proposalOf(one, requirement, answers))}>
              {t('casesUi.steps.proposal')}
            </Button>
          )}
        </div>
      );
    case 'day':
      return (
        <div className={styles.day}>
          <DateField label={label} value={value ?? null} error={error} onChange={(day) => onChange(day ?? undefined)} />
          <Button small onPress={() => onChange(today)}>
            {t('casesUi.steps.dayToday')}
          </Button>
        </div>
      );
    case 'person':
      return (
        <PersonChoice label={label} value={value ?? null} error={error} onChange={(id) => onChange(id ?? undefined)} />
      );
    case 'confirm':
      return (
        <div className={styles.confirm}>
          <Checkbox isSelected={value === 'yes'} onChange={(isSure) => onChange(isSure ? 'yes' : undefined)}>
            {label}
          </Checkbox>
          {error === undefined ? null : <span className={fieldStyles.error}>{error}</span>}
        </div>
      );
    case 'choice': {
      const choices = options.map((option) => ({ id: option.id, name: say(option.title) }));
      if (choices.length > mostInSight)
        return (
          <Select
            label={label}
            choices={choices}
            value={value ?? null}
            error={error}
            placeholder={t('casesUi.steps.choose')}
            onChange={onChange}
          />
        );
      return (
        <div>
          <RadioCards label={label} isLabelShown isNarrow choices={choices} value={value ?? null} onChange={onChange} />
          {error === undefined ? null : <span className={fieldStyles.error}>{error}</span>}
        </div>
      );
    }
    case 'delegation':
      return (
        <DelegationField
          one={one}
          on={decidedOn ?? today}
          label={label}
          error={error}
          value={value}
          onChange={onChange}
        />
      );
    case 'files':
      return <FilesField one={one} label={label} error={error} value={value} onChange={onChange} />;
    case 'disposal':
      return <DecisionField one={one} label={label} error={error} value={value} onChange={onChange} />;
  }
}

/** The text to begin from, with what earlier steps answered in it; what is not answered stays as it is named. */
function proposalOf(one: Case, { proposal }: Requirement, answers: ReturnType<typeof useAnswers>): string {
  // What is published is Swedish whatever language the app has.
  return (proposal?.sv ?? '').replace(hole, (whole, stepId: string, id: string) => {
    const step = one.edition.steps.find((each) => each.id === stepId);
    const state = one.state.steps.find((each) => each.id === stepId);
    if (step === undefined || state === undefined) return whole;
    return answers(step, state.values).find((answer) => answer.id === id)?.answer ?? whole;
  });
}

function DelegationField({
  one,
  on,
  label,
  error,
  value,
  onChange,
}: {
  one: Case;
  on: string;
  label: string;
  error: string | undefined;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}) {
  const { t } = useCaseWords();
  const delegations = useDelegationsFor(one, on);
  return (
    <Select
      label={label}
      help={delegations.length === 0 ? t('casesUi.steps.noDelegations') : undefined}
      error={error}
      choices={[
        { id: '', name: t('casesUi.steps.noDelegation') },
        ...delegations.map((delegation) => ({ id: delegation.id, name: delegationName(delegation) })),
      ]}
      value={value ?? ''}
      onChange={(id) => onChange(id === '' ? undefined : id)}
    />
  );
}
