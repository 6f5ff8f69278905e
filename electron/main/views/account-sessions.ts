import { type Session, session } from 'electron';
import { isPartitionName } from './partitions.ts';

const accountSessions = new WeakSet<Session>();

/** The session of a login's partition; its guards are on it before anything uses it (`guards.ts`). */
export function accountSession(partition: string): Session {
  if (!isPartitionName(partition)) throw new Error('not a partition of ours');
  const made = session.fromPartition(`persist:${partition}`);
  accountSessions.add(made);
  return made;
}

/** Whether a page in this session is somebody else's, and no window of ours. */
export function isAccountSession(given: Session): boolean {
  return accountSessions.has(given);
}
