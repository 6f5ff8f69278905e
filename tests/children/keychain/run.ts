import { osKeychain } from '../../../electron/core/foundation/keychain/os-keychain.ts';
import { KeychainUnavailable } from '../../../electron/core/foundation/ports.ts';

/** Uses the real keychain of the session it runs in and answers on a line of JSON; `run.ts write` or `run.ts read`. */
const keychain = osKeychain();
const service = 'se.kanalvakt.test';

async function said<T>(call: Promise<T>): Promise<T | 'unavailable' | 'wrong error'> {
  try {
    return await call;
  } catch (error) {
    return error instanceof KeychainUnavailable ? 'unavailable' : 'wrong error';
  }
}

const answers: Record<string, unknown> = {};
answers['missing'] = await said(keychain.getPassword(service, 'nobody'));
answers['listBefore'] = await said(keychain.findCredentials(service));
if (process.argv[2] === 'write') {
  answers['set'] = (await said(keychain.setPassword(service, 'device', 'åäö-hemligt'))) ?? 'done';
  answers['replaced'] = (await said(keychain.setPassword(service, 'device', 'åäö-nytt'))) ?? 'done';
  // Many calls on one entry: each new one would open a connection to the session bus of its own.
  for (let turn = 0; turn < 300; turn += 1) await said(keychain.getPassword(service, 'device'));
}
answers['get'] = await said(keychain.getPassword(service, 'device'));
answers['list'] = await said(keychain.findCredentials(service));
if (process.argv[2] === 'write') {
  await said(keychain.setPassword(service, 'other', 'x'));
  answers['deleted'] = await said(keychain.deletePassword(service, 'other'));
  answers['deletedAgain'] = await said(keychain.deletePassword(service, 'other'));
}
process.stdout.write(`${JSON.stringify(answers)}\n`);
process.exit(0);
