import { z } from 'zod';
import { Id, Nothing, procedure } from '../../foundation/contract.ts';

/** Says that one's own part of a round can be taken (`opens`), or that accounts one is deputy for are left after the grace (`left`). Names nobody and no account: lock screens are read by others. */
export const Reminder = z.strictObject({
  key: z.string(),
  kind: z.enum(['opens', 'left']),
  administrationId: Id,
  slot: z.int(),
  /** The end of its window in Stockholm, `HH:MM`. */
  to: z.string(),
  accounts: z.int(),
});
export type Reminder = z.infer<typeof Reminder>;

export const remindersContract = {
  /** What is shown in the app now: what has been said here, where the system could not say it, until it is put away or of no use. */
  list: procedure.input(Nothing).output(z.array(Reminder)),
  /** Puts a reminder away, in every window of this computer. */
  dismiss: procedure.input(z.strictObject({ key: Reminder.shape.key.max(100) })).output(Nothing),
};
