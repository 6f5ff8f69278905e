import { useTranslation } from 'react-i18next';
import { Duty } from '#core/accounts/contract.ts';
import { Button } from '../../../ui/Button.tsx';
import styles from './account.module.css';
import { peopleWith, withRole } from './draft.ts';
import { RoleField } from './RoleField.tsx';
import { Section, type SectionProps } from './Section.tsx';

/** Who answers for the account, and the five duties (R6). */
export function DutiesSection({ form, people, missing }: SectionProps) {
  const { t } = useTranslation('app');
  const responsible = peopleWith(form.draft, 'responsible');
  const isSame = Duty.options.every((duty) => peopleWith(form.draft, duty).join() === responsible.join());
  const takeAll = () => {
    let { draft } = form;
    for (const duty of Duty.options) draft = { ...draft, roles: withRole(draft, duty, responsible) };
    form.change({ roles: draft.roles });
  };
  return (
    <Section id="duties" missing={missing}>
      <p className={styles.lead}>{t('accounts.duties.help')}</p>
      <div className={styles.grid}>
        <RoleField form={form} people={people} accountRole="responsible" />
        <RoleField form={form} people={people} accountRole="deputy" />
        <RoleField form={form} people={people} accountRole="manager" />
      </div>
      <div className={styles.group}>
        <div className={styles.groupHead}>
          <h3>{t('accounts.duties.five')}</h3>
          <Button small isDisabled={responsible.length === 0 || isSame} onPress={takeAll}>
            {t('accounts.duties.sameAsResponsible')}
          </Button>
        </div>
        <div className={styles.five}>
          {Duty.options.map((duty) => (
            <RoleField key={duty} form={form} people={people} accountRole={duty} />
          ))}
        </div>
      </div>
      <div className={styles.grid}>
        <RoleField form={form} people={people} accountRole="editor" several help={t('accounts.duties.editorHelp')} />
        <RoleField
          form={form}
          people={people}
          accountRole="communicator"
          several
          help={t('accounts.duties.communicatorHelp')}
        />
      </div>
    </Section>
  );
}
