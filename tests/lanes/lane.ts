import assert from 'node:assert/strict';
import type { Fetched, FeedSource, StreamItem } from '../../electron/core/rounds/stream/contract.ts';
import { draft, openRegister, temporaryFolder } from '../register.ts';

/** A register with one account whose feed is at an address of this computer, read through the whole core. */
export async function openLane(address: string) {
  const { folder, remove } = temporaryFolder();
  const askingBounds = { mayReach: (asked: string) => asked === '127.0.0.1' || asked === '::1', patienceMs: 3000 };
  const { core, client } = await openRegister(folder, { clock: { now: () => new Date() }, askingBounds });
  const made = await client.settings.createAdministration({ name: 'Kulturförvaltningen' });
  const settings = { ...made.settings, readFeeds: { ...made.settings.readFeeds, value: true } };
  const { id: administrationId, version, name } = made;
  await client.settings.updateAdministration({ id: administrationId, version, name, settings });
  const account = await client.accounts.create({ draft: draft(administrationId, { name: 'Kultur' }) });
  await client.stream.setSource({ accountId: account.id, version: 0, choice: { origin: 'typed', address } });
  return {
    /** Asks now; how the source stands afterwards, and every post that is kept. */
    async read(): Promise<{ fetched: Fetched; source: FeedSource; items: StreamItem[] }> {
      let fetched: Fetched | null = null;
      for await (const step of await client.stream.fetchNow({ administrationId, accountIds: [account.id] }))
        if (step.state === 'done') fetched = step;
      const [source] = (await client.stream.sources({ administrationId })).sources;
      assert(fetched !== null && source !== undefined);
      return { fetched, source, items: (await client.stream.list({ administrationId })).items };
    },
    async close() {
      await core.close();
      remove();
    },
  };
}

/** Says what was seen, as the lane goes. */
export function saw(what: string): void {
  process.stdout.write(`${what}\n`);
}

/** Waits until an address answers something; a server that never does ends the lane. */
export async function untilAnswers(address: string): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const answers = await fetch(address).then(
      () => true,
      () => false,
    );
    if (answers) return;
    await new Promise((resolve) => {
      setTimeout(resolve, 100);
    });
  }
  throw new Error(`${address} never answered`);
}
