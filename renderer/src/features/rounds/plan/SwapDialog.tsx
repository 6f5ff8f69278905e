import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../../api/client.ts';
import { errorText } from '../../../api/errors.ts';
import { usePlace } from '../../../app/administration.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { isHalfTyped } from '../../../ui/half-typed.ts';
import { Notice } from '../../../ui/Page.tsx';
import { say } from '../../../ui/Toasts.tsx';
import { PersonChoice } from '../../people/PersonChoice.tsx';
import styles from './who.module.css';
import { usePlanWords } from './use-plan.ts';

/** One person's part of one round, to be taken by another. */
export interface SwapOf {
  day: string;
  slot: number;
  from: string;
  to: string;
  ownerId: string | null;
  /** Who has these accounts now; `null`: nobody. Only they are moved. */
  heldBy: string | null;
  /** Whose it is; empty when nobody's. */
  ownerName: string;
  accounts: number;
  accountNames: readonly string[];
  isSwapped: boolean;
}

/** Says who takes a part of one round; the rota is left as it is. */
export function SwapDialog({ part, onClose }: { part: SwapOf; onClose: () => void }) {
  const { t } = useTranslation('app');
  const { administration } = usePlace();
  const words = usePlanWords();
  const [toId, setToId] = useState<string | null>(null);
  const swap = useMutation(queries.roundPlan.swap.mutationOptions({ meta: { showsError: true } }));
  const accounts = t('roundPlan.accounts', { count: part.accounts });
  const more = part.accounts - part.accountNames.length;
  const names = part.accountNames.join(', ');

  function take(personId: string | null): void {
    swap.mutate(
      {
        administrationId: administration.id,
        day: part.day,
        slot: part.slot,
        fromId: part.ownerId,
        heldBy: part.heldBy,
        toId: personId,
      },
      {
        onSuccess: () => {
          if (personId === null) say({ text: t('roundPlan.who.swappedBack') });
          onClose();
        },
      },
    );
  }
  return (
    <Dialog
      title={t('roundPlan.who.swapTitle')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          {part.isSwapped ? <Button onPress={() => take(null)}>{t('roundPlan.who.swapBack')}</Button> : null}
          <Button
            look="primary"
            isPending={swap.isPending}
            isDisabled={toId === null}
            onPress={() => {
              if (toId !== null && !isHalfTyped()) take(toId);
            }}
          >
            {t('roundPlan.who.swapDo')}
          </Button>
        </>
      }
    >
      <div>
        <p className={styles.swapWhen}>
          {t('roundPlan.round', { slot: part.slot })}, {words.day(part.day)}, {part.from}–{part.to}
        </p>
        <p>
          {part.ownerName === ''
            ? t('roundPlan.who.swapPartNobody', { accounts })
            : t('roundPlan.who.swapPart', { accounts, name: part.ownerName })}
        </p>
        <p className={styles.quiet}>{more > 0 ? t('today.andMore', { names, count: more }) : names}</p>
      </div>
      {/* Its list would open over the way back. */}
      <PersonChoice autoFocus={!part.isSwapped} label={t('roundPlan.who.swapTo')} value={toId} onChange={setToId} />
      <p className={styles.quiet}>{t('roundPlan.who.swapLead')}</p>
      {swap.error === null ? null : <Notice tone="bad">{errorText(swap.error, t)}</Notice>}
    </Dialog>
  );
}
