import { listenToChanges } from '../api/events.ts';
import { endMarks } from '../features/accounts/list/marks.ts';
import { say } from '../ui/Toasts.tsx';
import { isAnythingUnsaved } from './leave-reasons.ts';
import { queryClient, t } from './providers.tsx';
import { roomsTouched } from './rooms-touched.ts';

/**
 * Forgets all that was read, for another register has taken its place: every page begins anew. What was written and not saved was about
 * a register that is no more, and goes with it, with a word.
 */
export async function beginAnew(): Promise<void> {
  endMarks();
  if (isAnythingUnsaved()) say({ text: t('ui.unsavedGone'), isError: true });
  await queryClient.resetQueries();
}

/** The first change is read at once, those that follow it within so many milliseconds together. */
const togetherMs = 200;
/** A round is full of small changes, and each has a dozen things read anew: the first waits too, so that the window that made it shows it before it reads. */
const waits = (room: string) => room === 'rounds' || room === 'claims';

/** Reads anew whatever the core says has changed, for as long as the window lives. Begun before the first question, so that nothing is missed. */
export function readAnewWhatChanges(): void {
  let changed = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  function read(): void {
    const touched = [...changed].map(roomsTouched);
    changed = new Set();
    void queryClient.invalidateQueries({
      predicate: ({ queryKey }) =>
        touched.some((rooms) => rooms === null || rooms.includes(String((queryKey[0] as string[] | undefined)?.[0]))),
    });
    gather();
  }
  function gather(): void {
    timer = setTimeout(() => {
      timer = undefined;
      if (changed.size > 0) read();
    }, togetherMs);
  }
  listenToChanges(({ room }) => {
    if (room === 'restored') return void beginAnew();
    if (room === 'imported') endMarks();
    changed.add(room);
    if (timer !== undefined) return;
    if (waits(room)) gather();
    else read();
  });
}
