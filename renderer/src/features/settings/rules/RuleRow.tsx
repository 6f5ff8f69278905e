import { ChevronDown, MessageSquarePlus } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AdministrationSettings, Ground as Grounds } from '#core/settings/contract.ts';
import { Button } from '../../../ui/Button.tsx';
import { Chip } from '../../../ui/Chip.tsx';
import fieldStyles from '../../../ui/Field.module.css';
import { ActionMenu } from '../../../ui/Menu.tsx';
import { useRuleWords } from './rule-words.ts';
import { RuleControl } from './RuleControl.tsx';
import { type Ground, isNumberRule, limitsOf, type RuleName, type RuleValue, standard } from './rules.ts';
import styles from './rules.module.css';
import { sourced, type Suggestion, suggestions } from './suggestions.ts';

/** A rule as it stands: value, ground, note. */
interface Stored {
  value: RuleValue<RuleName>;
  ground: Ground;
  note: string;
}

/** One rule: what it is about, its value, where it comes from, and what changing it does. */
export function RuleRow({
  rule,
  before,
  settings,
  isWrong,
  onChange,
}: {
  rule: RuleName;
  before: AdministrationSettings;
  settings: AdministrationSettings;
  isWrong: boolean;
  onChange: (next: Stored) => void;
}) {
  const { t } = useTranslation('app');
  const id = useId();
  const words = useRuleWords();
  const [isNoting, setNoting] = useState(false);
  const now: Stored = settings[rule];
  const name = t(`settings.rule.${rule}.name`);
  const isChanged = JSON.stringify(before[rule].value) !== JSON.stringify(now.value);
  const isStandard = JSON.stringify(standard[rule].value) === JSON.stringify(now.value);
  const hasNote = isNoting || now.note !== '';

  /** A value of one's own is a local routine until somebody says otherwise; the standard has its own ground. */
  function setValue(value: RuleValue<RuleName>) {
    const back = JSON.stringify(value) === JSON.stringify(standard[rule].value);
    onChange({ ...now, value, ground: back ? standard[rule].ground : 'local' });
  }
  const offered: readonly Suggestion[] = suggestions[rule] ?? [];
  const take = (suggestion: Suggestion) => {
    const source = sourced.find((one) => one === suggestion.id);
    onChange({
      value: suggestion.value,
      ground: suggestion.ground,
      note: now.note === '' && source !== undefined ? t(`settings.suggestionNote.${source}`) : now.note,
    });
  };
  const actions = [
    ...offered.map((suggestion) => ({
      id: suggestion.id,
      name: t(`settings.suggestion.${suggestion.id}`),
      onAction: () => take(suggestion),
    })),
    ...(offered.some(({ value }) => JSON.stringify(value) === JSON.stringify(standard[rule].value))
      ? []
      : [
          {
            id: 'standard',
            name: t('settings.suggestion.standard', { value: words(rule, standard) }),
            onAction: () => onChange({ ...now, value: standard[rule].value, ground: standard[rule].ground }),
          },
        ]),
  ];
  return (
    <div className={styles.rule} data-changed={isChanged || undefined} data-rule={rule}>
      <div className={styles.words}>
        <h3 id={`${id}-name`}>{name}</h3>
        <p id={`${id}-help`}>{t(`settings.rule.${rule}.help`)}</p>
        {isWrong && isNumberRule(rule) ? (
          <p className={styles.wrong} role="alert">
            {t('ui.wholeNumber', limitsOf(rule))}
          </p>
        ) : isChanged ? (
          <p className={styles.effect}>
            {t('settings.changedFrom', { value: words(rule, before) })} {t(`settings.rule.${rule}.effect`)}
          </p>
        ) : null}
      </div>
      <div className={styles.control}>
        <RuleControl
          rule={rule}
          settings={settings}
          onChange={setValue}
          isWrong={isWrong}
          labelledBy={`${id}-name`}
          describedBy={`${id}-help`}
        />
        <div className={styles.beside}>
          <ActionMenu
            label={t('settings.groundOf', { name, ground: t(`terms.ground.${now.ground}`) })}
            look="quiet"
            small
            actions={Grounds.options.map((ground) => ({
              id: ground,
              name: t(`terms.ground.${ground}`),
              onAction: () => onChange({ ...now, ground }),
            }))}
          >
            <Chip>{t(`terms.ground.${now.ground}`)}</Chip>
            <ChevronDown aria-hidden />
          </ActionMenu>
          {offered.length === 0 && isStandard ? null : (
            <ActionMenu label={t('settings.suggestionsFor', { name })} look="quiet" small actions={actions}>
              {t('settings.suggestions')}
              <ChevronDown aria-hidden />
            </ActionMenu>
          )}
          {hasNote ? null : (
            <Button look="icon" small aria-label={t('settings.addNoteTo', { name })} onPress={() => setNoting(true)}>
              <MessageSquarePlus aria-hidden />
            </Button>
          )}
        </div>
        {hasNote ? (
          <input
            className={`${fieldStyles.input} ${styles.note}`}
            value={now.note}
            maxLength={300}
            aria-label={t('settings.noteOf', { name })}
            placeholder={t('settings.notePlaceholder')}
            ref={(input) => {
              // The button that opened the field is gone; the cursor goes on where it was.
              if (isNoting && now.note === '' && document.activeElement === document.body) input?.focus();
            }}
            onChange={(event) => {
              setNoting(true);
              onChange({ ...now, note: event.target.value });
            }}
          />
        ) : null}
      </div>
    </div>
  );
}
