import { useTranslation } from 'react-i18next';
import type { ImportPlan } from '#core/inventory/contract.ts';
import styles from './Preview.module.css';

/** Who in the register is reached by what the list says: one name is taken for one person, so the units stand beside it. */
export function NewContacts({ people }: { people: ImportPlan['newContacts'] }) {
  const { t } = useTranslation('app');
  return (
    <>
      <p className={styles.note}>{t('importing.preview.newContactsHelp')}</p>
      {/* Scrolled by keyboard too. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <ul className={styles.names} tabIndex={0} aria-label={t('importing.preview.comesWith')}>
        {people.map(({ name, contacts, unit, unitInList }, index) => (
          // biome-ignore lint: two people of two administrations may have one name.
          <li key={index}>
            {name}
            <small>
              {contacts.join(' · ')}
              <br />
              {t('importing.preview.units', {
                unit: unit || t('register.noUnit'),
                unitInList: unitInList || t('register.noUnit'),
              })}
            </small>
          </li>
        ))}
      </ul>
    </>
  );
}
