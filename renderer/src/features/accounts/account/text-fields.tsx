import { useTranslation } from 'react-i18next';
import type { AccountDraft } from '#core/accounts/contract.ts';
import { DateField } from '../../../ui/DateField.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { Spot } from './Section.tsx';
import type { AccountForm } from './use-account-form.ts';

type FieldOf<T> = {
  [K in keyof AccountDraft]: AccountDraft[K] extends T ? (T extends AccountDraft[K] ? K : never) : never;
}[keyof AccountDraft];

/** A text of the account, on one line or several. */
export function TextPart({
  form,
  field,
  lines,
  help,
  error,
  type,
  wide = false,
}: {
  form: AccountForm;
  field: FieldOf<string>;
  lines?: number;
  help?: string | undefined;
  error?: string | undefined;
  type?: 'url' | 'email';
  wide?: boolean;
}) {
  const { t } = useTranslation('app');
  return (
    <Spot form={form} field={field} wide={wide}>
      <TextField
        label={t(`accounts.field.${field}`)}
        help={help}
        error={form.errorAt(field) ?? error}
        value={form.draft[field]}
        onChange={(value) => form.change({ [field]: value })}
        {...(lines !== undefined && { lines })}
        {...(type !== undefined && { type })}
      />
    </Spot>
  );
}

/** A day of the account. */
export function DayPart({
  form,
  field,
  help,
}: {
  form: AccountForm;
  field: 'startedOn' | 'endsOn' | 'contractEndsOn' | 'onBehalfCheckedOn' | 'lastPostOn';
  help?: string | undefined;
}) {
  const { t } = useTranslation('app');
  return (
    <Spot form={form} field={field}>
      <DateField
        label={t(`accounts.field.${field}`)}
        help={help}
        error={form.errorAt(field)}
        value={form.draft[field]}
        onChange={(value) => form.change({ [field]: value })}
      />
    </Spot>
  );
}
