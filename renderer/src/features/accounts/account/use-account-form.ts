import { useMutation } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account, AccountDraft, AccountRole } from '#core/accounts/contract.ts';
import { api, queries } from '../../../api/client.ts';
import { refusalOf } from '../../../api/errors.ts';
import { queryClient } from '../../../app/providers.tsx';
import { say } from '../../../ui/Toasts.tsx';
import { changedParts, draftOf, type Part, rebase, toSend, withPart, withRole } from './draft.ts';
import { draftErrors } from './draft-errors.ts';

/** What I wrote that somebody else also changed, kept in view after reading anew. */
export interface Kept {
  mine: AccountDraft;
  parts: Part[];
}

/**
 * The account page's one draft: what was read, what has been changed since, and saving it.
 * `latest` is what the core says now; without unsaved changes the page follows it, with them it stays and says so.
 */
export function useAccountForm(latest: Account) {
  const { t } = useTranslation('app');
  const [base, setBase] = useState(latest);
  const [draft, setDraft] = useState(() => draftOf(latest));
  const [isTried, setTried] = useState(false);
  const [refused, setRefused] = useState<unknown>(null);
  const [kept, setKept] = useState<Kept | null>(null);
  const update = useMutation(queries.accounts.update.mutationOptions({ meta: { showsError: true } }));

  const baseDraft = useMemo(() => draftOf(base), [base]);
  // The same list as long as the same parts are changed, however much is typed in them.
  const named = useMemo(() => changedParts(baseDraft, draft).join('\n'), [baseDraft, draft]);
  const changed = useMemo(() => (named === '' ? [] : named.split('\n')), [named]);
  const errors = useMemo(() => draftErrors(draft, t), [draft, t]);
  const isDirty = changed.length > 0;
  const isStale = latest.version > base.version;

  /** Takes what is stored now as the ground; what has been typed since `sent` stays. */
  const adopt = useCallback((account: Account, sent: AccountDraft) => {
    queryClient.setQueryData(queries.accounts.get.queryKey({ input: { id: account.id } }), account);
    setBase(account);
    setDraft((typed) => rebase(sent, typed, draftOf(account)).draft);
    setRefused(null);
  }, []);

  // Nobody is writing: the page follows what others save.
  if (isStale && !isDirty && !update.isPending) {
    setBase(latest);
    setDraft(draftOf(latest));
    setRefused(null);
  }

  /** Sets fields; a function where they follow from what stands there when it is done. */
  const change = useCallback((patch: Partial<AccountDraft> | ((before: AccountDraft) => Partial<AccountDraft>)) => {
    setDraft((before) => ({ ...before, ...(typeof patch === 'function' ? patch(before) : patch) }));
    setRefused((before: unknown) => (refusalOf(before)?.code === 'changed-meanwhile' ? before : null));
  }, []);

  const assign = useCallback(
    (role: AccountRole, personIds: readonly string[]) =>
      setDraft((before) => ({ ...before, roles: withRole(before, role, personIds) })),
    [],
  );

  const { mutateAsync } = update;
  /** Saves the whole draft, or with `patch` only these fields on top of what is stored; answers whether it was saved. */
  const save = useCallback(
    async (patch?: Partial<AccountDraft>): Promise<boolean> => {
      const sent = patch === undefined ? draft : { ...baseDraft, ...patch };
      if (patch === undefined) {
        setTried(true);
        if (errors.size > 0) return false;
      }
      try {
        const account = await mutateAsync({ id: base.id, version: base.version, draft: toSend(sent) });
        if (patch !== undefined) setDraft((typed) => ({ ...typed, ...patch }));
        adopt(account, sent);
        setTried(false);
        setKept(null);
        say({ text: t('ui.saved') });
        return true;
      } catch (error) {
        setRefused(error);
        return false;
      }
    },
    [draft, baseDraft, base, errors, mutateAsync, adopt, t],
  );

  const undo = useCallback(() => {
    setDraft(baseDraft);
    setTried(false);
    setRefused(null);
    setKept(null);
  }, [baseDraft]);

  /** Reads the account anew. My changes stay where nobody else was; where somebody was, theirs is shown and mine beside it. */
  const readAnew = useCallback(async () => {
    const account = await api.accounts.get({ id: base.id });
    const merged = rebase(baseDraft, draft, draftOf(account));
    queryClient.setQueryData(queries.accounts.get.queryKey({ input: { id: account.id } }), account);
    setKept(merged.clashes.length > 0 ? { mine: draft, parts: merged.clashes } : null);
    setBase(account);
    setDraft(merged.draft);
    setRefused(null);
  }, [base.id, baseDraft, draft]);

  /** Puts one of my kept values back, over what somebody else saved. */
  const takeMine = useCallback(
    (part: Part) => {
      if (kept === null) return;
      setDraft((typed) => withPart(typed, part, kept.mine));
      const rest = kept.parts.filter((other) => other !== part);
      setKept(rest.length === 0 ? null : { ...kept, parts: rest });
    },
    [kept],
  );

  const errorAt = (path: string): string | undefined =>
    isTried || changed.includes(path) ? errors.get(path) : undefined;

  return {
    base,
    draft,
    changed,
    errors,
    errorAt,
    isDirty,
    isStale: isStale && isDirty,
    isSaving: update.isPending,
    isTried,
    refused,
    kept,
    change,
    assign,
    save,
    undo,
    adopt: (account: Account) => adopt(account, baseDraft),
    readAnew,
    takeMine,
    dropKept: () => setKept(null),
  };
}

export type AccountForm = ReturnType<typeof useAccountForm>;
