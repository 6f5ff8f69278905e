import { CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button as AriaButton } from 'react-aria-components';
import type { Account, Gap } from '#core/accounts/contract.ts';
import type { PersonChoice } from '#core/people/contract.ts';
import { Chip } from '../../../ui/Chip.tsx';
import styles from './account.module.css';
import gapsStyles from './gaps.module.css';
import type { Part } from './draft.ts';
import { isUnchecked, splitGaps } from '../split-gaps.ts';
import { goToField, type SectionId, spotOf } from './sections.ts';

/** "Det här saknas": every gap leads to the field that fills it. Beside it, why the account could be closed (R12). */
export function GapBand({
  account,
  derived,
  changed,
  order,
  people,
}: {
  account: Account;
  /** What the core says of it now. */
  derived: Account['derived'];
  /** The parts of the draft that are not saved. */
  changed: readonly Part[];
  order: readonly SectionId[];
  people: ReadonlyMap<string, PersonChoice>;
}) {
  const { t } = useTranslation('app');
  const { gaps, closureReasons } = derived;
  // Said by name where one person is the account's communicator.
  const communicators = account.roles.filter(({ role }) => role === 'communicator');
  const communicator = communicators.length === 1 ? communicators[0] : undefined;
  const wordOf = (gap: Gap) =>
    gap === 'communicator-access' && communicator !== undefined
      ? t('accounts.gaps.lacksAccess', { name: people.get(communicator.personId)?.name ?? '…' })
      : shortName(t(`terms.gap.${gap}`));
  const { missing, unchecked } = splitGaps(gaps);
  const groups = Map.groupBy(gaps, (gap) => spotOf(gap, account.kind).section);
  return (
    <aside className={gapsStyles.band} aria-labelledby="gaps">
      <div className={gapsStyles.bandHead}>
        <h2 id="gaps">{t('accounts.gaps.title')}</h2>
        {missing > 0 ? <Chip tone="warn">{t('register.missing', { count: missing })}</Chip> : null}
        {unchecked > 0 ? <Chip>{t('register.uncheckedShort', { count: unchecked })}</Chip> : null}
      </div>
      {account.status === 'applied' || account.status === 'approved' ? (
        <p className={styles.quiet}>{t('accounts.gaps.later')}</p>
      ) : gaps.length === 0 && closureReasons.length === 0 ? (
        <p className={gapsStyles.complete}>
          <CircleCheck aria-hidden size={17} />
          {account.kind === 'pedagogical' ? t('accounts.gaps.noticed') : t('accounts.gaps.none')}
        </p>
      ) : gaps.length === 0 ? (
        <p className={styles.quiet}>{t('accounts.gaps.nothing')}</p>
      ) : (
        <dl className={gapsStyles.gapGroups}>
          {order
            .filter((section) => groups.has(section))
            .map((section) => (
              <div key={section}>
                <dt>{t(`accounts.section.${section}`)}</dt>
                <dd>
                  {groups.get(section)?.map((gap) => (
                    <GapButton key={gap} gap={gap} account={account} changed={changed}>
                      {wordOf(gap)}
                    </GapButton>
                  ))}
                </dd>
              </div>
            ))}
        </dl>
      )}
      {closureReasons.length === 0 ? null : (
        <div className={gapsStyles.closure}>
          <h3>{account.kind === 'pedagogical' ? t('accounts.gaps.extendOrEnd') : t('accounts.gaps.closure')}</h3>
          <ul>
            {closureReasons.map((reason) => (
              <li key={reason}>{t(`terms.closureReason.${reason}`)}</li>
            ))}
          </ul>
        </div>
      )}
    </aside>
  );
}

/** The name without what the group's heading already says: `Basinformation: villkor` → `Villkor`. */
function shortName(name: string): string {
  const rest = name.slice(name.indexOf(': ') + 1).trim();
  return rest.charAt(0).toLocaleUpperCase('sv') + rest.slice(1);
}

function GapButton({
  gap,
  account,
  changed,
  children,
}: {
  gap: Gap;
  account: Account;
  changed: readonly Part[];
  children: string;
}) {
  const { t } = useTranslation('app');
  const { field } = spotOf(gap, account.kind);
  const isChanged = changed.includes(field);
  return (
    <AriaButton
      className={gapsStyles.gap ?? ''}
      onPress={() => goToField(field)}
      {...(isChanged && { 'data-changed': true })}
      {...(isUnchecked(gap) && { 'data-unchecked': true })}
    >
      {children}
      {isChanged ? <small>{t('accounts.gaps.changed')}</small> : null}
    </AriaButton>
  );
}
