import { type Day, dayOf, daysBetween } from '../calendar.ts';
import type { BackupReason } from './manifest.ts';

/** What the rotation needs to know of a backup; every one of them was checked when it was made. */
export interface KeptBackup {
  name: string;
  madeAt: string;
  reason: BackupReason;
}

/** Of the latest day this many are kept, then the last of each day, calendar week and month. */
const keep = { today: 3, days: 7, weeks: 4, months: 12 } as const;

/** Backups made for a purpose stay this long whatever else there is; days. */
const promised: Partial<Record<BackupReason, number>> = {
  'before-migration': 90,
  'before-restore': 30,
  'before-import': 7,
  asked: 30,
};

const aMonday = '1970-01-05';
const weekOf = (day: Day) => Math.floor(daysBetween(aMonday, day) / 7);
const monthOf = (day: Day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));

/** A backup with its place in the calendar, worked out once. */
interface Dated extends KeptBackup {
  day: Day;
  age: number;
  week: number;
  month: number;
}

/** The newest of each group, given newest first; a group that is too old is `null`. */
function newestOf(backups: readonly Dated[], groupOf: (backup: Dated) => number | Day | null): Dated[] {
  const newest = new Map<number | Day, Dated>();
  for (const backup of backups) {
    const group = groupOf(backup);
    if (group !== null && !newest.has(group)) newest.set(group, backup);
  }
  return [...newest.values()];
}

/**
 * Names of the backups that may go. Never the newest; nothing else stays longer than `keepDays`,
 * for a backup holds the same personal data as the register (GDPR 5.1 e).
 */
export function backupsToRemove(backups: readonly KeptBackup[], now: Date, keepDays: number): string[] {
  const today = dayOf(now);
  const [thisWeek, thisMonth] = [weekOf(today), monthOf(today)];
  const ordered = backups
    .map((backup): Dated => {
      const day = dayOf(new Date(backup.madeAt));
      return { ...backup, day, age: daysBetween(day, today), week: weekOf(day), month: monthOf(day) };
    })
    .toSorted((a, b) => b.madeAt.localeCompare(a.madeAt) || b.name.localeCompare(a.name));
  const allowed = ordered.filter(({ age }) => age <= keepDays);
  const kept = new Set<Dated>([
    ...ordered.slice(0, 1),
    ...allowed.filter(({ age }) => age <= 0).slice(0, keep.today),
    ...allowed.filter(({ age, reason }) => age <= (promised[reason] ?? -1)),
    ...newestOf(allowed, ({ day, age }) => (age < keep.days ? day : null)),
    ...newestOf(allowed, ({ week }) => (thisWeek - week < keep.weeks ? week : null)),
    ...newestOf(allowed, ({ month }) => (thisMonth - month < keep.months ? month : null)),
  ]);
  return ordered.filter((backup) => !kept.has(backup)).map(({ name }) => name);
}
