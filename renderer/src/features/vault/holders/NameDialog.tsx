import { useMutation, useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Custodian, VaultStatus } from '#core/vault/contract.ts';
import { queries } from '../../../api/client.ts';
import { errorText } from '../../../api/errors.ts';
import { usePlace } from '../../../app/administration.tsx';
import { Button } from '../../../ui/Button.tsx';
import { ChoiceRow } from '../../../ui/ChoiceRow.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Notice } from '../../../ui/Page.tsx';
import { say } from '../../../ui/Toasts.tsx';
import { MoreAccounts } from '../../accounts/MoreAccounts.tsx';
import { UnitChoice } from '../../people/UnitChoice.tsx';
import { useLock } from '../VaultLock.tsx';
import { takeStatus } from '../use-vault.ts';
import vaultStyles from '../vault.module.css';
import { subjectName } from './subject-name.ts';

/** Which accounts and units a person may open the logins of. Each change is made at once: everything it touches is sealed anew. */
export function NameDialog({
  vaultId,
  custodian,
  onClose,
}: {
  vaultId: string;
  custodian: Custodian;
  onClose: () => void;
}) {
  const { t } = useTranslation('app');
  const { administration } = usePlace();
  const { withOpen } = useLock();
  const { personId } = custodian;
  const { data: custodians } = useQuery(queries.vault.custodians.queryOptions({ input: { vaultId } }));
  const namedFor = custodians?.find((one) => one.personId === personId)?.namedFor ?? custodian.namedFor;
  const [kind, setKind] = useState<'account' | 'unit'>('account');
  const done = (saved: 'named' | 'unnamed') => ({
    meta: { showsError: true },
    onSuccess: (status: VaultStatus) => {
      takeStatus(administration.id, status);
      say({ text: t(`vaultUi.name.${saved}`, { name: custodian.name }) });
    },
  });
  const name = useMutation(queries.vault.namePerson.mutationOptions(done('named')));
  const unname = useMutation(queries.vault.unnamePerson.mutationOptions(done('unnamed')));
  const error = name.error ?? unname.error;
  const isBusy = name.isPending || unname.isPending;
  const add = (id: string) => {
    if (isBusy) return;
    // Only what was done last is told of.
    unname.reset();
    withOpen(() => name.mutate({ vaultId, personId, subject: { kind, id } }));
  };
  const remove = (subject: { kind: 'account' | 'unit'; id: string }) => {
    name.reset();
    withOpen(() => unname.mutate({ vaultId, personId, subject }));
  };
  const taken = namedFor.map(({ id }) => id);
  return (
    <Dialog
      title={t('vaultUi.name.titleNamed', { name: custodian.name })}
      isOpen
      onClose={onClose}
      actions={
        <Button look="primary" onPress={onClose}>
          {t('ui.close')}
        </Button>
      }
    >
      {error === null ? null : <Notice tone="bad">{errorText(error, t)}</Notice>}
      <p className={vaultStyles.why}>
        {t(custodian.standing === 'full' ? 'vaultUi.name.whyFull' : 'vaultUi.name.why', { name: custodian.name })}
      </p>
      {namedFor.length === 0 ? (
        <p className={vaultStyles.small}>{t('vaultUi.name.none')}</p>
      ) : (
        <ul className={vaultStyles.list}>
          {namedFor.map((subject) => (
            <li key={subject.id}>
              <span className={vaultStyles.grow}>
                {t(`vaultUi.holders.namedFor.${subject.kind}`, { name: subjectName(subject) })}
              </span>
              <Button
                look="icon"
                small
                aria-label={t('vaultUi.name.remove', { subject: subjectName(subject) })}
                isDisabled={isBusy}
                onPress={() => remove({ kind: subject.kind, id: subject.id })}
              >
                <X aria-hidden />
              </Button>
            </li>
          ))}
        </ul>
      )}
      <ChoiceRow
        label={t('vaultUi.name.kind')}
        choices={(['account', 'unit'] as const).map((id) => ({ id, name: t(`vaultUi.name.kindName.${id}`) }))}
        value={kind}
        onChange={setKind}
      />
      {kind === 'unit' ? (
        <UnitChoice
          label={t('vaultUi.name.add')}
          help={t('vaultUi.name.unitHelp')}
          value={null}
          onChange={(id) => {
            if (id !== null) add(id);
          }}
          without={new Set(taken)}
        />
      ) : (
        <MoreAccounts label={t('vaultUi.name.add')} taken={taken} onAdd={add} />
      )}
      {isBusy ? <p role="status">{t('vaultUi.work.reseal')}</p> : null}
    </Dialog>
  );
}
