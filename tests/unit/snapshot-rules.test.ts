import { describe, expect, test } from 'vitest';
import { type Manifest, newerClaim, readManifest } from '../../electron/core/snapshot/manifest.ts';
import { readerProcedures } from '../../electron/core/snapshot/reader-procedures.ts';
import { differs, keptSnapshots, readerActions, standingOf, toPrune } from '../../electron/core/snapshot/rules.ts';
import { permissions } from '../../electron/core/permissions.ts';
import { useActions } from '../../electron/core/vault/use-actions.ts';
import { manifest, manifestText, vaultId } from '../snapshot-manifests.ts';

const seen = ({ term, serial, hash, claim }: Manifest) => ({ term, serial, hash, writerKey: claim.writerKey });

describe('a manifest against the last one seen', () => {
  test.each<[string, Manifest, Manifest, string]>([
    ['a later serial', manifest(1, 5), manifest(1, 4), 'newer'],
    ['the same', manifest(1, 4), manifest(1, 4), 'same'],
    ['an earlier serial', manifest(1, 3), manifest(1, 4), 'older'],
    ['an earlier term, however high its serial', manifest(1, 9), manifest(2, 4), 'older'],
    ['a later term, however low its serial', manifest(3, 1, 1), manifest(2, 4), 'newer'],
    ['another writer in the same term', manifest(2, 9, 1), manifest(2, 4), 'rival'],
  ])('%s', (_, now, before, standing) => expect(standingOf(now, seen(before))).toBe(standing));

  test('another text under the same serial is a second writer’s', () =>
    expect(standingOf(manifest(1, 4), { ...seen(manifest(1, 4)), hash: 'en annan' })).toBe('rival'));
});

describe('a manifest of a later version of the app', () => {
  test('is read when it only says more: what is not known here is signed with the rest, and done without', () => {
    const more = {
      somethingNew: { of: 'a later version' },
      custodians: [{ vaultId, sequence: 1, full: ['A'], removed: [], more: true }],
    };
    const read = readManifest(manifestText(1, 4, 0, undefined, more));
    expect(read).toMatchObject({ term: 1, serial: 4, custodians: [{ full: ['A'] }] });
    expect(read).not.toHaveProperty('somethingNew');
    const touched = manifestText(1, 4, 0, undefined, more).replace('a later version', 'somebody else');
    expect(readManifest(touched)).toBe('signature');
  });

  test('is named as a newer one when it must be understood, and only when its own signature holds', () => {
    const format = 'kanalvakt-snapshot/2';
    const text = manifestText(2, 1, 1, undefined, { format });
    expect(readManifest(text)).toBe('newer');
    expect(newerClaim(text)).toMatchObject({ term: 2, by: 'A' });
    expect(readManifest(text.replace('snapshot/2', 'snapshot/3'))).toBe('unreadable');
    expect(readManifest(manifestText(2, 1, 1, undefined, { format: 'någon-annans/2' }))).toBe('unreadable');
    expect(newerClaim(manifestText(2, 1))).toBeNull();
  });
});

describe('a manifest that somebody has touched says nothing', () => {
  const text = manifestText(2, 7);
  test.each([
    ['a changed serial', text.replace('\\"serial\\":7', '\\"serial\\":8'), 'signature'],
    ['a changed term in the claim', text.replace(/(\\"term\\":)2(,\\"vaultId)/, '$13$2'), 'claim'],
    [
      'another writer’s claim',
      text.replace(/"claim"[\s\S]*/, manifestText(2, 7, 1).slice(manifestText(2, 7, 1).indexOf('"claim"'))),
      'signature',
    ],
    ['cut', text.slice(0, -40), 'unreadable'],
    ['empty', '', 'unreadable'],
  ])('%s', (_, touched, fault) => {
    expect(touched).not.toBe(text);
    expect(readManifest(touched)).toBe(fault);
  });
  test.each(['/../../x', '/'.repeat(64), 'A'.repeat(64), ''])(
    'a hash that is none, and would name another file: %s',
    (hash) => expect(readManifest(manifestText(2, 7, 0, hash))).toBe('unreadable'),
  );
  test('untouched it holds', () => expect(readManifest(text)).toMatchObject({ term: 2, serial: 7 }));
});

test('what goes is the oldest; a stranger’s never push one’s own out', () => {
  const own = [1, 2, 3, 4, 5, 6].map((serial) => manifest(1, serial));
  const strangers = [50, 51, 52, 53].map((serial) => manifest(1, serial, 1));
  const { old, gone } = toPrune([...own, ...strangers], new Set(own.map(({ hash }) => hash)), () => false);
  expect(gone).toEqual([]);
  const kept = own.slice(-(keptSnapshots - 1)).map(({ file }) => file);
  expect(old.map(({ file }) => file).toSorted()).toEqual(
    [...own, ...strangers]
      .map(({ file }) => file)
      .filter((file) => !kept.includes(file))
      .toSorted(),
  );
});

test('a restored chain of the same length is another chain', () => {
  expect(differs({ a: { sequence: 4, hash: 'x' } }, { a: { sequence: 4, hash: 'y' } })).toBe(true);
  expect(differs({ a: { sequence: 4, hash: 'x' } }, { a: { sequence: 4, hash: 'x' } })).toBe(false);
  expect(differs({}, { a: { sequence: 4, hash: 'x' } })).toBe(true);
});

test('a reader’s log may tell of every use that leaves the register as it is', () => {
  const writes: string[] = [useActions.lend, useActions.return];
  const uses = Object.values(useActions).filter((action) => !writes.includes(action));
  expect(readerActions).toEqual(expect.arrayContaining(uses));
});

test('nothing that a reader may call has a name that writes', () => {
  expect([...readerProcedures].every((name) => name in permissions)).toBe(true);
  const writing =
    /\.(create|update|save|remove|void|unvoid|set(?!Preference)|bulk|undo|merge|introduce|run|restore|backUpNow|found|add|lend|return|prepare|confirm|recover|close|accept|make|choose|share|write|invite)/i;
  expect([...readerProcedures].filter((name) => writing.test(name) && name !== 'accounts.savedViews')).toEqual([]);
});
