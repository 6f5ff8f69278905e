import { useMutation, useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LookDraft, LookOutcome, OpenRound, QueueItem, Recorded } from '#core/rounds/contract.ts';
import { api, queries } from '../../../api/client.ts';
import { errorText } from '../../../api/errors.ts';
import { usePlace } from '../../../app/administration.tsx';
import { queryClient } from '../../../app/providers.tsx';
import { say } from '../../../ui/Toasts.tsx';
import { tab } from '../tab.ts';
import { nextWaiting, type Step, stepFrom, stepsOf, unfinishedLook } from './steps.ts';

const claimAfterMs = 120;
/** Our own record answers before the figures of the day are read anew; within so long they agree. */
const agreeMs = 1000;
/** How often a window says that it still has what it has; the core forgets it after three minutes. */
const keepClaimMs = 60_000;

/** What goes with an outcome. */
export type LookMore = Pick<LookDraft, 'reason' | 'note' | 'question' | 'case' | 'lookedAt' | 'method'>;

/** The round as this window has it, without the items' own changes being read again each time it records one. */
export function useRound(day: string, slot: number) {
  const { t } = useTranslation('app');
  const { administration } = usePlace();
  const key = useMemo(() => ['open-round', administration.id, day, slot], [administration.id, day, slot]);
  const {
    data: round,
    error,
    refetch,
  } = useQuery({
    queryKey: key,
    queryFn: () => api.rounds.open({ administrationId: administration.id, day, slot, tab }),
    // What another window recorded while this one was elsewhere.
    refetchOnMount: 'always',
    // What did not change keeps its identity below; comparing every item of every account again costs more than the look.
    structuralSharing: false,
  });
  const put = useCallback(
    (change: (old: OpenRound) => OpenRound) => {
      // Set as data it would also say that the queue was read: one that could not be read again says so until it is.
      const query = queryClient.getQueryCache().find<OpenRound>({ queryKey: key });
      if (query?.state.data !== undefined) query.setState({ data: change(query.state.data) });
    },
    [key],
  );
  const [apart, setApart] = useState<ReadonlySet<string>>(new Set());
  const steps = useMemo(() => (round === undefined ? [] : stepsOf(round, apart)), [round, apart]);
  const [chosen, setChosen] = useState<string | null>(null);
  const first = useMemo(() => nextWaiting(steps, null) ?? steps[0]?.key, [steps]);
  const current = steps.find((step) => step.key === chosen) ?? steps.find((step) => step.key === first);
  // What is looked at stays so, whatever others record meanwhile.
  if (chosen === null && current !== undefined) setChosen(current.key);
  useOthers(round, key);
  useClaim(round, current, put);

  const [saving, setSaving] = useState<ReadonlyMap<string, LookOutcome>>(new Map());
  // What is on its way to the core goes one after the other: the log has the order of the keys, and so has Ångra.
  const onTheWay = useRef<Promise<unknown>>(Promise.resolve());
  const readAgain = useCallback(() => void queryClient.invalidateQueries({ queryKey: key }), [key]);
  /** Answers what was saved, or `null`. The queue goes on at once, or when it is. */
  const record = useCallback(
    async (
      step: Step,
      outcome: LookOutcome,
      more: LookMore,
      { lastPostOn, goesOn }: { lastPostOn: string | null; goesOn: 'at-once' | 'when-saved' },
    ): Promise<Recorded | null> => {
      if (round === undefined || saving.has(step.key)) return null;
      const [only] = step.items;
      const next =
        nextWaiting(
          steps.filter((each) => !saving.has(each.key)),
          step.key,
        ) ?? step.key;
      setSaving((old) => new Map(old).set(step.key, outcome));
      if (goesOn === 'at-once') setChosen(next);
      const save = async (): Promise<Recorded | null> => {
        try {
          const recorded = await api.rounds.record({
            roundId: round.id,
            tab,
            ...(step.place === null
              ? { accountIds: step.items.map(({ accountId }) => accountId) }
              : { placeId: step.place.id }),
            outcome,
            ...more,
            lastPostOn,
            replaces: step.waiting.length > 0 ? null : (unfinishedLook(step)?.id ?? null),
          });
          put((old) => withRecorded(old, recorded));
          if (goesOn === 'when-saved') setChosen(next);
          if (recorded.left.length > 0) say({ text: t('roundsUi.leftWithOthers', { count: recorded.left.length }) });
          return recorded;
        } catch (failure) {
          // The account waits still and comes again. Going back to it now would let the next key fall on it unseen.
          say({ text: `${step.place?.name ?? only?.name}: ${errorText(failure, t)}`, isError: true });
          readAgain();
          return null;
        } finally {
          setSaving((old) => new Map([...old].filter(([each]) => each !== step.key)));
        }
      };
      const saved = onTheWay.current.then(save);
      onTheWay.current = saved;
      return await saved;
    },
    [round, steps, saving, put, readAgain, t],
  );

  const { mutateAsync: takeBack } = useMutation(queries.rounds.undo.mutationOptions());
  const undo = useCallback(() => {
    const undoLast = async () => {
      const last = queryClient.getQueryData<OpenRound>(key)?.undo[0];
      if (last === undefined) return;
      try {
        const recorded = await takeBack({ lookId: last.lookId, tab });
        put((old) => withUndone(old, recorded, last.lookId));
        const [account] = last.accountIds;
        setChosen(steps.find(({ items }) => items.some(({ accountId }) => accountId === account))?.key ?? null);
        say({
          text:
            last.outcome === 'case'
              ? t('roundsUi.undoneCase')
              : t('roundsUi.undone', { count: last.accountIds.length }),
        });
      } catch {
        // Said already; what can be undone may be something else by now.
        readAgain();
      }
    };
    const done = onTheWay.current.then(undoLast);
    onTheWay.current = done;
    return done;
  }, [takeBack, key, put, steps, readAgain, t]);

  return {
    round,
    error,
    readAgain: () => void refetch(),
    steps,
    current,
    saving,
    choose: setChosen,
    move: useCallback((by: number) => setChosen(stepFrom(steps, current?.key ?? null, by)), [steps, current]),
    record,
    undo,
    canUndo: round?.undo[0] !== undefined || saving.size > 0,
    /** Gives an account of a tittställe a look of its own. */
    takeApart: (accountId: string) => {
      setApart((old) => new Set(old).add(accountId));
      setChosen(accountId);
    },
    takeOver: useMutation(
      queries.rounds.takeOver.mutationOptions({ onSuccess: ({ items }) => put((old) => withItems(old, items)) }),
    ),
  };
}

/** Reads the round again when its figures differ from this window's, since somebody else recorded something, and when its day is over. */
function useOthers(round: OpenRound | undefined, key: readonly unknown[]): void {
  const { administration } = usePlace();
  const { data: today } = useQuery(
    queries.rounds.today.queryOptions({ input: { administrationId: administration.id } }),
  );
  const isOfToday = round !== undefined && today?.day === round.day;
  const seen = isOfToday ? today?.slots.find(({ slot }) => slot === round.slot.slot)?.figures : undefined;
  const ours = round?.slot.figures;
  const differs = seen !== undefined && ours !== undefined && JSON.stringify(seen) !== JSON.stringify(ours);
  const day = today?.day;
  const isOfEarlier = round !== undefined && day !== undefined && day !== round.day;
  useEffect(() => {
    if (isOfEarlier) void queryClient.invalidateQueries({ queryKey: key });
  }, [isOfEarlier, day, key]);
  useEffect(() => {
    const timer = differs
      ? setTimeout(() => void queryClient.invalidateQueries({ queryKey: key }), agreeMs)
      : undefined;
    return () => clearTimeout(timer);
  }, [differs, key]);
}

/** Takes what is current for this window, so that another window sees it and nobody looks twice; lets it go when the page is left or the window closes. */
function useClaim(
  round: OpenRound | undefined,
  current: Step | undefined,
  put: (change: (old: OpenRound) => OpenRound) => void,
): void {
  const { administration } = usePlace();
  // It is read anew after every change in the rounds, and another window's letting go is one.
  const { dataUpdatedAt } = useQuery(
    queries.rounds.today.queryOptions({ input: { administrationId: administration.id } }),
  );
  const roundId = round?.id;
  const wanted = current?.waiting.map(({ accountId }) => accountId).join() ?? '';
  const isElsewhere = current?.waiting.some(({ claim }) => claim !== null && !claim.isHere) === true;
  const claimed = useMemo(
    () => (roundId === undefined || wanted === '' ? null : { roundId, tab, accountIds: wanted.split(',') }),
    [roundId, wanted],
  );
  const take = useCallback(() => {
    if (claimed === null) return;
    api.rounds.claim(claimed).then(
      ({ items }) => put((old) => withItems(old, items)),
      // A computer that only reads cannot take anything; recording says why.
      () => {},
    );
  }, [claimed, put]);
  useEffect(() => {
    if (claimed === null) return;
    let isAsked = false;
    const ask = () => {
      isAsked = true;
      take();
    };
    const letGo = () => {
      if (isAsked) api.rounds.release(claimed).catch(() => {});
    };
    // Whoever runs through the queue with a key held takes nothing on the way.
    const timer = setTimeout(ask, claimAfterMs);
    const keeping = setInterval(ask, keepClaimMs);
    addEventListener('pagehide', letGo);
    return () => {
      clearTimeout(timer);
      clearInterval(keeping);
      removeEventListener('pagehide', letGo);
      letGo();
    };
  }, [claimed, take]);
  useEffect(() => {
    if (isElsewhere) take();
  }, [isElsewhere, dataUpdatedAt, take]);
}

function withItems(old: OpenRound, items: ReadonlyArray<Partial<QueueItem> & { accountId: string }>): OpenRound {
  const changed = new Map(items.map((item) => [item.accountId, item]));
  return { ...old, items: old.items.map((item) => withChange(item, changed.get(item.accountId))) };
}

const withChange = (item: QueueItem, change: Partial<QueueItem> | undefined): QueueItem =>
  change === undefined ? item : { ...item, ...change };

function withRecorded(old: OpenRound, recorded: Recorded): OpenRound {
  const [look] = recorded.items.flatMap((item) => item.look ?? []);
  return {
    ...withItems(old, recorded.items),
    slot: { ...old.slot, figures: recorded.figures },
    undo:
      look === undefined
        ? old.undo
        : [{ lookId: recorded.lookId, accountIds: recorded.recorded, outcome: look.outcome }, ...old.undo],
  };
}

function withUndone(old: OpenRound, recorded: Recorded, lookId: string): OpenRound {
  return {
    ...withItems(old, recorded.items),
    slot: { ...old.slot, figures: recorded.figures },
    undo: old.undo.filter((each) => each.lookId !== lookId),
  };
}
