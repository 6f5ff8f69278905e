import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadCatalogue, platformById } from '../../../electron/core/accounts/platforms.ts';
import type { AccessModel } from '../../../electron/core/accounts/contract.ts';
import {
  familyOf,
  homeHosts,
  identityOf,
  loginOrigins,
  pageAddress,
  partitionOf,
} from '../../../electron/core/views/rules.ts';
import { projectRoot } from '../../register.ts';

const catalogue = loadCatalogue(readFileSync(path.join(projectRoot, 'resources/platforms.yaml'), 'utf8'));
const platform = (id: string) => platformById(catalogue, id);
const shared = (id: string) => ({ id, kind: 'shared' });

describe('whose login opens an account’s page', () => {
  const identity = (
    accessModel: AccessModel,
    options: { id?: string; credentials?: string[]; platform?: string; person?: string | null } = {},
  ) =>
    identityOf(
      { id: options.id ?? 'a', accessModel },
      (options.credentials ?? []).map(shared),
      familyOf(platform(options.platform ?? 'facebook')),
      options.person === undefined ? 'karin' : options.person,
    );

  test('forty pages behind one person’s role are one login, and so is Instagram beside Facebook', () => {
    const forty = Array.from({ length: 40 }, (_, index) => identity('personal-role', { id: `page-${index}` }));
    expect(new Set(forty)).toEqual(new Set(['person:karin:meta']));
    expect(identity('portfolio', { platform: 'instagram' })).toBe('person:karin:meta');
    expect(identity('delegated', { platform: 'youtube' })).toBe('person:karin:google');
    expect(identity('personal-role', { platform: 'linkedin' })).toBe('person:karin:linkedin');
  });

  test('two shared credentials are two logins, and twelve accounts of one credential are one', () => {
    expect(identity('shared', { credentials: ['one'] })).toBe('credential:one');
    expect(identity('shared', { credentials: ['two'] })).toBe('credential:two');
    const twelve = Array.from({ length: 12 }, (_, index) =>
      identity('shared', { id: `x-${index}`, credentials: ['one'] }),
    );
    expect(new Set(twelve).size).toBe(1);
  });

  test('a login that is added later does not move a session that is in use', () => {
    expect(identity('shared', { credentials: ['older', 'newer'] })).toBe('credential:older');
  });

  test('what nobody knows is the account’s own: no login in the vault, an unknown site, nobody introduced', () => {
    expect(identity('shared')).toBe('account:a');
    expect(identity('unknown')).toBe('account:a');
    expect(identity('unknown', { credentials: ['one'] })).toBe('credential:one');
    expect(identity('personal-role', { platform: 'other' })).toBe('account:a');
    expect(identity('personal-role', { person: null })).toBe('account:a');
  });

  test('a person’s own session is nobody else’s, and a kept login of a person is no shared one', () => {
    expect(identity('personal-role', { person: 'bo' })).not.toBe(identity('personal-role'));
    expect(identityOf({ id: 'a', accessModel: 'shared' }, [{ id: 'p', kind: 'personal-role' }], 'meta', 'karin')).toBe(
      'account:a',
    );
  });
});

test('a partition is named by a hash: safe as a folder, and says nothing of whose it is', () => {
  const name = partitionOf('credential:3f0c');
  expect(name).toMatch(/^login-[0-9a-f]{32}$/);
  expect(partitionOf('credential:3f0c')).toBe(name);
  expect(partitionOf('account:3f0c')).not.toBe(name);
});

test('a page is opened at https and at nothing else', () => {
  expect(pageAddress('https://www.facebook.com/angby')).toBe('https://www.facebook.com/angby');
  for (const address of [
    '',
    'http://www.facebook.com/angby',
    'https://karin:hemligt@www.facebook.com/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'app://bundle/',
    'angby',
  ])
    expect([address, pageAddress(address)]).toEqual([address, null]);
});

test('home is the account’s own site and its platform’s', () => {
  expect(homeHosts('https://www.facebook.com/angby', platform('facebook'))).toContain('facebook.com');
  expect(homeHosts('https://mastodon.angby.se/@bibliotek', platform('mastodon'))).toEqual(['mastodon.angby.se']);
  expect(homeHosts('https://angby.se/forum', undefined)).toEqual(['angby.se']);
});

describe('where a login may be filled in', () => {
  test('the platform’s own list; on a server of one’s own that server; on an unknown site nowhere', () => {
    expect(loginOrigins('https://www.instagram.com/angby/', platform('instagram'))).toEqual([
      'https://www.instagram.com',
      'https://www.facebook.com',
    ]);
    expect(loginOrigins('https://mastodon.angby.se/@b', platform('mastodon'))).toEqual(['https://mastodon.angby.se']);
    expect(loginOrigins('https://angby.se/', undefined)).toEqual([]);
  });

  test('every platform says where, and what a look includes', () => {
    expect(catalogue.platforms.length).toBeGreaterThan(10);
    const lacks = [...catalogue.compiled.values()].filter(
      ({ entry: { logins, look } }) =>
        logins.length === 0 ||
        look.length === 0 ||
        logins.some((login) => login !== 'own' && new URL(login).origin !== login),
    );
    expect(lacks.map(({ entry }) => entry.id)).toEqual([]);
  });
});
