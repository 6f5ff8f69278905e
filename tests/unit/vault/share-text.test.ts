import { combine } from 'shamir-secret-sharing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keysOf } from '../../../electron/core/snapshot/open-with-kit.ts';
import { Refusal } from '../../../electron/core/foundation/errors.ts';
import { combineShares, kitKeysOf, makeKit, pageHash, provenPage, shareOf } from '../../../electron/core/vault/kit.ts';
import { groupCount, groupsOf, readShare } from '../../../electron/core/vault/share-text.ts';
import type { Kit } from '../../../electron/core/vault/statements.ts';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const share = fc.record({
  kitId: fc.uint8Array({ minLength: 4, maxLength: 4 }).map((bytes) => Buffer.from(bytes).toString('hex')),
  kitNumber: fc.integer({ min: 1, max: 255 }),
  page: fc.integer({ min: 1, max: 3 }),
  bytes: fc.uint8Array({ minLength: 33, maxLength: 33 }),
});

describe('a share on paper', () => {
  test('is read back from its groups, however they are spaced and in any case', () => {
    fc.assert(
      fc.property(share, fc.constantFrom(' ', '-', '\n', ''), (given, between) => {
        const groups = groupsOf(given);
        expect(groups).toHaveLength(groupCount);
        expect(readShare(groups.join(between).toLowerCase())).toEqual(given);
      }),
    );
  });

  test('reads O as 0, and I and L as 1', () => {
    const groups = groupsOf({ kitId: '00000000', kitNumber: 1, page: 1, bytes: new Uint8Array(33) });
    expect(readShare(groups.join(' ').replaceAll('0', 'o').replaceAll('1', 'l'))).toHaveProperty('page', 1);
  });

  test('names the group of every mistyped character', () => {
    fc.assert(
      fc.property(share, fc.nat(84), fc.integer({ min: 1, max: 31 }), (given, at, by) => {
        const letters = groupsOf(given).join('').split('');
        letters[at] = alphabet[(alphabet.indexOf(letters[at] ?? '') + by) % 32] ?? '';
        expect(readShare(letters.join(''))).toEqual({ fault: 'groups', groups: [Math.floor(at / 5) + 1] });
      }),
    );
  });

  test('names the group where two neighbours changed places, and groups that did', () => {
    fc.assert(
      fc.property(share, fc.nat(16), fc.nat(3), fc.nat(15), (given, group, at, other) => {
        const groups = groupsOf(given);
        const letters = (groups[group] ?? '').split('');
        fc.pre(letters[at] !== letters[at + 1]);
        [letters[at], letters[at + 1]] = [letters[at + 1] ?? '', letters[at] ?? ''];
        expect(readShare(groups.with(group, letters.join('')).join(' '))).toMatchObject({ groups: [group + 1] });
        fc.pre(other !== group);
        const swapped = groups.with(group, groups[other] ?? '').with(other, groups[group] ?? '');
        expect(readShare(swapped.join(' '))).toMatchObject({ fault: 'groups' });
      }),
    );
  });

  test('too short, too long and empty are said to be so', () => {
    for (const text of ['', 'ABCDE', 'A'.repeat(84), 'A'.repeat(86), 'å'.repeat(3)])
      expect(readShare(text)).toMatchObject({ fault: 'length' });
  });
});

describe('a kit of three shares', () => {
  const code = (call: Promise<unknown> | (() => unknown)) =>
    (typeof call === 'function' ? Promise.resolve().then(call) : call).then(
      () => 'none',
      (error: unknown) => (error instanceof Refusal ? error.code : error),
    );
  const kitOf = async (number: number) => {
    const made = await makeKit(number, ['a', 'b', 'c']);
    const { id, recipient, publicKey: signingKey, holders } = made;
    const pages = made.shares.map(({ bytes }) => pageHash(bytes));
    const kit: Kit = { id, number, recipient, signingKey, holders, pages, issuedAt: '', usedAt: null };
    return { kit, made, text: made.shares.map((one) => groupsOf(one).join(' ')) };
  };

  test('is put together by every pair, and by all three', async () => {
    const { kit, text } = await kitOf(1);
    const [one = '', two = '', three = ''] = text;
    for (const typed of [[one, two], [two, one], [one, three], [three, two], text]) {
      const { keys, pages } = await combineShares(typed, kit);
      expect(keys.recipient).toBe(kit.recipient);
      expect(pages).toHaveLength(typed.length);
    }
  });

  test('one share, the same twice, another kit’s and mixed ones are named', async () => {
    const { kit, text } = await kitOf(1);
    const other = await kitOf(2);
    const [one = '', two = ''] = text;
    expect(await code(combineShares([one], kit))).toBe('vault-shares-too-few');
    expect(await code(combineShares([one, ' '], kit))).toBe('vault-shares-too-few');
    expect(await code(combineShares([one, one], kit))).toBe('vault-share-twice');
    expect(await code(combineShares([one, other.text[1] ?? ''], kit))).toBe('vault-share-other-kit');
    expect(await code(combineShares([one, two.slice(0, -1)], kit))).toBe('vault-share-length');
    expect(await code(() => shareOf(`${one.slice(0, -1)}?`, kit))).toBe('vault-share-groups');
    // A share that says it is this kit's and is not: made by somebody who knows the format.
    const forged = { kitId: kit.id, kitNumber: 1, page: 2, bytes: other.made.shares[1]?.bytes ?? new Uint8Array() };
    expect(await code(combineShares([one, groupsOf(forged).join(' ')], kit))).toBe('vault-shares-do-not-match');
  });

  test('with no register here, the page that does not belong to the newest copy is the one pointed at, whichever is typed first', async () => {
    const old = (await kitOf(1)).text;
    const now = await kitOf(2);
    const kitIds = [now.kit.id, (await kitOf(1)).kit.id];
    const refusalOf = async (typed: string[]) =>
      await keysOf(typed, kitIds).then(
        () => null,
        (error: unknown) => (error instanceof Refusal ? [error.code, error.values] : error),
      );
    const wrong = (share: number) => ['vault-share-other-kit', { number: 1, expected: 2, share }];
    expect(await refusalOf([old[0] ?? '', now.text[1] ?? ''])).toEqual(wrong(1));
    expect(await refusalOf([now.text[1] ?? '', old[0] ?? ''])).toEqual(wrong(2));
    expect((await keysOf(now.text.slice(1), kitIds)).recipient).toBe(now.kit.recipient);
  });

  test('a single page is known by its hash; one that is made up, or says to be another page, is refused', async () => {
    const { kit, made, text } = await kitOf(1);
    const refused = (typed: string, of = kit) => code(() => provenPage(typed, of));
    expect(text.map((typed) => provenPage(typed, kit))).toEqual([1, 2, 3]);
    const [first] = made.shares;
    const madeUp = { kitId: kit.id, kitNumber: 1, page: 2, bytes: new Uint8Array(33).fill(7) };
    expect(await refused(groupsOf(madeUp).join(' '))).toBe('vault-share-not-printed');
    expect(await refused(groupsOf({ ...madeUp, bytes: first?.bytes ?? madeUp.bytes }).join(' '))).toBe(
      'vault-share-not-printed',
    );
    expect(await refused(groupsOf({ ...madeUp, page: 4 }).join(' '))).toBe('vault-share-not-printed');
    expect(await refused('hej')).toBe('vault-share-length');
    // A kit of an earlier version opens the vault as before, and proves no single page.
    const earlier = { ...kit, pages: null };
    expect(await refused(text[1] ?? '', earlier)).toBe('vault-kit-pages-unknown');
    expect((await combineShares(text.slice(0, 2), earlier)).keys.recipient).toBe(kit.recipient);
  });

  test('a third page that was never printed is named, although the first two give the key', async () => {
    const { kit, text } = await kitOf(1);
    const madeUp = groupsOf({ kitId: kit.id, kitNumber: 1, page: 3, bytes: new Uint8Array(33).fill(7) }).join(' ');
    expect(await code(combineShares([text[0] ?? '', text[1] ?? '', madeUp], kit))).toBe('vault-shares-do-not-match');
  });

  test('one share alone says nothing of the seed: any other second share gives another key', async () => {
    const { kit, made } = await kitOf(1);
    const [one, two] = made.shares.map(({ bytes }) => bytes);
    const guess = Uint8Array.from(two ?? []);
    guess[0] = (guess[0] ?? 0) ^ 1;
    const keys = await kitKeysOf(await combine([one ?? new Uint8Array(), guess]));
    expect(keys.recipient).not.toBe(kit.recipient);
  });
});
