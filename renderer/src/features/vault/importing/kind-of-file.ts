import type { VaultFileFormat } from '#core/vault/importing/contract.ts';

const ends: Record<string, VaultFileFormat> = { kdbx: 'kdbx', json: 'bitwarden', csv: 'browser-csv' };

/** What a file's name says that it is; only the name is looked at, since a browser's file is not read before its warning. */
export function kindOfFile(name: string): VaultFileFormat | null {
  return ends[name.toLowerCase().split('.').at(-1) ?? ''] ?? null;
}
