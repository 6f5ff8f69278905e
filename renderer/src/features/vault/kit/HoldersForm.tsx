import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button.tsx';
import { Notice } from '../../../ui/Page.tsx';
import { PersonChoice } from '../../people/PersonChoice.tsx';
import styles from '../vault.module.css';

/** Who are to keep the three pages: three different persons. */
export function HoldersForm({
  error,
  isPending,
  onChosen,
}: {
  error: string | null;
  isPending: boolean;
  onChosen: (holderIds: readonly string[]) => void;
}) {
  const { t } = useTranslation('app');
  const [holders, setHolders] = useState<ReadonlyArray<string | null>>([null, null, null]);
  const [isTried, setTried] = useState(false);
  const problem = (index: number) => {
    const id = holders[index];
    if (id === null || id === undefined) return t('vaultUi.kit.holderNeeded');
    return holders.indexOf(id) < index ? t('vaultUi.kit.holderTwice') : undefined;
  };
  const form = useRef<HTMLFormElement>(null);
  const focusHolder = (index: number) =>
    form.current?.querySelectorAll<HTMLElement>('[role="combobox"]')[index]?.focus();
  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    const chosen = holders.filter((id) => id !== null);
    if (new Set(chosen).size === 3) onChosen(chosen);
    else focusHolder(holders.findIndex((_, index) => problem(index) !== undefined));
  }
  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate>
      {error === null ? null : <Notice tone="bad">{error}</Notice>}
      <p className={styles.why}>{t('vaultUi.kit.holdersWhy')}</p>
      <div className={styles.two}>
        {holders.map((value, index) => (
          // The three fields never change places.
          <PersonChoice
            key={index}
            label={t('vaultUi.kit.holder', { page: index + 1 })}
            value={value}
            onChange={(id) => setHolders(holders.map((one, at) => (at === index ? id : one)))}
            error={isTried ? problem(index) : undefined}
          />
        ))}
      </div>
      <p className={styles.small}>{t('vaultUi.kit.holdersHelp')}</p>
      <div className={styles.buttons}>
        <Button look="primary" type="submit" isPending={isPending}>
          {t('vaultUi.kit.toPages')}
        </Button>
      </div>
    </form>
  );
}
