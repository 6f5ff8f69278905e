import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import type { Credential } from '../../../electron/core/vault/contract.ts';
import { settled } from '../../../renderer/src/api/settled.ts';
import { differing, draftOf, onTopOf } from '../../../renderer/src/features/vault/logins/login-conflict.ts';

const login = (fields: Partial<Credential> = {}) =>
  ({
    label: 'Björkhagen',
    kind: 'shared',
    version: 1,
    accounts: [{ id: 'a', name: 'Björkhagen', platformName: 'Facebook', isClosed: false }],
    hasPassword: true,
    hasTotp: false,
    recoveryCodeCount: 0,
    recoveryMail: 'none',
    recoveryPhone: 'none',
    secondFactorPersonId: null,
    recoveryPersonId: null,
    rotatedAt: '2026-05-04T10:00:00.000Z',
    ...fields,
  }) as Credential;

test('a form that is opened again after a save begins from what was saved, although the old answer is still held', async () => {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  let version = 1;
  const options = { queryKey: ['login'], queryFn: () => Promise.resolve(version) };
  await client.fetchQuery(options);
  version = 2;
  // The change was told while no page showed the login.
  await client.invalidateQueries({ queryKey: options.queryKey });
  const observer = new QueryObserver(client, options);
  // As `useQuery` asks before the page is drawn for the first time.
  const asDrawn = { ...client.defaultQueryOptions(options), _optimisticResults: 'optimistic' as const };
  const begun = new Promise<number>((resolve) => {
    const look = () => {
      const value = settled(observer.getOptimisticResult(asDrawn));
      if (value !== undefined) resolve(value);
    };
    look();
    observer.subscribe(look);
  });
  expect(await begun).toBe(2);
  client.clear();
});

test('what the newest has other than the form began from is told by what it is, and a secret that shows nowhere as something else', () => {
  expect(differing(login(), login({ label: 'Nytt', rotatedAt: '2026-05-05T10:00:00.000Z' }))).toEqual([
    'label',
    'password',
  ]);
  expect(differing(login(), login({ version: 2 }))).toEqual(['other']);
});

test('what is typed goes on top of the newest, and what was left alone follows it', () => {
  const begun = draftOf(login());
  const newest = draftOf(login({ label: 'Nytt', recoveryMail: 'private' }));
  expect(onTopOf({ ...begun, accountIds: ['a', 'b'] }, begun, newest)).toEqual({
    ...newest,
    accountIds: ['a', 'b'],
  });
});
