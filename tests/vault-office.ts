import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { personNamed } from '../electron/core/people/person-named.ts';
import type { CoreOptions } from '../electron/core/create-core.ts';
import { recordEvents } from '../electron/core/foundation/audit/record-event.ts';
import type { Keychain } from '../electron/core/foundation/ports.ts';
import type { CredentialDraft, CredentialSecrets } from '../electron/core/vault/contract.ts';
import {
  type Client,
  clockAt,
  draft,
  memoryKeychain,
  openRegister,
  temporaryFolder,
  type TestClock,
} from './register.ts';

/** One person at one computer, with a register and a keychain of its own. */
export interface Desk {
  folder: string;
  client: Client;
  core: Awaited<ReturnType<typeof openRegister>>['core'];
  keychain: Keychain;
  clock: TestClock;
  administrationId: string;
  personId: string;
  vaultId: string;
}

const begin = '2026-05-04T10:00:00Z';

/** Opens a computer's register as somebody. */
export async function sitDown(
  folder: string,
  osAccount: string,
  keychain: Keychain,
  extra: Partial<CoreOptions> = {},
): Promise<Pick<Desk, 'client' | 'core' | 'clock'>> {
  const clock = clockAt(begin);
  return { ...(await openRegister(folder, { keychain, clock, osAccount, ...extra })), clock };
}

type Office = Desk & { shares: string[]; holders: string[]; accounts: string[] };
type Given = Partial<CoreOptions> & { keychain?: Keychain };

/** A vault with its kit in force and an off-site place; three holders, and the kit's three shares as they were printed. Founded here and now. */
export async function foundOfficeAnew(
  folder: string,
  extra: Given = {},
  keep: 'keychain' | 'passphrase' = 'keychain',
  passphrase: string | null = null,
): Promise<Office> {
  const keychain = extra.keychain ?? memoryKeychain();
  const desk = await sitDown(folder, 'karin@kontoret', keychain, extra);
  const { client } = desk;
  const me = await client.people.introduce({ administrationName: 'Kulturförvaltningen', name: 'Karin Ek' });
  const administrationId = me.administrationId ?? '';
  const holders = [];
  for (const name of ['Åsa Öberg', 'Bo Alm', 'Ylva Sand'])
    holders.push((await addPerson(client, administrationId, name)).id);
  const accounts: string[] = [];
  for (const name of ['Ängby bibliotek', 'Björklunda', 'Åkeshov'])
    accounts.push((await client.accounts.create({ draft: draft(administrationId, { name }) })).id);
  const { vaultId } = await client.vault.found({ administrationId, keep, passphrase });
  const found = { ...desk, folder, keychain, administrationId, personId: me.personId ?? '', vaultId: vaultId ?? '' };
  const shares = await printKit(client, found.vaultId, holders);
  await client.vault.nameOffSite({ vaultId: found.vaultId, kind: 'other', text: 'IT:s säkerhetskopia' });
  return { ...found, shares, holders, accounts };
}

/** Everything that lies in a folder, in memory; what comes back lays it out again somewhere. */
export function inMemory(folder: string): (target: string) => void {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => path.relative(folder, path.join(parentPath, name)))
    .map((name) => [name, readFileSync(path.join(folder, name))] as const);
  return (target) => {
    for (const [name, bytes] of files) {
      const file = path.join(target, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, bytes, { mode: 0o600 });
    }
  };
}

/** The office that every test of a file gets a copy of; founded when the first asks. */
let founded: ReturnType<typeof foundOnce> | undefined;

async function foundOnce() {
  const { folder, remove } = temporaryFolder();
  const keychain = memoryKeychain();
  const office = await foundOfficeAnew(folder, { keychain });
  // Or each copy would do the day's work, and make the day's backup, as it is opened.
  await office.core.dailyWork();
  await office.core.close();
  const layOut = inMemory(folder);
  remove();
  return { office, entries: keychain.entries, layOut };
}

/** The same, with a keychain and an open vault: a copy of one that was founded once, which takes a fifth of the time. Two copies are one vault. */
export async function foundOffice(folder: string, extra: Given = {}): Promise<Office> {
  founded ??= foundOnce();
  const { office, entries, layOut } = await founded;
  layOut(folder);
  const keychain = extra.keychain ?? memoryKeychain();
  for (const [key, password] of entries) {
    const [service = '', account = ''] = key.split('/');
    await keychain.setPassword(service, account, password);
  }
  const desk = await sitDown(folder, 'karin@kontoret', keychain, extra);
  await desk.client.vault.unlock({ vaultId: office.vaultId, passphrase: null });
  return { ...office, ...desk, folder, keychain };
}

/** Makes a kit and types two of its shares back; answers all three. */
export async function printKit(client: Client, vaultId: string, holderIds: string[]): Promise<string[]> {
  await client.vault.prepareKit({ vaultId, holderIds });
  const shares: string[] = [];
  for (const page of [1, 2, 3]) shares.push((await client.vault.kitPage({ vaultId, page })).groups.join(' '));
  await client.vault.confirmShare({ vaultId, share: shares[0] ?? '' });
  const { inForce } = await client.vault.confirmShare({ vaultId, share: shares[2] ?? '' });
  expect(inForce).toBe(true);
  return shares;
}

export async function addPerson(client: Client, administrationId: string, name: string) {
  return await client.people.create({
    draft: {
      ...personNamed(administrationId, name),
      roles: ['communicator'],
    },
  });
}

/** A credential as a form saves it. */
export function credential(
  vaultId: string,
  fields: Partial<CredentialDraft> = {},
  secrets: Partial<CredentialSecrets> = {},
) {
  return {
    vaultId,
    id: null as string | null,
    version: null as number | null,
    draft: { label: 'Biblioteket på Torget', kind: 'shared' as const, accountIds: [] as string[], ...fields },
    secrets: { login: 'angby@exempel.se', password: 'hemligt-1', ...secrets },
  };
}

/** Somebody else has typed a version of a login too, as far as the log says: it is no longer one person's own. */
export async function alsoTypedBy(core: Desk['core'], credentialId: string, personId: string): Promise<void> {
  const context = await core.context();
  await recordEvents(context.db, { ...context, actor: { ...context.actor, personId } }, [
    {
      action: 'credential-saved',
      subjectKind: 'credential',
      subjectId: credentialId,
      details: { version: 1, passwordSet: false, typed: true },
    },
  ]);
}

/** Copies a closed register to another computer: the database and its backups, never what belongs to one computer. */
export function copyRegister(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from))
    if (!['vault', 'snapshot', 'lock.sqlite'].includes(name))
      cpSync(path.join(from, name), path.join(to, name), { recursive: true });
}

/** A keychain in a file, written whole or not at all: for processes that are killed. */
export function fileKeychain(file: string): Keychain {
  const read = () =>
    new Map(existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Array<[string, string]>) : []);
  const write = (entries: Map<string, string>) => {
    writeFileSync(`${file}.tmp`, JSON.stringify([...entries]));
    renameSync(`${file}.tmp`, file);
  };
  return {
    getPassword: async (service, account) => read().get(`${service}/${account}`) ?? null,
    setPassword: async (service, account, password) => write(read().set(`${service}/${account}`, password)),
    deletePassword: async (service, account) => {
      const entries = read();
      const had = entries.delete(`${service}/${account}`);
      write(entries);
      return had;
    },
    findCredentials: async (service) =>
      [...read()]
        .filter(([name]) => name.startsWith(`${service}/`))
        .map(([name, password]) => ({ account: name.slice(service.length + 1), password })),
  };
}
