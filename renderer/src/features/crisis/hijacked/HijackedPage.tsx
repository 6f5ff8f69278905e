import { useMutation } from '@tanstack/react-query';
import { Printer, ShieldAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { api } from '../../../api/client.ts';
import { errorText } from '../../../api/errors.ts';
import { usePlace } from '../../../app/administration.tsx';
import { useMayChange } from '../../../app/may.ts';
import { ReadsHereNotice } from '../../../app/ReadsHereNotice.tsx';
import { Button, ButtonLink } from '../../../ui/Button.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { Card, Notice, Page } from '../../../ui/Page.tsx';
import { RadioCards } from '../../../ui/RadioCards.tsx';
import { AccountsField } from '../../accounts/AccountsField.tsx';
import styles from '../crisis.module.css';
import { useLanguage } from '../use-crisis.ts';
import { RoutineSteps, useRoutine } from './RoutineSteps.tsx';

type Kind = 'hijacked' | 'false-account';

/** Kapat eller falskt konto: what it is, which account, and the case is open with its clocks running. The steps are shown before anything is filled in. */
export function HijackedPage() {
  const { t } = useTranslation('app');
  const navigate = useNavigate();
  const language = useLanguage();
  const { administration } = usePlace();
  const mayOpen = useMayChange('cases.open');
  const [params] = useSearchParams();
  const edition = useRoutine();
  const [kind, setKind] = useState<Kind>('hijacked');
  const [accountIds, setAccountIds] = useState<string[]>(params.getAll('konto'));
  const [address, setAddress] = useState('');
  const [seen, setSeen] = useState('');
  const { mutate, isPending, error } = useMutation({
    meta: { showsError: true },
    mutationFn: async () => {
      const [account] = accountIds;
      const about = account === undefined ? null : await api.accounts.get({ id: account });
      const opened = await api.cases.open({
        administrationId: administration.id,
        workflow: 'hijacked',
        title: t(`crisis.hijacked.named.${kind}`, { name: about?.name ?? address.trim() }),
        dnr: '',
        happenedAt: null,
        accountIds,
      });
      const values = { kind, address: address.trim() || (about?.url ?? '') || (about?.name ?? ''), seen: seen.trim() };
      await api.cases.record({
        id: opened.id,
        version: opened.version,
        happenedAt: null,
        event: { kind: 'done', step: 'what', values },
      });
      return opened.number;
    },
    onSuccess: (number) => void navigate(`/arenden/${number}`),
  });
  const isReady = seen.trim() !== '' && (accountIds.length > 0 || address.trim() !== '');
  return (
    <Page
      title={t('crisis.hijacked.title')}
      lead={t('crisis.hijacked.lead')}
      actions={
        <ButtonLink to="/kapat/utskrift">
          <Printer aria-hidden />
          {t('crisis.hijacked.print')}
        </ButtonLink>
      }
    >
      <ReadsHereNotice />
      <div className={styles.two}>
        {mayOpen ? (
          <Card title={t('crisis.hijacked.what')}>
            <form
              className={styles.pad}
              onSubmit={(event) => {
                event.preventDefault();
                if (isReady && !isPending) mutate();
              }}
            >
              {error === null ? null : <Notice tone="bad">{errorText(error, t)}</Notice>}
              <RadioCards
                label={t('crisis.hijacked.kind')}
                choices={(['hijacked', 'false-account'] as const).map((id) => ({
                  id,
                  name: t(`crisis.hijacked.of.${id}`),
                  help: t(`crisis.hijacked.first.${id}`),
                }))}
                value={kind}
                onChange={setKind}
              />
              <AccountsField
                label={t('crisis.hijacked.account')}
                help={t('crisis.hijacked.accountHelp')}
                value={accountIds}
                onChange={setAccountIds}
              />
              <TextField
                label={t('crisis.hijacked.address')}
                help={t('crisis.hijacked.addressHelp')}
                value={address}
                onChange={setAddress}
              />
              <TextField label={t('crisis.hijacked.seen')} isRequired lines={3} value={seen} onChange={setSeen} />
              <Button type="submit" look="danger" isDisabled={!isReady} isPending={isPending}>
                <ShieldAlert aria-hidden />
                {t('crisis.hijacked.open')}
              </Button>
            </form>
          </Card>
        ) : null}
        <Card title={t('crisis.hijacked.steps')}>
          {edition === undefined ? null : <RoutineSteps edition={edition} language={language} only={kind} />}
        </Card>
      </div>
    </Page>
  );
}
