import { Check, CircleAlert, CircleHelp, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './Chip.module.css';

/** How something stands. Colour is never alone: each tone has its icon, and the words say it. */
export type Tone = 'ok' | 'warn' | 'bad' | 'unknown' | 'plain';

const icons = { ok: Check, warn: TriangleAlert, bad: CircleAlert, unknown: CircleHelp, plain: null };

/** A short status: icon, word, colour. One that names somebody may be long, and then `wraps` instead of being cut. */
export function Chip({
  tone = 'plain',
  wraps = false,
  children,
}: {
  tone?: Tone;
  wraps?: boolean;
  children: ReactNode;
}) {
  const Icon = icons[tone];
  return (
    <span className={`${styles.chip} ${styles[tone]}`} data-wraps={wraps || undefined}>
      {Icon === null ? null : <Icon aria-hidden strokeWidth={2.5} />}
      {children}
    </span>
  );
}
