import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountKind, AccountStatus } from '#core/accounts/contract.ts';
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
import { useSayWhile } from '../../../ui/Toasts.tsx';
import type { DifferenceKind } from './fates.ts';
import { asChosen, takeOf, type Takes, unchosen, withoutTakeOfAll, withTake, withTakeOfAll } from './takes.ts';
import { useKept } from './use-kept.ts';

type Column = ImportSource['columns'][number];
type SamePerson = ImportChoice['samePeople'][number];
type LeftOut = ReadonlyMap<string, ImportChoice['leftOut'][number]>;

/** The list that is asked about, and what an answer leads to. */
interface Asked {
  source: ImportSource | null;
  plan: ImportPlan | null;
  /** What was chosen the last time for a list with the same headings: it holds where nothing is chosen now. */
  before: ImportSource['remembered'][number]['choices'] | null;
  /** The rows are on screen, so that they are counted anew at once. */
  isPreviewed: boolean;
  /** Counts the rows anew, with what has just been answered. */
  recount: (answered: Partial<ImportChoice>) => void;
  /** The rows are to be counted anew before they are shown. */
  countLater: () => void;
}

const rowKey = ({ row, key }: Pick<PlannedRow, 'row' | 'key'>) => `${row} ${key}`;

const asWords = (words: ReadonlyMap<string, AccountStatus>) => [...words].map(([text, status]) => ({ text, status }));

/** What has been answered about a list: what its columns are and what comes of its rows. Answers stay when going back, and when the page is left. */
export function useAnswers({ source, plan, before, isPreviewed, recount, countLater }: Asked) {
  const { t } = useTranslation('app');
  const [changed, setChanged] = useKept<Readonly<Record<number, ImportField>>>('changed', {});
  const [dayOrders, setDayOrders] = useKept<Readonly<Record<number, DayOrder>>>('dayOrders', {});
  const [chosenUnit, setUnit] = useKept<string | null>('unit', null);
  /** The unit of every row, where no column says it: what stands in its field. */
  const unit = chosenUnit ?? source?.unit ?? '';
  const [chosenTakes, setTakes] = useKept<Takes | null>('takes', null);
  const takes =
    chosenTakes ?? (before === null ? unchosen : { ...unchosen, duplicates: before.duplicates, known: before.known });
  const [chosenWords, setStatusWords] = useKept<ReadonlyMap<string, AccountStatus> | null>('statusWords', null);
  const [chosenHeadings, setHeadingsGive] = useKept<boolean | null>('headings', null);
  const headingsGiveStatus = chosenHeadings ?? before?.headingsGiveStatus ?? true;
  const [chosenUnsaid, setUnsaid] = useKept<AccountStatus | null>('unsaidStatus', null);
  const unsaidStatus = chosenUnsaid ?? before?.unsaidStatus ?? 'active';
  const [chosenUnsaidKind, setUnsaidKind] = useKept<AccountKind | null>('unsaidKind', null);
  /** `null` leaves it to what most of the list is. */
  const unsaidKind = chosenUnsaidKind ?? before?.unsaidKind ?? null;
  const [chosenKind, setKind] = useKept<ContactKind | null>('contactKind', null);
  const contactKind = chosenKind ?? before?.contactKind ?? 'unknown';
  const [chosenPerLink, setPerLink] = useKept<boolean | null>('perLink', null);
  const accountPerLink = chosenPerLink ?? before?.accountPerLink ?? true;
  const [chosenNotPeople, setNotPeople] = useKept<ReadonlySet<string> | null>('notPeople', null);
  const [leftOut, setLeftOut] = useKept<LeftOut>('leftOut', new Map());
  const [opensAgain, setOpens] = useKept('opensAgain', false);
  const [samePeople, setSamePeople] = useKept<SamePerson[]>('samePeople', []);
  // The words and names that this list has, each as the list writes it: what was remembered may have it in other letters, and more.
  const statusWords =
    chosenWords ?? new Map(plan?.statusWords.flatMap(({ text, status }) => (status === null ? [] : [[text, status]])));
  const notPeople: ReadonlySet<string> = chosenNotPeople ?? new Set(plan?.notPeople);

  /** The answers as they were drawn last: an undo is of what is chosen by then. */
  const latest = useRef({ takes, takeUp });
  useEffect(() => {
    latest.current = { takes, takeUp };
  });
  const sayHere = useSayWhile(isPreviewed);

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

  const columnsAs = (orders: typeof dayOrders): ImportChoice['columns'] =>
    (source?.columns ?? []).map((column) => ({
      index: column.index,
      field: fieldOf(column.index),
      dayOrder: dayOrderIn(orders, column) ?? null,
    }));

  /** The answers as the core takes them. */
  const choices = {
    columns: columnsAs(dayOrders),
    unit: unit.trim(),
    ...asChosen(takes),
    leftOut: [...leftOut.values()],
    samePeople,
    opensAgain,
    headingsGiveStatus,
    unsaidStatus,
    unsaidKind,
    contactKind,
    accountPerLink,
    statusWords: chosenWords === null ? (before?.statusWords ?? []) : asWords(chosenWords),
    notPeople: chosenNotPeople === null ? (before?.notPeople ?? []) : [...chosenNotPeople],
  };

  /** Nothing is answered: what was chosen the last time holds, or what the app proposes. */
  function drop(): void {
    setChanged({});
    setUnit(null);
    setDayOrders({});
    setHeadingsGive(null);
    setUnsaid(null);
    setUnsaidKind(null);
    setKind(null);
    setPerLink(null);
    setTakes(null);
    setStatusWords(null);
    setNotPeople(null);
    setLeftOut(new Map());
    setOpens(false);
    setSamePeople([]);
  }

  /** Drops the answers for another reading of the file, but for those that hold of it too. */
  function dropFor(next: ImportSource): void {
    drop();
    // A choice follows its heading: the column may have moved, and without a heading it is another column.
    const kept = next.columns.flatMap((column) => {
      const old = source?.columns.find(({ heading }) => heading !== '' && heading === column.heading);
      const field = old === undefined ? undefined : changed[old.index];
      return field === undefined ? [] : [[column.index, field] as const];
    });
    setChanged(Object.fromEntries(kept));
    // What was said of a sheet is said of it whichever row its headings are on.
    if (next.sheet === source?.sheet) setUnit(chosenUnit);
  }

  function takeUp(next: Takes): void {
    setTakes(next);
    recount(asChosen(next));
  }

  const answers = {
    fieldOf,
    setField: (index: number, field: ImportField): void => {
      const { [index]: _, ...others } = changed;
      setChanged(field === proposalOf(index) ? others : { ...others, [index]: field });
      countLater();
    },
    unit,
    setUnit: (name: string): void => {
      setUnit(name);
      countLater();
    },
    /** What was chosen for a column's days; `undefined` leaves it to the column. */
    dayOrderOf: (column: Column): DayOrder | undefined => dayOrderIn(dayOrders, column),
    /** Says in which order the days of a column are written. */
    setDayOrder: (index: number, order: DayOrder): void => {
      const next = { ...dayOrders, [index]: order };
      setDayOrders(next);
      if (isPreviewed) recount({ columns: columnsAs(next) });
      else countLater();
    },
    takeOf: (row: PlannedRow): Take => takeOf(takes, row),
    standing: (kind: DifferenceKind): Take => takes[kind],
    /** Says which of two descriptions of an account holds. */
    setTake: (row: PlannedRow, take: Take): void => takeUp(withTake(takes, row, take)),
    /** Says it for every row of a kind, also for those that were chosen one by one; that can be undone. */
    setTakeOfAll: (kind: DifferenceKind, take: Take): void => {
      if (plan === null) return;
      const all = withTakeOfAll(takes, plan.rows, kind, take);
      takeUp(all);
      sayHere({
        text: t('importing.differs.chosenForAll'),
        undo: () => latest.current.takeUp(withoutTakeOfAll(latest.current.takes, takes, all, kind)),
      });
    },
    isTakenIn: (row: PlannedRow): boolean => !leftOut.has(rowKey(row)),
    /** Says that a row's account is to be read in, or left out. */
    setTakenIn: (row: PlannedRow, isTakenIn: boolean): void => {
      const next = new Map(leftOut);
      if (isTakenIn) next.delete(rowKey(row));
      else next.set(rowKey(row), { row: row.row, key: row.key });
      setLeftOut(next);
      recount({ leftOut: [...next.values()] });
    },
    opensAgain,
    /** Says whether the list's status opens accounts again that somebody has ended in the app. */
    setOpensAgain: (opens: boolean): void => {
      setOpens(opens);
      recount({ opensAgain: opens });
    },
    isSamePerson: ({ administration, name }: SamePerson): boolean =>
      samePeople.some((one) => one.name === name && one.administration === administration),
    /** Says that a name in the list is another person's for short, or that it is not. */
    setSamePerson: ({ administration, name, as }: SamePerson, isSame: boolean): void => {
      const others = samePeople.filter((one) => one.name !== name || one.administration !== administration);
      const next = isSame ? [...others, { administration, name, as }] : others;
      setSamePeople(next);
      recount({ samePeople: next });
    },
    /** Says what a word of the status column means; `unknown` leaves it to be asked on the accounts. */
    setStatusWord: (text: string, status: AccountStatus): void => {
      const next = new Map(statusWords);
      // Of a word in several letters the last one holds.
      next.delete(text);
      next.set(text, status);
      setStatusWords(next);
      recount({ statusWords: asWords(next) });
    },
    notPeople,
    /** Says that a name in the list is a person, or that it is not. */
    setPerson: (name: string, isPerson: boolean): void => {
      const next = new Set(notPeople);
      if (isPerson) next.delete(name);
      else next.add(name);
      setNotPeople(next);
      recount({ notPeople: [...next] });
    },
    headingsGiveStatus,
    /** Says whether headings within the list give the accounts under them their status. */
    setHeadingsGiveStatus: (give: boolean): void => {
      setHeadingsGive(give);
      recount({ headingsGiveStatus: give });
    },
    unsaidStatus,
    /** Says which status new accounts get that the list says nothing of. */
    setUnsaidStatus: (status: AccountStatus): void => {
      setUnsaid(status);
      recount({ unsaidStatus: status });
    },
    unsaidKind,
    /** Says which kind new accounts get that the list says nothing of. */
    setUnsaidKind: (kind: AccountKind): void => {
      setUnsaidKind(kind);
      recount({ unsaidKind: kind });
    },
    contactKind,
    /** Says what the e-mail addresses and telephone numbers are that the list brings; no row is counted anew by it. */
    setContactKind: setKind,
    accountPerLink,
    /** Says whether each link of a wide list's rows is an account of its own. */
    setAccountPerLink: (each: boolean): void => {
      setPerLink(each);
      if (isPreviewed) recount({ accountPerLink: each });
      else countLater();
    },
  };
  return { answers, choices, drop, dropFor };
}
