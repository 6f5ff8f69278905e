import { useState } from 'react';

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** A working copy of something saved, with the version it began from. */
export interface Draft<T> {
  value: T;
  change: (fields: Partial<T>) => void;
  isDirty: boolean;
  /** The saved value that this copy began from. */
  base: T;
  /** The version to send with a save. */
  version: number;
  /** Somebody else has saved since; a save from here would be refused. */
  isBehind: boolean;
  /** Throws the changes away and shows what is saved now. */
  discard: () => void;
  /** After a save: what the core answered is the new ground. */
  accept: (value: T, version: number) => void;
}

/** A working copy that follows what is saved as long as nothing is changed in it, and stands still while something is. */
export function useDraft<T extends object>(saved: T, savedVersion: number): Draft<T> {
  const [base, setBase] = useState({ value: saved, version: savedVersion });
  const [value, setValue] = useState(saved);
  const isDirty = !isSame(value, base.value);
  const accept = (next: T, version: number) => {
    setBase({ value: next, version });
    setValue(next);
  };
  if (savedVersion > base.version && !isDirty) accept(saved, savedVersion);
  return {
    value,
    change: (fields) => setValue((old) => ({ ...old, ...fields })),
    isDirty,
    base: base.value,
    version: base.version,
    isBehind: savedVersion > base.version && isDirty,
    discard: () => (savedVersion > base.version ? accept(saved, savedVersion) : setValue(base.value)),
    accept,
  };
}
