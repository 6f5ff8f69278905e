import type { HeldFile } from '../core/foundation/held-files.ts';
import type { AccountViews, Notice, PageEvent } from '../core/foundation/ports.ts';
import type { RefusalCode, RefusalValues } from '../core/foundation/errors.ts';
import type { LockReason } from '../core/vault/contract.ts';

/** What a window and the core say to each other: oRPC's own encoding, as text, or as bytes when a file goes along. */
export type WindowMessage = string | Uint8Array;

/** What the core process needs to begin. */
export interface CoreStart {
  dataDir: string;
  resourcesDir: string;
  version: string;
  demo: boolean;
  /** Whether this host looks for updates: only when it is packaged. */
  updates: boolean;
}

/** What main may ask the core for itself; everything else comes from a window, through the contract. */
export interface Questions {
  /** A finished export, for the last time; `null` when the token is unknown or used. */
  'take-file': { question: { token: string }; answer: HeldFile | null };
  /** The preference `updates` as it was saved, unchecked. */
  'update-preference': { question: Record<never, never>; answer: unknown };
}
export type QuestionName = keyof Questions;

/** What only main can do with the pages of accounts, by the port's own names. */
type ViewCalls = Omit<AccountViews, 'listen'>;

/** What only main can do for the core: Electron's clipboard, its windows and its dialogs are not in the core's process. The arguments may hold a secret. */
export type Requests = {
  'clipboard-write': { asked: [text: string]; answer: void };
  'clipboard-clear': { asked: [text: string]; answer: void };
  notify: { asked: [notice: Notice]; answer: boolean };
  'pick-file': { asked: [extensions: readonly string[]]; answer: string | null };
} & {
  [N in keyof ViewCalls as `views-${N}`]: {
    asked: Parameters<ViewCalls[N]>;
    answer: Awaited<ReturnType<ViewCalls[N]>>;
  };
};
export type RequestName = keyof Requests;

/** How main answers each of them. */
export type Served = { [N in RequestName]: (...asked: Requests[N]['asked']) => Promise<Requests[N]['answer']> };

/** Main → core process. A connection is one loaded page, by an id that its preload made. */
export type ToCore =
  | { type: 'start'; start: CoreStart }
  | { type: 'message'; connection: string; data: WindowMessage }
  | { type: 'close'; connection: string }
  | { type: 'ask'; id: number; name: QuestionName; question: Questions[QuestionName]['question'] }
  | { type: 'done'; id: number; ok: true; answer: Requests[RequestName]['answer'] }
  | { type: 'done'; id: number; ok: false }
  | { type: 'page-event'; event: PageEvent }
  | { type: 'lock'; reason: LockReason }
  | { type: 'stop' };

/** Core process → main. */
export type FromCore =
  | { type: 'ready' }
  | { type: 'refused'; code: RefusalCode; values: RefusalValues }
  | { type: 'message'; connection: string; data: WindowMessage }
  | { type: 'answer'; id: number; answer: Questions[QuestionName]['answer'] }
  | { type: 'request'; id: number; name: RequestName; asked: Requests[RequestName]['asked'] }
  | { type: 'log'; level: 'info' | 'error'; text: string }
  | { type: 'stopped' };
