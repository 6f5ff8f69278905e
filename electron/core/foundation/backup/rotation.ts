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

/** The newest of each group, given newest first. */
function newestOf(backups: readonly KeptBackup[], groupOf: (day: Day) => number | Day | null): KeptBackup[] {
  const newest = new Map<number | Day, KeptBackup>();
  for (const backup of backups) {
    const group = groupOf(dayOf(new Date(backup.madeAt)));
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
  const ordered = backups.toSorted((a, b) => b.madeAt.localeCompare(a.madeAt) || b.name.localeCompare(a.name));
  const age = (backup: KeptBackup) => daysBetween(dayOf(new Date(backup.madeAt)), today);
  const allowed = ordered.filter((backup) => age(backup) <= keepDays);
  const kept = new Set<KeptBackup>([
    ...ordered.slice(0, 1),
    ...allowed.filter((backup) => age(backup) <= 0).slice(0, keep.today),
    ...allowed.filter((backup) => age(backup) <= (promised[backup.reason] ?? -1)),
    ...newestOf(allowed, (day) => (daysBetween(day, today) < keep.days ? day : null)),
    ...newestOf(allowed, (day) => (weekOf(today) - weekOf(day) < keep.weeks ? weekOf(day) : null)),
    ...newestOf(allowed, (day) => (monthOf(today) - monthOf(day) < keep.months ? monthOf(day) : null)),
  ]);
  return ordered.filter((backup) => !kept.has(backup)).map((backup) => backup.name);
}
