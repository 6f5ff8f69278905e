import { createCore } from '../../../electron/core/create-core.ts';
import { clientOf, coreOptions } from '../../register.ts';
import { credential, fileKeychain } from '../../vault-office.ts';

/**
 * Works in a vault for ever, until it is killed: new kits that seal everything anew, new passwords, loans given and taken back; says what it does on lines of JSON.
 * `run.ts FOLDER KEYCHAIN-FILE VAULT BORROWER`
 */
const [folder = '', keychainFile = '', vaultId = '', borrower = ''] = process.argv.slice(2);
const core = await createCore(coreOptions(folder, { keychain: fileKeychain(keychainFile) }));
const client = clientOf(core);
const say = (line: unknown) => process.stdout.write(`${JSON.stringify(line)}\n`);
await client.vault.unlock({ vaultId, passphrase: null });
const holderIds = ((await client.vault.kit({ vaultId }))?.holders ?? []).map(({ personId }) => personId);
say({ doing: 'work' });
for (;;) {
  const { kitNumber } = await client.vault.prepareKit({ vaultId, holderIds });
  const shares = [];
  for (const page of [1, 2, 3]) shares.push((await client.vault.kitPage({ vaultId, page })).groups.join(' '));
  say({ kitNumber, shares });
  for (const share of shares.slice(0, 2)) await client.vault.confirmShare({ vaultId, share });
  const { rows } = await client.vault.list({ vaultId });
  for (const { id, version, label } of rows.slice(0, 3)) {
    const password = `${label}-${version + 1}`;
    await client.vault.save({ ...credential(vaultId, { label }, { password }), id, version });
  }
  const [first] = rows;
  if (first !== undefined && borrower !== '') {
    await client.vault.lend({ id: first.id, personId: borrower, until: '2026-06-01', reason: '' });
    await client.vault.returnLoan({ id: first.id, personId: borrower });
  }
}
