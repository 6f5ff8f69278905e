import { useTranslation } from 'react-i18next';
import { Notice } from '../ui/Page.tsx';
import { useReadsHere } from './may.ts';

/** Over a form on a computer that only reads the register: that it can be read and not changed. */
export function ReadsHereNotice() {
  const { t } = useTranslation('app');
  return useReadsHere() ? <Notice tone="plain">{t('accounts.readOnly')}</Notice> : null;
}
