import { AsyncEntry, findCredentialsAsync } from '@napi-rs/keyring';
import { type Keychain, KeychainUnavailable } from '../ports.ts';

/** A locked keychain may ask its owner for a password; no answer within this counts as none; milliseconds. */
const patience = 20_000;

/** Written, read and removed to learn whether the keychain really answers. */
const probeAccount = 'probe';

/**
 * The operating system's keychain: Credential Manager, Keychain, or Secret Service, asked for by name on Linux,
 * for the library would otherwise fall back without a word to a store in memory that is empty after a restart.
 * A locked Secret Service answers a search with "nothing"; an empty answer is therefore believed only after a probe.
 * Nothing is touched until the first call.
 */
export function osKeychain(): Keychain {
  // Every entry opens a connection of its own to the session bus: one for each secret, kept.
  const entries = new Map<string, AsyncEntry>();

  function entryFor(service: string, account: string): AsyncEntry {
    const key = JSON.stringify([service, account]);
    const entry = entries.get(key) ?? new AsyncEntry(service, account, { linux: { store: 'secret-service' } });
    entries.set(key, entry);
    return entry;
  }

  async function ask<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const signal = AbortSignal.timeout(patience);
    try {
      return await Promise.race([
        work(signal),
        new Promise<never>((_, reject) =>
          signal.addEventListener('abort', () => reject(new Error('The keychain did not answer')), { once: true }),
        ),
      ]);
    } catch (error) {
      // A connection may have died with the service; the next call makes a new one.
      entries.clear();
      throw new KeychainUnavailable(error instanceof Error ? error.message : String(error), { cause: error });
    }
  }

  async function put(service: string, account: string, password: string): Promise<void> {
    await ask(async (signal) => {
      const entry = entryFor(service, account);
      await entry.setPassword(password, signal);
      if ((await entry.getPassword(signal)) !== password)
        throw new Error('The keychain did not keep what it was given');
    });
  }

  async function probe(service: string): Promise<void> {
    await put(service, probeAccount, 'probe');
    await ask((signal) => entryFor(service, probeAccount).deletePassword(signal));
  }

  return {
    async getPassword(service, account) {
      const password = await ask((signal) => entryFor(service, account).getPassword(signal));
      if (password === null) await probe(service);
      return password;
    },
    setPassword: put,
    async deletePassword(service, account) {
      const deleted = await ask((signal) => entryFor(service, account).deletePassword(signal));
      if (!deleted) await probe(service);
      return deleted;
    },
    async findCredentials(service) {
      const found = await ask((signal) => findCredentialsAsync(service, null, signal));
      if (found.length === 0) await probe(service);
      return found
        .filter(({ account }) => account !== probeAccount)
        .map(({ account, password }) => ({ account, password }));
    },
  };
}
