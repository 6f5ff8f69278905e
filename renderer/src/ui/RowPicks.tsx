import styles from './RowGrid.module.css';

/** A row's box: its words, whether it is ticked, and whether it can be. */
interface Mark {
  label: string;
  isPicked: boolean;
  isHeld?: boolean;
  /** There is nothing to do with the row: it stands back. */
  isQuiet?: boolean;
}

/** How the rows of a `RowGrid` are marked, one or many at a time. */
export interface Picks {
  /** How many are marked, of those that can be. */
  picked: number;
  of: number;
  allLabel: string;
  /** `null` while the row is on its way. */
  markOf: (index: number) => Mark | null;
  /** Among the rows may be such as are held, or still on their way. */
  onPick: (indexes: readonly number[], isPicked: boolean) => void;
  onAll: (isPicked: boolean) => void;
  /** Esc: where a mark is no more than that, and nothing is lost with it. */
  onClear?: () => void;
}

/** The rows from one to another, whichever comes first. */
export const rangeOf = (one: number, other: number): number[] =>
  Array.from({ length: Math.abs(one - other) + 1 }, (_, step) => Math.min(one, other) + step);

/** The box in the head that marks them all. */
export function PickAll({ picks: { picked, of, allLabel, onAll } }: { picks: Picks }) {
  return (
    <div role="columnheader" className={styles.pick}>
      <input
        type="checkbox"
        aria-label={allLabel}
        disabled={of === 0}
        checked={picked > 0 && picked >= of}
        ref={(box) => {
          if (box !== null) box.indeterminate = picked > 0 && picked < of;
        }}
        onChange={(event) => onAll(event.target.checked)}
      />
    </div>
  );
}

/** The box of one row. */
export function PickBox({ mark, onPick }: { mark: Mark | null; onPick: (isRange: boolean) => void }) {
  return (
    <div role="gridcell" className={styles.pick} data-pick>
      {mark === null ? null : (
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={mark.label}
          disabled={mark.isHeld}
          checked={mark.isPicked}
          onChange={({ nativeEvent }) => onPick(nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)}
        />
      )}
    </div>
  );
}
