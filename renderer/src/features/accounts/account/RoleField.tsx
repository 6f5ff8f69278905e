import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AccountRole } from '#core/accounts/contract.ts';
import type { PersonChoice as Person } from '#core/people/contract.ts';
import { Button } from '../../../ui/Button.tsx';
import { PersonChoice } from '../../people/PersonChoice.tsx';
import styles from './account.module.css';
import { peopleWith, withRole } from './draft.ts';
import { Spot } from './Section.tsx';
import type { AccountForm } from './use-account-form.ts';

/** Who has one role on the account. Several persons show as a list, also where one is usual and an imported list named more. */
export function RoleField({
  form,
  people,
  accountRole,
  several = false,
  help,
}: {
  form: AccountForm;
  people: ReadonlyMap<string, Person>;
  accountRole: AccountRole;
  several?: boolean;
  help?: string;
}) {
  const { t } = useTranslation('app');
  const ids = peopleWith(form.draft, accountRole);
  const label =
    several && (accountRole === 'editor' || accountRole === 'communicator')
      ? t(`accounts.duties.${accountRole}`)
      : t(`terms.accountRole.${accountRole}`);
  const ended = ids.filter((id) => people.get(id)?.active === false);
  const error = ended.length > 0 ? t('accounts.duties.ended') : undefined;
  if (!several && ids.length < 2)
    return (
      <Spot form={form} field={`roles.${accountRole}`}>
        <PersonChoice
          label={label}
          help={help}
          error={error}
          value={ids[0] ?? null}
          known={people.get(ids[0] ?? '')}
          onChange={(id) => form.assign(accountRole, id === null ? [] : [id])}
        />
      </Spot>
    );
  return (
    <Spot form={form} field={`roles.${accountRole}`}>
      <PersonChoice
        label={label}
        help={help}
        error={error}
        value={null}
        onChange={(id) => {
          if (id !== null)
            form.change((before) => ({
              roles: withRole(before, accountRole, [...peopleWith(before, accountRole), id]),
            }));
        }}
      />
      {ids.length === 0 ? null : (
        <ul className={styles.tags} aria-label={label}>
          {ids.map((id) => {
            const person = people.get(id);
            return (
              <li key={id} {...(person?.active === false && { 'data-ended': true })}>
                <span>
                  {person?.name ?? '…'}
                  {person?.active === false ? ` (${t('ui.ended')})` : ''}
                </span>
                <Button
                  look="icon"
                  small
                  aria-label={t('accounts.removePerson', { name: person?.name ?? '' })}
                  onPress={() =>
                    form.assign(
                      accountRole,
                      ids.filter((other) => other !== id),
                    )
                  }
                >
                  <X aria-hidden />
                </Button>
              </li>
            );
          })}
        </ul>
      )}
    </Spot>
  );
}
