import { useTranslation } from 'react-i18next';
import type { UnknownField } from '#core/accounts/contract.ts';
import { useFormat } from '../../../app/format.ts';
import { Button } from '../../../ui/Button.tsx';
import { UnitChoice } from '../../people/UnitChoice.tsx';
import { Checkbox } from '../../../ui/Choice.tsx';
import styles from './account.module.css';
import { peopleWith } from './draft.ts';
import { AddressPart, fromList, ImportedText, KindPart } from './IdentitySection.tsx';
import { RoleField } from './RoleField.tsx';
import { nextSchoolYearEnd } from './school-year.ts';
import { Section, type SectionProps, Spot } from './Section.tsx';
import { DayPart, TextPart } from './text-fields.tsx';
import type { AccountForm } from './use-account-form.ts';
import { useToday } from './use-today.ts';

/** A pedagogical account is a notice (R4): five things to say, each may be "okänt"; it is extended or ended in one click. */
export function NoticeSection({
  form,
  people,
  missing,
  isOpen,
  onEnd,
}: SectionProps & {
  /** Whether the account can still be extended and ended. */
  isOpen: boolean;
  onEnd: () => void;
}) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const today = useToday();
  const { draft, base } = form;
  const until = nextSchoolYearEnd(today, base.endsOn);
  return (
    <Section
      id="notice"
      missing={missing}
      aside={
        isOpen ? (
          <>
            <Button
              small
              isPending={form.isSaving}
              onPress={() =>
                void form.save({
                  endsOn: until,
                  unknownFields: base.unknownFields.filter((field) => field !== 'end-date'),
                })
              }
            >
              {t('accounts.notice.extend', { day: format.day(until) })}
            </Button>
            <Button small onPress={onEnd}>
              {t('accounts.notice.end')}
            </Button>
          </>
        ) : undefined
      }
    >
      <p className={styles.lead}>{t('accounts.notice.help')}</p>
      <div className={styles.grid}>
        <TextPart form={form} field="name" />
        <div className={styles.stack}>
          <Spot form={form} field="unitId">
            <UnitChoice
              mayCreate
              label={t('accounts.field.unitId')}
              administrationId={draft.administrationId}
              value={draft.unitId}
              onChange={(unitId) => form.change({ unitId })}
            />
          </Spot>
          <UnknownMark form={form} field="unit" isEmpty={draft.unitId === null} />
        </div>
        <div className={styles.stack}>
          <RoleField form={form} people={people} accountRole="responsible" />
          <UnknownMark form={form} field="responsible" isEmpty={peopleWith(draft, 'responsible').length === 0} />
        </div>
        <div className={`${styles.stack} ${styles.wide}`}>
          <AddressPart form={form} wide={false} />
          <UnknownMark form={form} field="address" isEmpty={draft.url === '' && draft.handle === ''} />
        </div>
        <div className={styles.stack}>
          <DayPart form={form} field="endsOn" help={fromList(draft.endsText, t)} />
          <UnknownMark form={form} field="end-date" isEmpty={draft.endsOn === null} />
        </div>
        <div className={`${styles.stack} ${styles.wide}`}>
          <TextPart form={form} field="purpose" help={t('accounts.notice.purposeHelp')} />
          <UnknownMark form={form} field="purpose" isEmpty={draft.purpose === ''} />
        </div>
        <KindPart form={form} />
        <TextPart form={form} field="note" wide />
      </div>
      <ImportedText form={form} />
    </Section>
  );
}

/** "Okänt": somebody has looked for it. Offered while the field is empty. */
function UnknownMark({ form, field, isEmpty }: { form: AccountForm; field: UnknownField; isEmpty: boolean }) {
  const { t } = useTranslation('app');
  const { unknownFields } = form.draft;
  if (!isEmpty) return null;
  return (
    <Checkbox
      isSelected={unknownFields.includes(field)}
      onChange={(isOn) =>
        form.change({
          unknownFields: isOn ? [...unknownFields, field] : unknownFields.filter((other) => other !== field),
        })
      }
    >
      {t('accounts.notice.unknown', { field: t(`terms.gap.${field}`).toLocaleLowerCase('sv') })}
    </Checkbox>
  );
}
