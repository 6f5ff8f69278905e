import { checkForUpdate, type UpdateCheck } from './check.ts';

const firstLook = 60_000;
const laterLooks = 6 * 60 * 60_000;

/** Looks a minute after the start, when the person has got going, and every six hours after that. */
export function scheduleUpdates(check: UpdateCheck): void {
  if (!check.packaged) return;
  setTimeout(() => void checkForUpdate(check), firstLook).unref();
  setInterval(() => void checkForUpdate(check), laterLooks).unref();
}
