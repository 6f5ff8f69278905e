import { createContext, useContext } from 'react';

/** Runs something that opens this credential: the vault is opened first, and nödöppning is given its reason. */
export type Opening = (work: (reason: string) => void) => void;

/** Given by `OpeningOf` to the fields of one credential. */
export const OpeningContext = createContext<Opening | null>(null);

/** How the fields of a credential are opened. */
export function useOpening(): Opening {
  const opening = useContext(OpeningContext);
  if (opening === null) throw new Error('useOpening outside OpeningOf');
  return opening;
}
