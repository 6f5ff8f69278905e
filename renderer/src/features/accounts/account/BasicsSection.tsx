import { useTranslation } from 'react-i18next';
import { type Check, CheckItem } from '#core/accounts/contract.ts';
import { usePlace } from '../../../app/administration.tsx';
import { useFormat } from '../../../app/format.ts';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Choice.tsx';
import styles from './account.module.css';
import { Section, type SectionProps, Spot } from './Section.tsx';
import { useToday } from './use-today.ts';

/** The six items of basinformation and the profile picture (R7), each with the day and who looked. */
export function BasicsSection({ form, missing, unchecked }: SectionProps) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const today = useToday();
  const { administration, me } = usePlace();
  const { checks } = form.draft;
  const set = (items: readonly CheckItem[], ok: boolean) =>
    form.change({
      checks: CheckItem.options.flatMap((item): Check[] =>
        items.includes(item)
          ? [{ item, ok, checkedOn: today, checkedBy: me.name }]
          : checks.filter((check) => check.item === item),
      ),
    });
  const isAllDone = CheckItem.options.every((item) =>
    checks.some((check) => check.item === item && check.ok && check.checkedOn === today),
  );
  return (
    <Section
      id="basics"
      missing={missing}
      unchecked={unchecked}
      aside={
        <Button small isDisabled={isAllDone} onPress={() => set(CheckItem.options, true)}>
          {t('accounts.basics.allToday')}
        </Button>
      }
    >
      <p className={styles.lead}>{t('accounts.basics.help')}</p>
      <ul className={styles.checks}>
        {CheckItem.options.map((item) => {
          const check = checks.find((each) => each.item === item);
          return (
            <li key={item}>
              <Spot form={form} field={`checks.${item}`}>
                <div className={styles.checkLine}>
                  <Checkbox isSelected={check?.ok === true} onChange={(isOn) => set([item], isOn)}>
                    <span>
                      {t(`terms.checkItem.${item}`)}
                      {item === 'profile-picture' ? (
                        <small className={styles.rule}>
                          {t(`accounts.basics.picture.${administration.settings.profilePicture.value}`)}
                        </small>
                      ) : null}
                    </span>
                  </Checkbox>
                  <CheckState check={check} day={format.day} />
                </div>
              </Spot>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

function CheckState({ check, day }: { check: Check | undefined; day: (day: string | null) => string }) {
  const { t } = useTranslation('app');
  const when =
    check === undefined || check.checkedOn === null
      ? ''
      : check.checkedBy === ''
        ? day(check.checkedOn)
        : t('accounts.basics.by', { day: day(check.checkedOn), name: check.checkedBy });
  if (check === undefined) return <span className={styles.quiet}>{t('accounts.basics.notChecked')}</span>;
  // A list that says no says it of all six, and nobody has looked for each.
  if (!check.ok && check.checkedOn === null) return <span className={styles.quiet}>{t('accounts.basics.saidNo')}</span>;
  if (!check.ok) return <span className={styles.lacking}>{t('accounts.basics.lacking', { when })}</span>;
  return <span className={styles.quiet}>{when === '' ? t('accounts.basics.noDay') : when}</span>;
}
