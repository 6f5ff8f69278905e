import { afterAll, beforeAll, expect, test } from 'vitest';
import { personNamed } from '../../electron/core/people/person-named.ts';
import type { Account, AccountDraft } from '../../electron/core/accounts/contract.ts';
import type { Person } from '../../electron/core/people/contract.ts';
import { type Client, clockAt, draft, memoryKeychain, openRegister, refusal, temporaryFolder } from '../register.ts';
import { randomFrom, scaled, seed } from './scale.ts';

const random = randomFrom(seed);
const below = (limit: number) => Math.floor(random() * limit);
const one = <T>(items: readonly T[]): T => items[below(items.length)] as T;

const { folder, remove } = temporaryFolder();
const clock = clockAt('2026-05-04T08:00:00Z');
const keychain = memoryKeychain();
let client: Client;
let close: () => Promise<void>;
let dailyWork: () => Promise<void>;
let administrationId: string;

async function open(): Promise<void> {
  const opened = await openRegister(folder, { clock, keychain });
  ({ client } = opened);
  close = () => opened.core.close();
  dailyWork = () => opened.core.dailyWork();
}
beforeAll(async () => {
  await open();
  administrationId = (await client.settings.createAdministration({ name: 'Provförvaltningen' })).id;
});
afterAll(async () => {
  await close();
  remove();
});

/** What the register ought to hold, kept beside it by the simplest means. */
interface Believed {
  name: string;
  version: number;
  voided: boolean;
  status: Account['status'];
}

test(`${scaled(5000)} random operations: the register is what was acknowledged, and its log is unbroken`, async () => {
  const accounts = new Map<string, Believed>();
  const people: Person[] = [];
  const refusals = new Set<string>();
  let made = 0;
  const fields = (): Partial<AccountDraft> => ({
    name: `Konto ${(made += 1)} ${one(['Å', 'Ä', 'Ö', 'a', 'z'])}`,
    roles:
      people.length === 0
        ? []
        : [{ role: one(['responsible', 'deputy', 'moderation'] as const), personId: one(people).id }],
    access:
      people.length === 0
        ? []
        : [
            {
              personId: one(people).id,
              canLogIn: one([true, false, null]),
              canClose: one([true, false, null]),
              verifiedOn: '2026-05-01',
            },
          ],
  });
  const operations: Array<() => Promise<void>> = [
    async () => {
      const account = await client.accounts.create({ draft: draft(administrationId, fields()) });
      accounts.set(account.id, { name: account.name, version: account.version, voided: false, status: account.status });
    },
    async () => {
      const person = await client.people.create({
        draft: {
          ...personNamed(administrationId, `Person ${people.length}`),
          leavesOn: one([null, '2026-05-20', '2026-12-31']),
        },
      });
      people.push(person);
    },
    async () => {
      const [id, believed] = one([...accounts]);
      // Now and then somebody works from what they saw earlier.
      const seen = Math.max(1, believed.version - (random() < 0.2 ? 1 : 0));
      const given = draft(administrationId, fields());
      const call = client.accounts.update({ id, version: seen, draft: given });
      if (believed.voided || seen !== believed.version) refusals.add((await refusal(call)).code);
      else {
        const account = await call;
        accounts.set(id, { ...believed, name: account.name, version: account.version });
      }
    },
    async () => {
      const [id, believed] = one([...accounts]);
      if (believed.voided) return;
      const status = one(['active', 'dormant', 'closing', 'closed'] as const);
      const change = { status, since: null, reason: 'Prov', decidedBy: '', registrationNumber: '' };
      const account = await client.accounts.setStatus({ id, version: believed.version, change });
      accounts.set(id, { ...believed, status, version: account.version });
    },
    async () => {
      const [id, believed] = one([...accounts]);
      const { version } = believed;
      const account = believed.voided
        ? await client.accounts.unvoid({ id, version })
        : await client.accounts.void({ id, version, reason: 'Prov' });
      accounts.set(id, { ...believed, voided: !believed.voided, version: account.version });
    },
    async () => {
      const chosen = [...accounts].slice(-20);
      const { undo } = await client.accounts.bulkChange({
        ids: chosen.map(([id]) => id),
        change: { archiveLevel: one(['', 'unique', 'full'] as const) },
      });
      if (undo !== null && random() < 0.5) await client.accounts.undoBulk({ undo });
      for (const [id, believed] of chosen)
        accounts.set(id, { ...believed, version: (await client.accounts.get({ id })).version });
    },
    async () => {
      clock.set(new Date(clock.now().getTime() + 3 * 3_600_000).toISOString());
      if (random() < 0.2) await dailyWork();
    },
    async () => {
      if (random() > 0.1) return;
      await close();
      await open();
    },
    async () => {
      if (random() < 0.05) await client.settings.backUpNow({});
    },
  ];
  for (let n = 0; n < 10; n += 1) await operations[n % 2]?.();
  for (let turn = 0; turn < scaled(5000); turn += 1) await one(operations)();

  const listed = new Map<string, string>();
  for (const view of ['all', 'closed'] as const)
    for (let offset = 0; ; offset += 500) {
      const { rows, total } = await client.accounts.list({ filter: { administrationId, view }, offset, limit: 500 });
      for (const row of rows) listed.set(row.id, `${row.name} ${row.status} ${row.version}`);
      if (offset + rows.length >= total) break;
    }
  const wanted = new Map(
    [...accounts]
      .filter(([, { voided }]) => !voided)
      .map(([id, { name, status, version }]) => [id, `${name} ${status} ${version}`]),
  );
  expect(Object.fromEntries(listed)).toEqual(Object.fromEntries(wanted));
  expect([...refusals].every((code) => ['changed-meanwhile', 'account-voided'].includes(code))).toBe(true);
  await client.settings.backUpNow({});
  expect(await client.settings.verify({})).toMatchObject({ ok: true });
});
