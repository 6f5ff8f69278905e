import { readFileSync } from 'node:fs';
import path from 'node:path';
import { CannotOpen, open } from '../electron/core/vault/sealing.ts';
import { filesUnder } from './canaries.ts';
import type { Desk } from './vault-office.ts';

/** A computer's own age key, as its keychain keeps it where no PIN was chosen. */
export async function identityAt({ keychain, vaultId }: Pick<Desk, 'keychain' | 'vaultId'>): Promise<string> {
  const kept = JSON.parse((await keychain.getPassword('se.kanalvakt', vaultId)) ?? '') as { keys: string };
  return (JSON.parse(Buffer.from(kept.keys, 'base64').toString()) as { identity: string }).identity;
}

/** Whether a key opens what is sealed. */
export async function opens(sealed: Uint8Array, identity: string): Promise<boolean> {
  try {
    await open(sealed, identity);
    return true;
  } catch (error) {
    if (error instanceof CannotOpen) return false;
    throw error;
  }
}

/** Every sealed file in a folder, whatever it is, that a key opens: its name. */
export async function openedIn(folder: string, identity: string): Promise<string[]> {
  const sealed = filesUnder(folder).filter((file) => file.endsWith('.age'));
  const can = await Promise.all(sealed.map((file) => opens(readFileSync(file), identity)));
  return sealed.filter((_, n) => can[n]).map((file) => path.basename(file));
}
