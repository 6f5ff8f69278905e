import type { Kysely, Transaction } from 'kysely';
import type { Catalogue } from '../accounts/platforms.ts';
import type { HeldFiles } from './held-files.ts';
import type { Schema } from './database/schema.ts';
import type { DataFolder } from './data-folder.ts';
import type { Clock, FilePicker, Ids, Keychain, Log } from './ports.ts';
import type { Role } from './roles.ts';
import type { Capabilities } from '../settings/contract.ts';
import type { FeedAsking } from '../rounds/stream/ask-server.ts';
import type { SecretClipboard } from '../vault/secret-clipboard.ts';
import type { SharedState } from '../snapshot/shared-state.ts';
import type { PageDesk } from '../views/page-desk.ts';
import type { OpenVaults } from '../vault/open-vaults.ts';
import type { AuditEvent } from './audit/record-event.ts';
import type { RunJob } from './worker/run-job.ts';

/** Whoever acts: the person bound to this operating-system account, or nobody yet (first run, command line on an empty register). */
export interface Actor {
  personId: string | null;
  name: string;
  roles: readonly Role[];
  deviceId: string;
  osAccount: string;
}

/** The rooms whose data a window may hold and must read again when it changes. */
export type Room =
  | 'accounts'
  | 'people'
  | 'leaving'
  | 'rounds'
  // Who has what open in a round: news to other windows, and no figure of anything.
  | 'claims'
  | 'inventory'
  | 'imported'
  | 'stream'
  | 'reminders'
  | 'cases'
  | 'vault'
  | 'snapshot'
  | 'settings'
  | 'backups'
  | 'all'
  // Another register has taken this one's place: what a window holds, and what is written in it, is of one that is no more.
  | 'restored';
export interface Change {
  room: Room;
  ids: readonly string[];
}

/** What the host can do and how it was started. */
export interface Host {
  version: string;
  demo: boolean;
  readOnly: boolean;
  capabilities: Capabilities;
}

/** Takes what happens here while another computer writes the register: this computer's own signed log (`design.md` §5.7). */
export interface Outbox {
  /** Within the transaction of what it tells of. Refuses when it cannot be kept; what is not logged does not happen. */
  put(db: Db, context: Context, events: readonly AuditEvent[]): Promise<void>;
}

/** What a use case needs to do its work; made by `create-core.ts`, never by a caller over the contract. */
export interface Context {
  db: Kysely<Schema>;
  clock: Clock;
  ids: Ids;
  log: Log;
  actor: Actor;
  catalogue: Catalogue;
  /** Work that would stop the event loop, in a worker. */
  runJob: RunJob;
  /** Files taken in and files ready to fetch, by token; never a path over the contract. */
  files: HeldFiles;
  dataDir: string;
  /** A file of `resources/` as text, by its name there. */
  readResource: (name: string) => Promise<string>;
  /** The register's file, and the way to put another in its place. */
  folder: Pick<DataFolder, 'file' | 'replace'>;
  /** The computer's keychain, touched only when the chain is signed or checked; `null` where this core has none. */
  keychain: Keychain | null;
  /** How slow a new PIN or passphrase is to try, as the power of two that scrypt gets. */
  passphraseWork: number;
  /** Where a copied secret goes, and goes away again. */
  clipboard: SecretClipboard;
  /** The host's own file picker, where it has one; `capabilities.filePicker` says the same. */
  filePicker: FilePicker | null;
  /** Account pages inside the window, where the host shows them, and when each was on screen. */
  pages: PageDesk;
  /** The keys of vaults that are open, in this process's memory. */
  vaults: OpenVaults;
  /** When the page of an account had last been on this screen for three seconds, `null` when it has not; `null` itself where the host shows no pages. */
  seenSince: ((accountId: string) => Date | null) | null;
  /** The way out to the servers of open feeds, the only one there is. */
  asking: FeedAsking;
  /** What this computer is to the register in a shared folder. */
  shared: SharedState;
  /** Where events go while another computer writes the register; `null` where they go into the register's own chain. */
  outbox: Outbox | null;
  host: Host;
  /** A number that is another after each announced change: what was read at the same number is still so. */
  revision(): number;
  /** Says to every window that something in a room changed; called after the transaction. */
  announce(change: Change): void;
}

/** The database, or an open transaction on it. */
export type Db = Kysely<Schema> | Transaction<Schema>;
