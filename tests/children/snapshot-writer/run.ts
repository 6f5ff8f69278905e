import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { createCore } from '../../../electron/core/create-core.ts';
import { clientOf, coreOptions, draft, jobsHere } from '../../register.ts';
import { fileKeychain } from '../../vault-office.ts';
import { givenArguments } from '../given-arguments.ts';

/**
 * A process of its own that writes an account, names a person for another or no longer, and writes a snapshot, again and again, saying each on a line, until it is killed.
 * With a pattern, it dies as a finished file of the shared folder is about to get a name that the pattern fits.
 * `run.ts FOLDER KEYCHAIN-FILE VAULT PERSON ACCOUNT [PATTERN]`
 */
const [dataDir = '', keychainFile = '', vaultId = '', personId = '', accountId = '', diesBefore = ''] =
  await givenArguments();
if (diesBefore !== '') {
  const rename = fs.renameSync;
  fs.renameSync = (from, to) => {
    if (new RegExp(diesBefore).test(String(to))) process.kill(process.pid, 'SIGKILL');
    rename(from, to);
  };
  syncBuiltinESMExports();
}
const core = await createCore(
  coreOptions(dataDir, {
    keychain: fileKeychain(keychainFile),
    osAccount: 'karin@kontoret',
    // The pattern is this thread's.
    ...(diesBefore !== '' && { runJob: jobsHere }),
  }),
);
const client = clientOf(core);
const say = (line: string) => process.stdout.write(`${line}\n`);

say('open');
await client.vault.unlock({ vaultId, passphrase: null });
const { administrationId } = (await client.people.get({ id: personId })).person;
for (;;) {
  const { total } = await client.accounts.list({ filter: { administrationId } });
  await client.accounts.create({ draft: draft(administrationId, { name: `Konto ${total}` }) });
  const person = (await client.vault.custodians({ vaultId })).find((one) => one.personId === personId);
  const isNamed = person?.namedFor.some(({ id }) => id === accountId) === true;
  const of = { vaultId, personId, subject: { kind: 'account' as const, id: accountId } };
  await (isNamed ? client.vault.unnamePerson(of) : client.vault.namePerson(of));
  const { last } = await client.snapshot.write({});
  say(`written ${last?.serial}`);
}
