import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { CircleAlert } from 'lucide-react';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { RecognisedAddress } from '#core/accounts/contract.ts';
import { queries } from '../../../api/client.ts';
import { PlatformMark } from '../PlatformMark.tsx';
import newStyles from './new.module.css';

/** What a pasted address is; `undefined` while it is being looked at, `null` when it is none. */
export function useRecognised(
  administrationId: string,
  text: string,
  platform: string | null,
): RecognisedAddress | null | undefined {
  const asked = useDeferredValue(text.trim());
  const { data, isPlaceholderData } = useQuery({
    ...queries.accounts.recognise.queryOptions({ input: { administrationId, text: asked, platform } }),
    enabled: asked !== '',
    placeholderData: keepPreviousData,
  });
  if (text.trim() === '') return null;
  return isPlaceholderData && data === null ? undefined : data;
}

/** What the address was recognised as, and the account that already has it. */
export function AddressLine({
  recognised,
  ownId,
}: {
  recognised: RecognisedAddress | null | undefined;
  /** The account that is being edited; its own address is no duplicate. */
  ownId: string | null;
}) {
  const { t } = useTranslation('app');
  if (recognised === undefined || recognised === null) return null;
  const { existing } = recognised;
  return (
    <output className={newStyles.recognised}>
      <PlatformMark platform={recognised.platform} name={recognised.platformName} />
      <span className={newStyles.recognisedText}>
        <b>{recognised.platform === 'other' ? t('accounts.new.otherPlatform') : recognised.platformName}</b>{' '}
        {recognised.handle === '' ? recognised.url.replace(/^https?:\/\/(www\.)?/, '') : recognised.handle}
      </span>
      {existing === null || existing.id === ownId ? null : (
        <span className={newStyles.exists}>
          <CircleAlert aria-hidden size={15} />
          {t('accounts.new.exists')} <Link to={`/konton/${existing.id}`}>{existing.name}</Link>
        </span>
      )}
    </output>
  );
}
