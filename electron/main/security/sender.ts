import { appOrigin } from './addresses.ts';

/** What main looks at before it listens: who sent an IPC message, from which frame. */
export interface Sender {
  sender: { id: number };
  /** Electron's `WebFrameMain`; `null` when the frame is already gone. */
  senderFrame: { origin: string; parent: unknown } | null;
}

/** Whether a message comes from the top frame of one of our own windows, showing our own page. */
export function isTrusted(event: Sender, windows: ReadonlySet<number>): boolean {
  const frame = event.senderFrame;
  return windows.has(event.sender.id) && frame !== null && frame.parent === null && frame.origin === appOrigin;
}
