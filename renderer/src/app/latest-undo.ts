import { useContext, useEffect } from 'react';
import { undoLatestMessage } from '../ui/Toasts.tsx';
import { Behind } from './keys.ts';

/** What the page that is shown takes back in a way of its own. */
let onPage: (() => void) | null = null;

/** Ctrl+Z on this page takes back what the page's own button does, as the round's latest look; while there is anything. */
export function useUndoOnPage(undo: () => void, isOn: boolean): void {
  const isBehind = useContext(Behind);
  useEffect(() => {
    if (!isOn || isBehind) return;
    onPage = undo;
    return () => {
      if (onPage === undo) onPage = null;
    };
  }, [undo, isOn, isBehind]);
}

/** Takes back the latest that can be: the page's own, or what a message says that is still shown. `false` where there is nothing. */
export function undoLatest(): boolean {
  if (onPage === null) return undoLatestMessage();
  onPage();
  return true;
}
