import { networkInterfaces } from 'node:os';
import type { Context } from '../../foundation/context.ts';
import type { Row } from '../../foundation/database/schema.ts';
import type { Watch } from '../../foundation/streamed.ts';
import { inTurn } from '../../foundation/turns.ts';
import type { AdministrationSettings } from '../../settings/contract.ts';
import { type Asked, askSource, hostOf } from './ask-source.ts';
import type { Fetched } from './contract.ts';
import { firstAddress, isOutdated, sourcesOf } from './list-sources.ts';
import { noteAnswer } from './note-answer.ts';
import {
  type AccountWithSource,
  insertSources,
  memoryOf,
  postponeSources,
  replaceSource,
  unasked,
} from './repository.ts';
import { isOffline, nextAsking, remember } from './rules.ts';

/** Servers asked at the same time; of each one thing at a time. */
const hostsAtOnce = 4;

/** Whether feeds are read from here at all: not in the demo, whose addresses are made up, and not where the register is only read. */
export function isHeld({ host, shared }: Context): boolean {
  return host.demo || host.readOnly || shared.readsHere;
}

/** Whether this computer is on any network but its own. */
function hasNetwork(): boolean {
  return Object.values(networkInterfaces()).some((addresses) => addresses?.some(({ internal }) => !internal) === true);
}

type Known = AccountWithSource & { source: Row<'feed_source'> };

/** Sources of an administration as they are to be asked: made for accounts that have none yet, and made anew where the account has another address. */
async function readySources(context: Context, administrationId: string): Promise<Known[]> {
  const { ids, clock } = context;
  const now = clock.now().toISOString();
  return await context.db.transaction().execute(async (db) => {
    const accounts = await sourcesOf(db, administrationId);
    const made: Array<Row<'feed_source'>> = [];
    const ready: Known[] = [];
    for (const account of accounts) {
      const { source, accountId, url: given } = account;
      if (source !== null && !isOutdated(account)) {
        ready.push({ ...account, source });
        continue;
      }
      // What is made by itself is nobody's choice, and stands in nobody's way: its version is as for no source at all.
      const fresh = { accountId, origin: 'found' as const, given, nextAt: now };
      const row = unasked({
        ...fresh,
        id: source?.id ?? ids.next(),
        version: source === null ? 0 : source.version + 1,
      });
      if (source === null) made.push(row);
      else await replaceSource(db, row, source.version, true);
      ready.push({ ...account, source: row });
    }
    await insertSources(db, made);
    return ready;
  });
}

/** One thing at a time of each server, a few servers at once. `work` says whether to go on with its server. */
async function byHost(sources: readonly Known[], work: (source: Known) => Promise<boolean>): Promise<void> {
  const hosts = [
    ...Map.groupBy(sources, (account) => hostOf(account.source.address || firstAddress(account))).values(),
  ];
  const takeHosts = async () => {
    for (let host = hosts.shift(); host !== undefined; host = hosts.shift())
      for (const source of host) if (!(await work(source))) break;
  };
  await Promise.all(Array.from({ length: hostsAtOnce }, takeHosts));
}

/** A server that wants to be left is left by all of its sources. */
async function leaveHost(context: Context, sources: readonly Known[], from: Known, retryAfter: string): Promise<void> {
  const host = hostOf(from.source.address || firstAddress(from));
  const rest = sources.filter(
    (other) => other !== from && hostOf(other.source.address || firstAddress(other)) === host,
  );
  const now = context.clock.now();
  const memory = remember(memoryOf(null), 'too-many', false, now);
  const until = nextAsking({ id: from.source.id, memory }, now, 0, retryAfter);
  if (until !== null)
    await postponeSources(
      context.db,
      rest.map(({ source }) => source.id),
      until,
    );
}

/** Which sources are asked: those whose time has come, or chosen ones now, less those that have said how long they want to be left. */
function chosen(sources: readonly Known[], now: string, asked: 'due' | readonly string[]): Known[] {
  return sources.filter(({ accountId, source }) => {
    if (source.origin === 'none') return false;
    if (asked === 'due') return source.next_at !== null && source.next_at <= now;
    if (asked.length > 0 && !asked.includes(accountId)) return false;
    // Gone is gone, unless somebody asks for just that one.
    if (source.fault === 'gone') return asked.length > 0;
    return source.fault !== 'too-many' || source.next_at === null || source.next_at <= now;
  });
}

/**
 * Asks an administration's sources and keeps what they say. Answers are kept when all have been asked, so that a computer without a network
 * holds it against nobody. Nothing here waits for it: it runs beside everything else.
 */
export async function fetchFeeds(
  context: Context,
  administration: { id: string; settings: AdministrationSettings },
  asked: 'due' | readonly string[],
  { signal, progress }: Watch = {},
): Promise<Fetched> {
  return await inTurn(`feeds ${context.dataDir}`, async () => {
    const { asking, clock } = context;
    const everyMinutes = administration.settings.feedMinutes.value;
    const keepDays = administration.settings.feedDays.value;
    const sources = chosen(await readySources(context, administration.id), clock.now().toISOString(), asked);
    const done: Fetched = { state: 'done', asked: 0, answered: 0, news: 0, offline: false };
    if (sources.length === 0) return done;
    const unreached: Array<{ source: Known; answer: Asked }> = [];
    const results: Array<Parameters<typeof isOffline>[0][number]> = [];
    const keep = async ({ source }: Known, answer: Asked) => {
      done.news += (await noteAnswer(context, source, answer, { everyMinutes, keepDays })) ?? 0;
    };
    const isStopped = () => signal?.aborted === true;
    progress?.(0, sources.length);
    await byHost(sources, async (source) => {
      if (isStopped()) return false;
      const answer = await askSource(context, source, signal);
      // Stopped in the middle: what it came to says nothing of the source.
      if (isStopped()) return false;
      done.asked += 1;
      const fault = answer.state === 'fault' ? answer.fault : null;
      results.push({ host: hostOf(source.source.address || firstAddress(source)), fault });
      if (fault === 'no-contact' || fault === 'too-slow') unreached.push({ source, answer });
      else await keep(source, answer);
      if (fault === null) done.answered += 1;
      progress?.(done.asked, sources.length);
      if (answer.state !== 'fault' || answer.fault !== 'too-many') return true;
      await leaveHost(context, sources, source, answer.retryAfter);
      return false;
    });
    done.offline = isOffline(results, hasNetwork());
    if (done.offline) asking.offlineSince ??= clock.now().toISOString();
    else {
      asking.offlineSince = null;
      for (const { source, answer } of unreached) await keep(source, answer);
    }
    context.announce({ room: 'stream', ids: [] });
    if (done.news > 0) context.announce({ room: 'accounts', ids: [] });
    return done;
  });
}
