import { useIsMutating, useMutation, useMutationState } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { AccountStatus } from '#core/accounts/contract.ts';
import type { ContactKind } from '#core/foundation/contract.ts';
import type {
  DayOrder,
  ImportChoice,
  ImportField,
  ImportPlan,
  ImportSource,
  PlannedRow,
  Take,
} from '#core/inventory/contract.ts';
import { refusalText } from '#core/foundation/i18n/refusal-text.ts';
import { api, queries } from '../../../api/client.ts';
import { errorText, refusalOf } from '../../../api/errors.ts';
import { usePlace } from '../../../app/administration.tsx';
import { say } from '../../../ui/Toasts.tsx';
import type { DifferenceKind } from './fates.ts';
import { type Done, type Progress, runImport } from './run-import.ts';
import { asChosen, takeOf, type Takes, unchosen, withoutTakeOfAll, withTake, withTakeOfAll } from './takes.ts';
import { keptNow, useKept } from './use-kept.ts';

export type Step = 'file' | 'columns' | 'preview' | 'run' | 'receipt';

/** Steps that have an address, so that the browser's Back goes one step back. */
const addresses = { file: null, columns: 'kolumner', preview: 'granska', receipt: 'kvitto' } as const;

/** Where the accounts go: an administration that is there, or a new one by name. */
export interface Destination {
  id: string | null;
  name: string;
}

type Column = ImportSource['columns'][number];
type SamePerson = ImportChoice['samePeople'][number];
type LeftOut = ReadonlyMap<string, ImportChoice['leftOut'][number]>;

/** What came of an import, with the sheets of its file that look like lists and have not been read in. */
interface ReceiptOfRun extends Done {
  fileName: string;
  token: string;
  sheets: ReadonlyArray<{ index: number; name: string }>;
}

const rowKey = ({ row, key }: Pick<PlannedRow, 'row' | 'key'>) => `${row} ${key}`;

const sheetsLeft = ({ sheets }: ImportSource, read: readonly number[]): ReceiptOfRun['sheets'] =>
  sheets.flatMap(({ name, isList }, index) => (isList && !read.includes(index) ? [{ index, name }] : []));

/** What was asked last: an answer to anything before it is of what holds no more. */
const asked: { sheet: unknown; count: unknown } = { sheet: null, count: null };

const asWords = (words: ReadonlyMap<string, AccountStatus>) => [...words].map(([text, status]) => ({ text, status }));

/** The import as it was drawn last. A message with its undo outlives that drawing, and the page. */
let latest: { token: string; takes: Takes; takeUp: (next: Takes) => void } | null = null;

// An open list ends with the window, whichever page that is closed on.
addEventListener('beforeunload', (event) => {
  if (keptNow('source') !== null) event.preventDefault();
});

/** One import from file to receipt: what is chosen so far, and what may be done next. Choices stay when going back, and when the page is left. */
export function useImport() {
  const { t } = useTranslation('app');
  const place = usePlace();
  const [params, setParams] = useSearchParams();
  const [source, setSource] = useKept<ImportSource | null>('source', null);
  const [changed, setChanged] = useKept<Readonly<Record<number, ImportField>>>('changed', {});
  const [dayOrders, setDayOrders] = useKept<Readonly<Record<number, DayOrder>>>('dayOrders', {});
  const [destination, setDestination] = useKept<Destination>('destination', { id: place.administration.id, name: '' });
  const [chosenUnit, setUnit] = useKept<string | null>('unit', null);
  /** The unit of every row, where no column says it: what stands in its field. */
  const unit = chosenUnit ?? source?.unit ?? '';
  const [usesRemembered, setUsesRemembered] = useKept('usesRemembered', true);
  // What was chosen the last time holds where nothing is chosen now.
  const remembered = source?.remembered.find(({ administrationId }) => administrationId === destination.id) ?? null;
  const before = usesRemembered ? (remembered?.choices ?? null) : null;
  const [chosenTakes, setTakes] = useKept<Takes | null>('takes', null);
  const takes =
    chosenTakes ?? (before === null ? unchosen : { ...unchosen, duplicates: before.duplicates, known: before.known });
  const [chosenWords, setStatusWords] = useKept<ReadonlyMap<string, AccountStatus> | null>('statusWords', null);
  const [chosenHeadings, setHeadingsGive] = useKept<boolean | null>('headings', null);
  const headingsGiveStatus = chosenHeadings ?? before?.headingsGiveStatus ?? true;
  const [chosenUnsaid, setUnsaid] = useKept<AccountStatus | null>('unsaidStatus', null);
  const unsaidStatus = chosenUnsaid ?? before?.unsaidStatus ?? 'active';
  const [chosenKind, setKind] = useKept<ContactKind | null>('contactKind', null);
  const contactKind = chosenKind ?? before?.contactKind ?? 'unknown';
  const [chosenPerLink, setPerLink] = useKept<boolean | null>('perLink', null);
  const accountPerLink = chosenPerLink ?? before?.accountPerLink ?? true;
  const [chosenNotPeople, setNotPeople] = useKept<ReadonlySet<string> | null>('notPeople', null);
  const [sheetsRead, setSheetsRead] = useKept<readonly number[]>('sheetsRead', []);
  const [leftOut, setLeftOut] = useKept<LeftOut>('leftOut', new Map());
  const [opensAgain, setOpens] = useKept('opensAgain', false);
  const [samePeople, setSamePeople] = useKept<SamePerson[]>('samePeople', []);
  const [plan, setPlan] = useKept<ImportPlan | null>('plan', null);
  // The words and names that this list has, each as the list writes it: what was remembered may have it in other letters, and more.
  const statusWords =
    chosenWords ?? new Map(plan?.statusWords.flatMap(({ text, status }) => (status === null ? [] : [[text, status]])));
  const notPeople: ReadonlySet<string> = chosenNotPeople ?? new Set(plan?.notPeople);
  const [progress, setProgress] = useState<Progress | 'starting' | 'cancelling' | null>(null);
  const [receipt, setReceipt] = useState<ReceiptOfRun | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isOfLogins, setOfLogins] = useState(false);
  const [leftAt, setLeftAt] = useKept<string | null>('step', null);
  /** The file of a receipt that another sheet may follow. */
  const fileOfReceipt = useRef<string | null>(null);
  const running = useRef<AbortController | null>(null);
  const isHere = useRef(true);
  // What ends after the page was left has its say too: so it stands here, and not with each call.
  const answered = { meta: { showsError: true }, onError: fail };
  const open = useMutation(
    queries.inventory.openImport.mutationOptions({
      ...answered,
      onSuccess: (opened) => {
        setSource(opened);
        setReceipt(null);
        setSheetsRead([]);
        go('columns');
      },
    }),
  );
  const choose = useMutation(
    queries.inventory.chooseSheet.mutationOptions({
      ...answered,
      onSuccess: (chosen, question) => {
        if (source === null || question !== asked.sheet) return;
        // A choice follows its heading: the column may have moved, and without a heading it is another column.
        const keptFields = chosen.columns.flatMap((column) => {
          const old = source.columns.find(({ heading }) => heading !== '' && heading === column.heading);
          const field = old === undefined ? undefined : changed[old.index];
          return field === undefined ? [] : [[column.index, field] as const];
        });
        dropChoices();
        setChanged(Object.fromEntries(keptFields));
        // What was said of a sheet is said of it whichever row its headings are on.
        if (chosen.sheet === source.sheet) setUnit(chosenUnit);
        setSource(chosen);
      },
    }),
  );
  const goOn = useMutation(
    queries.inventory.chooseSheet.mutationOptions({
      ...answered,
      onSuccess: (next) => {
        // The receipt was left meanwhile, and its file let go.
        if (fileOfReceipt.current !== next.token) return;
        fileOfReceipt.current = null;
        setSource(next);
        setReceipt(null);
        go('columns');
      },
    }),
  );
  const count = useMutation(
    queries.inventory.planImport.mutationOptions({
      ...answered,
      onSuccess: (planned, question) => {
        if (question === asked.count) setPlan(planned);
      },
    }),
  );
  const show = useMutation(
    queries.inventory.planImport.mutationOptions({
      ...answered,
      onSuccess: (planned, question) => {
        if (question !== asked.count) return;
        setPlan(planned);
        go('preview');
      },
    }),
  );
  // Whoever comes back sees what is still under way.
  const reading = useMutationState({
    filters: { mutationKey: queries.inventory.openImport.mutationKey(), status: 'pending' },
    select: ({ state }) => (state.variables as { file: File }).file.name,
  });
  const choosing = useMutationState({
    filters: { mutationKey: queries.inventory.chooseSheet.mutationKey(), status: 'pending' },
    select: ({ state }) => (state.variables as { headerRow: number | null }).headerRow,
  });
  const isCounting = useIsMutating({ mutationKey: queries.inventory.planImport.mutationKey() }) > 0;

  function go(to: keyof typeof addresses, replace = false): void {
    const address = addresses[to];
    // Nobody is taken from another page: the step is there when they come back.
    if (!isHere.current) return setLeftAt(address);
    setParams(address === null ? {} : { steg: address }, { replace });
  }

  /** Lets the list go; its file is kept where another sheet of it may follow. */
  function forget(keepsFile = false): void {
    if (source !== null && !keepsFile) void api.inventory.discard({ token: source.token }).catch(() => undefined);
    asked.sheet = null;
    setSource(null);
    setUsesRemembered(true);
    dropChoices();
  }

  /** Nothing is chosen: what was chosen the last time holds, or what the app proposes. */
  function dropChoices(): void {
    dropPlan();
    setChanged({});
    setUnit(null);
    setDayOrders({});
    setHeadingsGive(null);
    setUnsaid(null);
    setKind(null);
    setPerLink(null);
    setTakes(null);
    setStatusWords(null);
    setNotPeople(null);
    setLeftOut(new Map());
    setOpens(false);
    setSamePeople([]);
  }

  /** The rows are to be counted anew before they are shown. */
  function dropPlan(): void {
    asked.count = null;
    setPlan(null);
  }

  // Leaving the page closes an import that runs; the list stays open.
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
      running.current?.abort();
      letFileGo();
    };
  }, []);
  useEffect(() => {
    latest = source === null ? null : { token: source.token, takes, takeUp };
  });

  const wanted = params.get('steg');
  // Coming back is coming back to the step that was left, with the rows counted against the register as it is by now.
  useEffect(() => {
    if (source === null) return;
    if (wanted === null && leftAt !== null) setParams({ steg: leftAt }, { replace: true });
    if (plan !== null) recount({});
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);
  // oxlint-disable-next-line react/exhaustive-deps
  useEffect(() => setLeftAt(wanted), [wanted]);

  const step: Step =
    progress !== null
      ? 'run'
      : wanted === addresses.receipt && receipt !== null
        ? 'receipt'
        : wanted === addresses.preview && plan !== null
          ? 'preview'
          : (wanted === addresses.preview || wanted === addresses.columns) && source !== null
            ? 'columns'
            : 'file';

  /** What a column becomes where nothing is chosen now. */
  const proposalOf = (index: number): ImportField =>
    [...(before?.columns ?? []), ...(source?.columns ?? [])].find((column) => column.index === index)?.field ??
    'ignore';

  const fieldOf = (index: number): ImportField => changed[index] ?? proposalOf(index);

  /** The order chosen for a column's days: now, or the last time where the column itself is not sure of another. */
  const dayOrderIn = (
    orders: typeof dayOrders,
    { index, days }: Pick<Column, 'index' | 'days'>,
  ): DayOrder | undefined =>
    orders[index] ??
    (days?.isSure === true ? undefined : before?.dayOrders.find((column) => column.index === index)?.order);

  const columnsAs = ({ columns }: ImportSource, orders: typeof dayOrders): ImportChoice['columns'] =>
    columns.map((column) => ({
      index: column.index,
      field: fieldOf(column.index),
      dayOrder: dayOrderIn(orders, column) ?? null,
    }));

  const choice: ImportChoice | null =
    source === null
      ? null
      : {
          token: source.token,
          administrationId: destination.id,
          administrationName: destination.id === null ? destination.name.trim() : null,
          sheet: source.sheet,
          headerRow: source.headerRow,
          columns: columnsAs(source, dayOrders),
          unit: unit.trim(),
          ...asChosen(takes),
          leftOut: [...leftOut.values()],
          samePeople,
          opensAgain,
          headingsGiveStatus,
          unsaidStatus,
          contactKind,
          accountPerLink,
          statusWords: chosenWords === null ? (before?.statusWords ?? []) : asWords(chosenWords),
          notPeople: chosenNotPeople === null ? (before?.notPeople ?? []) : [...chosenNotPeople],
        };

  function fail(error: unknown): void {
    if (isHere.current) setProblem(errorText(error, t));
    else say({ text: errorText(error, t), isError: true });
    const { code } = refusalOf(error) ?? {};
    setOfLogins(code === 'file-of-logins' || code === 'file-of-browser-logins');
    // The core holds a file for an hour; after that it has to be chosen again.
    if (code === 'file-token-unknown') forget();
  }

  function openFile(file: File): void {
    setProblem(null);
    setOfLogins(false);
    const limit = place.administration.settings.importMegabytes.value;
    const megabytes = Math.ceil(file.size / 1024 / 1024);
    // What the core would refuse need not be sent there first.
    if (file.size > limit * 1024 * 1024)
      return setProblem(refusalText({ code: 'file-too-large', values: { megabytes, limit } }, t));
    forget();
    letFileGo();
    // Each list begins with the administration that is open now, not with the last list's.
    setDestination({ id: place.administration.id, name: '' });
    open.mutate({ file });
  }

  function chooseSheet(sheet: number, headerRow: number | null): void {
    if (source === null) return;
    setProblem(null);
    const question = { token: source.token, sheet, headerRow };
    asked.sheet = question;
    choose.mutate(question);
  }

  function setField(index: number, field: ImportField): void {
    const { [index]: _, ...others } = changed;
    setChanged(field === proposalOf(index) ? others : { ...others, [index]: field });
    dropPlan();
    setProblem(null);
  }

  function chooseDestination(to: Destination): void {
    setDestination(to);
    dropPlan();
    setProblem(null);
  }

  function chooseUnit(name: string): void {
    setUnit(name);
    dropPlan();
    setProblem(null);
  }

  function preview(): void {
    if (choice === null) return;
    setProblem(null);
    asked.count = choice;
    show.mutate(choice);
  }

  /** What has been chosen is counted anew, with all that comes with it. */
  function recount(chosen: Partial<ImportChoice>): void {
    if (choice === null) return;
    setProblem(null);
    const question = { ...choice, ...chosen };
    asked.count = question;
    count.mutate(question);
  }

  function takeUp(next: Takes): void {
    setTakes(next);
    recount(asChosen(next));
  }

  /** Says which of two descriptions of an account holds. */
  function setTake(row: PlannedRow, take: Take): void {
    takeUp(withTake(takes, row, take));
  }

  /** Says it for every row of a kind, also for those that were chosen one by one; that can be undone. */
  function setTakeOfAll(kind: DifferenceKind, take: Take): void {
    if (plan === null || source === null) return;
    const { token } = source;
    takeUp(withTakeOfAll(takes, plan.rows, kind, take));
    say({
      text: t('importing.differs.chosenForAll'),
      undo: () => {
        if (latest?.token === token) latest.takeUp(withoutTakeOfAll(latest.takes, takes, kind));
      },
    });
  }

  /** Says that a row's account is to be read in, or left out. */
  function setTakenIn(row: PlannedRow, isTakenIn: boolean): void {
    const next = new Map(leftOut);
    if (isTakenIn) next.delete(rowKey(row));
    else next.set(rowKey(row), { row: row.row, key: row.key });
    setLeftOut(next);
    recount({ leftOut: [...next.values()] });
  }

  /** Says that a name in the list is another person's for short, or that it is not. */
  function setSamePerson({ administration, name, as }: SamePerson, isSame: boolean): void {
    const others = samePeople.filter((one) => one.name !== name || one.administration !== administration);
    const next = isSame ? [...others, { administration, name, as }] : others;
    setSamePeople(next);
    recount({ samePeople: next });
  }

  /** Says whether the list's status opens accounts again that somebody has ended in the app. */
  function setOpensAgain(opens: boolean): void {
    setOpens(opens);
    recount({ opensAgain: opens });
  }

  /** Says what a word of the status column means; `unknown` leaves it to be asked on the accounts. */
  function setStatusWord(text: string, status: AccountStatus): void {
    const next = new Map(statusWords);
    // Of a word in several letters the last one holds.
    next.delete(text);
    next.set(text, status);
    setStatusWords(next);
    recount({ statusWords: asWords(next) });
  }

  /** Says that a name in the list is a person, or that it is not. */
  function setPerson(name: string, isPerson: boolean): void {
    const next = new Set(notPeople);
    if (isPerson) next.delete(name);
    else next.add(name);
    setNotPeople(next);
    recount({ notPeople: [...next] });
  }

  /** Takes up what was chosen when the list was read in the last time, or the app's own proposals; what has been chosen since is dropped. */
  function takeUpRemembered(uses: boolean): void {
    setUsesRemembered(uses);
    dropChoices();
    setProblem(null);
  }

  /** Says in which order the days of a column are written. */
  function setDayOrder(index: number, order: DayOrder): void {
    const next = { ...dayOrders, [index]: order };
    setDayOrders(next);
    if (step === 'preview' && source !== null) recount({ columns: columnsAs(source, next) });
    else dropPlan();
  }

  /** Says whether headings within the list give the accounts under them their status. */
  function setHeadingsGiveStatus(give: boolean): void {
    setHeadingsGive(give);
    recount({ headingsGiveStatus: give });
  }

  /** Says which status new accounts get that the list says nothing of. */
  function setUnsaidStatus(status: AccountStatus): void {
    setUnsaid(status);
    recount({ unsaidStatus: status });
  }

  /** Says whether each link of a wide list's rows is an account of its own. */
  function setAccountPerLink(each: boolean): void {
    setPerLink(each);
    if (step === 'preview') recount({ accountPerLink: each });
    else dropPlan();
  }

  async function run(): Promise<void> {
    if (choice === null || source === null || plan === null) return;
    const stop = new AbortController();
    running.current = stop;
    setProblem(null);
    setProgress('starting');
    try {
      const done = await runImport(choice, stop.signal, (made) =>
        setProgress((now) => (now === 'cancelling' ? now : made)),
      );
      running.current = null;
      if (done === null) return say({ text: t('importing.run.cancelled') });
      if (stop.signal.aborted) say({ text: t('importing.run.tooLate') });
      const read = [...sheetsRead, source.sheet];
      const sheets = isHere.current ? sheetsLeft(source, read) : [];
      setSheetsRead(read);
      forget(sheets.length > 0);
      if (!isHere.current) return;
      fileOfReceipt.current = sheets.length > 0 ? source.token : null;
      setReceipt({ ...done, fileName: source.fileName, token: source.token, sheets });
      place.choose(done.administrationId);
      go('receipt', true);
    } catch (error) {
      fail(error);
    } finally {
      running.current = null;
      setProgress(null);
    }
  }

  function cancel(): void {
    setProgress('cancelling');
    running.current?.abort();
  }

  function restart(): void {
    letFileGo();
    setReceipt(null);
    go('file');
  }

  /** The next sheet of the file that was just read in, for the administration that it was read into. */
  function nextSheet(sheet: number): void {
    if (receipt === null) return;
    setProblem(null);
    setDestination({ id: receipt.administrationId, name: '' });
    goOn.mutate({ token: receipt.token, sheet, headerRow: null });
  }

  /** A receipt that is left lets its file go. */
  function letFileGo(): void {
    const { current } = fileOfReceipt;
    if (current !== null) void api.inventory.discard({ token: current }).catch(() => undefined);
    fileOfReceipt.current = null;
  }

  return {
    step,
    source,
    plan,
    progress,
    receipt,
    problem,
    /** The problem is a file for the vault's own import. */
    isOfLogins: problem !== null && isOfLogins,
    destination,
    fieldOf,
    isReading: reading.at(-1) ?? null,
    /** The heading row that was just pointed out, before the columns below it are read. */
    choosingRow: choosing.at(-1) ?? null,
    isCounting,
    isRunning: () => running.current !== null,
    setProblem,
    go: (to: keyof typeof addresses) => {
      setProblem(null);
      go(to);
    },
    openFile,
    chooseSheet,
    /** When this list's choices were made that are proposed; `null` where it has none. */
    rememberedAt: remembered?.chosenAt ?? null,
    usesRemembered,
    takeUpRemembered,
    setField,
    /** What was chosen for a column's days; `undefined` leaves it to the column. */
    dayOrderOf: (column: Column): DayOrder | undefined => dayOrderIn(dayOrders, column),
    setDayOrder,
    setDestination: chooseDestination,
    unit,
    setUnit: chooseUnit,
    preview,
    takeOf: (row: PlannedRow): Take => takeOf(takes, row),
    standing: (kind: DifferenceKind): Take => takes[kind],
    setTake,
    setTakeOfAll,
    isTakenIn: (row: PlannedRow): boolean => !leftOut.has(rowKey(row)),
    setTakenIn,
    opensAgain,
    setOpensAgain,
    isSamePerson: ({ administration, name }: SamePerson): boolean =>
      samePeople.some((one) => one.name === name && one.administration === administration),
    setSamePerson,
    setStatusWord,
    notPeople,
    setPerson,
    headingsGiveStatus,
    setHeadingsGiveStatus,
    unsaidStatus,
    setUnsaidStatus,
    contactKind,
    /** Says what the e-mail addresses and telephone numbers are that the list brings; no row is counted anew by it. */
    setContactKind: setKind,
    accountPerLink,
    setAccountPerLink,
    run,
    cancel,
    restart,
    nextSheet,
    /** The sheets of the open file that have been read in. */
    sheetsRead,
  };
}

export type Import = ReturnType<typeof useImport>;
