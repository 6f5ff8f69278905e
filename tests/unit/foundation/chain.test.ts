import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  chainStart,
  type Link,
  linkHash,
  sha256,
  type StoredLink,
  verifyChain,
} from '../../../electron/core/foundation/audit/chain.ts';
import { newSigningKey, publicHalf, signerOf, signHash } from '../../../electron/core/foundation/audit/signature.ts';

function chainOf(count: number): StoredLink[] {
  const links: StoredLink[] = [];
  for (let sequence = 1; sequence <= count; sequence += 1) {
    const details = JSON.stringify({ n: sequence });
    const link: Link = {
      deviceId: 'd',
      sequence,
      at: '2026-05-04T10:00:00.000Z',
      personId: sequence % 2 === 0 ? 'p' : null,
      osAccount: 'karin@kontoret',
      action: 'account-changed',
      subjectKind: 'account',
      subjectId: `a${sequence}`,
      detailsHash: sha256(details),
      previousHash: links.at(-1)?.hash ?? chainStart,
    };
    links.push({ ...link, hash: linkHash(link), details });
  }
  return links;
}

test('a chain that nobody has touched holds; so does an empty one', () => {
  expect(verifyChain(chainOf(50))).toMatchObject({ links: 50, fault: null, detailsChanged: null, detailsGone: 0 });
  expect(verifyChain([])).toEqual({ links: 0, head: null, fault: null, detailsChanged: null, detailsGone: 0 });
});

test('any one change to any field of any link is found, and the first place of it is named', () => {
  const fields = [
    'deviceId',
    'at',
    'personId',
    'osAccount',
    'action',
    'subjectKind',
    'subjectId',
    'detailsHash',
    'previousHash',
    'hash',
  ] as const;
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), fc.constantFrom(...fields), (place, field) => {
      const links = chainOf(20);
      const link = links[place - 1];
      if (link === undefined) throw new Error('no such link');
      links[place - 1] = { ...link, [field]: `${link[field]}x` };
      const { fault } = verifyChain(links);
      expect(fault).not.toBeNull();
      expect(fault?.sequence).toBeGreaterThanOrEqual(place);
      expect(fault?.sequence).toBeLessThanOrEqual(place + 1);
    }),
    { seed: 4711 },
  );
});

test('a link that is removed, moved or added is found', () => {
  const links = chainOf(10);
  expect(verifyChain(links.toSpliced(4, 1)).fault).toEqual({ sequence: 5, fault: 'missing' });
  expect(verifyChain(links.slice(1)).fault).toEqual({ sequence: 1, fault: 'missing' });
  const [a, b] = [links[3], links[4]];
  expect(verifyChain(links.toSpliced(3, 2, b as StoredLink, a as StoredLink)).fault).toEqual({
    sequence: 4,
    fault: 'missing',
  });
  expect(verifyChain(links.toSpliced(5, 0, links[4] as StoredLink)).fault).toEqual({ sequence: 6, fault: 'missing' });
});

test('details may go, and may not change', () => {
  const links = chainOf(5).map((link, n) => (n === 1 ? { ...link, details: null } : link));
  expect(verifyChain(links)).toMatchObject({ fault: null, detailsGone: 1, detailsChanged: null });
  expect(verifyChain(links.map((link, n) => (n === 3 ? { ...link, details: '{}' } : link)))).toMatchObject({
    fault: null,
    detailsChanged: 4,
  });
});

test('a signature is of one hash, by one key', () => {
  const key = newSigningKey();
  const hash = sha256('x');
  const stored = signHash(key, hash);
  expect(signerOf(stored, hash)).toBe(publicHalf(key));
  expect(signerOf(stored, sha256('y'))).toBeNull();
  expect(signerOf(signHash(newSigningKey(), hash), hash)).not.toBe(publicHalf(key));
  for (const broken of [
    '',
    'ed25519',
    'ed25519:x:y',
    stored.replace('ed25519', 'rsa'),
    `${stored.slice(0, -8)}AAAAAAA=`,
  ])
    expect(signerOf(broken, hash)).toBeNull();
});
