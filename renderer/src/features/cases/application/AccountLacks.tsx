import { Link } from 'react-router';
import type { Gap } from '#core/accounts/contract.ts';
import type { Case } from '#core/cases/contract.ts';
import { Notice } from '../../../ui/Page.tsx';
import { useCaseWords } from '../words.ts';
import styles from './application.module.css';

const isBasic = (gap: Gap) => gap.startsWith('check-') || gap.startsWith('unchecked-');

/** What the accounts of a start still lack in the register, with the way there: said before a step is done, and no gate of its own. */
export function AccountLacks({ one }: { one: Case }) {
  const { t } = useCaseWords();
  if (one.accounts.length === 0) return <Notice tone="warn">{t('casesUi.steps.noAccounts')}</Notice>;
  const lacking = one.accounts
    .map(({ gaps, hasMailbox, ...account }) => ({
      ...account,
      // Which way of logging in it has decides whether it needs one; until that is known it does.
      gaps: !hasMailbox && gaps.includes('access-model') ? [...gaps, 'function-mailbox' as const] : gaps,
    }))
    .filter(({ gaps }) => gaps.length > 0);
  if (lacking.length === 0) return null;
  const said = (gaps: readonly Gap[]) => {
    const basics = gaps.filter(isBasic).length;
    return [
      ...gaps.filter((gap) => !isBasic(gap)).map((gap) => t(`terms.gap.${gap}`)),
      ...(basics === 0 ? [] : [t('application.lacks.basics', { count: basics })]),
    ].join(', ');
  };
  return (
    <Notice tone="warn">
      <div className={styles.lacks}>
        <b>{t('application.lacks.title')}</b>
        {lacking.map(({ id, name, gaps }) => (
          <p key={id}>
            <Link to={`/konton/${id}`}>{name}</Link>: {said(gaps)}.
          </p>
        ))}
        <p>{t('application.lacks.gates')}</p>
      </div>
    </Notice>
  );
}
