import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useNavigate, useParams, useSearchParams } from 'react-router';
import type { Credential, CredentialDraft, CredentialKind } from '#core/vault/contract.ts';
import { api, queries } from '../../../api/client.ts';
import { errorText, refusalOf } from '../../../api/errors.ts';
import { settled } from '../../../api/settled.ts';
import { queryClient } from '../../../app/providers.tsx';
import { useUnsaved } from '../../../app/use-unsaved.ts';
import { useKey } from '../../../app/keys.ts';
import { AccountsField } from '../../accounts/AccountsField.tsx';
import { Button, ButtonLink } from '../../../ui/Button.tsx';
import { Card, Notice, Page } from '../../../ui/Page.tsx';
import { RadioCards } from '../../../ui/RadioCards.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { say } from '../../../ui/Toasts.tsx';
import { PersonChoice } from '../../people/PersonChoice.tsx';
import { OpeningOf } from '../secrets/OpeningOf.tsx';
import { useLock } from '../VaultLock.tsx';
import { isReady, useVault } from '../use-vault.ts';
import vaultStyles from '../vault.module.css';
import { differing, draftOf, onTopOf } from './login-conflict.ts';
import styles from './logins.module.css';
import { SecretsFields } from './SecretsFields.tsx';
import { readSecrets, useSecretFields } from './use-secret-fields.ts';

/** A new login, from the list or from an account (`?konto=`). The vault comes first: without it the way leads to its setup. */
export function NewLoginPage() {
  const { status } = useVault();
  const [params] = useSearchParams();
  const accountId = params.get('konto');
  const { data: account } = useQuery({
    ...queries.accounts.get.queryOptions({ input: { id: accountId ?? '' } }),
    enabled: accountId !== null,
  });
  if (status === undefined || (accountId !== null && account === undefined)) return null;
  if (!isReady(status)) return <Navigate to="/installningar/valv" replace />;
  return (
    <LoginForm
      credential={null}
      start={{
        label: account?.name ?? '',
        kind: account?.accessModel === 'personal-role' ? 'personal-role' : 'shared',
        accountIds: account === undefined ? [] : [account.id],
        ownership: 'organisation',
        recoveryMailIsPrivate: false,
        recoveryPhoneIsPrivate: false,
        secondFactorPersonId: null,
        recoveryPersonId: null,
      }}
    />
  );
}

/** A login that is changed: what is secret stays as it is until somebody asks to change it. */
export function EditLoginPage() {
  const { id = '' } = useParams();
  const credential = settled(useQuery(queries.vault.get.queryOptions({ input: { id } })));
  // The form keeps the version it began from: a save over somebody else's is refused and nothing is lost.
  const [begun, setBegun] = useState<Credential | null>(null);
  const [params] = useSearchParams();
  if (begun === null && credential !== undefined) setBegun(credential);
  if (begun === null) return null;
  return (
    <OpeningOf credential={begun}>
      <LoginForm credential={begun} rotationId={params.get('byt')} start={draftOf(begun)} />
    </OpeningOf>
  );
}

type Whose = CredentialKind | 'private';

/** What is wrong with the key for one-time codes is said where that is typed. */
const isOfTotp = (error: unknown): boolean => refusalOf(error)?.code.startsWith('totp-') === true;

function LoginForm({
  credential,
  start,
  rotationId = null,
}: {
  credential: Credential | null;
  start: CredentialDraft;
  /** The row of "Lösenord att byta" that the password is set for: the form opens at it and leads back there. */
  rotationId?: string | null;
}) {
  const { t } = useTranslation('app');
  const navigate = useNavigate();
  const { vaultId, isOpen } = useVault();
  const { withOpen } = useLock();
  const form = useRef<HTMLFormElement>(null);
  const fields = useSecretFields();
  const [draft, setDraft] = useState(start);
  const [whose, setWhose] = useState<Whose>(start.kind);
  const [isTried, setTried] = useState(false);
  // Also what is typed in a secret field, whose text nobody but the field has.
  const [isDirty, setDirty] = useState(false);
  const [savedId, setSavedId] = useState<string | null>(null);
  // The newest version, where somebody has saved another since the form began.
  const [newest, setNewest] = useState<Credential | null>(null);
  // When the vault locks, no secret stays in the page: neither what was fetched nor what was typed.
  const [wasOpen, setWasOpen] = useState(isOpen);
  const [locks, setLocks] = useState(0);
  if (wasOpen !== isOpen) {
    setWasOpen(isOpen);
    if (wasOpen) setLocks(locks + 1);
  }
  const change = (part: Partial<CredentialDraft>) => {
    setDirty(true);
    setDraft((before) => ({ ...before, ...part }));
  };
  const queue = rotationId === null ? null : `/konton/losenord-att-byta?rad=${rotationId}`;
  // Only when the page knows that nothing is unsaved any more.
  useEffect(() => {
    if (savedId !== null) void navigate(queue ?? `/konton/inloggningar/${savedId}`, { replace: true });
  }, [savedId, queue, navigate]);
  const save = useMutation({
    ...queries.vault.save.mutationOptions({ meta: { showsError: true } }),
    // What was sent holds secrets: it is forgotten with the form.
    gcTime: 0,
    onSuccess: (saved, { secrets }) => {
      // Or the form, opened again, would begin from the version before.
      queryClient.setQueryData(queries.vault.get.queryKey({ input: { id: saved.id } }), saved);
      const isSame =
        secrets?.password !== undefined &&
        secrets.password !== '' &&
        saved.rotatedAt === (newest ?? credential)?.rotatedAt;
      const isAwaited = rotationId !== null || saved.openRotations > 0;
      say({
        text: t(isSame && isAwaited ? 'vaultUi.form.samePassword' : 'vaultUi.form.saved', { label: saved.label }),
      });
      setSavedId(saved.id);
    },
    onError: (error) => {
      if (isOfTotp(error)) fields.totp.current?.focus();
      if (credential !== null && refusalOf(error)?.code === 'changed-meanwhile')
        void api.vault.get({ id: credential.id }).then(setNewest, () => {});
    },
  });
  const isChanged = newest !== null && credential !== null && refusalOf(save.error)?.code === 'changed-meanwhile';
  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (draft.label.trim() === '' || whose === 'private' || vaultId === null || save.isPending) return;
    // A row is saved by its name: what is typed without one would be gone.
    if ([fields.tools, fields.extra].some(({ current }) => current?.check() === false)) return;
    withOpen(() =>
      save.mutate({
        vaultId,
        id: credential?.id ?? null,
        version: (newest ?? credential)?.version ?? null,
        draft: newest === null ? { ...draft, kind: whose } : onTopOf({ ...draft, kind: whose }, start, draftOf(newest)),
        secrets:
          whose === 'personal-role'
            ? { ...readSecrets(fields), password: '', totp: '', recoveryCodes: [] }
            : readSecrets(fields),
      }),
    );
  }
  useKey('save', () => form.current?.requestSubmit());
  useUnsaved(isDirty && savedId === null);
  const back = queue ?? (credential === null ? '/konton/inloggningar' : `/konton/inloggningar/${credential.id}`);
  const recoveryPersons = (
    <div className={styles.formCols}>
      <PersonChoice
        label={t('vaultUi.form.secondFactorPerson')}
        help={t('vaultUi.form.secondFactorPersonHelp')}
        value={draft.secondFactorPersonId}
        onChange={(secondFactorPersonId) => change({ secondFactorPersonId })}
      />
      <PersonChoice
        label={t('vaultUi.form.recoveryPerson')}
        help={t('vaultUi.form.recoveryPersonHelp')}
        value={draft.recoveryPersonId}
        onChange={(recoveryPersonId) => change({ recoveryPersonId })}
      />
    </div>
  );
  return (
    <Page
      title={credential === null ? t('vaultUi.login.new') : t('vaultUi.form.title', { label: credential.label })}
      width="narrow"
    >
      <form
        ref={form}
        className={vaultStyles.form}
        onSubmit={submit}
        onInput={() => setDirty(true)}
        noValidate
        autoComplete="off"
      >
        {save.error === null || isOfTotp(save.error) ? null : (
          <div className={styles.failed}>
            <Notice tone="bad">
              {isChanged ? (
                <>
                  <p>
                    {t('vaultUi.form.changed', {
                      what: differing(credential, newest)
                        .map((one) => t(`vaultUi.form.differs.${one}`))
                        .join(', '),
                    })}
                  </p>
                  <div className={vaultStyles.buttons}>
                    <Button small type="submit" isPending={save.isPending}>
                      {t('vaultUi.form.saveOnTop')}
                    </Button>
                  </div>
                </>
              ) : (
                errorText(save.error, t)
              )}
            </Notice>
          </div>
        )}
        <Card title={t('vaultUi.form.what')}>
          <div className={vaultStyles.body}>
            <RadioCards
              label={t('vaultUi.form.whose')}
              choices={(['shared', 'personal-role', 'private'] as const).map((id) => ({
                id,
                name: t(`vaultUi.form.whoseName.${id}`),
                help: t(`vaultUi.form.whoseHelp.${id}`),
              }))}
              value={whose}
              onChange={setWhose}
            />
            {whose === 'private' ? (
              <Notice tone="warn">
                <p>
                  <b>{t('vaultUi.form.private.title')}</b>
                </p>
                <p>{t('vaultUi.form.private.body')}</p>
                <ol className={vaultStyles.bullets}>
                  {(['page', 'person', 'remove'] as const).map((step) => (
                    <li key={step}>{t(`vaultUi.form.private.${step}`)}</li>
                  ))}
                </ol>
              </Notice>
            ) : (
              <>
                <TextField
                  label={t('vaultUi.form.label')}
                  help={t('vaultUi.form.labelHelp')}
                  error={isTried && draft.label.trim() === '' ? t('vaultUi.form.labelNeeded') : undefined}
                  value={draft.label}
                  onChange={(label) => change({ label })}
                  isRequired
                />
                <AccountsField
                  label={t('vaultUi.form.accounts')}
                  help={t('vaultUi.form.accountsHelp')}
                  value={draft.accountIds}
                  onChange={(accountIds) => change({ accountIds })}
                />
              </>
            )}
          </div>
        </Card>
        {whose === 'private' ? null : (
          <>
            {locks === 0 ? null : <Notice tone="warn">{t('vaultUi.form.emptied')}</Notice>}
            <SecretsFields
              key={locks}
              credential={credential}
              kind={whose}
              draft={draft}
              onChange={change}
              fields={fields}
              totpError={isOfTotp(save.error) ? errorText(save.error, t) : undefined}
              isPasswordSet={rotationId !== null}
            >
              {recoveryPersons}
            </SecretsFields>
          </>
        )}
        <div className={vaultStyles.buttonsEnd}>
          <ButtonLink to={back}>{t('ui.cancel')}</ButtonLink>
          {whose === 'private' ? null : (
            <Button look="primary" type="submit" shortcut="save" isPending={save.isPending}>
              {t('ui.save')}
            </Button>
          )}
        </div>
      </form>
    </Page>
  );
}
