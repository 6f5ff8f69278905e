import { useId } from 'react';
import styles from './ProgressBar.module.css';

/** How far something long has come, in a bar and in words; `of` is null while the length is unknown. */
export function ProgressBar({
  label,
  done,
  of,
  words,
}: {
  label: string;
  done: number;
  of: number | null;
  words?: string;
}) {
  const id = useId();
  return (
    <div className={styles.progress}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {words === undefined ? null : (
        <span className={styles.words} aria-hidden>
          {words}
        </span>
      )}
      <progress
        id={id}
        className={styles.bar}
        aria-valuetext={words}
        {...(of !== null && { value: done, max: Math.max(of, 1) })}
      />
    </div>
  );
}
