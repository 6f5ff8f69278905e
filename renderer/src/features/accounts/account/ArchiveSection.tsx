import { useTranslation } from 'react-i18next';
import { Checkbox, Select } from '../../../ui/Choice.tsx';
import styles from './account.module.css';
import { Section, type SectionProps, Spot } from './Section.tsx';

const levels = ['', 'overview', 'unique', 'full'] as const;

/** The archive level of Stadsarkivet's guidance, and whether the account is on the public list. */
export function ArchiveSection({ form, missing }: SectionProps) {
  const { t } = useTranslation('app');
  const { draft } = form;
  return (
    <Section id="archive" missing={missing}>
      <div className={styles.two}>
        <Spot form={form} field="archiveLevel">
          <Select
            label={t('accounts.field.archiveLevel')}
            help={t(`accounts.archive.${draft.archiveLevel === '' ? 'none' : draft.archiveLevel}`)}
            choices={levels.map((level) => ({
              id: level === '' ? ('none' as const) : level,
              name: t(`terms.archiveLevel.${level === '' ? 'none' : level}`),
            }))}
            value={draft.archiveLevel === '' ? 'none' : draft.archiveLevel}
            onChange={(level) => form.change({ archiveLevel: level === 'none' ? '' : level })}
          />
        </Spot>
        <Spot form={form} field="onPublicList">
          <div className={styles.check}>
            <Checkbox isSelected={draft.onPublicList} onChange={(onPublicList) => form.change({ onPublicList })}>
              <span>
                {t('accounts.field.onPublicList')}
                <small className={styles.rule}>{t('accounts.archive.publicHelp')}</small>
              </span>
            </Checkbox>
          </div>
        </Spot>
      </div>
    </Section>
  );
}
