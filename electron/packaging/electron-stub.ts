import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fuses, fuseWire } from './fuses.ts';

/**
 * Makes a folder laid out as Electron's for Linux, with an executable that cannot run but has a fuse wire, every fuse
 * set the wrong way: enough to pack against and to read what was packed, where the real Electron is out of reach.
 */
export function writeElectronStub(folder: string, version: string): void {
  mkdirSync(path.join(folder, 'locales'), { recursive: true });
  mkdirSync(path.join(folder, 'resources'), { recursive: true });
  const executable = Buffer.concat([
    Buffer.from('#!/bin/sh\necho "Kanalvakt packad utan Electron: går inte att köra." >&2\nexit 1\n'),
    fuseWire(fuses.map(({ on }) => !on)),
  ]);
  writeFileSync(path.join(folder, 'electron'), executable, { mode: 0o755 });
  writeFileSync(path.join(folder, 'version'), version);
  writeFileSync(path.join(folder, 'LICENSE'), '');
  for (const language of ['sv', 'en-US', 'de']) writeFileSync(path.join(folder, 'locales', `${language}.pak`), '');
}
