import { useQuery } from '@tanstack/react-query';
import { KeyRound, SearchX, Send } from 'lucide-react';
import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Credential } from '#core/vault/contract.ts';
import { queries } from '../../../api/client.ts';
import { useKey } from '../../../app/keys.ts';
import { useMay } from '../../../app/may.ts';
import { useAddressState } from '../../../app/use-address-state.ts';
import { Button, ButtonLink } from '../../../ui/Button.tsx';
import { Select } from '../../../ui/Choice.tsx';
import { SearchField } from '../../../ui/SearchField.tsx';
import { ActionMenu } from '../../../ui/Menu.tsx';
import { Card, Empty, Page } from '../../../ui/Page.tsx';
import { say } from '../../../ui/Toasts.tsx';
import { errorText } from '../../../api/errors.ts';
import { usePlace } from '../../../app/administration.tsx';
import listStyles from '../../accounts/list/ListTools.module.css';
import peopleStyles from '../../people/people.module.css';
import { SendDialog } from '../handover/SendDialog.tsx';
import { TakeInDialog } from '../handover/TakeInDialog.tsx';
import { RegisterTabs } from '../RegisterTabs.tsx';
import { isReady, useVault } from '../use-vault.ts';
import { NoVault } from '../NoVault.tsx';
import { VaultNotices } from '../VaultNotices.tsx';
import styles from './logins.module.css';
import { LoginsTable } from './LoginsTable.tsx';
import { allLogins, type LoginFilter, useMarked } from './use-logins.ts';
import { whoOpens } from './who-opens.ts';

/** Stands for no filter; no unit has this id. */
const everyUnit = '-';

const read = (params: URLSearchParams): LoginFilter => ({
  text: params.get('text') ?? '',
  unitId: params.get('enhet'),
});
const write = ({ text, unitId }: LoginFilter) =>
  new URLSearchParams({ ...(text !== '' && { text }), ...(unitId !== null && { enhet: unitId }) });

/** Inloggningar: what the vault holds, without opening it. What is marked in one vault is not in another. */
export function LoginsPage() {
  return <Logins key={useVault().vaultId} />;
}

function Logins() {
  const { t } = useTranslation('app');
  const navigate = useNavigate();
  const { status, vaultId } = useVault();
  const [filter, show] = useAddressState(read, write);
  const { text, unitId } = filter;
  const { administration } = usePlace();
  const [marked, setSelected] = useState<ReadonlyMap<string, Credential>>(new Map());
  const { selected, hidden } = useMarked(vaultId, filter, marked);
  const [dialog, setDialog] = useState<'send' | 'take-in' | null>(null);
  const { data: units } = useQuery(
    queries.people.units.queryOptions({ input: { administrationId: administration.id } }),
  );
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
  const mayTakeIn = useMay('handoverFile.open');
  const add = useCallback(() => void navigate('/konton/inloggningar/ny'), [navigate]);
  useKey('newLogin', add, canAdd);
  if (status === undefined) return null;
  function mark(rows: readonly Credential[], isSelected: boolean) {
    setSelected((before) => {
      const next = new Map(before);
      for (const row of rows)
        if (isSelected) next.set(row.id, row);
        else next.delete(row.id);
      return next;
    });
  }
  const clear = () => setSelected(new Map());
  async function selectAll(isSelected: boolean) {
    if (vaultId === null) return;
    try {
      mark(await allLogins(vaultId, filter), isSelected);
    } catch (error) {
      say({ text: errorText(error, t), isError: true });
    }
  }
  const addButton = (
    <>
      {mayTakeIn ? (
        <ActionMenu
          label={t('ui.more')}
          actions={[{ id: 'take-in', name: t('handoverFile.takeIn.title'), onAction: () => setDialog('take-in') }]}
        />
      ) : null}
      <Button look="primary" shortcut="newLogin" onPress={add}>
        {t('vaultUi.login.new')}
      </Button>
    </>
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
      {...(status !== undefined && status.credentials > 0 && { actions: ways })}
    >
      <RegisterTabs />
      <VaultNotices />
      {vaultId === null ? (
        <NoVault>{t('vaultUi.list.noVaultBody')}</NoVault>
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
              <SearchField label={t('vaultUi.list.search')} value={text} onChange={(next) => show({ text: next })} />
            </div>
            {units === undefined || units.length === 0 ? null : (
              <div className={styles.unit}>
                <Select
                  label={t('register.unit')}
                  hideLabel
                  choices={[
                    { id: everyUnit, name: t('handoverFile.list.everyUnit') },
                    ...units.map(({ id, name }) => ({ id, name })),
                  ]}
                  value={unitId ?? everyUnit}
                  onChange={(next) => show({ unitId: next === everyUnit ? null : next })}
                />
              </div>
            )}
            <ButtonLink to="/konton/inloggningar/logg">{t('vaultUi.log.allTitle')}</ButtonLink>
          </search>
          <LoginsTable
            vaultId={vaultId}
            filter={filter}
            selected={selected}
            hidden={hidden}
            onSelect={mark}
            onClear={clear}
            onSelectAll={(isSelected) => void selectAll(isSelected)}
            openers={openers}
            onOpen={(id) => void navigate(`/konton/inloggningar/${id}`)}
            empty={
              <Empty
                icon={SearchX}
                title={t('ui.nothingFound')}
                actions={<Button onPress={() => show({ text: '', unitId: null })}>{t('vaultUi.list.showAll')}</Button>}
              >
                {text === '' ? t('handoverFile.list.nothingInUnit') : t('vaultUi.list.nothingBody', { text })}
              </Empty>
            }
          />
          {selected.size > 0 ? (
            <div className={listStyles.bulk} role="group" aria-label={t('handoverFile.list.marked')}>
              <b role="status">
                {hidden === 0
                  ? t('handoverFile.list.selected', { count: selected.size })
                  : t('register.selectedHidden', { count: selected.size, hidden })}
              </b>
              {status.readOnly === 'no' ? (
                <Button small onPress={() => setDialog('send')}>
                  <Send aria-hidden />
                  {t('handoverFile.send.title')}
                </Button>
              ) : null}
              <Button look="quiet" small onPress={() => void selectAll(true)}>
                {t('handoverFile.list.selectShown')}
              </Button>
              <Button look="quiet" small onPress={clear}>
                {t('register.clearSelection')}
              </Button>
            </div>
          ) : null}
        </>
      )}
      {dialog === 'send' && vaultId !== null ? (
        <SendDialog vaultId={vaultId} logins={[...selected.values()]} onClose={() => setDialog(null)} />
      ) : null}
      {dialog === 'take-in' && vaultId !== null ? (
        <TakeInDialog vaultId={vaultId} onClose={() => setDialog(null)} />
      ) : null}
    </Page>
  );
}
