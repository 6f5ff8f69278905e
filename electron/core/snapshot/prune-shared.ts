import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { headName, manifestName, placeInName, readManifest } from './manifest.ts';

/** What no manifest names may be on its way still, by a writer of an earlier term, unless it is older than this by the folder's own clock; milliseconds. */
const onItsWayMs = 60 * 60 * 1000;

/** A copy that lies in the shared folder whole, its head turned, and what is to go now. */
export interface ToPrune {
  folder: string;
  registerId: string;
  term: number;
  serial: number;
  /** The copy's own sealed file. */
  file: string;
  /** The sealed files of copies that are too old, or that somebody may open no more: the register first, then its extract. */
  remove: ReadonlyArray<readonly string[]>;
  /** Serials of this term whose writing by this computer was cut short. */
  pending: readonly number[];
}

/**
 * Removes what is too old, and sealed files that no manifest names: a writing that was killed between its files and its manifest left them.
 * Such ones go at once where they are this computer's own, otherwise when they are old enough to be nobody's work; never one of a later term, or a later serial.
 * Answers which of `remove` are there still: somebody has them open, or may not let them go. Their manifest stays with them, so that they go another time;
 * it is no fault of the new copy, and never refuses.
 */
export function pruneShared(input: ToPrune): string[] {
  const { folder, remove } = input;
  const at = (name: string) => path.join(folder, path.basename(name));
  const go = (name: string) => {
    try {
      rmSync(at(name), { force: true });
    } catch {
      // It goes with the next copy.
    }
  };
  const left: string[] = [];
  for (const sealed of remove) {
    for (const name of sealed) go(name);
    const there = sealed.filter((name) => existsSync(at(name)));
    if (there.length === 0) go(manifestName(sealed[0] ?? ''));
    left.push(...there);
  }
  try {
    for (const name of unnamed(input)) go(name);
  } catch {
    // The folder has gone meanwhile.
  }
  return left;
}

/** Sealed files, by name, that nobody names and nobody writes. */
function unnamed({ folder, registerId, term, serial, file, pending }: ToPrune): string[] {
  const names = readdirSync(folder);
  const writtenAt = (name: string) => statSync(path.join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? Infinity;
  const isManifest = (name: string) => name === headName(registerId) || placeInName(registerId, name)?.kind === 'json';
  const named = new Set(
    names.filter(isManifest).flatMap((name) => {
      const manifest = readManifest(readFileSync(path.join(folder, name), 'utf8'));
      // Beside a manifest that says nothing lies a file that it may once have named.
      const beside = name.replace(/\.json$/, '.age');
      return typeof manifest === 'string' ? [beside] : [beside, manifest.file, manifest.extract?.file ?? ''];
    }),
  );
  const now = writtenAt(file);
  return names.filter((name) => {
    const place = placeInName(registerId, name);
    if (place?.kind !== 'age' || named.has(name) || place.term > term) return false;
    if (place.term === term && place.serial >= serial) return false;
    return (place.term === term && pending.includes(place.serial)) || now - writtenAt(name) > onItsWayMs;
  });
}

/** Takes back what a refused writing had laid, as far as the folder lets it; not where the head names it, or cannot be read. */
export function takeBack(input: {
  folder: string;
  registerId: string;
  files: readonly string[];
  manifest: string;
}): void {
  const { folder, registerId, files, manifest } = input;
  try {
    const head = path.join(folder, headName(registerId));
    if (existsSync(head) && readFileSync(head, 'utf8') === manifest) return;
    for (const file of files)
      for (const name of [manifestName(file), file]) rmSync(path.join(folder, name), { force: true });
  } catch {
    // What is left is named by no manifest, or is known as this computer's own; it goes with a later copy.
  }
}
