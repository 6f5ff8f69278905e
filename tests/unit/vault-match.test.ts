import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadCatalogue } from '../../electron/core/accounts/platforms.ts';
import { emptyEntry, type VaultEntry } from '../../electron/core/vault/importing/entry.ts';
import { type AccountMark, matcherFor } from '../../electron/core/vault/importing/match-accounts.ts';
import { lossesOf, planCredentials } from '../../electron/core/vault/importing/plan-credentials.ts';
import { projectRoot } from '../register.ts';

const catalogue = loadCatalogue(readFileSync(path.join(projectRoot, 'resources/platforms.yaml'), 'utf8'));
const account = (fields: Partial<AccountMark> & { id: string }): AccountMark => ({
  name: '',
  platform: 'facebook',
  platformName: 'Facebook',
  canonicalKey: `none:${fields.id}`,
  handle: '',
  functionMailbox: '',
  isPersonalRole: false,
  ...fields,
});
const accounts = [
  account({ id: 'fb', name: 'Ängby bibliotek', canonicalKey: 'facebook:angbybibliotek', handle: 'angbybibliotek' }),
  account({
    id: 'ig',
    name: 'Ängby bibliotek',
    platform: 'instagram',
    platformName: 'Instagram',
    canonicalKey: 'instagram:angbybibliotek',
    handle: '@angbybibliotek',
    functionMailbox: 'angby@example.se',
  }),
  account({
    id: 'ig2',
    name: 'Ulvsunda bibliotek',
    platform: 'instagram',
    platformName: 'Instagram',
    canonicalKey: 'instagram:ulvsunda',
    handle: 'ulvsunda',
    functionMailbox: 'angby@example.se',
  }),
  account({ id: 'yt', name: 'Kulturskolan', platform: 'youtube', platformName: 'YouTube', handle: '@kulturskolan' }),
];
const match = matcherFor(catalogue, accounts);
const entry = (fields: Partial<VaultEntry>): VaultEntry => ({ ...emptyEntry(''), password: 'p', ...fields });

describe('an entry finds its account', () => {
  test.each([
    ['the address', { urls: ['https://sv-se.facebook.com/AngbyBibliotek/?fref=ts'] }, 'address', ['fb']],
    ['an address without scheme', { urls: ['instagram.com/angbybibliotek'] }, 'address', ['ig']],
    [
      'several addresses',
      { urls: ['https://facebook.com/angbybibliotek', 'instagram.com/angbybibliotek'] },
      'address',
      ['fb', 'ig'],
    ],
    ['a handle on the platform of the title', { title: 'instagram.com', urls: ['@angbybibliotek'] }, 'address', ['ig']],
    ['a handle as login', { urls: ['https://www.instagram.com/accounts/login'], login: 'UlvSunda' }, 'handle', ['ig2']],
    ['a handle under the wrong name', { title: 'facebook.com', urls: ['@kulturskolan'] }, 'handle', ['yt']],
    ['a handle alone that one account has', { urls: ['@kulturskolan'] }, 'handle', ['yt']],
    [
      'the function mailbox',
      { urls: ['https://www.instagram.com/'], login: 'Angby@example.se' },
      'mailbox',
      ['ig', 'ig2'],
    ],
    ['the title', { title: 'kulturskolan' }, 'title', ['yt']],
    ['the title and platform', { title: 'Ängby bibliotek Facebook' }, 'title', ['fb']],
    ['the title and the site', { title: 'Ängby bibliotek', urls: ['https://www.facebook.com/login'] }, 'title', ['fb']],
  ] as const)('by %s', (_, fields, by, accountIds) => {
    expect(match(entry({ ...fields, urls: [...('urls' in fields ? fields.urls : [])] }))).toEqual({
      by,
      accountIds,
      candidates: [],
    });
  });

  test.each([
    ['a private login on the same platform', { urls: ['https://www.facebook.com/'], login: 'karin@example.com' }],
    ['the mailbox on another platform', { urls: ['https://www.facebook.com/'], login: 'angby@example.se' }],
    ['the mailbox on another site', { urls: ['https://bank.example/'], login: 'angby@example.se' }],
    ['a login that looks like a handle, nowhere', { login: 'kulturskolan' }],
    ['the name of an account on another site', { title: 'Ulvsunda bibliotek', urls: ['https://youtube.com/login'] }],
    ['nothing', {}],
  ] as const)('not by %s', (_, fields) => {
    expect(match(entry({ ...fields, urls: [...('urls' in fields ? fields.urls : [])] }))).toBeNull();
  });
});

test('a handle or a name that two accounts have leaves the choice to a person', () => {
  const candidates = ['fb', 'ig'];
  expect(match(entry({ urls: ['@angbybibliotek'] }))).toEqual({ by: 'handle', accountIds: [], candidates });
  expect(match(entry({ title: 'Ängby bibliotek' }))).toEqual({ by: 'title', accountIds: [], candidates });
});

const texts = fc.constantFrom('', 'a', 'Ängby bibliotek', 'kulturskolan', 'facebook.com');
const anyEntry = fc
  .record({
    title: texts,
    login: texts,
    password: texts,
    urls: fc.array(fc.constantFrom('https://facebook.com/angbybibliotek', 'https://bank.example', '@kulturskolan')),
  })
  .map((fields) => ({ ...emptyEntry(''), ...fields }));

test('items are always taken, wholly lost or not concerned', () => {
  fc.assert(
    fc.property(
      fc.array(anyEntry),
      fc.nat(5),
      fc.constantFrom('all' as const, 'accounts' as const),
      (some, lost, how) => {
        const plan = planCredentials(
          {
            entries: some,
            lost: Array.from({ length: lost }, () => ({ title: 'x', what: 'note', name: '', why: 'only-logins' })),
            remarks: [],
          },
          match,
          how,
        );
        expect(plan.items).toBe(some.length + lost);
        expect(plan.taken.length + plan.lost.length + plan.notConcerned).toBe(plan.items);
        expect(lossesOf(plan).filter(({ isWhole }) => isWhole)).toHaveLength(plan.lost.length);
        if (how === 'all') expect(plan.notConcerned).toBe(0);
      },
    ),
    { seed: 20_261_122 },
  );
});

test('what concerns no account is a number and nothing else', () => {
  const plan = planCredentials(
    {
      entries: [
        entry({ title: 'KANARIE', login: 'KANARIE', password: 'KANARIE', urls: ['https://kanarie.example/KANARIE'] }),
        { ...emptyEntry('KANARIE'), losses: [{ what: 'field', name: 'KANARIE', why: 'no-place' }] },
        entry({ urls: ['https://facebook.com/angbybibliotek'] }),
      ],
      lost: [{ title: 'KANARIE', what: 'note', name: '', why: 'only-logins' }],
      remarks: [{ title: 'KANARIE', what: 'recycle-bin', name: '1', why: 'in-trash' }],
    },
    match,
    'accounts',
  );
  expect(plan).toMatchObject({ items: 4, notConcerned: 3, lost: [], remarks: [] });
  expect(plan.taken).toHaveLength(1);
  expect(JSON.stringify([plan, lossesOf(plan)]).toLowerCase()).not.toContain('kanarie');
});
