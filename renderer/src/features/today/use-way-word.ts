import { useTranslation } from 'react-i18next';
import { useWriterElsewhere } from '../rounds/ReaderNotice.tsx';

/** The word of a row's way on: what is only to be looked at, or cannot be mended on a computer that reads the register, is opened. */
export function useWayWord(): (isPlain: boolean) => string {
  const { t } = useTranslation('app');
  const reads = useWriterElsewhere() !== null;
  return (isPlain) => t(isPlain || reads ? 'today.open' : 'today.fix');
}
