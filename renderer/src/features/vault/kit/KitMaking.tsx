import { useMutation } from '@tanstack/react-query';
import { CircleCheck, FileText } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KitPage } from '#core/vault/contract.ts';
import { api, queries } from '../../../api/client.ts';
import { errorText, refusalOf } from '../../../api/errors.ts';
import { usePlace } from '../../../app/administration.tsx';
import { queryClient } from '../../../app/providers.tsx';
import { useStepFocus } from '../../../app/use-step-focus.ts';
import { Button } from '../../../ui/Button.tsx';
import { Notice } from '../../../ui/Page.tsx';
import { say } from '../../../ui/Toasts.tsx';
import { useToday } from '../../accounts/account/use-today.ts';
import { usePeople } from '../../accounts/account/use-people.ts';
import { useLock } from '../VaultLock.tsx';
import { useVault } from '../use-vault.ts';
import styles from '../vault.module.css';
import { HoldersForm } from './HoldersForm.tsx';
import kitStyles from './kit.module.css';
import { PrintedPage } from './PrintedPage.tsx';
import { ShareField, type ShareHandle, wrongGroups } from './ShareField.tsx';

interface Making {
  holderIds: readonly string[];
  /** Pages that have been printed and handed over. */
  handedOver: readonly number[];
  /** Shares that have been typed back. */
  confirmed: readonly number[];
}

/** Makes a recovery kit: three different holders, one printed page each, and two of them typed back. Nothing of it is kept here: an interrupted making begins anew. */
export function KitMaking({ vaultId, onDone }: { vaultId: string; onDone: () => void }) {
  const { t } = useTranslation('app');
  const { isOpen } = useVault();
  const { withOpen } = useLock();
  const [making, setMaking] = useState<Making | null>(null);
  const prepare = useMutation(queries.vault.prepareKit.mutationOptions({ meta: { showsError: true } }));
  // The core forgets the kit in the making when the vault locks.
  const [wasOpen, setWasOpen] = useState(isOpen);
  if (wasOpen !== isOpen) {
    setWasOpen(isOpen);
    if (!isOpen) setMaking(null);
  }
  const begin = (holderIds: readonly string[]) =>
    withOpen(() =>
      prepare.mutate(
        { vaultId, holderIds: [...holderIds] },
        { onSuccess: () => setMaking({ holderIds, handedOver: [], confirmed: [] }) },
      ),
    );
  if (making === null)
    return (
      <HoldersForm
        error={prepare.error === null ? null : errorText(prepare.error, t)}
        isPending={prepare.isPending}
        onChosen={begin}
      />
    );
  if (making.handedOver.length < 3)
    return (
      <Pages
        vaultId={vaultId}
        making={making}
        onHandedOver={(page) => setMaking({ ...making, handedOver: [...making.handedOver, page] })}
        onAgain={() => setMaking(null)}
      />
    );
  return (
    <TypeBack
      vaultId={vaultId}
      confirmed={making.confirmed}
      onConfirmed={(confirmed, inForce) => {
        setMaking({ ...making, confirmed });
        if (!inForce) return;
        void queryClient.invalidateQueries({ queryKey: queries.vault.key() });
        say({ text: t('vaultUi.kit.inForce') });
        onDone();
      }}
      onAgain={() => setMaking(null)}
    />
  );
}

/** The three pages, one after the other: print, hand over, next. */
function Pages({
  vaultId,
  making,
  onHandedOver,
  onAgain,
}: {
  vaultId: string;
  making: Making;
  onHandedOver: (page: number) => void;
  onAgain: () => void;
}) {
  const { t } = useTranslation('app');
  const { administration } = usePlace();
  const today = useToday();
  const people = usePeople(making.holderIds);
  const [printing, setPrinting] = useState<KitPage | null>(null);
  const [printed, setPrinted] = useState<readonly number[]>([]);
  const current = making.handedOver.length + 1;
  const pages = useStepFocus<HTMLDivElement>(`${current} ${printed.includes(current)}`);
  const print = (page: number) => {
    api.vault.kitPage({ vaultId, page }).then(setPrinting, (error: unknown) => {
      say({ text: errorText(error, t), isError: true });
    });
  };
  const done = useCallback(() => {
    setPrinting((shown) => {
      if (shown !== null) setPrinted((before) => [...before, shown.page]);
      return null;
    });
  }, []);
  return (
    <div ref={pages} className={styles.stack} tabIndex={-1}>
      <p className={styles.why}>{t('vaultUi.kit.pagesWhy')}</p>
      <ol className={kitStyles.pages}>
        {making.holderIds.map((holderId, index) => {
          const page = index + 1;
          const isHandedOver = making.handedOver.includes(page);
          const name = people.get(holderId)?.name ?? '…';
          return (
            <li key={holderId} data-current={page === current || undefined}>
              {isHandedOver ? <CircleCheck aria-hidden /> : <FileText aria-hidden />}
              <span>
                {t('vaultUi.kit.pageFor', { page, name })}
                <small>
                  {isHandedOver
                    ? t('vaultUi.kit.handedOver')
                    : page === current
                      ? t('vaultUi.kit.printHelp')
                      : t('vaultUi.kit.printLater')}
                </small>
              </span>
              {page === current ? (
                <>
                  <Button look={printed.includes(page) ? 'plain' : 'primary'} onPress={() => print(page)}>
                    {t(printed.includes(page) ? 'vaultUi.kit.printAgain' : 'vaultUi.kit.print', { page })}
                  </Button>
                  {printed.includes(page) ? (
                    <Button look="primary" onPress={() => onHandedOver(page)}>
                      {t('vaultUi.kit.isHandedOver')}
                    </Button>
                  ) : null}
                </>
              ) : null}
            </li>
          );
        })}
      </ol>
      <div className={styles.buttons}>
        <Button look="quiet" onPress={onAgain}>
          {t('vaultUi.kit.beginAgain')}
        </Button>
      </div>
      {printing === null ? null : (
        <PrintedPage
          page={printing}
          holder={people.get(printing.holderId)?.name ?? ''}
          administration={administration.name}
          today={today}
          onDone={done}
        />
      )}
    </div>
  );
}

/** Two of the printed pages typed back: what is on the paper is what will be read the day it is needed. */
function TypeBack({
  vaultId,
  confirmed,
  onConfirmed,
  onAgain,
}: {
  vaultId: string;
  confirmed: readonly number[];
  onConfirmed: (confirmed: readonly number[], inForce: boolean) => void;
  onAgain: () => void;
}) {
  const { t } = useTranslation('app');
  const field = useRef<ShareHandle>(null);
  const confirm = useMutation({
    ...queries.vault.confirmShare.mutationOptions({ meta: { showsError: true } }),
    gcTime: 0,
    onSuccess: (answer) => {
      field.current?.clear();
      onConfirmed(answer.confirmed, answer.inForce);
      field.current?.focus();
    },
    onError: (error) => field.current?.focus(wrongGroups(refusalOf(error)?.values ?? {})[0] ?? 1),
  });
  const { reset } = confirm;
  useEffect(() => () => reset(), [reset]);
  const send = () => {
    const share = field.current?.read() ?? '';
    if (share !== '' && !confirm.isPending) confirm.mutate({ vaultId, share });
  };
  const wrong = confirm.error === null ? [] : wrongGroups(refusalOf(confirm.error)?.values ?? {});
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <p className={styles.why}>{t('vaultUi.kit.typeBackWhy')}</p>
      {confirmed.length === 0 ? null : (
        <Notice tone="plain">{t('vaultUi.kit.oneConfirmed', { page: confirmed[0] ?? '' })}</Notice>
      )}
      <ShareField
        ref={field}
        autoFocus
        label={t(confirmed.length === 0 ? 'vaultUi.kit.firstShare' : 'vaultUi.kit.secondShare')}
        wrong={wrong}
        error={confirm.error === null ? undefined : errorText(confirm.error, t)}
        onFull={send}
      />
      <div className={styles.buttons}>
        <Button look="primary" type="submit" isPending={confirm.isPending}>
          {t('vaultUi.kit.check')}
        </Button>
        <Button look="quiet" onPress={onAgain}>
          {t('vaultUi.kit.beginAgain')}
        </Button>
      </div>
    </form>
  );
}
