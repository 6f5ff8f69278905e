import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AccountDraft } from '../../electron/core/accounts/contract.ts';
import type { Core } from '../../electron/core/create-core.ts';
import type { Notice } from '../../electron/core/foundation/ports.ts';
import { bindDevice } from '../../electron/core/people/ties-repository.ts';
import { personNamed } from '../../electron/core/people/person-named.ts';
import { addPerson } from '../../electron/core/people/write-person.ts';
import { type Client, clockAt, draft, openRegister, type TestClock, temporaryFolder } from '../register.ts';

/** Monday 4 May 2026; windows 08–10, 11–13, 14–16 in Stockholm, each with an hour of grace. */
const at = (time: string, day = '2026-05-04') => `${day}T${time}:00+02:00`;

let clock: TestClock;
let core: Core;
let client: Client;
let folder: string;
let remove: () => void;
let administrationId: string;
let me: string;
let bo: string;
let notices: Notice[];
/** What the system says when it is to show a notice. */
let shows: boolean;

/** Starts the app, as whoever sits there; `inApp`: on a host without notices of the system. */
async function start({ osAccount = 'karin@kontoret', inApp = false } = {}) {
  const notifier = {
    notify: async (notice: Notice) => {
      notices.push(notice);
      return shows;
    },
  };
  ({ core, client } = await openRegister(folder, { clock, osAccount, notifier: inApp ? null : notifier }));
}
async function restart(options: Parameters<typeof start>[0] = {}) {
  await core.close();
  await start(options);
}
const add = async (name: string, roles: AccountDraft['roles']) =>
  (await client.accounts.create({ draft: draft(administrationId, { name, roles }) })).id;
/** What the system has been asked to say at a time, since it was last asked. */
const saidAt = async (instant: string) => {
  clock.set(instant);
  await core.settleRounds();
  await core.remind();
  return notices.splice(0).map(({ kind, slot, accounts }) => [kind, slot, accounts]);
};
const shown = async () => (await client.reminders.list({})).map(({ kind, slot, accounts }) => [kind, slot, accounts]);
async function lookAtAll(day = '2026-05-04') {
  const round = await client.rounds.open({ administrationId, day, tab: 'a' });
  const accountIds = round.items.map(({ accountId }) => accountId);
  await client.rounds.record({ roundId: round.id, tab: 'a', accountIds, outcome: 'nothing-new', method: 'extern' });
}

beforeEach(async () => {
  ({ folder, remove } = temporaryFolder());
  clock = clockAt(at('07:00'));
  notices = [];
  shows = true;
  await start();
  const introduced = await client.people.introduce({
    administrationName: 'Kulturförvaltningen',
    name: 'Karin Ekdahl',
    roles: ['communicator'],
  });
  me = introduced.personId ?? '';
  administrationId = introduced.administrationId ?? '';
  const context = await core.context();
  const named = { ...personNamed(administrationId, 'Bo Ek'), roles: ['communicator' as const] };
  bo = (await addPerson(context.db, context, named)).id;
  await add('Konsthallen', [{ role: 'monitoring', personId: me }]);
  await add('Ängby bibliotek', [
    { role: 'monitoring', personId: bo },
    { role: 'deputy', personId: me },
    { role: 'manager', personId: me },
  ]);
  await add('Östra biblioteket', [
    { role: 'monitoring', personId: bo },
    { role: 'manager', personId: me },
  ]);
  await client.roundPlan.save({
    administrationId,
    seen: null,
    validFrom: '2026-05-04',
    note: '',
    plan: await client.roundPlan.preset({ administrationId }),
  });
});
afterEach(async () => {
  await core.close();
  remove();
});

test('one at the start of a window and one to the deputy at the end of grace, once each, also after a restart', async () => {
  expect(await saidAt(at('07:59'))).toEqual([]);
  expect(await saidAt(at('08:00'))).toEqual([['opens', 1, 1]]);
  expect(await saidAt(at('08:01'))).toEqual([]);
  await restart();
  expect(await saidAt(at('08:02'))).toEqual([]);
  expect(await saidAt(at('10:30'))).toEqual([]);
  expect(await saidAt(at('11:00'))).toEqual([
    ['left', 1, 1],
    ['opens', 2, 1],
  ]);
  await restart();
  expect(await saidAt(at('11:01'))).toEqual([]);
  // The system said it: the app does not say it as well.
  expect(await shown()).toEqual([]);
  expect(await saidAt(at('08:00', '2026-05-05'))).toEqual([['opens', 1, 1]]);
  // Saturday.
  expect(await saidAt(at('08:30', '2026-05-09'))).toEqual([]);
});

test('on a colleague’s computer the colleague is told, and only of their own', async () => {
  const context = await core.context();
  await context.db
    .insertInto('device')
    .values({ id: 'd2', person_id: null, os_account: 'bo@kontoret', signing_key: null, created_at: at('07:00') })
    .execute();
  await bindDevice(context.db, 'd2', bo);
  expect(await saidAt(at('08:00'))).toEqual([['opens', 1, 1]]);
  await restart({ osAccount: 'bo@kontoret' });
  expect(await saidAt(at('08:05'))).toEqual([['opens', 1, 2]]);
  expect(await saidAt(at('11:00'))).toEqual([['opens', 2, 2]]);
});

test('nothing of a round that is done, nothing to somebody who is away, nothing when it is switched off', async () => {
  clock.set(at('08:00'));
  await lookAtAll();
  expect(await saidAt(at('08:01'))).toEqual([]);
  expect(await saidAt(at('10:59'))).toEqual([]);
  await client.settings.setPreference({ key: 'reminders', value: false });
  expect(await saidAt(at('11:00'))).toEqual([]);
  await client.settings.setPreference({ key: 'reminders', value: true });
  expect(await saidAt(at('11:30'))).toEqual([['opens', 2, 1]]);
  // Bo is away, and whoever stands in has all of it.
  const away = { from: '2026-05-04', to: '2026-05-05', substituteId: me };
  await client.roundPlan.markAway({ personId: bo, ...away });
  expect(await saidAt(at('14:00'))).toEqual([['opens', 3, 3]]);
  await client.roundPlan.beAway({ from: '2026-05-05', to: '2026-05-05', substituteId: null });
  for (const time of ['08:00', '11:00', '14:00', '17:00']) expect(await saidAt(at(time, '2026-05-05'))).toEqual([]);
});

test('where the system shows no notice the app does, until it is put away, done or over', async () => {
  await restart({ inApp: true });
  expect(await shown()).toEqual([]);
  const heard: string[] = [];
  const stop = new AbortController();
  const events = await client.events({}, { signal: stop.signal });
  const listening = (async () => {
    for await (const { room, ids } of events) if (room === 'reminders') heard.push(`${room}:${ids.length}`);
  })().catch(() => {});
  await saidAt(at('08:00'));
  expect(await shown()).toEqual([['opens', 1, 1]]);
  await restart({ inApp: true });
  await core.remind();
  expect(await shown()).toEqual([['opens', 1, 1]]);
  const [reminder] = await client.reminders.list({});
  await client.reminders.dismiss({ key: 'what was never said' });
  expect(await shown()).toHaveLength(1);
  await client.reminders.dismiss({ key: reminder?.key ?? '' });
  expect(await shown()).toEqual([]);
  await saidAt(at('11:00'));
  expect(await shown()).toEqual([
    ['left', 1, 1],
    ['opens', 2, 1],
  ]);
  await lookAtAll();
  expect(await shown()).toEqual([['left', 1, 1]]);
  stop.abort();
  await listening;
  expect(heard).toEqual(['reminders:0']);
  // A system that says it shows notices and cannot.
  shows = false;
  await restart();
  expect(await saidAt(at('14:00'))).toEqual([['opens', 3, 1]]);
  expect(await shown()).toContainEqual(['opens', 3, 1]);
});

test('what is remembered is read through a schema, and nobody is told before anybody has decided a plan', async () => {
  await client.settings.setPreference({ key: 'reminders-said', value: { day: 7, said: ['<script>'] } });
  expect(await saidAt(at('08:00'))).toEqual([['opens', 1, 1]]);
  const { folder: other, remove: removeOther } = temporaryFolder();
  const asked: Notice[] = [];
  const fresh = await openRegister(other, {
    clock,
    notifier: { notify: async (notice) => asked.push(notice) > 0 },
  });
  await fresh.client.people.introduce({
    administrationName: 'Tekniska',
    name: 'Karin Ekdahl',
    roles: ['communicator'],
  });
  await fresh.core.remind();
  expect(asked).toEqual([]);
  await fresh.core.close();
  removeOther();
});

test('after the grace the manager of the accounts has one row a round on Idag, and before that none', async () => {
  const rows = async () =>
    (await client.rounds.due({ administrationId })).map(({ kind, slot, count, isMine }) => [kind, slot, count, isMine]);
  await saidAt(at('08:00'));
  expect(await rows()).toEqual([['waiting', 1, 1, true]]);
  await saidAt(at('10:59'));
  expect(await rows()).toEqual([['late', 1, 1, true]]);
  await saidAt(at('11:00'));
  expect(await rows()).toEqual([
    ['missed', 1, 3, false],
    ['waiting', 2, 1, true],
  ]);
});
