import type { Context, Db } from '../foundation/context.ts';
import type { ListedTie, Decided, Scene } from './scene.ts';

/** What a part of the app has that ties people, and what becomes of it when they leave. Rounds and cases add theirs to the list in `providers.ts`. */
export interface TieProvider {
  /** What it keeps its part of a made handover under. */
  name: string;
  /** Everything of its own that ties the leaver, under keys that are the same each time. */
  list(db: Db, context: Context, scene: Scene): Promise<ListedTie[]>;
  /** Carries out what was decided of its own ties, in the handover's transaction; answers what is needed to take it back. */
  carryOut(db: Db, context: Context, scene: Scene, made: Made): Promise<unknown>;
  /** What has been changed since and would be overwritten, by id and name. */
  changedSince(db: Db, context: Context, kept: unknown): Promise<Array<{ id: string; name: string }>>;
  /** Takes it back, in a transaction, and leaves what stands in `leave` as it is. */
  takeBack(db: Db, context: Context, undone: Undone, kept: unknown): Promise<void>;
}

/** A handover being made. */
export interface Made {
  handoverId: string;
  kind: 'planned' | 'abrupt';
  decided: readonly Decided[];
  /** The day by which receivers are to have proved their ways in. */
  proveBy: string;
}

/** A handover being taken back. */
export interface Undone {
  handoverId: string;
  personId: string;
  leave: ReadonlySet<string>;
}
