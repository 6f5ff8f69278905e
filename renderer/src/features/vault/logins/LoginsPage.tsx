import { useQuery } from '@tanstack/react-query';
import { KeyRound, SearchX } from 'lucide-react';
import { useCallback, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import type { Credential } from '#core/vault/contract.ts';
import { queries } from '../../../api/client.ts';
import { keys, useKey } from '../../../app/keys.ts';
import { useMay } from '../../../app/may.ts';
import { Button, ButtonLink } from '../../../ui/Button.tsx';
import { SearchField } from '../../../ui/Choice.tsx';
import { Card, Empty, Page } from '../../../ui/Page.tsx';
import peopleStyles from '../../people/people.module.css';
import { RegisterTabs } from '../RegisterTabs.tsx';
import { isReady, useVault } from '../use-vault.ts';
import { VaultNotices } from '../VaultNotices.tsx';
import { LoginsTable } from './LoginsTable.tsx';
import { whoOpens } from './who-opens.ts';

/** Inloggningar: what the vault holds, without opening it. */
export function LoginsPage() {
  const { t } = useTranslation('app');
  const navigate = useNavigate();
  const { status, vaultId } = useVault();
  const [params, setParams] = useSearchParams();
  const text = params.get('text') ?? '';
  const { data: custodians } = useQuery({
    ...queries.vault.custodians.queryOptions({ input: { vaultId: vaultId ?? '' } }),
    enabled: vaultId !== null,
  });
  const openers = useCallback(
    (row: Credential) => (custodians === undefined ? undefined : whoOpens(row, custodians)),
    [custodians],
  );
  const search = useRef<HTMLDivElement>(null);
  useKey(
    'filter',
    useCallback(() => search.current?.querySelector('input')?.focus(), []),
  );
  const canAdd = status !== undefined && isReady(status) && status.readOnly === 'no';
  const mayImport = useMay('vaultImport.open');
  const add = useCallback(() => void navigate('/konton/inloggningar/ny'), [navigate]);
  useKey('newLogin', add, canAdd);
  if (status === undefined) return null;
  const addButton = (
    <Button look="primary" shortcut={keys.newLogin.shown} onPress={add}>
      {t('vaultUi.login.new')}
    </Button>
  );
  const ways = canAdd ? (
    <>
      {mayImport ? <ButtonLink to="/konton/inloggningar/las-in">{t('vaultImportUi.open')}</ButtonLink> : null}
      {addButton}
    </>
  ) : undefined;
  return (
    <Page
      title={t('vaultUi.list.title')}
      lead={vaultId === null ? t('vaultUi.list.leadNone') : t('vaultUi.list.lead', { count: status.credentials })}
      fill
      actions={ways}
    >
      <RegisterTabs />
      <VaultNotices />
      {vaultId === null ? (
        <Card>
          <Empty
            icon={KeyRound}
            title={t('vaultUi.list.noVault')}
            actions={
              <ButtonLink look="primary" to="/installningar/valv">
                {t('vaultUi.setup.begin')}
              </ButtonLink>
            }
          >
            {t('vaultUi.list.noVaultBody')}
          </Empty>
        </Card>
      ) : status.credentials === 0 ? (
        <Card>
          <Empty icon={KeyRound} title={t('vaultUi.list.empty')} actions={ways}>
            {t('vaultUi.list.emptyBody')}
          </Empty>
        </Card>
      ) : (
        <>
          <search className={peopleStyles.tools}>
            <div ref={search} className={peopleStyles.search}>
              <SearchField
                label={t('vaultUi.list.search')}
                value={text}
                onChange={(next) => setParams(next === '' ? {} : { text: next }, { replace: true })}
              />
            </div>
          </search>
          <LoginsTable
            vaultId={vaultId}
            text={text}
            openers={openers}
            onOpen={(id) => void navigate(`/konton/inloggningar/${id}`)}
            empty={
              <Empty
                icon={SearchX}
                title={t('ui.nothingFound')}
                actions={<Button onPress={() => setParams({}, { replace: true })}>{t('vaultUi.list.showAll')}</Button>}
              >
                {t('vaultUi.list.nothingBody', { text })}
              </Empty>
            }
          />
        </>
      )}
    </Page>
  );
}
