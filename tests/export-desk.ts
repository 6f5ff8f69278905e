import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import { expect } from 'vitest';
import type { Account } from '../electron/core/accounts/contract.ts';
import { readCsv } from '../electron/core/inventory/tables/csv.ts';
import { readTable } from '../electron/core/inventory/tables/read-table.ts';
import { personNamed } from '../electron/core/people/person-named.ts';
import { type ListDesk, openListDesk } from './list-desk.ts';
import { type Client, clockAt, draft, type TestClock } from './register.ts';

const limits = { megabytes: 50, unpackedMegabytes: 300, rows: 50_000 };
/** Every format that the inventory is exported in. */
export const formats = ['xlsx', 'csv', 'json', 'sqlite'] as const;
type Files = Record<(typeof formats)[number], Uint8Array>;

/** The cells of a file that we have written, row by row. */
export const csvRows = (bytes: Uint8Array) => readCsv(bytes, limits, 'x.csv').table.rows.map(({ cells }) => cells);
export const xlsxRows = async (bytes: Uint8Array) =>
  (await readTable({ bytes, fileName: 'x.xlsx', limits })).sheets[0]?.rows.map(({ cells }) => cells) ?? [];
export function sqliteRows(bytes: Uint8Array): Array<Record<string, unknown>> {
  const database = new Database(Buffer.from(bytes));
  try {
    return database.prepare('select * from konton').all() as Array<Record<string, unknown>>;
  } finally {
    database.close();
  }
}

/** A desk that lists are read in at and inventories leave, on 4 May 2026. */
export interface ExportDesk extends ListDesk {
  clock: TestClock;
  /** The inventory in every format, each file as its receipt says it is. */
  exported: (id?: string) => Promise<Awaited<ReturnType<Client['inventory']['exportInventory']>> & { out: Files }>;
  fullRegister: () => ReturnType<typeof fillRegister>;
}

/** Opens a desk in a folder of its own, which goes when the desk is closed. */
export async function openExportDesk(extra: Parameters<typeof openListDesk>[0] = {}): Promise<ExportDesk> {
  const clock = clockAt('2026-05-04T10:00:00Z');
  const desk = await openListDesk({ clock, ...extra });
  const { core, client, administrationId } = desk;
  return {
    ...desk,
    clock,
    exported: async (id) => {
      const answer = await client.inventory.exportInventory({
        administrationId: id ?? (await administrationId()),
        formats: [...formats],
      });
      const files = Object.fromEntries(
        answer.files.map((file) => {
          const bytes = core.takeFile(file.token)?.bytes ?? new Uint8Array();
          expect(createHash('sha256').update(bytes).digest('hex')).toBe(file.sha256);
          expect(bytes.length).toBe(file.bytes);
          return [file.name.split('.').at(-1) ?? '', bytes];
        }),
      ) as Files;
      return { ...answer, out: files };
    },
    fullRegister: async () => await fillRegister(client),
  };
}

/** A register where every kind of value and every trap stands. */
async function fillRegister(client: Client): Promise<{ id: string; first: Account; closed: Account }> {
  const me = await client.people.introduce({
    administrationName: 'Kulturförvaltningen',
    name: 'Karin Öst',
    email: 'karin.ost@stad.example',
  });
  const id = me.administrationId ?? '';
  const person = async (name: string, more: object = {}) =>
    (
      await client.people.create({
        draft: {
          ...personNamed(id, name),
          ...more,
        },
      })
    ).id;
  const work = await person('Åsa Ängström', {
    email: 'asa@stad.example',
    emailKind: 'work',
    phone: '08-508 00 001',
    phoneKind: 'private',
  });
  const home = await person('Bo Öhman', {
    email: 'bo@privat.example',
    emailKind: 'private',
    phone: '070-000 00 01',
    phoneKind: 'unknown',
  });
  const hidden = await person('Dolda Doldsson', {
    title: 'Bibliotekarie',
    email: 'dold@stad.example',
    emailKind: 'work',
    protectedIdentity: true,
  });
  const gone = await person('Slutade Slutsson', { leavesOn: '2026-01-31' });
  const unit = await client.people.createUnit({ administrationId: id, name: 'Enhet å ä ö', parentId: null });
  const create = async (fields: object, status: 'active' | 'closed' = 'active') =>
    await client.accounts.create({ draft: draft(id, fields), status });
  const first = await create({
    name: '=HYPERLINK("http://ond.exempel";"klicka")',
    unitId: unit.id,
    url: 'https://mastodon.exempel.se/@konsthall',
    purpose: 'Rad ett\nrad två; med "citat" och \'apostrof',
    targetGroup: '+46 är ingen formel',
    benefit: "'=redan apostrof",
    planLink: '_x0041_',
    startedOn: '2014-03-01',
    endsText: 'VT17',
    languages: 'svenska, 🎉',
    norm: { preset: 'season', posts: 2, per: 'week', seasonFrom: 5, seasonTo: 9 },
    roundsPerDay: 3,
    lastPostOn: '2026-04-01',
    archiveLevel: 'unique',
    onPublicList: true,
    accessModel: 'shared',
    twoStep: 'off',
    functionMailbox: 'lösenordsåterställning@stad.example',
    note: 'Återställningskoden ligger i skåp 3',
    contractorContact: 'Privat Person 070-123 45 67',
    roles: [
      { role: 'responsible', personId: work },
      { role: 'deputy', personId: hidden },
      { role: 'editor', personId: home },
      { role: 'editor', personId: work },
      { role: 'moderation', personId: gone },
    ],
    access: [{ personId: work, canLogIn: true, canClose: true, verifiedOn: '2026-05-01' }],
    goals: [
      { kind: 'measurable', text: 'Svara inom ett dygn', measure: '95 %', followUpOn: '2026-06-01', result: '' },
      { kind: 'effect', text: 'Fler hittar hit', measure: '', followUpOn: null, result: '' },
    ],
    checks: [
      { item: 'sender', ok: true, checkedOn: '2026-04-01', checkedBy: 'Karin' },
      { item: 'profile-picture', ok: false, checkedOn: null, checkedBy: '' },
    ],
  });
  await create({
    name: 'Bo privat',
    url: 'x.com/bo1',
    roles: [{ role: 'responsible', personId: home }],
    onPublicList: true,
  });
  await create({ name: 'Utan adress', platform: 'other', platformName: 'Tripadvisor', startedText: 'hösten 2015' });
  await create({
    name: '-',
    url: 'instagram.com/streck',
    kind: 'contractor',
    contractor: 'Scenbolaget AB',
    contractEndsOn: '2027-01-01',
  });
  const closed = await create({ name: 'Avslutat konto', url: 'facebook.com/avslutat', onPublicList: true }, 'closed');
  const voided = await create({ name: 'Makulerad rad', url: 'facebook.com/makulerad' });
  await client.accounts.void({ id: voided.id, version: voided.version, reason: 'fel' });
  return { id, first, closed };
}
