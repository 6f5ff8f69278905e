import { rm } from 'node:fs/promises';
import { hostname, userInfo } from 'node:os';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { chromiumPath } from '../chromium.ts';
import { startWebHost } from '../e2e/fixtures.ts';
import { openSqlite } from '../../electron/core/foundation/database/dialect.ts';
import { openRegister } from '../register.ts';
import type { Bench, Measure } from './bench.ts';
import { filledRegister } from './filled-register.ts';
import { inTurns, processor } from './in-turns.ts';

const limitMs = 3000;
const pages = ['', 'bevakning', 'konton', 'personer', 'rapporter', 'installningar'];

/** How often each is measured, in turns. */
const turns = 5;

/** The start in the core, with 800 accounts and an event of the case for each, beside bare statements that put the very rows it wrote on the disk. */
async function startItself(dataDir: string): Promise<Measure> {
  const { core, client } = await openRegister(dataDir, { osAccount: `${userInfo().username}@${hostname()}` });
  const [administration] = await client.settings.administrations({});
  const administrationId = administration?.id ?? '';
  const { db } = await core.context();
  const end = async () => {
    // One crisis at a time: the one before is over.
    const current = await client.crisis.current({ administrationId });
    if (current === null) return;
    const { version } = await client.cases.get({ id: current.id });
    const event = { kind: 'ended' as const, outcome: 'exercise', reason: 'Övning' };
    await client.cases.record({ id: current.id, version, happenedAt: null, event });
  };
  await end();
  await client.crisis.start({ administrationId, title: 'Kris' });
  const id = (await client.crisis.current({ administrationId }))?.id ?? '';
  const rowsOf = {
    case_event: await db.selectFrom('case_event').selectAll().where('case_id', '=', id).execute(),
    case_link: await db.selectFrom('case_link').selectAll().where('case_id', '=', id).execute(),
    audit: await db.selectFrom('audit').selectAll().where('subject_id', '=', id).execute(),
  };
  const bare = openSqlite(path.join(dataDir, 'bare.sqlite'));
  const inserts = Object.entries(rowsOf).map(([table, rows]) => {
    const columns = Object.keys(rows[0] ?? {});
    bare.exec(`create table ${table} (${columns.join(', ')})`);
    const insert = bare.prepare(`insert into ${table} values (${columns.map(() => '?').join(', ')})`);
    return () => rows.forEach((row) => insert.run(...Object.values(row)));
  });
  const { ratio, detail } = await inTurns(
    turns,
    processor,
    () => client.crisis.start({ administrationId, title: 'Kris' }),
    bare.transaction(() => inserts.forEach((insert) => insert())),
    end,
  );
  bare.close();
  await core.close();
  return { name: 'krisen startad i kärnan, mot samma rader skrivna rakt av', ratio, limit: 30, detail };
}

/** Crisis mode from every place of the app, each just loaded, with 800 accounts; then the start itself. The slowest counts. */
export const bench: Bench = async () => {
  const dataDir = await filledRegister(800);
  const host = await startWebHost(dataDir);
  const browser = await chromium.launch({
    executablePath: chromiumPath,
    args: ['--no-sandbox', '--disable-background-networking'],
  });
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
  await page.goto(host.link);
  await page.getByRole('heading', { level: 1 }).waitFor();
  const { origin } = new URL(host.link);
  const opened: number[] = [];
  const texts = page.getByRole('heading', { name: 'Förberedda texter' });
  for (const place of pages) {
    await page.goto(`${origin}/#/${place}`);
    await page.reload();
    await page.getByRole('heading', { level: 1 }).waitFor();
    const started = performance.now();
    await page.keyboard.press('Control+Shift+K');
    await texts.waitFor();
    opened.push(performance.now() - started);
  }
  const started = performance.now();
  await page.keyboard.press('Enter');
  await page
    .getByText(/^Nästa uppdatering senast/)
    .first()
    .waitFor();
  const begun = performance.now() - started;
  await browser.close();
  await host.stop();
  const itself = await startItself(dataDir);
  await rm(dataDir, { recursive: true, force: true });
  const measure = (name: string, ms: number) => ({
    name: `${name} (gräns ${limitMs / 1000} s)`,
    ratio: ms / limitMs,
    limit: 1,
    detail: `${ms.toFixed(0)} ms`,
  });
  return [
    measure('krisläget från en nyss laddad sida, den långsammaste av sex, 800 konton', Math.max(...opened)),
    measure('krisen startad med 800 konton', begun),
    itself,
  ];
};
