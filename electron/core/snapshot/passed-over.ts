import type { Statement } from '../vault/statements.ts';
import { everyDevice } from './keys-here.ts';
import type { PassedOver } from './local-side.ts';
import type { Manifest } from './manifest.ts';
import { isPutOut, laterFirst } from './put-out.ts';

/**
 * The last copy in the folder by a device that was put out, in the rightful writer's term or a later one; `null` when there is none.
 * One that never met the rightful writer counts its own term to the same number. What a colleague wrote in an earlier term is no attempt at anything.
 */
export function laterPutOut(term: number, all: readonly Manifest[], out: ReadonlySet<string>): Manifest | null {
  return all.filter((one) => isPutOut(one, out) && one.term >= term).toSorted(laterFirst)[0] ?? null;
}

/** Whose copy was passed over, by the statements that once let its computer in; the same one keeps whether it was seen. */
export function passedOver(
  { hash, madeAt, claim }: Manifest,
  statements: readonly Statement[],
  nameOf: ReadonlyMap<string, string>,
  before: PassedOver | null,
): PassedOver {
  if (before?.hash === hash) return before;
  const device = everyDevice(statements).get(claim.by);
  return {
    hash,
    madeAt,
    person: nameOf.get(device?.personId ?? '') ?? '',
    computer: device?.name ?? claim.by,
    isSeen: false,
  };
}
