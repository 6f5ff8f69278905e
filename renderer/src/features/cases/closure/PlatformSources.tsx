import type { Checked } from '#core/cases/lost/contract.ts';
import { useCaseWords } from '../words.ts';
import styles from './closure.module.css';

/** Where what is said of a platform comes from, when it was read, and that it is to be held against the platform's own page. */
export function PlatformSources({
  entry: { sources, checkedOn, isUnsure },
}: {
  entry: Checked & { isUnsure: boolean };
}) {
  const { t, format } = useCaseWords();
  const day = format.day(checkedOn);
  return (
    <small className={styles.sources}>
      {t(isUnsure ? 'closure.platform.unsure' : 'closure.platform.checked', { day })}{' '}
      {sources.map(({ title, url, own }, at) => (
        <span key={title}>
          {at === 0 ? '' : '; '}
          {url === '' ? (
            title
          ) : (
            <a href={url} target="_blank" rel="noopener noreferrer">
              {title}
            </a>
          )}
          {own || url === '' ? null : ` (${t('lost.ways.secondHand')})`}
        </span>
      ))}
    </small>
  );
}
