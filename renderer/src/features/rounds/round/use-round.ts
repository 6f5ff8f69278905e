import { useMutation, useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LookDraft, LookOutcome, OpenRound, QueueItem, Recorded } from '#core/rounds/contract.ts';
import { api, queries } from '../../../api/client.ts';
import { errorText } from '../../../api/errors.ts';
import { usePlace } from '../../../app/administration.tsx';
import { queryClient } from '../../../app/providers.tsx';
import { say } from '../../../ui/Toasts.tsx';
import { tab } from '../tab.ts';
import { nextWaiting, type Step, stepFrom, stepsOf } from './steps.ts';

/** What goes with an outcome. */
export type LookMore = Pick<LookDraft, 'reason' | 'note' | 'question' | 'lookedAt' | 'method'>;

/** The round as this window has it, without the items' own changes being read again each time it records one. */
export function useRound(slot: number) {
  const { t } = useTranslation('app');
  const { administration } = usePlace();
  const key = useMemo(() => ['open-round', administration.id, slot], [administration.id, slot]);
  const { data: round, error } = useQuery({
    queryKey: key,
    queryFn: () => api.rounds.open({ administrationId: administration.id, day: null, slot, tab }),
    // What another window recorded while this one was elsewhere.
    refetchOnMount: 'always',
  });
  const put = useCallback(
    (change: (old: OpenRound) => OpenRound) =>
      queryClient.setQueryData<OpenRound>(key, (old) => (old === undefined ? old : change(old))),
    [key],
  );
  const [apart, setApart] = useState<ReadonlySet<string>>(new Set());
  const steps = useMemo(() => (round === undefined ? [] : stepsOf(round, apart)), [round, apart]);
  const [chosen, setChosen] = useState<string | null>(null);
  const current =
    steps.find((step) => step.key === chosen) ?? steps.find((step) => step.waiting.length > 0) ?? steps[0];
  useOthers(round, key);
  useClaim(round, current, put);

  const [saving, setSaving] = useState<ReadonlyMap<string, LookOutcome>>(new Map());
  const { mutateAsync } = useMutation(queries.rounds.record.mutationOptions({ meta: { showsError: true } }));
  const record = useCallback(
    async (step: Step, outcome: LookOutcome, more: LookMore, lastPostOn: string | null) => {
      if (round === undefined || saving.has(step.key)) return;
      // The queue goes on at once; a look that could not be saved brings its account back with the reason.
      const [only] = step.items;
      setSaving((old) => new Map(old).set(step.key, outcome));
      setChosen(nextWaiting(steps, step.key) ?? step.key);
      try {
        const recorded = await mutateAsync({
          roundId: round.id,
          tab,
          ...(step.place === null
            ? { accountIds: step.items.map(({ accountId }) => accountId) }
            : { placeId: step.place.id }),
          outcome,
          ...more,
          lastPostOn,
          replaces: step.place === null ? (only?.look?.id ?? null) : null,
        });
        put((old) => withRecorded(old, recorded));
        if (recorded.left.length > 0) say({ text: t('roundsUi.leftWithOthers', { count: recorded.left.length }) });
      } catch (failure) {
        setChosen(step.key);
        say({ text: errorText(failure, t), isError: true });
        void queryClient.invalidateQueries({ queryKey: key });
      } finally {
        setSaving((old) => new Map([...old].filter(([each]) => each !== step.key)));
      }
    },
    [round, steps, saving, mutateAsync, put, key, t],
  );

  const undoing = useMutation(queries.rounds.undo.mutationOptions());
  const last = round?.undo[0];
  const undo = useCallback(() => {
    // While a look is being saved it is not known which one is the last.
    if (last === undefined || undoing.isPending || saving.size > 0) return;
    undoing.mutate(
      { lookId: last.lookId, tab },
      {
        onSuccess: (recorded) => {
          put((old) => withUndone(old, recorded, last.lookId));
          const [first] = last.accountIds;
          setChosen(steps.find(({ items }) => items.some(({ accountId }) => accountId === first))?.key ?? null);
          say({ text: t('roundsUi.undone', { count: last.accountIds.length }) });
        },
      },
    );
  }, [last, undoing, saving, put, steps, t]);

  return {
    round,
    error,
    steps,
    current,
    saving,
    choose: setChosen,
    move: useCallback((by: number) => setChosen(stepFrom(steps, current?.key ?? null, by)), [steps, current]),
    record,
    undo,
    canUndo: last !== undefined,
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

/** Reads the round again when its figures differ from this window's: somebody else recorded something. */
function useOthers(round: OpenRound | undefined, key: readonly unknown[]): void {
  const { administration } = usePlace();
  const { data: today } = useQuery(
    queries.rounds.today.queryOptions({ input: { administrationId: administration.id } }),
  );
  const seen = today?.slots.find(({ slot }) => slot === round?.slot.slot)?.figures;
  const ours = round?.slot.figures;
  const differs = seen !== undefined && ours !== undefined && JSON.stringify(seen) !== JSON.stringify(ours);
  useEffect(() => {
    // Our own record answers before the figures of the day do; a moment later they agree.
    const timer = differs ? setTimeout(() => void queryClient.invalidateQueries({ queryKey: key }), 400) : undefined;
    return () => clearTimeout(timer);
  }, [differs, key]);
}

/** Takes what is current for this window, so that another window sees it and nobody looks twice; lets it go when the page is left. */
function useClaim(
  round: OpenRound | undefined,
  current: Step | undefined,
  put: (change: (old: OpenRound) => OpenRound) => void,
): void {
  const roundId = round?.id;
  const wanted = current?.waiting.map(({ accountId }) => accountId).join() ?? '';
  useEffect(() => {
    if (roundId === undefined || wanted === '') return;
    let isOver = false;
    api.rounds.claim({ roundId, tab, accountIds: wanted.split(',') }).then(
      ({ items }) => (isOver ? undefined : put((old) => withItems(old, items))),
      // A computer that only reads cannot take anything; recording says why.
      () => {},
    );
    return () => {
      isOver = true;
      api.rounds.release({ roundId, tab, accountIds: wanted.split(',') }).catch(() => {});
    };
  }, [roundId, wanted, put]);
}

function withItems(old: OpenRound, items: ReadonlyArray<Partial<QueueItem> & { accountId: string }>): OpenRound {
  const changed = new Map(items.map((item) => [item.accountId, item]));
  return { ...old, items: old.items.map((item) => ({ ...item, ...changed.get(item.accountId) })) };
}

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
