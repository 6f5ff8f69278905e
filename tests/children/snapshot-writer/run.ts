import fs, { readFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { createCore } from '../../../electron/core/create-core.ts';
import { clientOf, coreOptions, draft, jobsHere, memoryKeychain } from '../../register.ts';
import { givenArguments } from '../given-arguments.ts';

/**
 * A process of its own that writes an account and a snapshot, again and again, saying each on a line, until it is killed.
 * With a pattern, it dies as a finished file of the shared folder is about to get a name that the pattern fits.
 * `run.ts FOLDER KEYCHAIN-FILE ADMINISTRATION [PATTERN]`
 */
const [dataDir = '', keychainFile = '', administrationId = '', diesBefore = ''] = await givenArguments();
if (diesBefore !== '') {
  const rename = fs.renameSync;
  fs.renameSync = (from, to) => {
    if (new RegExp(diesBefore).test(String(to))) process.kill(process.pid, 'SIGKILL');
    rename(from, to);
  };
  syncBuiltinESMExports();
}
const keychain = memoryKeychain();
for (const [key, value] of JSON.parse(readFileSync(keychainFile, 'utf8')) as Array<[string, string]>)
  keychain.entries.set(key, value);
const core = await createCore(
  coreOptions(dataDir, {
    keychain,
    osAccount: 'karin@kontoret',
    // The pattern is this thread's.
    ...(diesBefore !== '' && { runJob: jobsHere }),
  }),
);
const client = clientOf(core);
const say = (line: string) => process.stdout.write(`${line}\n`);

say('open');
for (;;) {
  const { total } = await client.accounts.list({ filter: { administrationId } });
  await client.accounts.create({ draft: draft(administrationId, { name: `Konto ${total}` }) });
  const { last } = await client.snapshot.write({});
  say(`written ${last?.serial}`);
}
