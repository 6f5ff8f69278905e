import { mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { headName, manifestName, readManifest, sealedName } from '../../electron/core/snapshot/manifest.ts';
import { pruneShared, takeBack } from '../../electron/core/snapshot/prune-shared.ts';
import { temporaryFolder } from '../register.ts';
import { manifestText, registerId } from '../snapshot-manifests.ts';

let folder: string;
let remove: () => void;
beforeEach(() => ({ folder, remove } = temporaryFolder()));
afterEach(() => remove());

/** Lays a file that was written so many minutes ago. */
function lay(name: string, minutes = 0, text = 'förseglat'): string {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  const at = Date.now() / 1000 - minutes * 60;
  utimesSync(file, at, at);
  return name;
}
const hashOf = (fill: string) => fill.repeat(64);
const sealed = (term: number, serial: number, fill = 'b') =>
  sealedName({ registerId, term, serial, sha256: hashOf(fill) });
/** A whole copy: the sealed file, its extract and the manifest that names both. */
function copy(term: number, serial: number): string[] {
  const extract = { file: sealed(term, serial, 'e'), bytes: 1, sha256: hashOf('e') };
  const text = manifestText(term, serial, 0, hashOf('c'), { extract });
  const manifest = readManifest(text);
  if (typeof manifest === 'string') throw new Error(manifest);
  return [lay(manifest.file), lay(extract.file), lay(manifestName(manifest.file), 0, text)];
}
const prune = (given: Partial<Parameters<typeof pruneShared>[0]> = {}) =>
  pruneShared({ folder, registerId, term: 2, serial: 7, file: sealed(2, 7, 'c'), remove: [], pending: [], ...given });
const there = () => readdirSync(folder).toSorted();

describe('sealed files that no manifest names', () => {
  test('of this computer’s own that was cut short: they go at once; what is named stays, by whichever name', () => {
    const kept = [...copy(2, 6), ...copy(2, 7)];
    lay(sealed(2, 5));
    lay(sealed(2, 5, 'd'));
    prune({ pending: [5] });
    expect(there()).toEqual(kept.toSorted());
  });

  test('of an earlier serial or term: they go when they are an hour older than the copy', () => {
    const kept = [...copy(2, 7), lay(sealed(2, 4), 59), lay(sealed(1, 99), 59)];
    lay(sealed(2, 3), 61);
    lay(sealed(1, 3), 61);
    prune();
    expect(there()).toEqual(kept.toSorted());
  });

  test('never one of a later serial or term, however old and whoever’s, and never this copy', () => {
    const kept = [...copy(2, 7), lay(sealed(2, 8), 9999), lay(sealed(3, 1), 9999), lay(sealed(2, 7, 'd'), 9999)];
    prune({ pending: [7, 8] });
    expect(there()).toEqual(kept.toSorted());
  });

  test('nothing else that lies in the folder: another register’s, a log, a file of a case, what people keep there', () => {
    const prefix = headName(registerId).slice(0, -'.json'.length);
    const kept = [
      ...copy(2, 7),
      lay(sealed(2, 5).replace(prefix, 'kanalvakt-00000000'), 9999),
      lay(`${prefix}-log-abc.jsonl`, 9999),
      lay(`${sealed(2, 5)}.bak`, 9999),
      lay(`Kopia av ${sealed(2, 5)}`, 9999),
      lay('semester.age', 9999),
    ];
    prune({ pending: [5] });
    expect(there()).toEqual(kept.toSorted());
  });

  test('beside a manifest that says nothing, and what only the head names', () => {
    const kept = [...copy(2, 7), lay(sealed(2, 5), 9999), lay(manifestName(sealed(2, 5)), 9999, 'skadad')];
    const text = manifestText(1, 9, 0, hashOf('h'));
    kept.push(lay(headName(registerId), 0, text), lay(sealed(1, 9, 'h'), 9999));
    prune({ pending: [5] });
    expect(there()).toEqual(kept.toSorted());
  });
});

test('what is too old goes with its manifest; what will not go is answered, and a folder that has gone says nothing', () => {
  const [file = '', extract = ''] = copy(2, 6);
  const kept = copy(2, 7);
  expect(prune({ remove: [[file, extract]] })).toEqual([]);
  expect(there()).toEqual(kept.toSorted());
  // What rm refuses here, a program that has the file open refuses on Windows. Its manifest stays, so that it is known.
  for (const name of [file, extract]) {
    copy(2, 6);
    rmSync(path.join(folder, name));
    mkdirSync(path.join(folder, name));
    expect(prune({ remove: [[file, extract]] })).toEqual([name]);
    expect(there()).toEqual([...kept, name, manifestName(file)].toSorted());
    rmSync(path.join(folder, name), { recursive: true });
  }
  rmSync(folder, { recursive: true });
  expect(prune({ remove: [[file]] })).toEqual([]);
});

test('a refused writing is taken back, but not what the head names', () => {
  const [file = '', extract = ''] = copy(2, 7);
  const manifest = manifestText(2, 7, 0, hashOf('c'));
  lay(headName(registerId), 0, manifest);
  takeBack({ folder, registerId, files: [file, extract], manifest });
  expect(there()).toHaveLength(4);
  lay(headName(registerId), 0, manifestText(2, 6));
  takeBack({ folder, registerId, files: [file, extract], manifest });
  expect(there()).toEqual([headName(registerId)]);
});
