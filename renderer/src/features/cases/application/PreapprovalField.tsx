import { useTranslation } from 'react-i18next';
import { usePlace } from '../../../app/administration.tsx';
import { Select } from '../../../ui/Choice.tsx';

/** Which of the administration's decisions approves the account beforehand. */
export function PreapprovalField({
  label,
  error,
  value,
  onChange,
}: {
  label: string;
  error: string | undefined;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}) {
  const { t } = useTranslation('app');
  const { preapproved } = usePlace().administration.settings;
  const decisions = [...new Set(preapproved.map(({ decision }) => decision))];
  return (
    <Select
      label={label}
      help={decisions.length === 0 ? t('application.preapproved.none') : undefined}
      error={error}
      placeholder={t('casesUi.steps.choose')}
      choices={decisions.map((decision) => ({ id: decision, name: decision }))}
      value={value ?? null}
      onChange={onChange}
    />
  );
}
