import { setImmediate as nextTurn } from 'node:timers/promises';
import type { AccountKind, AccountStatus } from '../accounts/contract.ts';
import { changeByList, knownKeys, readKnown, takeInAccounts, unitNamesOf } from '../accounts/take-in.ts';
import { type WritingDesk, writingDesk } from '../accounts/write-account.ts';
import { sha256 } from '../foundation/audit/chain.ts';
import { type AuditEvent, recordEvents } from '../foundation/audit/record-event.ts';
import { dayOf } from '../foundation/calendar.ts';
import { indexedAfterwards } from '../foundation/database/indexed-afterwards.ts';
import { inTransaction } from '../foundation/database/writing-thread.ts';
import type { ContactKind } from '../foundation/contract.ts';
import type { Context, Db } from '../foundation/context.ts';
import { Refusal } from '../foundation/errors.ts';
import type { Watch } from '../foundation/streamed.ts';
import { searchText, sortKey } from '../foundation/text/swedish.ts';
import { findOrAddPeople, findOrAddUnits, namesInRegister, readPeopleOf } from '../people/find-or-add.ts';
import { samePerson } from '../people/people-by-name.ts';
import { backUpBeforeImport } from '../settings/back-up.ts';
import { findOrAddAdministration, readAdministrations } from '../settings/find-or-add-administration.ts';
import { plain } from './reading/words.ts';
import {
  type ImportChoice,
  type ImportCounts,
  type ImportPlan,
  type ImportReport,
  longestStatusWord,
  type PlannedRow,
  type Take,
} from './contract.ts';
import { rowsAsRegistered } from './as-registered.ts';
import { compareKnown } from './compare-known.ts';
import { draftAfterRow, draftOfRow, type RowPlaces } from './draft-of-row.ts';
import { likePeople } from './like-people.ts';
import { newKind } from './new-kind.ts';
import { isStatusUnsaid } from './new-status.ts';
import { headerOf, type OpenList } from './open-list.ts';
import { keepOtherContacts } from './other-contacts.ts';
import type { ImportChoices, KnownKeys } from './import-choices.ts';
import { planImport } from './plan-import.ts';
import type { Planned, Taken } from './planned-row.ts';
import { countFates, linksOf, shownRows } from './rows-of-plan.ts';
import { type KnownOfList, knownOfList, named, notesOf } from './notes-of-plan.ts';
import { readNames } from './read-names.ts';
import { type NamedPerson, saysContact } from './reading/people.ts';
import { roleFields, type RowAccount } from './reading/read-row.ts';
import { withoutSecrets } from './reading/secrets.ts';
import { rememberChoices } from './remembered-choices.ts';
import { insertImportRun } from './repository.ts';
import { tellWhatHolds } from './what-holds.ts';

/** A list with everything that was chosen for it. */
export interface ListToImport extends ImportChoices {
  list: OpenList;
  sheet: number;
  /** What the addresses and numbers are that the list brings; unknown where nobody says. */
  contactKind?: ContactKind;
  /** What somebody chose, to be proposed when the list comes again; absent where nobody was asked. */
  chosen?: ImportChoice;
}

/** From how many rows on it is a gain to write in a thread: a tenth or two at ten thousand, nothing at two. */
const longList = 4000;

/** How many accounts are written between two looks at progress and cancelling. */
const stepSize = 500;

/** The keys of every administration that the list may name. */
async function keysOf(db: Db, context: Context): Promise<KnownKeys> {
  const keys = new Map<string, ReadonlyMap<string, string>>();
  for (const { id, name } of await readAdministrations(db))
    keys.set(searchText(name), await knownKeys(db, context, id));
  return keys;
}

/** Plans a list against the register as it is now; refuses columns without name, address and handle. */
export async function planList(db: Db, context: Context, given: ListToImport): Promise<Planned[]> {
  if (!given.columns.some(({ field }) => field === 'name' || field === 'address' || field === 'handle'))
    throw new Refusal('import-without-name-or-address');
  const table = given.list.tables.sheets[given.sheet];
  if (table === undefined) throw new Refusal('not-found');
  const headings = headerOf(context, given.list, given.sheet, given.headerRow).columns.map(({ heading }) => heading);
  const keys = await keysOf(db, context);
  const choices = { ...given, today: dayOf(context.clock.now()) };
  const planWith = (asRegistered: ReadonlyMap<string, Take>) =>
    planImport(context.catalogue, table, headings, { ...choices, asRegistered }, keys);
  const administrations = await readAdministrations(db);
  const untold = planWith(new Map());
  const asRegistered = new Map<string, Take>();
  const repeated = untold.filter(({ repeats }) => repeats !== undefined);
  for (const [place, rows] of Map.groupBy(repeated, ({ repeats }) => searchText(repeats?.administration ?? ''))) {
    const id = administrations.find(({ name }) => searchText(name) === place)?.id;
    if (id === undefined) continue;
    for (const [row, take] of await rowsAsRegistered(db, context, id, rows, choices)) asRegistered.set(row, take);
  }
  const planned = asRegistered.size === 0 ? untold : planWith(asRegistered);
  // By the row itself: one row of the file may give several accounts.
  const compared = new Map<Planned, Planned>();
  for (const [name, rows] of byAdministration(planned)) {
    const known = administrations.find((one) => searchText(one.name) === searchText(name));
    const findPerson =
      known === undefined ? () => undefined : (await namesInRegister(db, context, known.id)).findPerson;
    const own = keepOtherContacts(rows, findPerson, given);
    const after = known === undefined ? own : await compareKnown(db, context, known.id, own, given);
    for (const [index, row] of rows.entries()) compared.set(row, after[index] ?? row);
  }
  const told = planned.map((row) => compared.get(row) ?? row);
  tellWhatHolds(told);
  return told;
}

const peopleOf = (account: RowAccount): NamedPerson[] => Object.values(account.people).flat();

/** The words of a status column that nobody understands, in how many rows, and the status that they are said to mean. */
export function statusWordsOf(
  planned: readonly Planned[],
  statuses: ImportChoices['statuses'],
): ImportPlan['statusWords'] {
  const words = new Map<string, ImportPlan['statusWords'][number]>();
  for (const { account } of planned) {
    // A whole text in the column is kept as one, and is no word with a meaning.
    if (account === null || account.statusWord === '' || account.statusWord.length > longestStatusWord) continue;
    // Of what has ended the word tells nothing, whatever it means.
    if (account.endedBy !== '') continue;
    const key = plain(account.statusWord);
    const said = words.get(key) ?? { text: account.statusWord, rows: 0, status: statuses?.get(key) ?? null };
    words.set(key, { ...said, rows: said.rows + 1 });
  }
  return [...words.values()];
}

/** The headings within the list that tell a status, with how many new accounts each would give it. */
export function headingsOf(planned: readonly Planned[]): ImportPlan['headings'] {
  const headings = new Map<string, ImportPlan['headings'][number]>();
  for (const { fate, headingStatus } of planned) {
    if (headingStatus === null) continue;
    const before = headings.get(fate.underHeading) ?? { text: fate.underHeading, rows: 0, status: headingStatus };
    headings.set(fate.underHeading, { ...before, rows: before.rows + 1 });
  }
  return [...headings.values()];
}

/** How many new accounts the list says nothing at all of the status of. */
export const statusUnsaidIn = (planned: readonly Planned[]): number =>
  planned.filter(({ account, accountId }) => account !== null && accountId === null && isStatusUnsaid(account)).length;

/** How many new accounts there are whose kind the list does not say, where that is told, and the kind that they get. */
export function kindUnsaidIn(planned: readonly Planned[]): ImportPlan['kindUnsaid'] {
  const kinds = planned.flatMap(({ fate }) => fate.kind ?? []);
  return { count: kinds.length, kind: kinds[0] ?? 'official' };
}

const inOrder = (names: Iterable<string>) => [...names].toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));

/** The names in the list that were said to be no person, each once, as it writes them first. */
function notPeopleIn(planned: readonly Planned[]): string[] {
  const names = new Map<string, string>();
  for (const name of planned.flatMap(({ account }) => account?.struck ?? []))
    names.set(samePerson(name), names.get(samePerson(name)) ?? name);
  return [...names.values()];
}

/** New people with initials who could be one other, of the rows or the register, and those who were said to be. */
async function likePeopleIn(
  db: Db,
  context: Context,
  { id, name: administration }: { id: string | undefined; name: string },
  rows: readonly Taken[],
  newPeople: readonly string[],
): Promise<ImportPlan['likePeople']> {
  const said = new Map(
    rows.flatMap(({ account }) =>
      (account.renamed ?? []).map((one) => [samePerson(one.name), { administration, ...one, isSame: true }]),
    ),
  );
  const today = dayOf(context.clock.now());
  const registered = id === undefined ? [] : await readPeopleOf(db, id);
  const people = registered.filter((one) => one.same_as === null);
  // Whoever has left takes nothing on, and a protected name is told nowhere else than at the person: they are one that it could be, and no proposal.
  const untold = new Set(
    people.flatMap((one) =>
      one.protected_identity === 1 || (one.leaves_on !== null && one.leaves_on < today) ? [samePerson(one.name)] : [],
    ),
  );
  const proposed = likePeople(newPeople, [...people.map(({ name }) => name), ...newPeople]);
  return [
    ...said.values(),
    ...proposed
      .filter(({ as }) => !untold.has(samePerson(as)))
      .map((one) => ({ administration, ...one, isSame: false })),
  ];
}

/** What of somebody's choices is about this list: words and names that it does not have are not. */
const chosenHere = (choice: ImportChoice, planned: readonly Planned[], statuses: ImportChoices['statuses']) => ({
  ...choice,
  statusWords: statusWordsOf(planned, statuses).flatMap(({ text, status }) =>
    status === null ? [] : [{ text, status }],
  ),
  notPeople: notPeopleIn(planned),
});

const contactKinds = ['email', 'phone'] as const;

/** What somebody in the register is given of what they lack there, and all units that the rows which give it name. */
interface NewContacts extends Record<(typeof contactKinds)[number], string> {
  name: string;
  isProtected: boolean;
  unit: string;
  unitsInList: Map<string, string>;
}

/** What a plan would add besides accounts. */
export async function planSummary(
  db: Db,
  context: Context,
  planned: readonly Planned[],
  { statuses }: Pick<ImportChoices, 'statuses'>,
): Promise<ImportPlan> {
  const administrations = await readAdministrations(db);
  const newUnits = new Map<string, string>();
  const newPeople = new Map<string, string>();
  const newContacts = new Map<string, NewContacts>();
  const reached = new Set<string>();
  const alike: ImportPlan['likePeople'] = [];
  const newAdministrations = new Map<string, string>();
  for (const [name, rows] of byAdministration(planned)) {
    const known = administrations.find((one) => searchText(one.name) === searchText(name));
    if (known === undefined) newAdministrations.set(searchText(name), name);
    const names = known === undefined ? null : await namesInRegister(db, context, known.id);
    const units = known === undefined ? new Map<string, string>() : await unitNamesOf(db, known.id);
    const own = new Map<string, string>();
    for (const { account } of rows) {
      if (account.unit !== '' && names?.units.has(searchText(account.unit)) !== true)
        newUnits.set(searchText(account.unit), account.unit);
      for (const person of peopleOf(account)) {
        const here = names?.findPerson(person.name);
        const key = `${searchText(name)}\n${samePerson(person.name)}`;
        if (here === undefined) {
          newPeople.set(key, newPeople.get(key) ?? person.name);
          own.set(key, newPeople.get(key) ?? person.name);
          if (person.email !== '' || person.phone !== '') reached.add(key);
          continue;
        }
        const gained = contactKinds.filter((one) => here[one] === '' && person[one] !== '');
        if (gained.length === 0) continue;
        const told = newContacts.get(here.id) ?? {
          name: person.name,
          isProtected: here.protected_identity === 1,
          email: '',
          phone: '',
          unit: units.get(here.unit_id ?? '') ?? '',
          unitsInList: new Map(),
        };
        newContacts.set(here.id, told);
        // As the import writes it: of several the first.
        for (const one of gained) told[one] ||= person[one];
        const unit = searchText(account.unit);
        if (unit !== '' && !told.unitsInList.has(unit)) told.unitsInList.set(unit, account.unit);
      }
    }
    alike.push(...(await likePeopleIn(db, context, { id: known?.id, name }, rows, [...own.values()])));
  }
  return {
    counts: countFates(planned.map(({ fate }) => fate)),
    notes: await notesOf(db, context.catalogue, planned),
    opensAgain: named(planned.flatMap(({ opensAgain, fate }) => (opensAgain === true ? [fate.name] : []))),
    statusUnsaid: statusUnsaidIn(planned),
    kindUnsaid: kindUnsaidIn(planned),
    wide: linksOf(planned),
    rows: shownRows(planned),
    newUnits: [...newUnits.values()],
    newPeople: inOrder(newPeople.values()),
    notPeople: notPeopleIn(planned),
    // In one order, whatever is answered.
    likePeople: alike.toSorted((a, b) => (sortKey(a.name) < sortKey(b.name) ? -1 : 1)),
    newContacts: [...newContacts.values()]
      .map(({ name, isProtected, unit, unitsInList, ...contacts }) => ({
        name,
        contacts: isProtected ? [] : contactKinds.map((one) => contacts[one]).filter((text) => text !== ''),
        unit,
        unitInList: [...unitsInList.values()].join(', '),
      }))
      .toSorted((a, b) => (sortKey(a.name) < sortKey(b.name) ? -1 : 1)),
    contacts: reached.size + newContacts.size,
    newAdministrations: [...newAdministrations.values()],
    administrations: [...byAdministration(planned).keys()],
    statusWords: statusWordsOf(planned, statuses),
    headings: headingsOf(planned),
  };
}

function byAdministration(planned: readonly Planned[]): Map<string, Taken[]> {
  const groups = new Map<string, { name: string; rows: Taken[] }>();
  for (const row of planned) {
    if (row.account === null) continue;
    const key = searchText(row.administration);
    const group = groups.get(key) ?? { name: row.administration, rows: [] };
    group.rows.push(row as Taken);
    groups.set(key, group);
  }
  return new Map([...groups.values()].map(({ name, rows }) => [name, rows]));
}

interface Step {
  signal: AbortSignal | undefined;
  progress: (done: number) => void;
}

/** Lets other work in, says how far it has come, and stops when asked to; the transaction then takes everything back. */
async function step({ signal, progress }: Step, done: number): Promise<void> {
  progress(done);
  await nextTurn();
  if (signal?.aborted === true) throw new Refusal('import-cancelled');
}

/** By platform and unit, as the index that the register is filtered by has them: it then grows in few places, and that is a fifth of all writing. */
function inOrderOfIndex(rows: readonly Taken[]): Taken[] {
  const keyOf = ({ account: { platform, unit } }: Taken) => `${platform}\n${unit}`;
  return [...Map.groupBy(rows, keyOf)].toSorted(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, together]) => together);
}

/** Writes the rows of one administration, and what happens to each for the audit. */
async function writeRows(
  db: Db,
  context: Context,
  administrationId: string,
  rows: readonly Taken[],
  given: {
    kind: AccountKind;
    unsaidStatus: AccountStatus | undefined;
    contactKind: ContactKind | undefined;
    opensAgain: boolean | undefined;
    fileName: string;
    before: number;
    step: Step;
  },
): Promise<void> {
  const units = await findOrAddUnits(
    db,
    context,
    administrationId,
    rows.flatMap(({ account }) => (account.unit === '' ? [] : [account.unit])),
  );
  const people = await findOrAddPeople(
    db,
    context,
    administrationId,
    rows.flatMap(({ account }) => {
      const unitId = units.ids.get(searchText(account.unit)) ?? null;
      return peopleOf(account).map((person) => ({ ...person, unitId }));
    }),
    given.contactKind,
  );
  const names = await readNames(db, context, administrationId);
  const desk: WritingDesk = await writingDesk(db, administrationId, names.people.keys());
  const placesOf = (account: RowAccount): RowPlaces => ({
    administrationId,
    unitId: units.ids.get(searchText(account.unit)) ?? null,
    personId: (name) => people.ids.get(searchText(name)) ?? '',
    kind: given.kind,
    unsaidStatus: given.unsaidStatus,
    opensAgain: given.opensAgain,
  });
  const inOrder = inOrderOfIndex(rows);
  const newIds = rows
    .filter(({ accountId }) => accountId === null)
    .map(() => context.ids.next())
    .toSorted((a, b) => (a < b ? -1 : 1));
  for (let start = 0; start < rows.length; start += stepSize) {
    await step(given.step, given.before + start);
    const part = inOrder.slice(start, start + stepSize);
    const added = part.filter(({ accountId }) => accountId === null);
    const ids = newIds.splice(0, added.length);
    const drafts = added.map(({ account }, index) => ({
      id: ids[index] ?? '',
      ...draftOfRow(account, placesOf(account)),
    }));
    await takeInAccounts(db, context, desk, drafts);
    const events: AuditEvent[] = added.map(({ account: { name, key, row } }, index) => ({
      action: 'account-imported',
      subjectKind: 'account',
      subjectId: ids[index] ?? '',
      details: { name, key, row, fileName: given.fileName },
    }));
    const known = part.filter(({ accountId }) => accountId !== null);
    const before = new Map(
      (
        await readKnown(
          db,
          known.flatMap(({ accountId }) => accountId ?? []),
        )
      ).map((account) => [account.id, account]),
    );
    for (const { account, accountId } of known) {
      const registered = before.get(accountId ?? '');
      if (registered === undefined) continue;
      const after = draftAfterRow(registered, account, placesOf(account), names);
      const changes = await changeByList(db, context, desk, { before: registered, ...after }, given.fileName);
      if (changes.length > 0)
        events.push({
          action: 'account-changed-by-list',
          subjectKind: 'account',
          subjectId: registered.id,
          details: {
            // A password that the account's text had of old goes no further than there.
            changes: changes.map((one) => ({ ...one, from: withoutSecrets(one.from), to: withoutSecrets(one.to) })),
            fileName: given.fileName,
            row: account.row,
          },
        });
    }
    await recordEvents(db, context, events);
  }
}

/** What an import did; the report holds the rows as `importReport` shows them. */
export interface ImportResult {
  runId: string;
  counts: ImportCounts;
  planned: Planned[];
  /** What the register knew of the list. */
  known: KnownOfList;
}

const contactFields: readonly string[] = ['responsible-email', 'responsible-phone'];
const ofPeople: ReadonlySet<string> = new Set([...Object.keys(roleFields), ...contactFields]);

/** What is kept of a row, without how people are reached: their columns, and what their own cells say of it. */
const withoutContacts = (kept: PlannedRow['kept']): PlannedRow['kept'] =>
  Object.fromEntries(
    Object.entries(kept).flatMap(([field, text]) => {
      if (contactFields.includes(field)) return [];
      if (!ofPeople.has(field)) return [[field, text]];
      const rest = text.split(' · ').filter((part) => !saysContact(part));
      return rest.length === 0 ? [] : [[field, rest.join(' · ')]];
    }),
  );

/** A row as the report keeps it: that people differed, and not who they are or how they are reached. What else the list says in its own words stays, whoever it names. */
const withoutNames = (row: PlannedRow): PlannedRow => ({
  ...row,
  responsible: '',
  furtherEditors: [],
  details: [],
  kept: withoutContacts(row.kept),
  differs: row.differs.map((one) =>
    ofPeople.has(one.field) ? { ...one, first: '', second: '', withheld: true } : one,
  ),
});

/** How many sheets of a list's workbook have rows. */
const sheetsOf = ({ tables }: OpenList) => tables.sheets.filter(({ rows }) => rows.length > 0).length;

/** Imports a list in one transaction: all of it, or nothing when it is cancelled or fails. A register with accounts is backed up first. */
export async function runImport(context: Context, given: ListToImport, options: Watch = {}): Promise<ImportResult> {
  const isFirst = (await backUpBeforeImport(context)) === null;
  const rows = given.list.tables.sheets[given.sheet]?.rows.length ?? 0;
  // A list of accounts that are known changes rows one by one, and asks of each: that is quickest where the register is.
  const inThread = isFirst && rows > longList;
  const result = await inTransaction(context, { inThread }, async (db, before) => {
    const planned = await planList(before, context, given);
    const counts = countFates(planned.map(({ fate }) => fate));
    const progress = { signal: options.signal, progress: (done: number) => options.progress?.(done, counts.rows) };
    await step(progress, 0);
    const known = await knownOfList(before, context.catalogue, planned);
    const kind = newKind(planned, given.unsaidKind);
    const runId = context.ids.next();
    const fileName = given.list.fileName.slice(0, 300);
    const digest = sha256(given.list.bytes);
    await recordEvents(db, context, [
      {
        action: 'list-imported',
        subjectKind: 'import',
        subjectId: runId,
        details: { fileName, sha256: digest, counts },
      },
    ]);
    let own = '';
    let written = 0;
    const groups = byAdministration(planned);
    const write = async () => {
      for (const [name, rows] of groups) {
        const id = await findOrAddAdministration(db, context, name);
        if (own === '' || searchText(name) === searchText(given.administration)) own = id;
        const { unsaidStatus, contactKind, opensAgain } = given;
        await writeRows(db, context, id, rows, {
          kind,
          unsaidStatus,
          contactKind,
          opensAgain,
          fileName,
          before: written,
          step: progress,
        });
        written += rows.length;
      }
    };
    // Each administration of a list looks up what the indexes are for.
    const isWithoutIndexes = isFirst && groups.size === 1;
    await (isWithoutIndexes ? indexedAfterwards(db, ['account', 'account_role', 'account_status'], write) : write());
    if (own === '') own = await findOrAddAdministration(db, context, given.administration);
    await insertImportRun(db, {
      id: runId,
      administration_id: own,
      file_name: fileName,
      sha256: digest,
      counts: JSON.stringify(counts),
      sheet: sheetsOf(given.list) > 1 ? (given.list.tables.sheets[given.sheet]?.name ?? '').slice(0, 300) : '',
      // The people are in the register, where their names are ended with them.
      report: JSON.stringify({
        rows: shownRows(planned).map(withoutNames),
        absent: named(known.absent.map(({ name }) => name)),
      } satisfies ImportReport),
      made_at: context.clock.now().toISOString(),
      made_by: context.actor.name,
    });
    if (given.chosen !== undefined)
      await rememberChoices(db, context, own, given.list, chosenHere(given.chosen, planned, given.statuses));
    await step(progress, counts.rows);
    return { runId, counts, planned, known };
  });
  for (const room of ['imported', 'accounts', 'people', 'inventory', 'settings'] as const)
    context.announce({ room, ids: [] });
  return result;
}
