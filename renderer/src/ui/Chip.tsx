import type { ReactNode } from 'react';
import styles from './Chip.module.css';

/** How something stands. Colour is never alone: each tone has its icon, and the words say it. */
export type Tone = 'ok' | 'warn' | 'bad' | 'unknown' | 'plain';

/** A short status: icon, word, colour. The icon is style alone: a list has two in each row, and an element of its own costs as much as the words. One that names somebody may be long, and then `wraps` instead of being cut. */
export function Chip({
  tone = 'plain',
  wraps = false,
  children,
}: {
  tone?: Tone;
  wraps?: boolean;
  children: ReactNode;
}) {
  return (
    <span className={`${styles.chip} ${styles[tone]}`} data-wraps={wraps || undefined}>
      {children}
    </span>
  );
}
