import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Context } from '../electron/core/foundation/context.ts';
import type { JobName } from '../electron/core/foundation/worker/jobs.ts';
import type { RunJob } from '../electron/core/foundation/worker/run-job.ts';
import { type Client, memoryKeychain } from './register.ts';
import { addPerson, credential, type Desk, foundOfficeAnew, sitDown } from './vault-office.ts';

type MemoryKeychain = ReturnType<typeof memoryKeychain>;

/** Two computers and the folder they share, on disk. */
export interface Folders {
  root: string;
  first: string;
  second: string;
  shared: string;
}

/** An office whose register lies in a shared folder, and a colleague's computer that was let in. */
export interface SharedOffice extends Folders {
  one: Desk & { keychain: MemoryKeychain };
  two: Desk & { keychain: MemoryKeychain };
  shares: string[];
  /** Three people who hold the kit's pages and have no computer in the vault. */
  holders: string[];
  accounts: string[];
  credentialId: string;
  /** The writing computer's fingerprint, as two people compare it. */
  trust: string;
  /** Closes both computers and takes everything away. */
  remove(): Promise<void>;
}

const foldersIn = (root: string): Folders => ({
  root,
  first: path.join(root, 'dator-1'),
  second: path.join(root, 'dator-2'),
  shared: path.join(root, 'delad mapp'),
});

/** Three empty folders, in a folder of their own. */
function threeFolders(): Folders {
  const folders = foldersIn(mkdtempSync(path.join(os.tmpdir(), 'kanalvakt-shared-')));
  for (const folder of [folders.first, folders.second, folders.shared]) mkdirSync(folder);
  return folders;
}

/** Asks to be let in from a computer without a register, and is: invitation, request, fingerprints compared. */
export async function letIn(
  one: Pick<Desk, 'client' | 'vaultId'>,
  two: Client,
  personId: string,
  standing: 'full' | 'named' = 'full',
): Promise<string> {
  const { invitation } = await one.client.snapshot.invite({ vaultId: one.vaultId, personId });
  const asked = await two.snapshot.requestToJoin({ invitation, keep: 'keychain', passphrase: null });
  await one.client.vault.addDevice({ vaultId: one.vaultId, ...asked, standing });
  return asked.fingerprint;
}

const copyOf = (keychain: MemoryKeychain) => {
  const copy = memoryKeychain();
  for (const [key, value] of keychain.entries) copy.entries.set(key, value);
  return copy;
};

/**
 * Makes the office once: a vault with kit, one login, two custodians' computers that have met, both closed.
 * Each `copy` of it is three folders of its own with both computers open.
 */
export async function prepareOffice(password = 'hemligt-1') {
  const made = threeFolders();
  const keychains = [memoryKeychain(), memoryKeychain()] as const;
  const office = await foundOfficeAnew(made.first, { keychain: keychains[0] });
  const { client, administrationId, vaultId, shares, holders, accounts } = office;
  await client.snapshot.share({ folder: made.shared });
  const saved = await client.vault.save(credential(vaultId, { accountIds: office.accounts.slice(0, 1) }, { password }));
  const trust = (await client.vault.status({ administrationId })).fingerprint ?? '';
  const { id: personId } = await addPerson(client, administrationId, 'Siv Dal');
  const colleague = await sitDown(made.second, 'siv@biblioteket', keychains[1]);
  await letIn(office, colleague.client, personId);
  // Or each copy would do the day's work as it is opened, and sign its chain for the day's backup in the midst of a test.
  await office.core.dailyWork();
  await client.snapshot.write({});
  await colleague.client.snapshot.open({ folder: made.shared, trust });
  await colleague.core.close();
  await office.core.close();

  async function copy(): Promise<SharedOffice> {
    const folders = foldersIn(mkdtempSync(path.join(os.tmpdir(), 'kanalvakt-shared-')));
    cpSync(made.root, folders.root, { recursive: true });
    for (const folder of [folders.first, folders.second]) {
      const side = path.join(folder, 'snapshot/side.json');
      writeFileSync(side, readFileSync(side, 'utf8').replaceAll(made.root, folders.root));
    }
    const desks = await Promise.all(
      (
        [
          [folders.first, 'karin@kontoret', office.personId],
          [folders.second, 'siv@biblioteket', personId],
        ] as const
      ).map(async ([folder, account, person], index) => {
        const keychain = copyOf(keychains[index === 0 ? 0 : 1]);
        const desk = await sitDown(folder, account, keychain);
        return { ...desk, folder, keychain, administrationId, personId: person, vaultId };
      }),
    );
    const [one, two] = desks;
    if (one === undefined || two === undefined) throw new Error('Two desks');
    return {
      ...folders,
      one,
      two,
      shares,
      holders,
      accounts,
      credentialId: saved.id,
      trust,
      async remove() {
        for (const { core } of desks) await core.close().catch(() => {});
        rmSync(folders.root, { recursive: true, force: true });
      },
    };
  }
  return { copy, remove: () => rmSync(made.root, { recursive: true, force: true }) };
}

/** The password of a login, opened as a window opens it. */
export async function passwordOf({ client, vaultId }: Pick<Desk, 'client' | 'vaultId'>, id: string): Promise<string> {
  await client.vault.unlock({ vaultId, passphrase: null });
  return (await client.vault.reveal({ id, field: 'password', use: 'reveal', reason: 'Datorn är borta' })).value;
}

/** A context in which something else is done before a certain job is. */
export function meanwhile(context: Context, before: JobName, work: () => Promise<unknown>): Context {
  const runJob: RunJob = (name, input, options) =>
    name === before ? work().then(() => context.runJob(name, input, options)) : context.runJob(name, input, options);
  return { ...context, runJob };
}
