import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Case } from '#core/cases/contract.ts';
import type { Step } from '#core/cases/engine/contract.ts';
import { hasWords } from '../../app/has-words.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import styles from './crisis.module.css';
import { useLanguage } from './use-crisis.ts';
import { useRecord } from './use-record.ts';
import { SearchField } from '../../ui/SearchField.tsx';

/** As many rows as are drawn at once; the rest are found by searching, or marked together. */
const shown = 100;

/** The case's accounts as they came to it: of a crisis the ranked channels first, then by name. */
function inOrder({ accounts, events }: Case): Case['accounts'] {
  const places = new Map(
    events.flatMap(({ body }, place) => (body.kind === 'linked' ? [[body.id, place] as const] : [])),
  );
  return accounts.toSorted((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0));
}

/** The accounts that a step is left to be done on. */
export function accountsLeft({ state, accounts }: Case, step: string): Case['accounts'] {
  const checked = new Set(state.checks.flatMap((check) => (check.step === step ? check.accountId : [])));
  return accounts.filter(({ id }) => !checked.has(id));
}

/** A step that is done account by account: each is done, not concerned, or left; what is left can be marked at once. */
export function AccountChecks({ one, step, mayWork }: { one: Case; step: Step; mayWork: boolean }) {
  const { t } = useTranslation('app');
  const language = useLanguage();
  const { record, isPending } = useRecord(one);
  const [text, setText] = useState('');
  const [asks, setAsks] = useState(false);
  const checks = new Map(
    one.state.checks.filter((check) => check.step === step.id).map((check) => [check.accountId, check.standing]),
  );
  const left = accountsLeft(one, step.id);
  const rows = inOrder(one).filter(({ name }) => hasWords(name, text));
  const isReady = mayWork && one.state.steps.find(({ id }) => id === step.id)?.standing === 'ready';
  const markLeft = () => {
    setAsks(false);
    mark(
      left.map(({ id }) => id),
      'done',
    );
  };
  const mark = (accountIds: string[], standing: 'done' | 'not-needed' | 'undone') =>
    record({ kind: 'checked', step: step.id, accountIds, standing });
  const MarkButton = ({ id, name, as }: { id: string; name: string; as: 'done' | 'not-needed' | 'undone' }) => (
    <Button
      small
      look={as === 'done' ? 'plain' : 'quiet'}
      isDisabled={!isReady}
      aria-label={t(`crisis.accounts.mark.${as}`, { name })}
      onPress={() => mark([id], as)}
    >
      {t(`crisis.accounts.as.${as}`)}
    </Button>
  );
  return (
    <div>
      <div className={styles.checkTools}>
        <SearchField label={t('crisis.accounts.search')} value={text} onChange={setText} />
        <Button
          isDisabled={!isReady || left.length === 0}
          isPending={isPending}
          onPress={() => (left.length > 1 ? setAsks(true) : markLeft())}
        >
          {t('crisis.accounts.rest', { count: left.length })}
        </Button>
      </div>
      {asks && left.length > 0 ? (
        <Dialog
          title={t('crisis.accounts.askTitle', { count: left.length })}
          isOpen
          onClose={() => setAsks(false)}
          actions={
            <>
              <Button onPress={() => setAsks(false)}>{t('ui.cancel')}</Button>
              <Button look="primary" onPress={markLeft}>
                {t('crisis.accounts.askDo', { count: left.length })}
              </Button>
            </>
          }
        >
          <p>{t('crisis.accounts.askBody', { count: left.length, step: step.title[language] })}</p>
        </Dialog>
      ) : null}
      <ul role="list" className={styles.accounts}>
        {rows.slice(0, shown).map(({ id, name, platformName }) => {
          const standing = checks.get(id);
          const whole = `${name}, ${platformName}`;
          return (
            <li key={id} data-standing={standing}>
              <div>
                <Link to={`/konton/${id}`}>{name}</Link>
                <small>{platformName}</small>
              </div>
              {standing === undefined ? (
                <>
                  <MarkButton id={id} name={whole} as="done" />
                  <MarkButton id={id} name={whole} as="not-needed" />
                </>
              ) : (
                <>
                  <span>{t(`crisis.accounts.as.${standing}`)}</span>
                  {isReady ? <MarkButton id={id} name={whole} as="undone" /> : null}
                </>
              )}
            </li>
          );
        })}
      </ul>
      {rows.length > shown ? (
        <p className={styles.more}>{t('crisis.accounts.more', { shown, count: rows.length })}</p>
      ) : null}
    </div>
  );
}
