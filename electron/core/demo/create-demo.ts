import { type AccountDraft, CheckItem, Duty } from '../accounts/contract.ts';
import { createAccount } from '../accounts/create-account.ts';
import { setStatus } from '../accounts/set-status.ts';
import { addDays, type Day, dayOf } from '../foundation/calendar.ts';
import type { Context } from '../foundation/context.ts';
import { bindDevice } from '../people/ties-repository.ts';
import { personNamed } from '../people/person-named.ts';
import { addPerson } from '../people/write-person.ts';
import { createUnit } from '../people/write-unit.ts';
import { createAdministration } from '../settings/create-administration.ts';
import { readAdministrations } from '../settings/find-or-add-administration.ts';
import { type Cast, found } from './cast.ts';
import type { DemoAccount, DemoData, DemoPerson } from './demo-data.ts';
import { createDemoCases } from './demo-cases.ts';
import { createDemoRounds } from './demo-rounds.ts';
import { createDemoStream } from './demo-stream.ts';

/** Statuses that an account comes to by a decision; the history of the demo shows the step. */
const decided = new Set(['dormant', 'closing', 'closed', 'lost']);

function goalsOf(account: DemoAccount, today: Day): AccountDraft['goals'] {
  if (account.lacks.includes('goals') || account.kind === 'pedagogical') return [];
  return [
    {
      kind: 'effect',
      text: `Fler ska hitta till ${account.unit} och vara med och påverka det som händer där.`,
      measure: '',
      followUpOn: addDays(today, 60),
      result: '',
    },
    {
      kind: 'measurable',
      text: 'Svara på frågor inom ett dygn på vardagar.',
      measure: '95 % inom 24 timmar',
      followUpOn: addDays(today, 60),
      result: '',
    },
  ];
}

function accessOf(account: DemoAccount, { people, today }: Cast): AccountDraft['access'] {
  const named =
    account.access ??
    [account.responsible, account.deputy, account.communicator].filter((key): key is string => key !== undefined);
  return [...new Set(named)].map((key) => ({
    personId: found(people, key),
    canLogIn: account.unverified ? null : true,
    canClose: account.unverified ? null : key === account.communicator || key === account.responsible,
    verifiedOn: account.unverified ? null : addDays(today, -35),
  }));
}

function rolesOf(account: DemoAccount, { people }: Cast): AccountDraft['roles'] {
  const roles: AccountDraft['roles'] = [];
  const give = (role: AccountDraft['roles'][number]['role'], key: string | undefined) => {
    if (key !== undefined) roles.push({ role, personId: found(people, key) });
  };
  give('responsible', account.responsible);
  if (account.kind === 'pedagogical') return roles;
  give('deputy', account.deputy);
  give('manager', account.manager);
  for (const duty of Duty.options) give(duty, duty === 'monitoring' ? account.communicator : account.responsible);
  give('communicator', account.communicator);
  return roles;
}

function draftOf(account: DemoAccount, cast: Cast): AccountDraft {
  const { today } = cast;
  const has = (gap: DemoAccount['lacks'][number]) => !account.lacks.includes(gap);
  const isContractor = account.kind === 'contractor';
  const isNotice = account.kind === 'pedagogical';
  const isSeasonal = account.season !== undefined;
  const ownNorm = account.norm === 'week' || account.norm === 'month' || account.norm === 'quarter';
  return {
    administrationId: cast.administrationId,
    unitId: found(cast.units, account.unit),
    name: account.name,
    kind: account.kind,
    platform: account.platform,
    platformName: account.platformName,
    url: account.address,
    handle: '',
    purpose: has('purpose')
      ? isNotice
        ? 'Visa elevernas arbeten för hemmen.'
        : `Berätta vad som händer hos ${account.unit} och svara på frågor.`
      : '',
    targetGroup: has('target-group') && !isNotice ? 'Boende och besökare i närområdet' : '',
    benefit: isNotice ? '' : 'Når dem som inte läser webbplatsen.',
    planLink: isNotice ? '' : 'Verksamhetsplan 2026, mål 2.3',
    hoursPerWeek: isNotice ? null : 3,
    holidayCover: isNotice ? '' : 'Kommunikationsenheten',
    languages: 'svenska',
    startedOn: addDays(today, -1400),
    startedText: '',
    endsOn: account.ends === undefined ? null : addDays(today, account.ends),
    endsText: '',
    contractor: isContractor ? 'Scenbolaget Exempel AB' : '',
    contractorContact: isContractor ? 'Produktionskontoret, scenbolaget@exempel.se' : '',
    contractEndsOn: account.contract === undefined ? null : addDays(today, account.contract),
    ownerAfterContract: isContractor ? 'Förvaltningen' : '',
    onBehalfCheckedOn: isContractor && has('on-behalf') ? addDays(today, -90) : null,
    graphicRule: isContractor ? 'own' : '',
    accessModel: isNotice ? 'unknown' : account.model,
    twoStep: has('two-step') ? 'on' : 'unknown',
    functionMailbox: isNotice ? '' : 'socialamedier.kultur@exempel.se',
    roundsPerDay: null,
    norm: {
      preset: isSeasonal ? 'season' : ownNorm ? 'own' : account.norm === 'none' ? 'none' : 'administration',
      posts: ownNorm || isSeasonal ? 1 : null,
      per: isSeasonal
        ? 'week'
        : account.norm === 'week' || account.norm === 'month' || account.norm === 'quarter'
          ? account.norm
          : '',
      seasonFrom: account.season?.[0] ?? null,
      seasonTo: account.season?.[1] ?? null,
    },
    lastPostOn: account.post === undefined ? null : addDays(today, -account.post),
    archiveLevel: isNotice ? '' : 'unique',
    onPublicList: !isNotice && account.status === 'active',
    note: '',
    unknownFields: [],
    roles: rolesOf(account, cast),
    access: isNotice ? [] : accessOf(account, cast),
    goals: goalsOf(account, today),
    checks:
      isNotice || !has('basics')
        ? []
        : CheckItem.options.map((item) => ({
            item,
            ok: has(`check-${item}`),
            checkedOn: addDays(today, -50),
            checkedBy: 'Karin Ekdahl',
          })),
  };
}

function personDraft(person: DemoPerson, administrationId: string, unitId: string, today: Day) {
  const address = person.name
    .toLocaleLowerCase('sv')
    .replace(/å|ä/g, 'a')
    .replace(/ö/g, 'o')
    .replace(/é/g, 'e')
    .replace(/ /g, '.');
  return {
    ...personNamed(administrationId, person.name),
    unitId,
    title: person.title,
    email: `${address}@exempel.se`,
    emailKind: 'work' as const,
    protectedIdentity: person.protected,
    policyReadOn: person.roles.length > 0 ? addDays(today, -200) : null,
    trainingOn: person.roles.includes('communicator') ? addDays(today, -200) : null,
    leavesOn: person.leaves === undefined ? null : addDays(today, person.leaves),
    roles: person.roles,
  };
}

/**
 * Fills an empty register with the demo administration (T7): invented names, every state present, dates counted from today.
 * Does nothing in a register that has an administration. Returns how many accounts were made.
 */
export async function createDemo(context: Context, data: DemoData): Promise<{ accounts: number }> {
  if ((await readAdministrations(context.db)).length > 0) return { accounts: 0 };
  const today = dayOf(context.clock.now());
  const administrationId = await context.db
    .transaction()
    .execute((db) => createAdministration(db, context, data.administration));
  const units = new Map<string, string>();
  for (const { name, parent } of data.units)
    units.set(
      name,
      (await createUnit(context, administrationId, name, parent === undefined ? null : found(units, parent))).id,
    );
  const people = new Map<string, string>();
  await context.db.transaction().execute(async (db) => {
    for (const person of data.people) {
      const { id } = await addPerson(
        db,
        context,
        personDraft(person, administrationId, found(units, person.unit), today),
      );
      people.set(person.key, id);
      if (person.me) await bindDevice(db, context.actor.deviceId, id);
    }
  });
  const accounts = new Map<string, string>();
  const cast: Cast = { administrationId, today, units, people, accounts };
  for (const account of data.accounts) {
    const isDecided = decided.has(account.status);
    const created = await createAccount(context, draftOf(account, cast), isDecided ? 'active' : account.status);
    accounts.set(`${account.name} ${account.platform}`, created.id);
    if (isDecided)
      await setStatus(context, created.id, created.version, {
        status: account.status,
        since: addDays(today, -20),
        reason: account.status === 'lost' ? 'Den som hade inloggningen har slutat.' : 'Används inte längre.',
        decidedBy: 'Birgitta Nyqvist',
        registrationNumber: '',
      });
  }
  await createDemoRounds(context, cast, data.rounds);
  await createDemoStream(context, cast, data.feeds);
  await createDemoCases(context, cast, data.delegations, data.disposals, data.cases);
  context.announce({ room: 'all', ids: [] });
  return { accounts: data.accounts.length };
}
