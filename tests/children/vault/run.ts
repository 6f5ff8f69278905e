import { osKeychain } from '../../../electron/core/foundation/keychain/os-keychain.ts';
import { Refusal } from '../../../electron/core/foundation/errors.ts';
import { clientOf, coreOptions } from '../../register.ts';
import { createCore } from '../../../electron/core/create-core.ts';
import { credential, foundOfficeAnew } from '../../vault-office.ts';

/**
 * Uses a vault with the real keychain of the session it runs in, and answers a line of JSON for each step.
 * `run.ts FOLDER found`, `run.ts FOLDER open`, or `run.ts FOLDER vanish`, which waits on standard input while the keychain is ended.
 */
const [folder = '', work = ''] = process.argv.slice(2);
const say = (answer: unknown) => process.stdout.write(`${JSON.stringify(answer)}\n`);
const keychain = osKeychain();
const asked = { field: 'password' as const, use: 'reveal' as const, reason: 'Prov av valvet' };

async function code(call: Promise<unknown>): Promise<unknown> {
  try {
    return await call;
  } catch (error) {
    const { data } = error as { data?: { code: string } };
    return data?.code ?? (error instanceof Refusal ? error.code : String(error));
  }
}

if (work === 'found') {
  const { client, core, vaultId, administrationId } = await foundOfficeAnew(folder, { keychain });
  const { id } = await client.vault.save(credential(vaultId));
  const { protection, epoch } = await client.vault.status({ administrationId });
  say({ protection, epoch, value: await client.vault.reveal({ id, ...asked }) });
  await core.close();
} else {
  const core = await createCore(coreOptions(folder, { keychain }));
  const client = clientOf(core);
  const [administration] = await client.settings.administrations({});
  const administrationId = administration?.id ?? '';
  const { vaultId } = await client.vault.status({ administrationId });
  const opened = await code(client.vault.unlock({ vaultId: vaultId ?? '', passphrase: null }));
  if (typeof opened === 'string') say({ opened });
  else {
    const { rows } = await client.vault.list({ vaultId: vaultId ?? '' });
    const id = rows[0]?.id ?? '';
    say({ opened: 'open', value: await client.vault.reveal({ id, ...asked }) });
    if (work === 'vanish') {
      await new Promise((resolve) => process.stdin.once('data', resolve));
      const holderIds = (await client.vault.kit({ vaultId: vaultId ?? '' }))?.holders.map(({ personId }) => personId);
      await client.vault.prepareKit({ vaultId: vaultId ?? '', holderIds: holderIds ?? [] });
      const page = async (n: number) =>
        (await client.vault.kitPage({ vaultId: vaultId ?? '', page: n })).groups.join(' ');
      await client.vault.confirmShare({ vaultId: vaultId ?? '', share: await page(1) });
      const refused = await code(client.vault.confirmShare({ vaultId: vaultId ?? '', share: await page(2) }));
      const { epoch } = await client.vault.status({ administrationId });
      say({ refused, epoch, value: await client.vault.reveal({ id, ...asked }) });
    }
  }
  await core.close();
}
process.exit(0);
