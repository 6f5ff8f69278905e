import { Fragment } from 'react';
import { useFormat } from '../app/format.ts';
import type { Tone } from './Chip.tsx';
import styles from './Equation.module.css';

interface Term {
  id: string;
  count: number;
  name: string;
  /** What is worth knowing of these, in a few words. */
  note?: string;
  /** Coloured when it is more than nothing. */
  tone?: Tone;
}

/** Everything accounted for: a total and the terms that make it up. */
export function Equation({ label, total, terms }: { label: string; total: Omit<Term, 'id'>; terms: readonly Term[] }) {
  const format = useFormat();
  return (
    <div className={styles.equation} role="group" aria-label={label}>
      <span className={styles.term}>
        <b>{format.number(total.count)}</b>
        <span>{total.name}</span>
      </span>
      {terms.map(({ id, count, name, note, tone }, index) => (
        <Fragment key={id}>
          <span className={styles.sign}>{index === 0 ? '=' : '+'}</span>
          <span className={styles.term} data-tone={tone} data-zero={count === 0 || undefined}>
            <b>{format.number(count)}</b>
            <span>{name}</span>
            {note === undefined ? null : <small>{note}</small>}
          </span>
        </Fragment>
      ))}
    </div>
  );
}
