import path from 'node:path';
import { neverWrote, writeSide } from '../../electron/core/snapshot/local-side.ts';

/** Makes a data folder that of a computer where the register is only read: another one, in a folder that is away, writes it. */
export function readsFrom(dataDir: string, writer: string): void {
  writeSide(dataDir, {
    ...neverWrote,
    registerId: crypto.randomUUID(),
    folder: path.join(dataDir, 'borta'),
    leftFolders: [],
    side: 'reader',
    term: 1,
    serial: 1,
    writerKey: null,
    writerPublicKey: null,
    pending: [],
    begun: {},
    seen: {
      term: 1,
      serial: 1,
      hash: '',
      writerKey: '',
      madeAt: new Date().toISOString(),
      writer,
      by: '',
      person: '',
    },
    fingerprint: null,
    vaultId: null,
    deviceId: null,
  });
}
