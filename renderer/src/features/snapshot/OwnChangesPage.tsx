import { useMutation, useQuery } from '@tanstack/react-query';
import { CircleCheck, Copy, Printer } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnChange } from '#core/snapshot/contract.ts';
import { queries } from '../../api/client.ts';
import { errorText } from '../../api/errors.ts';
import { useFormat } from '../../app/format.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Choice.tsx';
import { Card, Empty, Notice, Page } from '../../ui/Page.tsx';
import { say } from '../../ui/Toasts.tsx';
import tables from '../inventory/Table.module.css';
import { type SecretHandle, SecretInput } from '../vault/secrets/SecretInput.tsx';
import vaultStyles from '../vault/vault.module.css';
import { detailsText, kindOf, verbOf } from './own-change-words.ts';
import styles from './snapshot.module.css';
import { takeSnapshot, useLookAgain, useSnapshot } from './use-snapshot.ts';

/** A former writer's own changes since the snapshot that was taken over, to be entered by hand on the new one; nothing merges them. */
export function OwnChangesPage() {
  const { t } = useTranslation('app');
  const format = useFormat();
  const status = useSnapshot();
  useLookAgain(status);
  const { data: changes, error } = useQuery(queries.snapshot.ownChanges.queryOptions({ input: {} }));
  if (error !== null) return <Notice tone="bad">{errorText(error, t)}</Notice>;
  if (status === undefined || changes === undefined) return null;
  const isFormer = status.side === 'former';
  const wordsOf = (change: OwnChange) => ({
    at: format.time(change.at),
    what: [t(`snapshotUi.own.kind.${kindOf(change.subjectKind)}`), change.subjectName].filter(Boolean).join(': '),
    change: t(`snapshotUi.own.verb.${verbOf(change.action)}`),
    who: change.personName === '' ? change.osAccount : change.personName,
  });
  async function copy(rows: readonly OwnChange[]) {
    const lines = rows.map((row) => {
      const { at, what, change, who } = wordsOf(row);
      return [at, what, change, detailsText(row.details), who].join('\t');
    });
    try {
      await navigator.clipboard.writeText(lines.join('\n'));
      say({ text: t('snapshotUi.own.copied') });
    } catch (failure) {
      say({ text: errorText(failure, t), isError: true });
    }
  }
  return (
    <Page
      title={t('snapshotUi.own.title')}
      {...(isFormer && { lead: t('snapshotUi.own.lead') })}
      actions={
        changes.length === 0 ? undefined : (
          <>
            <Button onPress={() => void copy(changes)}>
              <Copy aria-hidden />
              {t('snapshotUi.own.copy')}
            </Button>
            <Button onPress={() => window.print()}>
              <Printer aria-hidden />
              {t('snapshotUi.own.print')}
            </Button>
          </>
        )
      }
    >
      <Card>
        {changes.length === 0 ? (
          <Empty icon={CircleCheck} title={t('snapshotUi.own.none')}>
            {t(isFormer ? 'snapshotUi.own.noneBody' : 'snapshotUi.own.notFormer')}
          </Empty>
        ) : (
          <div className={tables.sideways}>
            <table className={tables.table} aria-label={t('snapshotUi.own.table')}>
              <thead>
                <tr>
                  <th scope="col">{t('snapshotUi.own.at')}</th>
                  <th scope="col">{t('snapshotUi.own.what')}</th>
                  <th scope="col">{t('snapshotUi.own.change')}</th>
                  <th scope="col">{t('snapshotUi.own.who')}</th>
                </tr>
              </thead>
              <tbody>
                {changes.map((row, index) => {
                  const { at, what, change, who } = wordsOf(row);
                  return (
                    // The list never changes its order: it is the chain's.
                    <tr key={index}>
                      <td className={tables.time}>{at}</td>
                      <th scope="row">{what}</th>
                      <td className={styles.details}>
                        {change}
                        <small>{detailsText(row.details)}</small>
                      </td>
                      <td>{who}</td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </div>
        )}
      </Card>
      {isFormer && status.putOut === null ? (
        <ReadFromTheNew folder={status.folder} registerId={status.registerId} mustConfirm={changes.length > 0} />
      ) : null}
    </Page>
  );
}

/** Turns this computer into a reader of the one that took over; what is here is kept as a backup. */
function ReadFromTheNew({
  folder,
  registerId,
  mustConfirm,
}: {
  folder: string;
  registerId: string | null;
  mustConfirm: boolean;
}) {
  const { t } = useTranslation('app');
  const [isEntered, setEntered] = useState(false);
  const [isTried, setTried] = useState(false);
  const [passphrase, setPassphrase] = useState<SecretHandle | null>(null);
  const open = useMutation({
    ...queries.snapshot.open.mutationOptions({ meta: { showsError: true } }),
    // What was sent may hold the passphrase: it is forgotten with the form.
    gcTime: 0,
    onSuccess: (status) => {
      takeSnapshot(status);
      say({ text: t('snapshotUi.own.reading') });
    },
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (mustConfirm && !isEntered) return;
    open.mutate({ folder, registerId, passphrase: (passphrase?.read() ?? '') || null, changesEntered: true });
  }
  return (
    <Card title={t('snapshotUi.own.next')}>
      <form className={vaultStyles.body} onSubmit={submit} noValidate>
        {open.error === null ? null : <Notice tone="bad">{errorText(open.error, t)}</Notice>}
        {isTried && mustConfirm && !isEntered ? <Notice tone="bad">{t('snapshotUi.own.enteredNeeded')}</Notice> : null}
        <p className={vaultStyles.why}>{t('snapshotUi.own.nextBody')}</p>
        {mustConfirm ? (
          <Checkbox isSelected={isEntered} onChange={setEntered}>
            {t('snapshotUi.own.entered')}
          </Checkbox>
        ) : null}
        <SecretInput
          ref={setPassphrase}
          kind="hidden"
          label={t('snapshotUi.open.passphrase')}
          help={t('snapshotUi.open.passphraseHelp')}
        />
        <div className={vaultStyles.buttons}>
          <Button type="submit" isPending={open.isPending}>
            {t('snapshotUi.own.read')}
          </Button>
        </div>
      </form>
    </Card>
  );
}
