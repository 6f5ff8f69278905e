import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { draftOf } from '../../electron/core/accounts/bulk-change.ts';
import { compareFiles, inventoryIn } from '../../electron/core/inventory/inventory-file.ts';
import { type ExportDesk, openExportDesk } from '../export-desk.ts';
import { bytesOf } from '../list-desk.ts';
import { draft, inWorkers, refusal } from '../register.ts';

let desk: ExportDesk;
let client: ExportDesk['client'];
let clock: ExportDesk['clock'];
let exported: ExportDesk['exported'];
let fullRegister: ExportDesk['fullRegister'];
beforeEach(async () => {
  desk = await openExportDesk({ runJob: inWorkers });
  ({ client, clock, exported, fullRegister } = desk);
});
afterEach(() => desk.close());

describe('skillnader', () => {
  test('en makulerad rad är inte avslutad, varken i appen eller mellan två filer', async () => {
    const { id, first } = await fullRegister();
    const before = await exported(id);
    const { version } = await client.accounts.get({ id: first.id });
    await client.accounts.void({ id: first.id, version, reason: 'Fel rad' });
    const after = await exported(id);
    const voided = [{ key: first.canonicalKey, name: first.name, platform: first.platformName }];
    const expected = { new: [], closed: [], changed: [], unchanged: 4, voided };
    expect(after.difference).toEqual(expected);
    expect(await client.inventory.compare({ older: before.snapshot.id, newer: null })).toEqual(expected);
    expect(await client.inventory.compare({ older: before.snapshot.id, newer: after.snapshot.id })).toEqual(expected);
    expect(
      compareFiles(
        inventoryIn({ name: 'a.json', bytes: before.out.json }),
        inventoryIn({ name: 'b.json', bytes: after.out.json }),
      ),
    ).toEqual(expected);
  });

  test('nytt, avslutat, ändrat och orört sedan förra rapporten; en ny dag ändrar inget', async () => {
    const { id, first } = await fullRegister();
    const before = await exported(id);
    clock.set('2026-06-10T08:00:00Z');
    await client.accounts.create({
      draft: draft(id, { name: 'Nytt konto', url: 'tiktok.com/@nytt' }),
      status: 'active',
    });
    const { rows } = await client.accounts.list({ filter: { administrationId: id } });
    const bo = rows.find(({ name }) => name === 'Bo privat');
    await client.accounts.setStatus({
      id: bo?.id ?? '',
      version: bo?.version ?? 0,
      change: { status: 'closed', since: null, reason: 'slut', decidedBy: '', registrationNumber: '' },
    });
    const account = await client.accounts.get({ id: first.id });
    await client.accounts.update({
      id: first.id,
      version: account.version,
      draft: { ...draftOf(account), purpose: 'Nytt syfte', url: 'https://mastodon.exempel.se/@konsthallen' },
    });
    const after = await exported(id);
    const expected = {
      new: [{ key: 'tiktok:nytt', name: 'Nytt konto', platform: 'TikTok' }],
      closed: [{ key: 'x:bo1', name: 'Bo privat', platform: 'X (Twitter)' }],
      changed: [
        {
          key: 'mastodon:konsthallen@mastodon.exempel.se',
          name: first.name,
          platform: 'Mastodon',
          fields: ['key', 'address', 'handle', 'purpose'],
          changes: [
            {
              field: 'key',
              from: 'mastodon:konsthall@mastodon.exempel.se',
              to: 'mastodon:konsthallen@mastodon.exempel.se',
            },
            {
              field: 'address',
              from: 'https://mastodon.exempel.se/@konsthall',
              to: 'https://mastodon.exempel.se/@konsthallen',
            },
            { field: 'handle', from: '@konsthall@mastodon.exempel.se', to: '@konsthallen@mastodon.exempel.se' },
            { field: 'purpose', from: 'Rad ett\nrad två; med "citat" och \'apostrof', to: 'Nytt syfte' },
          ],
        },
      ],
      unchanged: 3,
    };
    expect(after.difference).toEqual(expected);
    expect(
      compareFiles(
        inventoryIn({ name: 'a.json', bytes: before.out.json }),
        inventoryIn({ name: 'b.json', bytes: after.out.json }),
      ),
    ).toEqual(expected);
    const snapshots = await client.inventory.snapshots({ administrationId: id });
    expect(snapshots.map(({ rowCount }) => rowCount)).toEqual([6, 5]);
    expect(await client.inventory.compare({ older: before.snapshot.id, newer: after.snapshot.id })).toEqual(expected);
    expect(await client.inventory.compare({ older: after.snapshot.id, newer: null })).toEqual({
      new: [],
      closed: [],
      changed: [],
      unchanged: 6,
    });
  });

  test('en fil som inte är en inventering sägs med namn', async () => {
    for (const text of ['{"a":1}', 'x'])
      expect(await refusal((async () => inventoryIn({ name: 'a.json', bytes: bytesOf(text) }))())).toEqual({
        code: 'file-not-an-inventory',
        values: { file: 'a.json' },
      });
  });
});
