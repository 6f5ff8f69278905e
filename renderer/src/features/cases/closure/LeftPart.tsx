import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { AccountLeft } from '#core/cases/closure/contract.ts';
import type { Case } from '#core/cases/contract.ts';
import { queries } from '../../../api/client.ts';
import { useCaseWords } from '../words.ts';
import styles from './closure.module.css';
import { PlatformSources } from './PlatformSources.tsx';
import { usePlatforms } from './use-platforms.ts';

/** What still stands for the accounts of a closure, as the register and the vault are now: what it is, what to do with it, and the way there. */
export function LeftPart({ one }: { one: Case }) {
  const { t } = useCaseWords();
  const { data: all } = useQuery(queries.closure.left.queryOptions({ input: { id: one.id } }));
  const platforms = usePlatforms(one);
  if (all === undefined) return null;
  return (
    <section className={styles.left} aria-label={t('closure.left.title')}>
      <h3>{t('closure.left.title')}</h3>
      {all.length === 0 ? <p className={styles.quiet}>{t('closure.left.none')}</p> : null}
      {all.map((left) => (
        <OneAccount key={left.accountId} left={left} />
      ))}
      {platforms.map((entry) => (
        <details key={entry.platformName} className={styles.platform}>
          <summary>{t('closure.left.platform', { platform: entry.platformName })}</summary>
          <PlatformSteps entry={entry} />
        </details>
      ))}
      {all.length === 0 ? null : <p className={styles.quiet}>{t('closure.left.session')}</p>}
    </section>
  );
}

function PlatformSteps({ entry }: { entry: ReturnType<typeof usePlatforms>[number] }) {
  const { say } = useCaseWords();
  return (
    <>
      <ul>
        {entry.steps.map((step) => (
          <li key={step.sv}>{say(step)}</li>
        ))}
      </ul>
      <PlatformSources entry={entry} />
    </>
  );
}

/** A kind of thing that is left: which, what to do, and where. */
function Row({
  name,
  things,
  todo,
  to,
  way,
}: {
  name: string;
  things: ReactNode[];
  todo: string;
  to?: string;
  way?: string;
}) {
  if (things.length === 0) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <ul role="list">
          {things.map((thing, at) => (
            <li key={at}>{thing}</li>
          ))}
        </ul>
        <small>
          {todo} {to === undefined ? null : <Link to={to}>{way}</Link>}
        </small>
      </dd>
    </div>
  );
}

function OneAccount({ left }: { left: AccountLeft }) {
  const { t, format } = useCaseWords();
  const toAccount = { to: `/konton/${left.accountId}`, way: t('closure.left.toAccount') };
  const hidden = left.logins.filter(({ id }) => id === null);
  const seen = left.logins.filter(({ id }) => id !== null);
  const can = (is: boolean | null, words: string) =>
    is === false ? [] : [is === null ? `${words}: ${t('closure.left.wayUnknown')}` : words];
  const shared = (others: number) =>
    others === 0 ? t('closure.left.loginOwn') : t('closure.left.loginShared', { count: others });
  const ways = left.ways.map(({ name, canLogIn, canClose }) => {
    const abilities = [...can(canLogIn, t('closure.left.wayLogIn')), ...can(canClose, t('closure.left.wayClose'))];
    return `${name} (${abilities.join(', ')})`;
  });
  const duties = [...Map.groupBy(left.duties, ({ name }) => name)].map(
    ([name, theirs]) => `${name}: ${theirs.map(({ role }) => t(`terms.accountRole.${role}`)).join(', ')}`,
  );
  const logins = [
    ...seen.map(({ id, label, others, tools, loan, contacts }) => (
      <>
        <Link to={`/konton/inloggningar/${id ?? ''}`}>{label}</Link>
        {` · ${[
          shared(others),
          tools === 0 ? '' : t('closure.left.tools', { count: tools }),
          loan === null ? '' : t('closure.left.loan', { name: loan.name, day: format.day(loan.until) }),
          contacts.length === 0 ? '' : t('closure.left.contacts', { names: contacts.join(', ') }),
        ]
          .filter(Boolean)
          .join(' · ')}`}
      </>
    )),
    ...(hidden.length === 0 ? [] : [t('closure.left.loginHidden', { count: hidden.length })]),
  ];
  const byItself = [left.hasFeed ? t('closure.left.feedOn') : '', left.isInPlace ? t('closure.left.placeOn') : ''];
  const isNothing = ways.length + logins.length + left.named.length === 0;
  return (
    <section className={styles.account}>
      <h4>
        {left.name} <small>{left.platformName}</small>
      </h4>
      {isNothing ? <p>{t('closure.left.nothing')}</p> : null}
      <dl>
        <Row name={t('closure.left.ways')} things={ways} todo={t('closure.left.waysDo')} {...toAccount} />
        <Row
          name={t('closure.left.loginsTitle')}
          things={logins}
          todo={t('closure.left.loginsDo')}
          to="/konton/inloggningar"
          way={t('closure.left.toVault')}
        />
        <Row
          name={t('closure.left.namedTitle')}
          things={left.named}
          todo={t('closure.left.namedDo')}
          to="/personer?del=nycklar"
          way={t('closure.left.toCustodians')}
        />
        <Row
          name={t('closure.left.mailbox')}
          things={[left.mailbox].filter(Boolean)}
          todo={t('closure.left.mailboxDo')}
          {...toAccount}
        />
        <Row name={t('closure.left.feed')} things={byItself.filter(Boolean)} todo={t('closure.left.feedDo')} />
        <Row name={t('closure.left.duties')} things={duties} todo={t('closure.left.dutiesDo')} />
      </dl>
    </section>
  );
}
