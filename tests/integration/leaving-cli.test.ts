import { hostname, userInfo } from 'node:os';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { leavingRegister, personDraft } from '../leaving.ts';
import { temporaryFolder } from '../register.ts';
import { here } from './run-cli.ts';

let folder: string;
let remove: () => void;
beforeEach(() => ({ folder, remove } = temporaryFolder()));
afterEach(() => remove());

const cli = (...args: string[]) => here(...args, '--data', folder);

test('people leave shows everything that is tied to a person, by name or id, and changes nothing', async () => {
  const osAccount = `${userInfo().username}@${hostname()}`;
  const { core, client, administrationId, leila, nils, accounts } = await leavingRegister(folder, 2, { osAccount });
  const other = await client.people.create({ draft: personDraft(administrationId, { name: 'Nils Dahlgren' }) });
  await core.close();

  const byName = await cli('people', 'leave', 'leila yilmaz', '--dry-run', '--json');
  expect(byName.code).toBe(0);
  const answer = JSON.parse(byName.out) as { person: unknown; ties: Array<{ key: string }> };
  expect(answer).toMatchObject({
    person: { id: leila, name: 'Leila Yilmaz', unit: 'Biblioteken', leavesOn: '2026-11-30' },
    matters: 2,
    left: 2,
    rowsLeft: 12,
  });
  expect(answer.ties.map(({ key }) => key)).toContain(`access:${accounts[0]}`);
  expect(answer.ties).toContainEqual({
    key: `role:${accounts[0]}:responsible`,
    kind: 'role',
    what: 'responsible',
    account: 'Konto 1',
    accountId: accounts[0],
    platform: 'Anslagstavla',
    unit: 'Biblioteken',
    needsReceiver: true,
    warnings: ['only-bearer'],
    proposedTo: { id: nils, name: 'Nils Dahlgren', unitName: 'Biblioteken', active: true },
  });
  expect(JSON.parse((await cli('people', 'leave', leila, '--dry-run', '--json')).out)).toEqual(answer);
  expect((await cli('people', 'leave', 'Leila Yilmaz', '--dry-run')).out).toContain('Kan logga in och avsluta');

  const several = await cli('people', 'leave', 'Nils Dahlgren', '--dry-run', '--json');
  expect([several.code, several.out + several.error]).toEqual([2, expect.stringContaining(other.id)]);
  expect(several.out + several.error).toContain(nils);
  expect((await cli('people', 'leave', 'Ingen Alls', '--dry-run')).code).toBe(2);
  const made = await cli('people', 'leave', leila);
  expect([made.code, made.error]).toEqual([1, expect.stringContaining('Lämna över')]);
});
