import type { Context } from '../foundation/context.ts';
import { inTurn } from '../foundation/turns.ts';

/** One thing at a time with the files of a data folder: a file on its way is not one that was left behind. */
export const inEvidenceTurn = <T>(context: Pick<Context, 'dataDir'>, work: () => Promise<T>): Promise<T> =>
  inTurn(`evidence ${context.dataDir}`, work);
