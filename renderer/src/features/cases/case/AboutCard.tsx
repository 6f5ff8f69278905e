import { X } from 'lucide-react';
import { Link } from 'react-router';
import type { Case } from '#core/cases/contract.ts';
import { StepRole } from '#core/cases/engine/contract.ts';
import { errorText } from '../../../api/errors.ts';
import { Button } from '../../../ui/Button.tsx';
import { Card, Notice } from '../../../ui/Page.tsx';
import { AccountsField } from '../../accounts/AccountsField.tsx';
import { PersonChoice } from '../../people/PersonChoice.tsx';
import { useCaseWords } from '../words.ts';
import styles from './case.module.css';
import { useRecord } from './use-case.ts';

/** What and whom the case is about, and who has its roles. */
export function AboutCard({ one, mayWork }: { one: Case; mayWork: boolean }) {
  const { t, say } = useCaseWords();
  const { record, error } = useRecord(one);
  const isOpen = one.endedAt === null && mayWork;
  const { accounts, persons, edition, state } = one;
  const roles = StepRole.options.filter((role) =>
    one.endedAt === null ? edition.steps.some((step) => step.role === role) : state.roles[role] !== undefined,
  );
  const unlink = (what: 'account' | 'person', id: string, name: string) =>
    isOpen ? (
      <Button
        look="icon"
        small
        aria-label={t('ui.removeNamed', { name })}
        onPress={() => record({ kind: 'linked', what, id, removed: true })}
      >
        <X aria-hidden />
      </Button>
    ) : null;
  return (
    <Card title={t('casesUi.about.title')}>
      <div className={styles.about}>
        {error === null ? null : <Notice tone="bad">{errorText(error, t)}</Notice>}
        <h3>{t('casesUi.about.accounts')}</h3>
        <ul role="list">
          {accounts.map(({ id, name, platformName, handle }) => (
            <li key={id}>
              <span>
                <Link to={`/konton/${id}`}>{name}</Link>{' '}
                <small>{[platformName, handle].filter(Boolean).join(', ')}</small>
              </span>
              {unlink('account', id, name)}
            </li>
          ))}
          {accounts.length === 0 ? <li className={styles.quiet}>{t('casesUi.about.none')}</li> : null}
        </ul>
        {isOpen ? (
          <AccountsField
            label={t('casesUi.about.addAccount')}
            value={[]}
            hidden={accounts.map(({ id }) => id)}
            onChange={([id]) => {
              if (id !== undefined) record({ kind: 'linked', what: 'account', id, removed: false });
            }}
          />
        ) : null}
        <h3>{t('casesUi.about.persons')}</h3>
        <ul role="list">
          {persons.map(({ id, name }) => (
            <li key={id}>
              <Link to={`/personer/${id}`}>{name}</Link>
              {unlink('person', id, name)}
            </li>
          ))}
          {persons.length === 0 ? <li className={styles.quiet}>{t('casesUi.about.none')}</li> : null}
        </ul>
        {isOpen ? (
          <PersonChoice
            key={persons.length}
            label={t('casesUi.about.addPerson')}
            value={null}
            onChange={(id) => {
              if (id !== null) record({ kind: 'linked', what: 'person', id, removed: false });
            }}
          />
        ) : null}
        {roles.length === 0 ? null : (
          <>
            <h3 id="case-roles" tabIndex={-1}>
              {t('casesUi.about.roles')}
            </h3>
            {isOpen ? <p className={styles.quiet}>{t('casesUi.about.rolesHelp')}</p> : null}
          </>
        )}
        {roles.map((role) => {
          const given = state.roles[role] ?? null;
          const step = edition.steps.find((each) => each.role === role);
          const bearer = given === null && step !== undefined ? one.holders[step.id] : '';
          const label = t(`cases.role.${role}`);
          return isOpen ? (
            <PersonChoice
              key={role}
              label={label}
              help={bearer ? t('casesUi.about.byAdministration', { name: bearer }) : undefined}
              value={given}
              onChange={(personId) => record({ kind: 'assigned', role, personId })}
            />
          ) : (
            <p key={role}>
              {label}: {given === null ? bearer || t('casesUi.steps.nobody') : (one.names[given] ?? '…')}
            </p>
          );
        })}
        <details className={styles.sources}>
          <summary>{t('casesUi.about.sources')}</summary>
          <p className={styles.quiet}>
            {edition.local === null
              ? t('casesUi.head.standardRoutine', { version: edition.version })
              : t('casesUi.head.localRoutine', { version: edition.local.version, source: edition.local.source })}
          </p>
          <p className={styles.quiet}>{say(edition.summary)}</p>
          <ul>
            {edition.sources.map((source) => (
              <li key={source}>{source}</li>
            ))}
          </ul>
        </details>
      </div>
    </Card>
  );
}
