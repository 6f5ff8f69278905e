import type { Insertable, Selectable } from 'kysely';
import type { AccountsTables } from './tables/accounts.ts';
import type { AuditTables } from './tables/audit.ts';
import type { CasesTables } from './tables/cases.ts';
import type { EvidenceTables } from './tables/evidence.ts';
import type { InventoryTables } from './tables/inventory.ts';
import type { LeavingTables } from './tables/leaving.ts';
import type { PeopleTables } from './tables/people.ts';
import type { QuestionsTables } from './tables/questions.ts';
import type { RoundsTables } from './tables/rounds.ts';
import type { SettingsTables } from './tables/settings.ts';
import type { SnapshotTables } from './tables/snapshot.ts';
import type { StreamTables } from './tables/stream.ts';
import type { VaultTables } from './tables/vault.ts';

/**
 * The tables, as SQLite and PostgreSQL both hold them: text, integers, nothing else.
 * Booleans are 0/1, days `YYYY-MM-DD`, instants UTC ISO, lists and settings JSON text; `sort_key` compares as bytes.
 */
export interface Schema
  extends SettingsTables,
    PeopleTables,
    AccountsTables,
    InventoryTables,
    VaultTables,
    LeavingTables,
    SnapshotTables,
    RoundsTables,
    QuestionsTables,
    StreamTables,
    CasesTables,
    EvidenceTables,
    AuditTables {}

export type Row<T extends keyof Schema> = Selectable<Schema[T]>;
export type NewRow<T extends keyof Schema> = Insertable<Schema[T]>;
