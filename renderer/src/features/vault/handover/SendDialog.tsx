import { useMutation, useQueries, useQuery } from '@tanstack/react-query';
import { type FormEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Credential, shortestReason } from '#core/vault/contract.ts';
import { type HandoverReceiver, type ReadyHandover, shortestPassphrase } from '#core/vault/handover/contract.ts';
import { queries } from '../../../api/client.ts';
import { errorText } from '../../../api/errors.ts';
import { Button } from '../../../ui/Button.tsx';
import { Select } from '../../../ui/Choice.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { Notice } from '../../../ui/Page.tsx';
import { RadioCards } from '../../../ui/RadioCards.tsx';
import { fetchReady } from '../../leaving/fetch-ready.ts';
import holderStyles from '../holders/holders.module.css';
import { NewPassword } from '../logins/NewPassword.tsx';
import { mayOpen } from '../logins/who-opens.ts';
import type { SecretHandle } from '../secrets/SecretInput.tsx';
import { useLock } from '../VaultLock.tsx';
import vaultStyles from '../vault.module.css';
import { ReceiverText } from './ReceiverText.tsx';

const ways = ['device', 'other', 'passphrase'] as const;
type Way = (typeof ways)[number];
/** How many logins are named. */
const namedAtMost = 12;

/** Sends logins to another computer, or to whoever has a passphrase: a sealed and signed file. Each counts as opened, and is logged. */
export function SendDialog({
  vaultId,
  logins,
  onClose,
}: {
  vaultId: string;
  logins: readonly Credential[];
  onClose: () => void;
}) {
  const { t } = useTranslation('app');
  const { withOpen } = useLock();
  const formId = useId();
  const passphrase = useRef<SecretHandle>(null);
  const [way, setWay] = useState<Way>('device');
  const [device, setDevice] = useState<string | null>(null);
  const [text, setText] = useState('');
  const [fingerprint, setFingerprint] = useState('');
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const [isShort, setShort] = useState(false);
  const { data: custodians } = useQuery(queries.vault.custodians.queryOptions({ input: { vaultId } }));
  const make = useMutation({
    ...queries.handoverFile.make.mutationOptions({ meta: { showsError: true } }),
    // What was sent may hold a passphrase: it is forgotten with the dialog.
    gcTime: 0,
    onSuccess: (ready) => fetchReady(ready),
  });
  const sent = logins.filter(({ openableHere, distrust }) => openableHere && distrust === null);
  const needsReason = sent.some(({ breakGlass }) => breakGlass);
  const devices = (custodians ?? []).flatMap(({ name, devices: own }) =>
    own.filter(({ here }) => !here).map((one) => ({ id: one.fingerprint, name: `${name}, ${one.name}` })),
  );
  const receiverOf = custodians?.find(({ devices: own }) => own.some((one) => one.fingerprint === device));
  // What a unit is named for is asked of the accounts only where somebody is named for one.
  const accountIds = [...new Set(sent.flatMap(({ accounts }) => accounts.map(({ id }) => id)))];
  const accounts = useQueries({
    queries: accountIds.map((id) => ({
      ...queries.accounts.get.queryOptions({ input: { id } }),
      enabled: receiverOf?.namedFor.some(({ kind }) => kind === 'unit') === true,
    })),
  });
  const unitsOf = (id: string) => accounts.flatMap(({ data }) => (data?.id === id ? (data.unitId ?? []) : []));
  const notTheirs = receiverOf === undefined ? [] : sent.filter((login) => !mayOpen(receiverOf, login, unitsOf));
  const namesOf = (some: readonly Credential[]) => {
    const names = some.slice(0, namedAtMost).map(({ label }) => label);
    return some.length > names.length
      ? t('today.andMore', { names: names.join(', '), count: some.length - names.length })
      : names.join(', ');
  };
  const isAddress = text.trim().startsWith('age1');

  function receiver(): HandoverReceiver | null {
    if (way === 'device') return device === null ? null : { kind: 'device', fingerprint: device };
    if (way === 'passphrase') {
      const typed = passphrase.current?.read() ?? '';
      setShort(typed.length < shortestPassphrase);
      return typed.length < shortestPassphrase ? null : { kind: 'passphrase', passphrase: typed };
    }
    if (text.trim() === '') return null;
    if (isAddress) return { kind: 'recipient', recipient: text.trim() };
    return fingerprint.trim() === '' ? null : { kind: 'request', request: text, fingerprint: fingerprint.trim() };
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    const to = receiver();
    if (to === null || (needsReason && reason.trim().length < shortestReason)) return;
    withOpen(() => make.mutate({ vaultId, ids: sent.map(({ id }) => id), to, reason }));
  }
  if (make.data !== undefined) return <Sent ready={make.data} way={way} onClose={onClose} />;
  return (
    <Dialog
      wide
      title={t('handoverFile.send.title')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          {sent.length === 0 ? null : (
            <Button look="primary" type="submit" form={formId} isPending={make.isPending}>
              {t('handoverFile.send.do', { count: sent.length })}
            </Button>
          )}
        </>
      }
    >
      {sent.length === 0 ? (
        <p>{t('handoverFile.send.nothing')}</p>
      ) : (
        <form id={formId} className={vaultStyles.form} onSubmit={submit} noValidate>
          {make.error === null ? null : <Notice tone="bad">{errorText(make.error, t)}</Notice>}
          <p className={vaultStyles.why}>{t('handoverFile.send.why', { count: sent.length })}</p>
          <p>
            <b>{t('handoverFile.send.these')}</b> {namesOf(sent)}
          </p>
          {sent.length === logins.length ? null : (
            <Notice tone="plain">{t('handoverFile.send.notOpenable', { count: logins.length - sent.length })}</Notice>
          )}
          <RadioCards
            label={t('handoverFile.send.to')}
            isLabelShown
            isNarrow
            choices={ways.map((id) => ({
              id,
              name: t(`handoverFile.send.way.${id}`),
              help: t(`handoverFile.send.wayHelp.${id}`),
            }))}
            value={way}
            onChange={(next) => {
              setWay(next);
              setTried(false);
              make.reset();
            }}
          />
          {way === 'device' ? (
            devices.length === 0 ? (
              <Notice tone="plain">{t('handoverFile.send.noDevices')}</Notice>
            ) : (
              <Select
                label={t('handoverFile.send.device')}
                placeholder={t('vaultUi.choose')}
                choices={devices}
                value={device}
                onChange={setDevice}
                error={isTried && device === null ? t('handoverFile.send.deviceNeeded') : undefined}
              />
            )
          ) : null}
          {way === 'device' && receiverOf !== undefined && notTheirs.length > 0 ? (
            <Notice tone="warn">
              {t('handoverFile.send.notNamed', { name: receiverOf.name, count: notTheirs.length })} {namesOf(notTheirs)}
            </Notice>
          ) : null}
          {way === 'other' ? (
            <ReceiverText
              text={text}
              onText={setText}
              isRequest={text.trim() !== '' && !isAddress}
              fingerprint={fingerprint}
              onFingerprint={setFingerprint}
              isTried={isTried}
            />
          ) : null}
          {way === 'passphrase' ? (
            <NewPassword
              field={passphrase}
              accountIds={[]}
              label={t('handoverFile.send.passphrase')}
              help={t('handoverFile.send.passphraseHelp', { length: shortestPassphrase })}
              error={
                isTried && isShort ? t('handoverFile.send.passphraseShort', { length: shortestPassphrase }) : undefined
              }
              isPhrase
            />
          ) : null}
          {needsReason ? (
            <TextField
              label={t('handoverFile.send.reason')}
              help={t('handoverFile.send.reasonHelp')}
              error={
                isTried && reason.trim().length < shortestReason
                  ? t('handoverFile.send.reasonNeeded', { count: shortestReason })
                  : undefined
              }
              value={reason}
              onChange={setReason}
              isRequired
            />
          ) : null}
        </form>
      )}
    </Dialog>
  );
}

/** The file is made and fetched: what the two do now. */
function Sent({ ready, way, onClose }: { ready: ReadyHandover; way: Way; onClose: () => void }) {
  const { t } = useTranslation('app');
  return (
    <Dialog
      title={t('handoverFile.sent.title')}
      isOpen
      onClose={onClose}
      actions={
        <Button look="primary" onPress={onClose}>
          {t('ui.close')}
        </Button>
      }
    >
      <div className={vaultStyles.stack}>
        <p>{t('handoverFile.sent.body', { count: ready.logins, name: ready.name })}</p>
        <ol className={vaultStyles.bullets}>
          <li>{t('handoverFile.sent.step.send')}</li>
          {way === 'passphrase' ? <li>{t('handoverFile.sent.step.passphrase')}</li> : null}
          <li>{t(way === 'device' ? 'handoverFile.sent.step.known' : 'handoverFile.sent.step.read')}</li>
        </ol>
        {way === 'device' ? null : (
          <div>
            <h3>{t('handoverFile.sent.fingerprint')}</h3>
            <div className={holderStyles.print}>{ready.fingerprint}</div>
          </div>
        )}
      </div>
    </Dialog>
  );
}
