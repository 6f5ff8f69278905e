import type { Context } from '../../foundation/context.ts';
import { listsHere } from '../in-folder.ts';
import { type KeysHere, keysHere } from '../keys-here.ts';
import { listedOf } from '../put-out.ts';

/** This computer's keys to the files of cases in the shared folder, which are sealed to full custodians; `null` while they are locked. */
export async function keysToFiles(context: Context): Promise<KeysHere | null> {
  const lists = await listsHere(context);
  const full = [...lists.values()].flatMap((list) => listedOf(list).full);
  return await keysHere(context, [...lists.keys()], null, full);
}
