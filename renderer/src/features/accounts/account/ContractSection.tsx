import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../app/format.ts';
import { usePlace } from '../../../app/administration.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Select } from '../../../ui/Choice.tsx';
import styles from './account.module.css';
import { Section, type SectionProps, Spot } from './Section.tsx';
import { DayPart, TextPart } from './text-fields.tsx';
import { useToday } from './use-today.ts';

/** What a contractor's account needs besides (R4): contract end, contact, who owns it afterwards, the text and the graphic rule. */
export function ContractSection({ form, missing }: SectionProps) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const today = useToday();
  const { administration } = usePlace();
  const { draft } = form;
  const text = administration.settings.onBehalfText.value;
  return (
    <Section id="contract" missing={missing}>
      <div className={styles.grid}>
        <TextPart form={form} field="contractor" />
        <TextPart form={form} field="contractorContact" help={t('accounts.contract.contactHelp')} />
        <DayPart form={form} field="contractEndsOn" help={t('accounts.contract.endHelp')} />
        <TextPart form={form} field="ownerAfterContract" help={t('accounts.contract.ownerHelp')} />
        <Spot form={form} field="graphicRule">
          <Select
            label={t('accounts.field.graphicRule')}
            choices={[
              { id: 'city', name: t('accounts.contract.graphicCity') },
              { id: 'own', name: t('accounts.contract.graphicOwn') },
            ]}
            placeholder={t('accounts.choose')}
            value={draft.graphicRule === '' ? null : draft.graphicRule}
            onChange={(graphicRule) => form.change({ graphicRule })}
          />
        </Spot>
        <Spot form={form} field="onBehalfCheckedOn">
          <div className={styles.check}>
            <span className={styles.fakeLabel}>{t('accounts.contract.onBehalf', { text })}</span>
            {draft.onBehalfCheckedOn === null ? (
              <Button onPress={() => form.change({ onBehalfCheckedOn: today })}>{t('accounts.checkedToday')}</Button>
            ) : (
              <span className={styles.row}>
                {t('accounts.contract.onBehalfChecked', { day: format.day(draft.onBehalfCheckedOn) })}
                {draft.onBehalfCheckedOn === today ? null : (
                  <Button small onPress={() => form.change({ onBehalfCheckedOn: today })}>
                    {t('accounts.checkedToday')}
                  </Button>
                )}
                <Button look="quiet" small onPress={() => form.change({ onBehalfCheckedOn: null })}>
                  {t('ui.remove')}
                </Button>
              </span>
            )}
          </div>
        </Spot>
      </div>
    </Section>
  );
}
