import { useTranslation } from 'react-i18next';
import { say } from '../../ui/Toasts.tsx';
import { useUndoBulk } from './use-undo-bulk.ts';

/** Says what a change of many accounts came to, with the way back. */
export function useSayBulk(): (done: { changed: number; undo: string | null }) => void {
  const { t } = useTranslation('app');
  const { undo } = useUndoBulk();
  return ({ changed, undo: id }) =>
    id === null
      ? say({ text: t('register.bulk.none') })
      : say({
          text: t('register.bulk.done', { count: changed }),
          undo: () => undo(id),
        });
}
