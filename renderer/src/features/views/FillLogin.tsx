import { useMutation, useQuery } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/client.ts';
import { useKey } from '../../app/keys.ts';
import { Button } from '../../ui/Button.tsx';
import { say } from '../../ui/Toasts.tsx';
import { OpeningOf } from '../vault/secrets/OpeningOf.tsx';
import { useOpening } from '../vault/secrets/use-opening.ts';
import { useVault } from '../vault/use-vault.ts';

/** Fills the account's shared login into its page, one button for each: the vault is opened first, a nödöppning says why, and the page sends nothing by itself. */
export function FillLogin({ accountId, isDisabled }: { accountId: string; isDisabled: boolean }) {
  const { t } = useTranslation('app');
  const { vaultId } = useVault();
  const { data } = useQuery({
    ...queries.vault.list.queryOptions({ input: { vaultId: vaultId ?? '', accountId } }),
    enabled: vaultId !== null,
  });
  const logins = (vaultId === null ? [] : (data?.rows ?? [])).filter(
    ({ kind, openableHere, distrust }) => kind === 'shared' && openableHere && distrust === null,
  );
  return logins.map((credential) => (
    <OpeningOf key={credential.id} credential={credential}>
      <FillButton
        accountId={accountId}
        credentialId={credential.id}
        isDisabled={isDisabled}
        isOnly={logins.length === 1}
        name={logins.length === 1 ? t('views.fill') : t('views.fillFrom', { label: credential.label })}
      />
    </OpeningOf>
  ));
}

function FillButton({
  accountId,
  credentialId,
  isDisabled,
  isOnly,
  name,
}: {
  accountId: string;
  credentialId: string;
  isDisabled: boolean;
  isOnly: boolean;
  name: string;
}) {
  const { t } = useTranslation('app');
  const withOpening = useOpening();
  const { mutate, isPending } = useMutation(
    queries.views.fill.mutationOptions({
      onSuccess: ({ filled }) => {
        const fields = filled.map((field) => t(`views.filled.${field}`)).join(', ');
        say({ text: t('views.filled.done', { fields }) });
      },
    }),
  );
  const fill = useCallback(
    () => withOpening((reason) => mutate({ accountId, credentialId, reason })),
    [withOpening, mutate, accountId, credentialId],
  );
  useKey('viewLogin', fill, isOnly && !isDisabled);
  return (
    <Button
      small
      isPending={isPending}
      isDisabled={isDisabled}
      onPress={fill}
      {...(isOnly && { shortcut: 'viewLogin' as const })}
    >
      <KeyRound aria-hidden />
      {name}
    </Button>
  );
}
