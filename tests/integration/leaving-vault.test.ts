import { groupsOf, readShare } from '../../electron/core/vault/share-text.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { memoryKeychain, refusal, temporaryFolder } from '../register.ts';
import { personDraft } from '../leaving.ts';
import { credential, foundOffice } from '../vault-office.ts';

let folder: string;
let remove: () => void;
beforeEach(() => ({ folder, remove } = temporaryFolder()));
afterEach(() => remove());

test('a departure shows what the vault holds, and is not done before it is out of the vault and every password changed', async () => {
  const office = await foundOffice(folder, { keychain: memoryKeychain() });
  const { client, core, vaultId, administrationId, holders, accounts } = office;
  const [holder = ''] = holders;
  const leila = await client.people.create({ draft: personDraft(administrationId, { name: 'Leila Yilmaz' }) });
  await client.vault.save(credential(vaultId, { accountIds: [accounts[0] ?? ''], secondFactorPersonId: leila.id }));
  expect((await client.leaving.ties({ personId: holder })).map(({ key }) => key)).toContain(`vault-share:${vaultId}`);

  const page = await client.leaving.get({ personId: leila.id });
  expect(page.rows.map(({ kind, what, needsChoice }) => [kind, what, needsChoice])).toEqual([
    ['vault-second-factor', 'Biblioteket på Torget', true],
  ]);
  const chosen = await client.leaving.choose({
    personId: leila.id,
    version: 0,
    choices: page.rows.map(({ key }) => ({ key, receiverId: holder, ending: '' })),
  });
  const gone = await client.leaving.depart({
    personId: leila.id,
    version: chosen.version,
    seen: chosen.seen,
    reason: 'Slutade hastigt.',
  });
  // Nothing was carried out in the vault: the row is open until somebody has changed it there.
  expect(gone).toMatchObject({ done: false, left: 0, vault: { state: 'open', open: 1 } });
  expect(gone.rows).toMatchObject([{ kind: 'vault-second-factor', outcome: 'in-vault', receiverId: holder }]);
  expect((await client.leaving.due({ administrationId })).map(({ kind }) => kind).toSorted()).toEqual([
    'review',
    'vault',
  ]);

  await client.vault.lock({ reason: 'asked' });
  expect((await client.leaving.get({ personId: leila.id })).vault).toMatchObject({ state: 'locked', open: 1 });
  await client.vault.unlock({ vaultId, passphrase: null });
  const { rows } = await client.vault.list({ vaultId });
  const [row] = rows;
  await client.vault.save({
    ...credential(vaultId, { accountIds: [accounts[0] ?? ''], secondFactorPersonId: holder }, {}),
    id: row?.id ?? null,
    version: row?.version ?? null,
    secrets: {},
  });
  expect((await client.leaving.get({ personId: leila.id })).vault).toMatchObject({ open: 0 });
  expect((await client.leaving.due({ administrationId })).map(({ kind }) => kind)).toEqual(['review']);
  await core.close();
});

test('a departure is confirmed by a page of the recovery kit that somebody else holds, and by no other page', async () => {
  const office = await foundOffice(folder, { keychain: memoryKeychain() });
  const { client, core, administrationId, holders, shares, vaultId } = office;
  const [first = '', second = ''] = holders;
  const { seen } = await client.leaving.get({ personId: first });
  const { made } = await client.leaving.depart({ personId: first, version: 0, seen, reason: 'Nås inte.' });
  const handoverId = made[0]?.id ?? '';
  const by = (share: string) => client.leaving.confirmByShare({ handoverId, share });
  expect((await refusal(by('hej'))).code).toBe('vault-share-length');
  // The page of the one who left.
  expect((await refusal(by(shares[0] ?? ''))).code).toBe('departure-needs-another');
  // A page that nobody printed, and one's own page with another's number on it: everything that anybody could know of the kit is right.
  const kit = await client.vault.kit({ vaultId });
  const known = { kitId: kit?.kitId ?? '', kitNumber: kit?.number ?? 0, page: 2 };
  const madeUp = groupsOf({ ...known, bytes: new Uint8Array(33).fill(7) }).join(' ');
  expect((await refusal(by(madeUp))).code).toBe('vault-share-not-printed');
  const own = readShare(shares[0] ?? '');
  if ('fault' in own) throw new Error(own.fault);
  expect((await refusal(by(groupsOf({ ...own, page: 2 }).join(' ')))).code).toBe('vault-share-not-printed');
  expect((await client.leaving.get({ personId: first })).made).toMatchObject([{ confirmation: 'single-hand' }]);
  expect((await by(shares[1] ?? '')).made).toMatchObject([{ confirmation: 'kit-share' }]);
  const { db } = await core.context();
  const row = await db.selectFrom('handover').selectAll().executeTakeFirstOrThrow();
  expect(row).toMatchObject({ confirmed_by: second, confirmation_proof: 'kit 1, page 2' });
  expect(JSON.stringify(row)).not.toContain((shares[1] ?? '').slice(0, 11));
  expect((await client.leaving.due({ administrationId })).map(({ kind }) => kind)).not.toContain('review');
  await core.close();
});
