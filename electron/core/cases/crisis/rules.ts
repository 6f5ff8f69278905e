import type { RoundWindow } from '../../rounds/plan/contract.ts';
import type { Logged } from '../engine/contract.ts';

const minute = 60_000;

/** Minutes between updates, and when the next one is to be published at the latest. */
export interface UpdateTimer {
  minutes: number;
  nextAt: string;
}

/** When the public is to hear again: counted from the latest update, or from the beginning; put off only by an entry with its reason. */
export function updateTimer(openedAt: string, logged: readonly Logged[], presetMinutes: number): UpdateTimer {
  let minutes = presetMinutes;
  let told = openedAt;
  let putOff = '';
  for (const { what, at, values } of logged) {
    if (what === 'interval-set') minutes = Number(values['minutes']);
    if (what === 'update-told' && at >= told) [told, putOff] = [at, ''];
    if (what === 'update-snoozed') putOff = values['until'] ?? '';
  }
  const due = new Date(Date.parse(told) + minutes * minute).toISOString();
  return { minutes, nextAt: putOff > due ? putOff : due };
}

/** Logins opened outside own duty that nobody else has looked at afterwards. */
export function unreviewed(logged: readonly Logged[]): Logged[] {
  const reviewed = new Set(logged.filter(({ what }) => what === 'opening-reviewed').map(({ values }) => values['of']));
  return logged.filter(({ what, sequence }) => what === 'login-opened' && !reviewed.has(String(sequence)));
}

/** The steps whose text goes out in the administration's name. */
export const spokenSteps: readonly string[] = ['first-message', 'last-post'];

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const timeOf = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** A round shorter than this is none; minutes. */
const shortest = 15;
/** What one decision holds (`ExtraRounds`). */
const most = 12;

/** Rounds that begin every so many minutes in a span of one day, in the time that other rounds leave free; at most twelve. */
export function extraWindows(taken: readonly RoundWindow[], span: RoundWindow, everyMinutes: number): RoundWindow[] {
  const windows: RoundWindow[] = [];
  const end = minutesOf(span.to);
  const busy = taken
    .map((one) => ({ from: minutesOf(one.from), to: minutesOf(one.to) }))
    .toSorted((a, b) => a.from - b.from);
  for (let from = minutesOf(span.from); from < end && windows.length < most; from += everyMinutes) {
    const to = Math.min(from + everyMinutes, end);
    // Whatever is free of the time, in one piece from its first free minute.
    const begin = busy.reduce((at, one) => (one.from <= at && at < one.to ? one.to : at), from);
    const stop = busy.reduce((at, one) => (begin <= one.from && one.from < at ? one.from : at), to);
    if (stop - begin >= shortest) windows.push({ from: timeOf(begin), to: timeOf(stop) });
  }
  return windows;
}
