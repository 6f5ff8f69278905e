import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonChoice } from '#core/people/contract.ts';
import { Chip } from '../../../ui/Chip.tsx';
import styles from './account.module.css';
import type { Part } from './draft.ts';
import type { SectionId } from './sections.ts';
import type { AccountForm } from './use-account-form.ts';

/** What every section works on. */
export interface SectionProps {
  form: AccountForm;
  /** Everybody whom the draft names, by id. */
  people: ReadonlyMap<string, PersonChoice>;
  /** How many of the account's gaps are filled in this section. */
  missing: number;
  /** How many of its items nobody has looked for. */
  unchecked: number;
}

/** A part of the page that the in-page navigation leads to. */
export function Section({
  id,
  missing = 0,
  unchecked = 0,
  aside,
  children,
}: {
  id: SectionId;
  missing?: number;
  unchecked?: number;
  aside?: ReactNode;
  children: ReactNode;
}) {
  const { t } = useTranslation('app');
  return (
    <section id={`section-${id}`} className={styles.section} aria-labelledby={`heading-${id}`}>
      <div className={styles.sectionHead}>
        <h2 id={`heading-${id}`} tabIndex={-1}>
          {t(`accounts.section.${id}`)}
        </h2>
        {missing > 0 ? <Chip tone="warn">{t('register.missing', { count: missing })}</Chip> : null}
        {unchecked > 0 ? <Chip tone="unknown">{t('register.unchecked', { count: unchecked })}</Chip> : null}
        {aside === undefined ? null : <div className={styles.sectionAside}>{aside}</div>}
      </div>
      <div className={styles.sectionBody}>{children}</div>
    </section>
  );
}

/** A place for one field: gaps lead to it, and it is marked while its change is not saved. */
export function Spot({
  form,
  field,
  wide = false,
  children,
}: {
  form: AccountForm;
  field: Part;
  wide?: boolean;
  children: ReactNode;
}) {
  return (
    <div
      className={`${styles.spot} ${wide ? styles.wide : ''}`}
      data-field={field}
      {...(form.changed.includes(field) && { 'data-changed': true })}
    >
      {children}
    </div>
  );
}
