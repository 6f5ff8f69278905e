import { createCore } from '../../../electron/core/create-core.ts';
import { clientOf, coreOptions } from '../../register.ts';
import { credential, fileKeychain } from '../../vault-office.ts';
import { givenArguments } from '../given-arguments.ts';

/**
 * Works in a vault for ever, until it is killed: new kits that seal everything anew, new passwords, loans given and taken back, a person named for accounts and no longer;
 * says what it does on lines of JSON. `run.ts FOLDER KEYCHAIN-FILE VAULT PERSON FIRST`; FIRST is which of the four it begins with.
 */
const [folder = '', keychainFile = '', vaultId = '', personId = '', first = ''] = await givenArguments();
const core = await createCore(coreOptions(folder, { keychain: fileKeychain(keychainFile) }));
const client = clientOf(core);
const say = (line: unknown) => process.stdout.write(`${JSON.stringify(line)}\n`);
await client.vault.unlock({ vaultId, passphrase: null });
const holderIds = ((await client.vault.kit({ vaultId }))?.holders ?? []).map((holder) => holder.personId);

const works = {
  async kit() {
    const { kitNumber } = await client.vault.prepareKit({ vaultId, holderIds });
    const shares = [];
    for (const page of [1, 2, 3]) shares.push((await client.vault.kitPage({ vaultId, page })).groups.join(' '));
    say({ kitNumber, shares });
    for (const share of shares.slice(0, 2)) await client.vault.confirmShare({ vaultId, share });
  },
  async save() {
    for (const { id, version, label, accounts } of (await client.vault.list({ vaultId })).rows) {
      const password = `${label}-${version + 1}`;
      const accountIds = accounts.map((account) => account.id);
      await client.vault.save({ ...credential(vaultId, { label, accountIds }, { password }), id, version });
    }
  },
  async lend() {
    for (const { id } of (await client.vault.list({ vaultId })).rows) {
      await client.vault.lend({ id, personId, until: '2026-06-01', reason: '' });
      await client.vault.returnLoan({ id, personId });
    }
  },
  async name() {
    const { rows } = await client.vault.list({ vaultId });
    for (const id of new Set(rows.flatMap(({ accounts }) => accounts.map((account) => account.id)))) {
      const person = (await client.vault.custodians({ vaultId })).find((one) => one.personId === personId);
      const isNamed = person?.namedFor.some((one) => one.id === id) === true;
      const of = { vaultId, personId, subject: { kind: 'account' as const, id } };
      await (isNamed ? client.vault.unnamePerson(of) : client.vault.namePerson(of));
    }
  },
};
const order = Object.keys(works) as Array<keyof typeof works>;
for (let turn = order.findIndex((name) => name === first); ; turn += 1) {
  const name = order[turn % order.length] ?? 'kit';
  say({ doing: name });
  await works[name]();
}
