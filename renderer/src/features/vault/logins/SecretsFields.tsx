import { type ReactNode, useCallback, useContext, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Credential, CredentialDraft, CredentialKind, SecretField } from '#core/vault/contract.ts';
import { api } from '../../../api/client.ts';
import { refusalOf } from '../../../api/errors.ts';
import { Checkbox } from '../../../ui/Choice.tsx';
import { Card, Notice } from '../../../ui/Page.tsx';
import { type SecretHandle, SecretInput } from '../secrets/SecretInput.tsx';
import { OpeningContext } from '../secrets/use-opening.ts';
import vaultStyles from '../vault.module.css';
import { KeptField } from './KeptField.tsx';
import styles from './logins.module.css';
import { NewPassword } from './NewPassword.tsx';
import { PairsField } from './PairsField.tsx';
import { ReplacedField } from './ReplacedField.tsx';
import type { SecretFields } from './use-secret-fields.ts';

/** The secret half of the form. A field that is saved already stays closed until somebody opens it. */
export function SecretsFields({
  credential,
  kind,
  draft,
  onChange,
  fields,
  isPasswordSet = false,
  totpError,
  children,
}: {
  credential: Credential | null;
  kind: CredentialKind;
  draft: CredentialDraft;
  onChange: (part: Partial<CredentialDraft>) => void;
  fields: SecretFields;
  /** The form is opened to set a new password: its field is open and takes the cursor. */
  isPasswordSet?: boolean;
  /** What is wrong with the key for one-time codes. */
  totpError?: string | undefined;
  /** Who holds the second factor and the recovery. */
  children: ReactNode;
}) {
  const { t } = useTranslation('app');
  const id = credential?.id ?? '';
  const opening = useContext(OpeningContext);
  /** Opens the credential once, however much is read with it. */
  const opened = <T,>(read: (reason: string) => Promise<T>) =>
    new Promise<T>((resolve, reject) => opening?.((reason) => void read(reason).then(resolve, reject)));
  const fetch = (field: SecretField) => opened((reason) => valueOf(id, field, 0, reason));
  const fetchPairs = (field: 'tool' | 'extra') => opened((reason) => pairs(id, field, reason));
  const password = useRef<SecretHandle>(null);
  const totp = useRef<SecretHandle>(null);
  const isNew = credential === null;
  // Nothing that the draft holds; but the form has something to save.
  const onRemove = () => onChange({});
  return (
    <>
      <Card title={t('vaultUi.form.secrets')}>
        <div className={vaultStyles.body}>
          <KeptField label={t('vaultUi.field.login')} isKept={!isNew} fetch={() => fetch('login')}>
            {(start) => (
              <SecretInput
                ref={fields.login}
                start={start ?? ''}
                label={t('vaultUi.field.login')}
                help={t('vaultUi.form.loginHelp')}
              />
            )}
          </KeptField>
          {kind === 'personal-role' ? (
            <Notice tone="plain">{t('vaultUi.login.personalRole')}</Notice>
          ) : (
            <>
              <ReplacedField
                handle={fields.password}
                label={t('vaultUi.field.password')}
                isKept={credential?.hasPassword === true}
                isOpen={isPasswordSet}
                field={password}
                onRemove={onRemove}
              >
                <NewPassword field={password} accountIds={draft.accountIds} autoFocus={isPasswordSet} />
              </ReplacedField>
              <ReplacedField
                handle={fields.totp}
                label={t('vaultUi.form.totp')}
                isKept={credential?.hasTotp === true}
                field={totp}
                onRemove={onRemove}
              >
                <SecretInput
                  ref={totp}
                  kind="mono"
                  label={t('vaultUi.form.totp')}
                  help={t('vaultUi.form.totpHelp')}
                  error={totpError}
                />
              </ReplacedField>
              <KeptField
                label={t('vaultUi.form.codes')}
                isKept={(credential?.recoveryCodeCount ?? 0) > 0}
                fetch={() => fetch('recovery-codes')}
              >
                {(start) => (
                  <SecretInput
                    ref={fields.recoveryCodes}
                    start={start ?? ''}
                    kind="mono"
                    lines={4}
                    label={t('vaultUi.form.codes')}
                    help={t('vaultUi.form.codesHelp')}
                  />
                )}
              </KeptField>
            </>
          )}
        </div>
      </Card>
      <Card title={t('vaultUi.form.recovery')}>
        <div className={vaultStyles.body}>
          <div className={styles.formCols}>
            <Contact
              what="Mail"
              isKept={credential !== null && credential.recoveryMail !== 'none'}
              fetch={() => fetch('recovery-mail')}
              field={fields.recoveryMail}
              isPrivate={draft.recoveryMailIsPrivate}
              onPrivate={(recoveryMailIsPrivate) => onChange({ recoveryMailIsPrivate })}
            />
            <Contact
              what="Phone"
              isKept={credential !== null && credential.recoveryPhone !== 'none'}
              fetch={() => fetch('recovery-phone')}
              field={fields.recoveryPhone}
              isPrivate={draft.recoveryPhoneIsPrivate}
              onPrivate={(recoveryPhoneIsPrivate) => onChange({ recoveryPhoneIsPrivate })}
            />
          </div>
          {children}
        </div>
      </Card>
      <Card title={t('vaultUi.form.more')}>
        <div className={vaultStyles.body}>
          <KeptField label={t('vaultUi.field.notes')} isKept={!isNew} fetch={() => fetch('notes')}>
            {(start) => (
              <SecretInput ref={fields.notes} start={start ?? ''} lines={3} label={t('vaultUi.field.notes')} />
            )}
          </KeptField>
          <KeptField
            label={t('vaultUi.field.tools')}
            isKept={(credential?.toolCount ?? 0) > 0}
            fetch={() => fetchPairs('tool')}
          >
            {(start) => (
              <PairsField
                ref={fields.tools}
                start={start ?? []}
                addLabel={t('vaultUi.form.addTool')}
                nameLabel={t('vaultUi.form.toolName')}
                valueLabel={t('vaultUi.form.toolNote')}
                onRemove={onRemove}
              />
            )}
          </KeptField>
          <KeptField
            label={t('vaultUi.field.extra')}
            isKept={(credential?.extraCount ?? 0) > 0}
            fetch={() => fetchPairs('extra')}
          >
            {(start) => (
              <PairsField
                ref={fields.extra}
                start={start ?? []}
                addLabel={t('vaultUi.form.addExtra')}
                nameLabel={t('vaultUi.form.extraName')}
                valueLabel={t('vaultUi.form.extraValue')}
                onRemove={onRemove}
              />
            )}
          </KeptField>
        </div>
      </Card>
    </>
  );
}

async function valueOf(id: string, field: SecretField, position: number, reason: string): Promise<string> {
  return (await api.vault.reveal({ id, field, position, use: 'reveal', reason })).value;
}

/** All tools or extra fields, or none of them: a value that could not be read must never be saved as empty. */
async function pairs(
  id: string,
  field: 'tool' | 'extra',
  reason: string,
): Promise<Array<{ name: string; value: string }>> {
  const { tools, extra } = await api.vault.names({ id });
  const read: Array<{ name: string; value: string }> = [];
  for (const [position, name] of (field === 'tool' ? tools : extra).entries()) {
    const value = await valueOf(id, field, position, reason).catch((error: unknown) => {
      if (refusalOf(error)?.code === 'vault-field-empty') return '';
      throw error;
    });
    read.push({ name, value });
  }
  return read;
}

/** A recovery address, and whether it is somebody's own: then whoever leaves takes the account along. */
function Contact({
  what,
  isKept,
  fetch,
  field,
  isPrivate,
  onPrivate,
}: {
  what: 'Mail' | 'Phone';
  isKept: boolean;
  fetch: () => Promise<string>;
  field: SecretFields['login'];
  isPrivate: boolean;
  onPrivate: (isPrivate: boolean) => void;
}) {
  const { t } = useTranslation('app');
  const [hasText, setHasText] = useState(isKept);
  const onType = useCallback((text: string) => setHasText(text.trim() !== ''), []);
  const label = t(`vaultUi.form.recovery${what}`);
  return (
    <div className={vaultStyles.stack}>
      <KeptField label={label} isKept={isKept} fetch={fetch}>
        {(start) => (
          <SecretInput
            ref={field}
            start={start ?? ''}
            label={label}
            help={t(`vaultUi.form.recovery${what}Help`)}
            onType={onType}
          />
        )}
      </KeptField>
      {hasText ? (
        <div>
          <Checkbox isSelected={isPrivate} onChange={onPrivate}>
            {t(`vaultUi.form.recovery${what}Private`)}
          </Checkbox>
          {isPrivate ? <Notice tone="warn">{t('vaultUi.login.privateRecovery')}</Notice> : null}
        </div>
      ) : null}
    </div>
  );
}
