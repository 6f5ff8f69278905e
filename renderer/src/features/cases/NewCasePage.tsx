import { useMutation, useQueries } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { WorkflowId } from '#core/cases/contract.ts';
import { queries } from '../../api/client.ts';
import { errorText } from '../../api/errors.ts';
import { usePlace } from '../../app/administration.tsx';
import { useKey } from '../../app/keys.ts';
import { useMayChange } from '../../app/may.ts';
import { useUnsaved } from '../../app/use-unsaved.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import fieldStyles from '../../ui/Field.module.css';
import { Card, Notice, Page } from '../../ui/Page.tsx';
import { RadioCards } from '../../ui/RadioCards.tsx';
import { say } from '../../ui/Toasts.tsx';
import { AccountsField } from '../accounts/AccountsField.tsx';
import { FormFileButtons } from './application/FormFileButtons.tsx';
import { SimilarByName } from './application/SimilarAccounts.tsx';
import { FreezeNotice } from './application/StartNotices.tsx';
import styles from './case/case.module.css';
import { useKinds } from './use-kinds.ts';
import { type When, instantOf, whenFault } from './when.ts';
import { WhenField } from './WhenField.tsx';
import { caseIcons, casePath } from './words.ts';

/** A new case: its kind, its accounts, what it is called and when it became known. An address can say some of it beforehand. */
export function NewCasePage() {
  const { t } = useTranslation('app');
  const mayOpen = useMayChange('cases.open');
  if (mayOpen) return <NewCase />;
  return (
    <Page title={t('casesUi.open.title')} width="narrow">
      <Notice tone="plain">{t('accounts.readOnly')}</Notice>
    </Page>
  );
}

function NewCase() {
  const { t } = useTranslation('app');
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const { administration } = usePlace();
  const kinds = useKinds();
  const form = useRef<HTMLFormElement>(null);
  const [workflow, setWorkflow] = useState(() => WorkflowId.safeParse(params.get('slag')).data ?? null);
  const [accountIds, setAccountIds] = useState<string[]>(() => params.getAll('konto'));
  const [typed, setTyped] = useState<string | null>(null);
  const [dnr, setDnr] = useState('');
  const [when, setWhen] = useState<When>('now');
  const [isTried, setTried] = useState(false);
  const [opened, setOpened] = useState<string | null>(null);
  const accounts = useQueries({
    queries: accountIds.map((id) => queries.accounts.get.queryOptions({ input: { id } })),
  });
  const running = useQueries({
    queries: accountIds.map((accountId) =>
      queries.cases.list.queryOptions({ input: { administrationId: administration.id, accountId, limit: 5 } }),
    ),
  }).flatMap(({ data }) => data?.rows ?? []);
  const open = useMutation(queries.cases.open.mutationOptions({ meta: { showsError: true } }));

  const names = accounts.flatMap(({ data }) => data?.name ?? []);
  // Until somebody has written a title of their own it follows what is chosen.
  const proposed =
    workflow === null || names.length === 0 ? '' : t(`casesUi.open.of.${workflow}`, { name: names.join(', ') });
  const title = (typed ?? proposed).trim();
  const isStart = workflow === 'start';
  useUnsaved(opened === null && (typed !== null || dnr !== '' || when !== 'now'));

  const submit = () => {
    setTried(true);
    const happenedAt = instantOf(when);
    if (workflow === null || title === '' || happenedAt === undefined || whenFault(when) !== null) return;
    open.mutate(
      { administrationId: administration.id, workflow, title, dnr: dnr.trim(), happenedAt, accountIds },
      {
        onSuccess: ({ number }) => {
          say({ text: t('casesUi.open.done', { number }) });
          setOpened(number);
        },
      },
    );
  };
  useKey('send', () => form.current?.requestSubmit());
  // Only when the page knows that nothing is unsaved any more.
  useEffect(() => {
    if (opened !== null) void navigate(casePath(opened), { replace: true });
  }, [opened, navigate]);
  return (
    <Page title={t('casesUi.open.title')} width="narrow">
      <Card>
        <form
          ref={form}
          className={styles.openForm}
          noValidate
          onSubmit={(event: FormEvent) => {
            event.preventDefault();
            submit();
          }}
        >
          {open.error === null ? null : <Notice tone="bad">{errorText(open.error, t)}</Notice>}
          <div>
            <RadioCards
              label={t('casesUi.open.kind')}
              isLabelShown
              choices={kinds.map(({ id, name, summary }) => ({ id, name, help: summary, icon: caseIcons[id] }))}
              value={workflow}
              onChange={setWorkflow}
            />
            {isTried && workflow === null ? (
              <span className={fieldStyles.error} role="alert">
                {t('casesUi.open.kindNeeded')}
              </span>
            ) : null}
          </div>
          {isStart ? (
            <>
              <FreezeNotice />
              <FormFileButtons />
            </>
          ) : null}
          <AccountsField
            label={isStart ? t('casesUi.open.startAccounts') : t('casesUi.open.accounts')}
            help={isStart ? t('casesUi.open.startAccountsHelp') : t('casesUi.open.accountsHelp')}
            value={accountIds}
            onChange={setAccountIds}
          />
          {running.length === 0 ? null : (
            <Notice tone="warn">
              {t('casesUi.open.already')}:{' '}
              {running.map(({ id, number, title: name }, place) => (
                <span key={id}>
                  {place === 0 ? null : ', '}
                  <Link to={casePath(number)}>
                    {number} {name}
                  </Link>
                </span>
              ))}
            </Notice>
          )}
          <TextField
            label={t('casesUi.open.name')}
            help={t('casesUi.open.nameHelp')}
            isRequired
            value={typed ?? proposed}
            error={isTried && title === '' ? t('casesUi.open.nameNeeded') : undefined}
            onChange={setTyped}
          />
          {isStart ? <SimilarByName name={typed ?? ''} without={accountIds} /> : null}
          <div className={styles.two}>
            <TextField label={t('casesUi.open.dnr')} help={t('casesUi.open.dnrHelp')} value={dnr} onChange={setDnr} />
            <WhenField
              label={workflow === 'retro' ? t('casesUi.open.decided') : t('casesUi.open.happened')}
              help={workflow === 'retro' ? t('casesUi.open.decidedHelp') : t('casesUi.open.happenedHelp')}
              value={when}
              isTried={isTried}
              onChange={setWhen}
            />
          </div>
          <div className={styles.formFoot}>
            <ButtonLink to="/arenden">{t('ui.cancel')}</ButtonLink>
            <Button look="primary" type="submit" isPending={open.isPending} shortcut="send">
              {t('casesUi.open.submit')}
            </Button>
          </div>
        </form>
      </Card>
    </Page>
  );
}
