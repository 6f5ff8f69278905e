import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BackupReason } from '../../../electron/core/foundation/backup/manifest.ts';
import { backupsToRemove, type KeptBackup } from '../../../electron/core/foundation/backup/rotation.ts';
import { dayOf, daysBetween } from '../../../electron/core/foundation/calendar.ts';

const now = new Date('2026-11-22T12:00:00Z');
const daysAgo = (days: number, hour = 8) => new Date(Date.UTC(2026, 10, 22 - days, hour)).toISOString();
const backup = (madeAt: string, reason: BackupReason = 'daily'): KeptBackup => ({
  name: `${madeAt}-${reason}`,
  madeAt,
  reason,
});
const remaining = (backups: readonly KeptBackup[], keepDays = 365) => {
  const removed = new Set(backupsToRemove(backups, now, keepDays));
  return backups.filter(({ name }) => !removed.has(name));
};

describe('what is kept', () => {
  test('three of today, the last of each of seven days', () => {
    const many = [1, 2, 3, 4, 5].map((hour) => backup(daysAgo(0, hour)));
    expect(remaining(many).map(({ madeAt }) => madeAt)).toEqual([3, 4, 5].map((hour) => daysAgo(0, hour)));
    const twice = Array.from({ length: 7 }, (_, day) => [backup(daysAgo(day, 6)), backup(daysAgo(day, 9))]).flat();
    expect(remaining(twice).filter(({ madeAt }) => madeAt.includes('T09')).length).toBe(7);
  });

  test('after a year of daily backups there are about two dozen, back to a year ago', () => {
    const year = Array.from({ length: 365 }, (_, day) => backup(daysAgo(day)));
    const kept = remaining(year);
    expect(kept.length).toBeGreaterThanOrEqual(7 + 3 + 10);
    expect(kept.length).toBeLessThanOrEqual(3 + 7 + 4 + 12);
    const oldest = kept.at(-1)?.madeAt ?? '';
    expect(daysBetween(dayOf(new Date(oldest)), dayOf(now))).toBeGreaterThan(300);
  });

  test('run every day, it ends with the same spread: nothing is starved', () => {
    let kept: KeptBackup[] = [];
    for (let day = 430; day >= 0; day -= 1) {
      const then = new Date(now.getTime() - day * 86_400_000);
      kept.push(backup(then.toISOString()));
      const removed = new Set(backupsToRemove(kept, then, 365));
      kept = kept.filter(({ name }) => !removed.has(name));
    }
    const ages = kept.map(({ madeAt }) => daysBetween(dayOf(new Date(madeAt)), dayOf(now)));
    for (let day = 0; day < 7; day += 1) expect(ages).toContain(day);
    expect(ages.filter((age) => age > 28).length).toBeGreaterThanOrEqual(9);
    expect(Math.max(...ages)).toBeGreaterThan(300);
    expect(Math.max(...ages)).toBeLessThanOrEqual(365);
  });

  test.each<[BackupReason, number]>([
    ['before-migration', 90],
    ['before-restore', 30],
    ['asked', 30],
    ['before-import', 7],
  ])('%s stays %i days beside others of the same day', (reason, days) => {
    const beside = (age: number) => [backup(daysAgo(age, 6), reason), backup(daysAgo(age, 7)), backup(daysAgo(0))];
    expect(remaining(beside(days)).map((kept) => kept.reason)).toContain(reason);
    expect(remaining(beside(days + 1)).map((kept) => kept.reason)).not.toContain(reason);
  });
});

describe('whatever there is', () => {
  const anyBackups = fc.uniqueArray(
    fc
      .record({
        madeAt: fc
          .date({ min: new Date('2024-06-01'), max: new Date('2026-11-25'), noInvalidDate: true })
          .map((date) => date.toISOString()),
        reason: fc.constantFrom(...BackupReason.options),
      })
      .map(({ madeAt, reason }) => backup(madeAt, reason)),
    { selector: ({ name }) => name, maxLength: 120 },
  );
  const holds = (check: (backups: KeptBackup[], keepDays: number) => void) =>
    fc.assert(
      fc.property(anyBackups, fc.integer({ min: 7, max: 3650 }), (backups, keepDays) => {
        check(backups, keepDays);
      }),
      { seed: 4711, numRuns: 60 },
    );
  const newest = (backups: readonly KeptBackup[]) =>
    backups
      .map(({ madeAt }) => madeAt)
      .toSorted()
      .at(-1);

  test('the newest is never removed', () => {
    holds((backups, keepDays) => expect(newest(remaining(backups, keepDays))).toBe(newest(backups)));
  });
  test('nothing but the newest is older than the limit', () => {
    holds((backups, keepDays) => {
      const old = remaining(backups, keepDays).filter(
        ({ madeAt }) => daysBetween(dayOf(new Date(madeAt)), dayOf(now)) > keepDays,
      );
      expect(old.filter(({ madeAt }) => madeAt !== newest(backups))).toEqual([]);
    });
  });
  test('what is removed was there, and a second round removes nothing more', () => {
    holds((backups, keepDays) => {
      const names = new Set(backups.map(({ name }) => name));
      expect(backupsToRemove(backups, now, keepDays).every((name) => names.has(name))).toBe(true);
      expect(backupsToRemove(remaining(backups, keepDays), now, keepDays)).toEqual([]);
    });
  });
  test('each of the last seven days that had a backup still has one', () => {
    holds((backups, keepDays) => {
      const days = (given: readonly KeptBackup[]) =>
        new Set(given.map(({ madeAt }) => dayOf(new Date(madeAt))).filter((day) => daysBetween(day, dayOf(now)) < 7));
      expect(days(remaining(backups, keepDays))).toEqual(days(backups));
    });
  });
});
