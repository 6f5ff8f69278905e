import { z } from 'zod';
import type { Context } from '../foundation/context.ts';
import { Refusal } from '../foundation/errors.ts';
import { everyVault, type StoredVault } from '../vault/every-vault.ts';
import { CannotOpen, open, seal } from '../vault/sealing.ts';
import { type CustodianList, readList, Statement } from '../vault/statements.ts';
import { everyDevice, keysHere } from './keys-here.ts';
import { claimHolds, type Manifest, type SealedList } from './manifest.ts';
import { laterFirst } from './put-out.ts';

/**
 * What a copy tells those who were put out, and who can open no copy any more: the lists as far as the last time that somebody was, sealed to their computers.
 * A computer that never met the one who put it out (let in by the kit elsewhere) can verify that it is no stranger's word; nothing later is told.
 */
export async function sealedForPutOut(
  vaults: readonly StoredVault[],
  lists: ReadonlyMap<string, CustodianList>,
): Promise<SealedList[]> {
  const words: SealedList[] = [];
  for (const { vaultId, statements } of vaults) {
    const removed = lists.get(vaultId)?.removed ?? new Set();
    const last = statements.findLastIndex(({ body }) => /"kind":"(device|person)-removed"/.test(body));
    const recipients = [...everyDevice(statements)].flatMap(([fingerprint, { recipient }]) =>
      removed.has(fingerprint) ? [recipient] : [],
    );
    if (last === -1 || recipients.length === 0) continue;
    const sealed = await seal(JSON.stringify(statements.slice(0, last + 1)), recipients);
    words.push({ vaultId, sealed: Buffer.from(sealed).toString('base64') });
  }
  return words;
}

/** The lists here, each gone on with as far as copies by computers that it does not know tell this one that it was put out, and that word verifies. */
export async function listsTold(
  context: Context,
  manifests: readonly Manifest[],
  lists: ReadonlyMap<string, CustodianList>,
): Promise<ReadonlyMap<string, CustodianList>> {
  const unknown = manifests.filter((manifest) => !claimHolds(manifest, lists)).toSorted(laterFirst);
  const told = new Map(lists);
  if (unknown.every(({ putOut }) => putOut === undefined)) return told;
  for (const own of await everyVault(context.db))
    for (const { putOut } of unknown) {
      const word = putOut?.find(({ vaultId }) => vaultId === own.vaultId);
      const statements = word === undefined ? null : await opened(context, word);
      if (statements === null || own.statements.some(({ hash }, index) => statements[index]?.hash !== hash)) continue;
      const { list, fault } = readList(own.vaultId, statements);
      if (fault === null && list.head.sequence > (told.get(own.vaultId)?.head.sequence ?? 0))
        told.set(own.vaultId, list);
    }
  return told;
}

/** `null` where it is not for this computer, or its keys cannot be had without asking. */
async function opened(context: Context, { vaultId, sealed }: SealedList): Promise<Statement[] | null> {
  try {
    const keys = await keysHere(context, [vaultId], null, []);
    if (keys === null) return null;
    return z.array(Statement).parse(JSON.parse(await open(Buffer.from(sealed, 'base64'), keys.identity)));
  } catch (error) {
    if (error instanceof Refusal || error instanceof CannotOpen || error instanceof z.ZodError) return null;
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
