import { useTranslation } from 'react-i18next';
import { ContactKind } from '#core/foundation/contract.ts';
import type { PersonDraft } from '#core/people/contract.ts';
import { Checkbox, Select } from '../../../ui/Choice.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { UnitChoice } from '../UnitChoice.tsx';
import type { draftProblems } from './draft.ts';
import styles from './person.module.css';

interface FieldsProps {
  draft: PersonDraft;
  change: (fields: Partial<PersonDraft>) => void;
  /** What is wrong, once somebody has tried to save. */
  problems: ReturnType<typeof draftProblems> | null;
  autoFocus?: boolean;
}

/** Name, title and unit. */
export function NameFields({ draft, change, problems, autoFocus = false }: FieldsProps) {
  const { t } = useTranslation('app');
  return (
    <>
      <TextField
        label={t('people.person.name')}
        error={problems?.name === true ? t('people.person.nameNeeded') : undefined}
        value={draft.name}
        onChange={(name) => change({ name })}
        isRequired
        autoFocus={autoFocus}
      />
      <div className={styles.two}>
        <TextField
          label={t('people.person.title')}
          error={problems?.title === true ? t('people.protected.titleNeeded') : undefined}
          value={draft.title}
          onChange={(title) => change({ title })}
        />
        <UnitChoice label={t('people.person.unit')} value={draft.unitId} onChange={(unitId) => change({ unitId })} />
      </div>
    </>
  );
}

/** E-mail and phone, each with what kind it is: only funktion and tjänst ever leave the administration. */
export function ContactFields({ draft, change, problems }: FieldsProps) {
  const { t } = useTranslation('app');
  const kinds = ContactKind.options.map((id) => {
    const stays = id === 'private' || id === 'unknown';
    return { id, name: t(`terms.contactKind.${id}`), ...(stays && { note: t('people.person.staysHere') }) };
  });
  return (
    <>
      <div className={styles.contact}>
        <TextField
          label={t('people.person.email')}
          type="email"
          error={problems?.email === true ? t('people.person.emailWrong') : undefined}
          value={draft.email}
          onChange={(email) => change({ email })}
        />
        <Select
          label={t('people.person.emailKind')}
          choices={kinds}
          value={draft.emailKind}
          onChange={(emailKind) => change({ emailKind })}
        />
      </div>
      <div className={styles.contact}>
        <TextField
          label={t('people.person.phone')}
          type="tel"
          value={draft.phone}
          onChange={(phone) => change({ phone })}
        />
        <Select
          label={t('people.person.phoneKind')}
          choices={kinds}
          value={draft.phoneKind}
          onChange={(phoneKind) => change({ phoneKind })}
        />
      </div>
      <p className={styles.note}>{t('people.person.contactRule')}</p>
    </>
  );
}

/** Skyddade personuppgifter, with what it does. */
export function ProtectedField({ draft, change }: Omit<FieldsProps, 'problems'>) {
  const { t } = useTranslation('app');
  return (
    <div>
      <Checkbox isSelected={draft.protectedIdentity} onChange={(protectedIdentity) => change({ protectedIdentity })}>
        {t('people.protected.label')}
      </Checkbox>
      <p className={styles.below}>{t('people.protected.help', { title: draft.title || t('people.protected.name') })}</p>
    </div>
  );
}
