import { minuteOf } from '../foundation/calendar.ts';
import type { Actor } from '../foundation/context.ts';
import type { RefusalCode, RefusalValues } from '../foundation/errors.ts';
import { Refusal } from '../foundation/refusal.ts';
import { type LocalSide, readSide, writeSide } from './local-side.ts';

/** What stands in the way of writing or fetching snapshots right now. */
export interface Trouble {
  code: RefusalCode;
  values: RefusalValues;
  since: string;
}

/** What this process knows of the shared folder: its side, as kept on disk, and what went wrong last. */
export class SharedState {
  readonly #dataDir: string;
  #side: LocalSide | null;
  #trouble: Trouble | null = null;
  /** A newer snapshot lies there, and the vault is locked. */
  newerWaiting = false;
  /** How much of this reader's own log lies in the shared folder; bytes. */
  laidBytes = -1;
  /** Sealed files, by name, that `verify` found changed in the folder: the next writing lays them anew. */
  readonly changed = new Set<string>();
  /** Files of cases, by SHA-256, that are not what their names say here: never sealed, and named by `verify`. */
  readonly unsound = new Set<string>();
  /** Files of cases, by SHA-256, that could not be fetched from the folder: not tried again by itself. */
  readonly lost = new Set<string>();
  /** Up to when the readers' logs in the folder are taken in, where this computer writes; `null` until it has read them since it started. */
  logsReadAt: string | null = null;
  /** When a snapshot was last tried; milliseconds. */
  lastTry = 0;

  constructor(dataDir: string) {
    this.#dataDir = dataDir;
    this.#side = readSide(dataDir);
  }

  get side(): LocalSide | null {
    return this.#side;
  }

  /** The side, or a refusal where no folder was chosen. */
  get chosen(): LocalSide {
    if (this.#side === null) throw new Refusal('snapshot-no-folder');
    return this.#side;
  }

  /** This computer has seen in the folder that it was put out of the vault: nothing is written or opened here, also while the folder is away. */
  get isPutOut(): boolean {
    return (this.#side?.putOut ?? null) !== null;
  }

  /** Another computer writes the register, or this one was put out; what is here is only read. */
  get readsHere(): boolean {
    return this.#side?.side === 'reader' || this.#side?.side === 'former' || this.isPutOut;
  }

  /** Who sits here: on an extract nobody is more than a läsare, for it holds nothing more; whose access is stopped has no role here either. */
  asReader(actor: Actor): Actor {
    return this.#side?.isExtract === true && actor.roles.length > 0 ? { ...actor, roles: ['reader'] } : actor;
  }

  /** Keeps a new side, on disk first. */
  keep(side: LocalSide): void {
    writeSide(this.#dataDir, side);
    const before = this.#side;
    // Another folder has nothing of this reader's log yet.
    if (before?.folder !== side.folder || before.fingerprint !== side.fingerprint) this.laidBytes = -1;
    this.#side = side;
  }

  get trouble(): Trouble | null {
    return this.#trouble;
  }

  /** Notes what stands in the way, or that nothing does; the same trouble keeps its beginning. Answers whether it is another than before. */
  note(refusal: Refusal | null, now: Date): boolean {
    const before = this.#trouble;
    if (refusal === null) this.#trouble = null;
    else if (before?.code !== refusal.code)
      this.#trouble = { code: refusal.code, values: refusal.values, since: now.toISOString() };
    return before?.code !== this.#trouble?.code;
  }

  /** What a writing procedure is refused with while another computer writes. */
  refusal(): Refusal {
    if (this.isPutOut) return new Refusal('snapshot-removed-here');
    const seen = this.#side?.seen ?? null;
    return new Refusal(this.#side?.side === 'former' ? 'register-taken-over' : 'register-read-here', {
      computer: seen?.writer ?? '',
      at: seen === null ? '' : minuteOf(seen.madeAt),
    });
  }
}
