import { useEffect, useLayoutEffect, useRef } from 'react';
import type { Location } from 'react-router';

/** Why a page is not left unasked, and what is asked. */
export interface LeaveReason {
  /** Whether going from one place to the other would lose something right now. */
  holds: (from: Location, to: Location) => boolean;
  /** Whether closing the window would. */
  holdsWindow: () => boolean;
  title: string;
  body: string;
  /** The way out that loses it. */
  leave: string;
  /** The way that stays. */
  stay: string;
  /** Saves, and says whether it went well; absent where saving is not offered on the way out. */
  onSave?: (() => Promise<boolean>) | undefined;
}

const reasons = new Set<{ readonly current: LeaveReason }>();

/** The first reason that holds on the way from one place to the other, or none. */
export const reasonToStay = (from: Location, to: Location): LeaveReason | undefined =>
  [...reasons].find(({ current }) => current.holds(from, to))?.current;

/** Whether closing the window now would lose something. */
export const isAnythingUnsaved = (): boolean => [...reasons].some(({ current }) => current.holdsWindow());

/** Asks before the page is left for as long as it is shown and `reason` holds, inside the app and when the window is closed; several on one page are asked about once. */
export function useLeaveReason(reason: LeaveReason): void {
  const latest = useRef(reason);
  useLayoutEffect(() => {
    latest.current = reason;
  });
  useLayoutEffect(() => {
    reasons.add(latest);
    return () => void reasons.delete(latest);
  }, []);
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (latest.current.holdsWindow()) event.preventDefault();
    };
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, []);
}
