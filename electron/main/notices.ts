import { Notification } from 'electron';
import type { Words } from '../core/foundation/i18n/index.ts';
import type { Notifier } from '../core/foundation/ports.ts';

/** A system that has said neither that it shows a notice nor that it cannot is taken not to; milliseconds. */
const patience = 3_000;

/** The system's notices of rounds: how many accounts, of which round, and nothing more, since a lock screen is read by others. `open` is called when one is clicked. */
export function systemNotices(words: Words, open: () => void): Notifier {
  // A notice that is collected as garbage is not clickable any more; there are a handful a day, and they wait in the system's list until they are clicked.
  const held = new Set<Notification>();
  return {
    notify: ({ kind, slot, to, accounts }) =>
      new Promise((resolve) => {
        if (!Notification.isSupported()) return resolve(false);
        const notice = new Notification({
          title: words(`desktop.reminder.${kind}.title`, { slot }),
          body: words(`desktop.reminder.${kind}.body`, { count: accounts, to }),
        });
        held.add(notice);
        setTimeout(() => resolve(false), patience);
        notice.once('show', () => resolve(true));
        notice.once('failed', () => {
          held.delete(notice);
          resolve(false);
        });
        notice.once('click', () => {
          held.delete(notice);
          open();
        });
        notice.show();
      }),
  };
}
