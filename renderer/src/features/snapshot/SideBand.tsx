import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { refusalText } from '#core/foundation/i18n/refusal-text.ts';
import { queries } from '../../api/client.ts';
import { useFormat } from '../../app/format.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { say } from '../../ui/Toasts.tsx';
import { useVault } from '../vault/use-vault.ts';
import { OpenByKeys } from './OpenByKeys.tsx';
import styles from './snapshot.module.css';
import { TakeOverDialog } from './TakeOverDialog.tsx';
import { takeSnapshot, useLookAgain, useSnapshot, useWithKeys } from './use-snapshot.ts';

/** Over every page of a computer that does not write the register: where it is written, how old this copy is, and what can be done here. */
export function SideBand() {
  const { t } = useTranslation('app');
  const format = useFormat();
  const status = useSnapshot();
  useLookAgain(status);
  const { status: vault } = useVault();
  const withKeys = useWithKeys();
  const [isTakingOver, setTakingOver] = useState(false);
  const [isTrusting, setTrusting] = useState(false);
  const refresh = useMutation(
    queries.snapshot.refresh.mutationOptions({
      onSuccess: (next) => {
        takeSnapshot(next);
        say({ text: t('snapshotUi.band.refreshed', { at: next.last === null ? '' : format.time(next.last.madeAt) }) });
      },
    }),
  );
  if (status === undefined || status.side === 'none' || (status.side === 'writer' && status.putOut === null))
    return null;
  const {
    side,
    last,
    writer: computer,
    writerPerson: person,
    passedOver,
    kitWriter,
    ownChanges,
    trouble,
    isExtract,
    putOut,
  } = status;
  const at = last === null ? '' : format.time(last.madeAt);
  // Somebody with a vault that this computer has never seen writes the register now: a person answers for it, as the first time.
  const unknown = side === 'reader' && trouble?.code === 'snapshot-writer-unknown' ? trouble : null;
  const isLetIn = vault?.here === 'full';
  if (putOut !== null)
    return (
      <aside className={styles.band} data-side="former" aria-label={t('snapshotUi.band.label')}>
        <span>
          {t('snapshotUi.band.putOut', { at: format.time(putOut.at) })}
          {putOut.person === '' || putOut.computer === '' ? null : <> {t('snapshotUi.band.putOutWriter', putOut)}</>}{' '}
          {t('snapshotUi.band.putOutNext')}
        </span>
        {ownChanges === 0 ? null : (
          <ButtonLink small to="/egna-andringar">
            {t('snapshotUi.band.ownChanges', { count: ownChanges })}
          </ButtonLink>
        )}
      </aside>
    );
  return (
    <aside className={styles.band} data-side={side} aria-label={t('snapshotUi.band.label')}>
      <span>
        {side === 'reader'
          ? t(person === '' ? 'snapshot.readingOn' : 'snapshot.reading', { person, computer, at })
          : side === 'former'
            ? t('snapshotUi.band.former', { computer })
            : t(person === '' ? 'snapshotUi.band.restoredFromOn' : 'snapshotUi.band.restoredFrom', {
                serial: last?.serial ?? 0,
                person,
                computer,
                at,
              })}
        {isExtract ? <> {t('snapshotUi.band.extract')}</> : null}
        {passedOver === null ? null : (
          <> {t('snapshotUi.band.passedOver', { ...passedOver, at: format.time(passedOver.madeAt) })}</>
        )}
        {kitWriter === null ? null : (
          <> {t('snapshotUi.band.kitWriter', { ...kitWriter, at: format.time(kitWriter.at) })}</>
        )}
        {side === 'restored' ? <> {t(isLetIn ? 'snapshotUi.band.nextTakeOver' : 'snapshotUi.band.nextVault')}</> : null}
      </span>
      {unknown === null ? null : (
        <Button small onPress={() => setTrusting(true)}>
          {t('snapshotUi.band.unknown')}
        </Button>
      )}
      {side === 'reader' && unknown === null ? (
        <Button small onPress={() => withKeys(() => refresh.mutate({}))} isPending={refresh.isPending}>
          {t('snapshotUi.band.refresh')}
        </Button>
      ) : null}
      {side === 'former' ? (
        <ButtonLink small to="/egna-andringar">
          {ownChanges === 0
            ? t('snapshotUi.band.noOwnChanges')
            : t('snapshotUi.band.ownChanges', { count: ownChanges })}
        </ButtonLink>
      ) : null}
      {side === 'restored' && !isLetIn ? (
        <ButtonLink small to="/installningar/valv">
          {t('snapshotUi.band.toVault')}
        </ButtonLink>
      ) : isExtract ? null : (
        <Button small onPress={() => withKeys(() => setTakingOver(true))}>
          {t('snapshot.takeOver')}
        </Button>
      )}
      {unknown !== null && isTrusting ? (
        <Dialog title={t('snapshotUi.band.unknownTitle')} isOpen onClose={() => setTrusting(false)}>
          <OpenByKeys
            folder={status.folder}
            registerId={status.registerId}
            unknown={{ fingerprint: String(unknown.values['fingerprint']), words: refusalText(unknown, t) }}
          />
        </Dialog>
      ) : null}
      {isTakingOver ? <TakeOverDialog status={status} onClose={() => setTakingOver(false)} /> : null}
    </aside>
  );
}
