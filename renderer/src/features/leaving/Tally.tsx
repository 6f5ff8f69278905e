import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Leaving } from '#core/leaving/contract.ts';
import { api, queries } from '../../api/client.ts';
import { errorText } from '../../api/errors.ts';
import { useFormat } from '../../app/format.ts';
import { queryClient } from '../../app/providers.tsx';
import { Button } from '../../ui/Button.tsx';
import { DateField } from '../../ui/DateField.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Card, Notice } from '../../ui/Page.tsx';
import { say } from '../../ui/Toasts.tsx';
import { PersonChoice } from '../people/PersonChoice.tsx';
import styles from './leaving.module.css';
import { isChoosable, isLeft, summaryOf } from './matters.ts';
import type { useLeaving } from './use-leaving.ts';

/** What is left in large, everything to one person, the proposals, what happens, and the one button that does it. */
export function Tally({
  leaving,
  page,
  isAbrupt,
  reason,
}: {
  leaving: ReturnType<typeof useLeaving>;
  page: Leaving;
  isAbrupt: boolean;
  reason: string;
}) {
  const { t } = useTranslation('app');
  const summary = summaryOf(page, isAbrupt);
  const choosable = page.rows.filter(isChoosable);
  const proposals = choosable.filter((row) => isLeft(row, false) && row.proposal !== null);
  if (choosable.length === 0 && !isAbrupt) return null;
  return (
    <Card label={t('leaving.summary.title')}>
      <div className={styles.tally}>
        <div className={styles.number} role="status" data-none={summary.left === 0 || undefined}>
          {summary.left === 0 ? (
            <b className={styles.allDone}>{t('leaving.leftNone')}</b>
          ) : (
            <>
              <b>{summary.left}</b> <span>{t('leaving.left', { count: summary.left })}</span>
            </>
          )}
          <small>{t(summary.left === 0 ? 'leaving.allOf' : 'leaving.leftOf', { count: summary.matters })}</small>
        </div>
        <div className={styles.noPrint}>
          <PersonChoice
            label={t('leaving.everything')}
            value={null}
            onChange={(id) => {
              if (id !== null) leaving.choose(choosable.map(({ key }) => ({ key, receiverId: id, ending: '' })));
            }}
          />
        </div>
        {proposals.length === 0 || isAbrupt ? null : (
          <Button
            onPress={() =>
              leaving.choose(
                proposals.map(({ key, proposal }) => ({ key, receiverId: proposal?.personId ?? null, ending: '' })),
              )
            }
          >
            {t('leaving.useProposals', { count: new Set(proposals.map(({ matter }) => matter)).size })}
          </Button>
        )}
        <WhatHappens page={page} isAbrupt={isAbrupt} />
        <Make leaving={leaving} page={page} isAbrupt={isAbrupt} reason={reason} left={summary.left} />
        {page.version === 0 ? null : <Discard leaving={leaving} page={page} />}
        <p className={styles.foot}>{t('leaving.summary.saved')}</p>
      </div>
    </Card>
  );
}

/** The dry run in numbers: who gets how much, what ends, what is to be proved. */
function WhatHappens({ page, isAbrupt }: { page: Leaving; isAbrupt: boolean }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const { moves, ends, proves, left } = summaryOf(page, isAbrupt);
  const { leavesOn, lastDayIfAbrupt } = page.person;
  // Put out of an open vault at once. After a planned handover, and where it is locked, it is done by hand (`VaultCard`).
  const isInVault = page.rows.some(({ kind }) => kind === 'vault-custodian');
  const { isTheirRegister, state } = page.vault;
  const inVault = isAbrupt ? (state === 'open' ? 'open' : 'locked') : isTheirRegister ? 'writer' : 'planned';
  if (moves.length === 0 && ends === 0 && !isAbrupt) return null;
  return (
    <div>
      <h3>{t('leaving.summary.title')}</h3>
      <ul className={styles.happens}>
        {moves.map(([id, count]) => (
          <li key={id}>
            {t('leaving.summary.moves', { count, name: page.people.find((person) => person.id === id)?.name ?? '' })}
          </li>
        ))}
        {ends === 0 ? null : <li>{t('leaving.summary.ends', { count: ends })}</li>}
        {proves === 0 ? null : <li>{t('leaving.summary.proves', { count: proves, day: format.day(page.proveBy) })}</li>}
        {isInVault ? <li>{t(`leaving.summary.vault.${inVault}`, { name: page.person.name })}</li> : null}
        {isAbrupt && lastDayIfAbrupt !== leavesOn ? (
          <li>
            {leavesOn === null
              ? t('leaving.abrupt.lastDay', { day: format.day(lastDayIfAbrupt) })
              : t('leaving.abrupt.lastDayMoves', { day: format.day(lastDayIfAbrupt), before: format.day(leavesOn) })}
          </li>
        ) : null}
        {isAbrupt && left > 0 ? <li>{t('leaving.summary.unassigned', { count: left })}</li> : null}
      </ul>
    </div>
  );
}

function Make({
  leaving,
  page,
  isAbrupt,
  reason,
  left,
}: {
  leaving: ReturnType<typeof useLeaving>;
  page: Leaving;
  isAbrupt: boolean;
  reason: string;
  left: number;
}) {
  const { t } = useTranslation('app');
  const [isAsking, setAsking] = useState(false);
  const [leavesOn, setLeavesOn] = useState<string | null>(null);
  const personId = page.person.id;
  const make = useMutation({
    mutationFn: async () => {
      await leaving.settled();
      const seen = { personId, version: page.version, seen: page.seen };
      return await (isAbrupt
        ? api.leaving.depart({ ...seen, reason: reason.trim() })
        : api.leaving.make({ ...seen, leavesOn }));
    },
    meta: { showsError: true },
    onSuccess: (made) => {
      leaving.keep(made);
      setAsking(false);
      say({ text: t(isAbrupt ? 'leaving.abrupt.made' : 'leaving.made') });
    },
    onError: () => void queryClient.invalidateQueries({ queryKey: queries.leaving.get.key() }),
  });
  const { name } = page.person;
  const close = () => {
    make.reset();
    setAsking(false);
  };
  return (
    <>
      <Button
        look={isAbrupt ? 'danger' : 'primary'}
        isDisabled={isAbrupt ? reason.trim() === '' : left > 0}
        onPress={() => setAsking(true)}
      >
        {t(isAbrupt ? 'leaving.abrupt.make' : 'leaving.make')}
      </Button>
      {isAbrupt && reason.trim() === '' ? <p className={styles.foot}>{t('leaving.abrupt.reasonNeeded')}</p> : null}
      <Dialog
        title={t(isAbrupt ? 'leaving.abrupt.makeTitle' : 'leaving.makeTitle', { name })}
        isOpen={isAsking}
        onClose={close}
        actions={
          <>
            <Button onPress={close}>{t('ui.cancel')}</Button>
            <Button look={isAbrupt ? 'danger' : 'primary'} isPending={make.isPending} onPress={() => make.mutate()}>
              {t(isAbrupt ? 'leaving.abrupt.make' : 'leaving.make')}
            </Button>
          </>
        }
      >
        {make.error === null ? null : <Notice tone="bad">{errorText(make.error, t)}</Notice>}
        <p>{t(isAbrupt ? 'leaving.abrupt.bandBody' : 'leaving.makeLead')}</p>
        {isAbrupt ? <p>{t('leaving.abrupt.memory')}</p> : null}
        {isAbrupt || page.person.leavesOn !== null ? null : (
          <DateField
            label={t('leaving.lastDayField')}
            help={t('leaving.lastDayHelp')}
            value={leavesOn}
            onChange={setLeavesOn}
          />
        )}
        <WhatHappens page={page} isAbrupt={isAbrupt} />
      </Dialog>
    </>
  );
}

function Discard({ leaving, page }: { leaving: ReturnType<typeof useLeaving>; page: Leaving }) {
  const { t } = useTranslation('app');
  const discard = useMutation(
    queries.leaving.discard.mutationOptions({
      onSuccess: (now) => {
        leaving.keep(now);
        say({ text: t('leaving.discarded') });
      },
    }),
  );
  return (
    <Button
      look="quiet"
      small
      isPending={discard.isPending}
      onPress={() => discard.mutate({ personId: page.person.id, version: page.version })}
    >
      {t('leaving.discard')}
    </Button>
  );
}
