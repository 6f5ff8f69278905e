import { readFileSync } from 'node:fs';
import { createCore } from '../../../electron/core/create-core.ts';
import { clientOf, coreOptions, draft, memoryKeychain } from '../../register.ts';
import { givenArguments } from '../given-arguments.ts';

/**
 * A process of its own that writes an account and a snapshot, again and again, saying each on a line, until it is killed.
 * `run.ts FOLDER KEYCHAIN-FILE ADMINISTRATION`
 */
const [dataDir = '', keychainFile = '', administrationId = ''] = await givenArguments();
const keychain = memoryKeychain();
for (const [key, value] of JSON.parse(readFileSync(keychainFile, 'utf8')) as Array<[string, string]>)
  keychain.entries.set(key, value);
const core = await createCore(coreOptions(dataDir, { keychain, osAccount: 'karin@kontoret' }));
const client = clientOf(core);
const say = (line: string) => process.stdout.write(`${line}\n`);

say('open');
for (;;) {
  const { total } = await client.accounts.list({ filter: { administrationId } });
  await client.accounts.create({ draft: draft(administrationId, { name: `Konto ${total}` }) });
  const { last } = await client.snapshot.write({});
  say(`written ${last?.serial}`);
}
