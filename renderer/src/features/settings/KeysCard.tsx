import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clashOf, comboFrom, comboOf, isOwn, type KeyName, keyNames, keyTable, shownAs } from '../../app/key-table.ts';
import { useOwnKeys, useSingleKeys } from '../../app/own-keys.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Choice.tsx';
import { Card } from '../../ui/Page.tsx';
import styles from './settings.module.css';

/** Single keys: whether they do anything, and which does what (WCAG 2.1.4). */
export function KeysCard() {
  const { t } = useTranslation('app');
  const [isOn, setOn] = useSingleKeys();
  const [own, setOwn] = useOwnKeys();
  const [asked, setAsked] = useState<KeyName | null>(null);
  const [said, setSaid] = useState('');
  const choose = (name: KeyName, combo: string) => {
    const clash = clashOf(name, combo, own);
    if (clash !== null)
      return setSaid(t('settings.appearance.keyTaken', { key: shownAs(combo), command: t(`shell.command.${clash}`) }));
    const { [name]: _, ...others } = own;
    setOwn(combo === keyTable[name].combo ? others : { ...others, [name]: combo });
    setSaid(t('settings.appearance.keyChosen', { key: shownAs(combo), command: t(`shell.command.${name}`) }));
    setAsked(null);
  };
  const listen = (name: KeyName) => (event: KeyboardEvent) => {
    if (asked !== name || event.key === 'Tab') return;
    // What is pressed is chosen, and does nothing else.
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') return setAsked(null);
    const combo = comboFrom(event);
    if (combo !== null) choose(name, combo);
    else if (event.ctrlKey || event.metaKey) setSaid(t('settings.appearance.keyNotCtrl'));
  };
  return (
    <Card title={t('settings.appearance.keys')}>
      <div className={styles.body}>
        <div>
          <Checkbox isSelected={isOn} onChange={setOn}>
            {t('settings.appearance.singleKeys')}
          </Checkbox>
          <p className={styles.below}>{t('settings.appearance.singleKeysHelp')}</p>
        </div>
        <details className={styles.keys}>
          <summary>{t('settings.appearance.chooseKeys')}</summary>
          <p className={styles.below}>{t('settings.appearance.chooseKeysHelp')}</p>
          <p role="status" className={styles.said}>
            {said}
          </p>
          <dl>
            {keyNames.filter(isOwn).map((name) => (
              <div key={name}>
                <dt>{t(`shell.command.${name}`)}</dt>
                {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
                <dd onKeyDownCapture={listen(name)} onBlur={() => setAsked((old) => (old === name ? null : old))}>
                  <Button
                    small
                    aria-label={t('settings.appearance.changeKey', {
                      command: t(`shell.command.${name}`),
                      key: shownAs(comboOf(name, own)),
                    })}
                    onPress={() => {
                      setSaid('');
                      setAsked(name);
                    }}
                  >
                    {asked === name ? t('settings.appearance.pressKey') : <kbd>{shownAs(comboOf(name, own))}</kbd>}
                  </Button>
                </dd>
              </div>
            ))}
          </dl>
          <Button
            isDisabled={Object.keys(own).length === 0}
            onPress={() => {
              setOwn({});
              setSaid(t('settings.appearance.keysReset'));
            }}
          >
            {t('settings.appearance.resetKeys')}
          </Button>
        </details>
      </div>
    </Card>
  );
}
