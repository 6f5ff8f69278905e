import { readFileSync, writeFileSync } from 'node:fs';

/** Electron's fuses by their place in the executable's fuse wire, and how ours are set (`codebases.md` §12.2). */
export const fuses: ReadonlyArray<{ name: string; on: boolean }> = [
  // The executable is our app and never a Node for somebody else's script.
  { name: 'RunAsNode', on: false },
  // One way: cookies written with it cannot be read without it.
  { name: 'EnableCookieEncryption', on: true },
  { name: 'EnableNodeOptionsEnvironmentVariable', on: false },
  { name: 'EnableNodeCliInspectArguments', on: false },
  // Electron honours this one on Windows and macOS.
  { name: 'EnableEmbeddedAsarIntegrityValidation', on: true },
  { name: 'OnlyLoadAppFromAsar', on: true },
  { name: 'LoadBrowserProcessSpecificV8Snapshot', on: false },
  // Our pages come from app://, so file:// needs no more than a browser gives it.
  { name: 'GrantFileProtocolExtraPrivileges', on: false },
  { name: 'WasmTrapHandlers', on: true },
];

/** What stands before the fuse wire in an executable; then one byte of version, one of length, and one sign a fuse. */
const sentinel = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX');
const on = '1'.charCodeAt(0);
const off = '0'.charCodeAt(0);

/** A new fuse wire: for the stub that packaging is tried against. */
export function fuseWire(states: readonly boolean[]): Buffer {
  return Buffer.concat([sentinel, Buffer.from([1, states.length, ...states.map((state) => (state ? on : off))])]);
}

/** Where the fuses are in an executable: one wire, or two in a universal one for macOS; refuses what is not Electron's. */
function wiresIn(executable: Buffer): Buffer[] {
  const places = new Set([executable.indexOf(sentinel), executable.lastIndexOf(sentinel)]);
  return [...places].map((place) => {
    const version = place === -1 ? 0 : executable[place + sentinel.length];
    const length = executable[place + sentinel.length + 1] ?? 0;
    if (version !== 1) throw new Error('There are no fuses of version 1 in this executable');
    if (length !== fuses.length)
      throw new Error(`This Electron has ${length} fuses, and the table ${fuses.length}: every one must be decided`);
    const from = place + sentinel.length + 2;
    return executable.subarray(from, from + length);
  });
}

/** Sets every fuse of an executable as the table says; throws when Electron has one that the table does not. */
export function setFuses(file: string): void {
  const executable = readFileSync(file);
  for (const wire of wiresIn(executable)) for (const [place, fuse] of fuses.entries()) wire[place] = fuse.on ? on : off;
  writeFileSync(file, executable);
}

/** The fuses of an executable, by name. */
export function readFuses(file: string): Record<string, boolean> {
  const [wire] = wiresIn(readFileSync(file));
  return Object.fromEntries(fuses.map(({ name }, place) => [name, wire?.[place] === on]));
}
