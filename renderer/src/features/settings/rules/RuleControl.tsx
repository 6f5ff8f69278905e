import { useTranslation } from 'react-i18next';
import type { AdministrationSettings } from '#core/settings/contract.ts';
import { useFormat } from '../../../app/format.ts';
import { Select } from '../../../ui/Choice.tsx';
import fieldStyles from '../../../ui/Field.module.css';
import { useNumberText } from '../../../ui/use-number-text.ts';
import { isNumberRule, type RuleName, type RuleValue, units } from './rules.ts';
import styles from './rules.module.css';

const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const pictures = ['erik-any-colour', 'erik-blue', 'own'] as const;

/** The field of one rule: a number with its unit, a few to choose among, or a line of text. */
export function RuleControl({
  rule,
  settings,
  onChange,
  isWrong,
  labelledBy,
  describedBy,
}: {
  rule: RuleName;
  settings: AdministrationSettings;
  onChange: (value: RuleValue<RuleName>) => void;
  isWrong: boolean;
  labelledBy: string;
  describedBy: string;
}) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const label = t(`settings.rule.${rule}.name`);
  if (rule === 'accessRule') {
    const { value } = settings.accessRule;
    return (
      <Select
        label={label}
        hideLabel
        choices={[
          ...[1, 2, 3, 4, 5].map((people) => ({
            id: String(people),
            name: t('settings.access.people', { count: people }),
          })),
          { id: 'communicator-on-all', name: t('settings.access.communicator-on-all') },
        ]}
        value={value.kind === 'count' ? String(value.people) : value.kind}
        onChange={(id) => onChange(id === 'communicator-on-all' ? { kind: id } : { kind: 'count', people: Number(id) })}
      />
    );
  }
  if (rule === 'profilePicture')
    return (
      <Select
        label={label}
        hideLabel
        choices={pictures.map((id) => ({ id, name: t(`settings.picture.${id}`) }))}
        value={settings.profilePicture.value}
        onChange={onChange}
      />
    );
  if (rule === 'readFeeds')
    return (
      <Select
        label={label}
        hideLabel
        choices={(['yes', 'no'] as const).map((id) => ({ id, name: t(`ui.${id}`) }))}
        value={settings.readFeeds.value ? 'yes' : 'no'}
        onChange={(id) => onChange(id === 'yes')}
      />
    );
  if (rule === 'archiveMonth')
    return (
      <Select
        label={label}
        hideLabel
        choices={months.map((month) => ({ id: String(month), name: format.month(month) }))}
        value={String(settings.archiveMonth.value)}
        onChange={(month) => onChange(Number(month))}
      />
    );
  if (!isNumberRule(rule))
    return (
      <input
        className={fieldStyles.input}
        value={settings.onBehalfText.value}
        maxLength={300}
        aria-labelledby={labelledBy}
        aria-describedby={describedBy}
        onChange={(event) => onChange(event.target.value)}
      />
    );
  const unit = units[rule];
  return (
    <span className={styles.number}>
      <NumberInput
        value={settings[rule].value}
        onChange={onChange}
        aria-labelledby={labelledBy}
        aria-describedby={describedBy}
        aria-invalid={isWrong}
      />
      {unit === null ? null : <span>{t(`settings.unit.${unit}`)}</span>}
    </span>
  );
}

/** A rule cannot be without its number: `NaN` stands for none. */
function NumberInput({
  value,
  onChange,
  ...aria
}: {
  value: number;
  onChange: (value: number) => void;
  'aria-labelledby': string;
  'aria-describedby': string;
  'aria-invalid': boolean;
}) {
  const { field } = useNumberText({
    value: Number.isNaN(value) ? null : value,
    isWhole: true,
    isHeld: false,
    onChange: (next) => onChange(next ?? Number.NaN),
  });
  return <input {...field} {...aria} className={fieldStyles.input} />;
}
