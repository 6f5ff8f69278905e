import { Contrast, Monitor, Moon, Sun } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Theme } from '../../app/preferences.ts';
import { useLanguage, useTheme } from '../../app/theme.ts';
import { useRemindersOn } from '../rounds/reminders/use-reminders.ts';
import { Checkbox } from '../../ui/Choice.tsx';
import { Card } from '../../ui/Page.tsx';
import { RadioCards } from '../../ui/RadioCards.tsx';
import { KeysCard } from './KeysCard.tsx';
import styles from './settings.module.css';

const icons = { system: Monitor, light: Sun, dark: Moon, contrast: Contrast };
const languages = ['sv', 'en'] as const;

/** Colours, language, single keys and reminders: what this computer remembers of the one who sits here. */
export function AppearancePart() {
  const { t } = useTranslation('app');
  const [theme, setTheme] = useTheme();
  const [language, setLanguage] = useLanguage();
  const [reminders, setReminders] = useRemindersOn();
  return (
    <>
      <Card title={t('settings.appearance.theme')}>
        <div className={styles.body}>
          <RadioCards
            label={t('settings.appearance.theme')}
            choices={Theme.options.map((id) => ({
              id,
              name: t(`settings.appearance.themes.${id}`),
              help: t(`settings.appearance.themeHelp.${id}`),
              icon: icons[id],
            }))}
            value={theme}
            onChange={setTheme}
          />
        </div>
      </Card>
      <Card title={t('settings.appearance.language')}>
        <div className={styles.body}>
          <RadioCards
            label={t('settings.appearance.language')}
            choices={languages.map((id) => ({ id, name: t(`settings.appearance.languages.${id}`) }))}
            value={language}
            onChange={setLanguage}
          />
          <p className={styles.foot}>{t('settings.appearance.languageHelp')}</p>
        </div>
      </Card>
      <KeysCard />
      <Card title={t('settings.appearance.reminders')}>
        <div className={styles.body}>
          <div>
            <Checkbox isSelected={reminders} onChange={setReminders}>
              {t('settings.appearance.remindersOn')}
            </Checkbox>
            <p className={styles.below}>{t('settings.appearance.remindersHelp')}</p>
          </div>
        </div>
      </Card>
    </>
  );
}
