import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ContactKind } from '#core/foundation/contract.ts';
import type { ImportPlan } from '#core/inventory/contract.ts';
import { Button } from '../../../ui/Button.tsx';
import { Select } from '../../../ui/Choice.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { NewContacts } from './NewContacts.tsx';
import { NewPeople } from './NewPeople.tsx';
import styles from './Preview.module.css';
import type { Import } from './use-import.ts';

/** Nobody having said, it is unknown: that answer stands first. */
const kinds = ContactKind.options.toSorted((a, b) => Number(b === 'unknown') - Number(a === 'unknown'));

/** What else the import brings into the register: units, people and administrations that are not there yet, and ways to reach those who are. */
export function ComesWith({ work, plan }: { work: Import; plan: ImportPlan }) {
  const { t } = useTranslation('app');
  const [open, setOpen] = useState<'units' | 'people' | 'contacts' | 'administrations' | null>(null);
  const { newUnits, newPeople, newContacts, newAdministrations } = plan;
  const count = (names: readonly unknown[]) => ({ count: names.length });
  // Who was said to be none can be taken back.
  const hasPeople = newPeople.length > 0 || plan.notPeople.length > 0;
  if (!hasPeople && [newUnits, newContacts, newAdministrations].every((names) => names.length === 0))
    return <span className={styles.comes}>{t('importing.preview.noneNew')}</span>;
  const names = open === 'units' ? newUnits : newAdministrations;
  return (
    <span className={styles.comes}>
      {t('importing.preview.comesWith')}
      {newAdministrations.length === 0 ? null : (
        <Button small onPress={() => setOpen('administrations')}>
          {t('importing.preview.newAdministrations', count(newAdministrations))}
        </Button>
      )}
      {newUnits.length === 0 ? null : (
        <Button small onPress={() => setOpen('units')}>
          {t('importing.preview.newUnits', count(newUnits))}
        </Button>
      )}
      {!hasPeople ? null : (
        <Button small onPress={() => setOpen('people')}>
          {t('importing.preview.newPeople', count(newPeople))}
        </Button>
      )}
      {newContacts.length === 0 ? null : (
        <Button small onPress={() => setOpen('contacts')}>
          {t('importing.preview.newContacts', count(newContacts))}
        </Button>
      )}
      {plan.contacts === 0 ? null : <Contacts work={work} />}
      <Dialog
        title={
          open === 'administrations'
            ? t('importing.preview.newAdministrations', count(newAdministrations))
            : open === 'people'
              ? t('importing.preview.newPeople', count(newPeople))
              : open === 'contacts'
                ? t('importing.preview.newContacts', count(newContacts))
                : t('importing.preview.newUnits', count(newUnits))
        }
        isOpen={open !== null}
        onClose={() => setOpen(null)}
      >
        {open === 'people' ? (
          <NewPeople work={work} plan={plan} />
        ) : open === 'contacts' ? (
          <NewContacts people={newContacts} />
        ) : (
          // Scrolled by keyboard too.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          <ul className={styles.names} tabIndex={0} aria-label={t('importing.preview.comesWith')}>
            {names.map((name, index) => (
              // biome-ignore lint: two people of two administrations may have one name.
              <li key={index}>{name}</li>
            ))}
          </ul>
        )}
      </Dialog>
    </span>
  );
}

/** What the e-mail addresses and telephone numbers of the list are: they leave the register only when somebody has said so. */
function Contacts({ work }: { work: Import }) {
  const { t } = useTranslation('app');
  return (
    <span className={styles.word}>
      <span aria-hidden>{t('importing.contacts.are')}</span>
      <Select
        label={t('importing.contacts.are')}
        hideLabel
        choices={kinds.map((id) => ({
          id,
          name: t(`importing.contacts.kind.${id}`),
          note: t(`importing.contacts.${id === 'function' || id === 'work' ? 'goesOut' : 'staysHere'}`),
        }))}
        value={work.contactKind}
        onChange={work.setContactKind}
      />
    </span>
  );
}
