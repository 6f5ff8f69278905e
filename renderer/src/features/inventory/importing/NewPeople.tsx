import { useTranslation } from 'react-i18next';
import type { ImportPlan } from '#core/inventory/contract.ts';
import styles from './Preview.module.css';
import type { Import } from './use-import.ts';

/** The people whom the list brings, each with a box: who is none is unticked, and the list's text is kept on the accounts. */
export function NewPeople({ work, plan }: { work: Import; plan: ImportPlan }) {
  const { t } = useTranslation('app');
  // Two people of two administrations may have one name; the answer holds for the name.
  const names = [...new Set([...plan.newPeople, ...plan.notPeople])].toSorted((a, b) => a.localeCompare(b, 'sv'));
  return (
    <>
      <p className={styles.note}>{t('importing.preview.notPeopleHelp')}</p>
      <ul className={styles.names} aria-label={t('importing.preview.comesWith')}>
        {names.map((name) => {
          const isPerson = !work.notPeople.has(name);
          return (
            <li key={name} className={styles.person}>
              <label>
                <input
                  type="checkbox"
                  checked={isPerson}
                  onChange={(event) => work.setPerson(name, event.target.checked)}
                />
                {name}
              </label>
              {isPerson ? null : <small>{t('importing.preview.notPerson')}</small>}
            </li>
          );
        })}
      </ul>
    </>
  );
}
