import { z } from 'zod';
import { Day, Id, Instant, Nothing, procedure } from '../foundation/contract.ts';
import { RefusalData } from '../foundation/errors.ts';

/** What this computer is to the register: `restored` has put a lost register back by the recovery kit and has not taken over yet. */
const Side = z.enum(['none', 'writer', 'reader', 'former', 'restored']);

/** What is wrong with a reader's log after what has been taken in. */
export const LogFault = z.enum(['cut', 'forged', 'cannot-open']);
export type LogFault = z.infer<typeof LogFault>;

export const SnapshotStatus = z.strictObject({
  side: Side,
  registerId: Id.nullable(),
  folder: z.string(),
  /** The copy here is what somebody who is only named may read: no cases and no handovers, and the register cannot be taken over from it. */
  isExtract: z.boolean(),
  term: z.int(),
  /** This computer was put out of the vault, as the folder says: when it saw so, and who writes the register now; names are empty where it does not know. */
  putOut: z.strictObject({ at: Instant, person: z.string(), computer: z.string() }).nullable(),
  /** The last snapshot written here, or the one that this copy is. */
  last: z.strictObject({ serial: z.int(), madeAt: Instant }).nullable(),
  /** The writer has changes that no snapshot holds; a reader, that a newer one lies there and the vault must be opened to fetch it. */
  waiting: z.boolean(),
  /** The computer that writes the register, when it is another. */
  writer: z.string(),
  /** Whose it is, by name; empty where nobody knows. */
  writerPerson: z.string(),
  /** A later copy in the folder that does not count: by a computer that was put out of the vault. */
  passedOver: z.strictObject({ madeAt: Instant, person: z.string(), computer: z.string() }).nullable(),
  /** On a reader: a computer that came in by the recovery kit and writes now; until somebody has seen it. */
  kitWriter: z
    .strictObject({ at: Instant, person: z.string(), computer: z.string(), fingerprint: z.string() })
    .nullable(),
  /** What stands in the way, worded in `refusal.<code>`; the app works all the same. */
  trouble: z.strictObject({ ...RefusalData.shape, since: Instant }).nullable(),
  /** The files of cases. */
  files: z.strictObject({
    /** Those that cases hold. */
    count: z.int(),
    /** Not laid in the folder yet: only the computer that writes has them. */
    waiting: z.int(),
    /** On a computer that writes the register, or will: those that it has not got. Others open them in the folder. */
    missing: z.int(),
    /** Sealed copies of files that are gone, in a folder that could not be reached. */
    left: z.int(),
    /** Folders that were left, and hold sealed files still. */
    leftFolders: z.array(z.string()),
  }),
  /** A former writer's own changes since the snapshot that was taken over: to be entered by hand on the new writer. */
  ownChanges: z.int(),
  readers: z.array(
    z.strictObject({
      fingerprint: z.string(),
      personName: z.string(),
      deviceName: z.string(),
      /** Openings taken in from this reader's log. */
      takenIn: z.int(),
      takenInAt: Instant.nullable(),
      fault: LogFault.nullable(),
      faultSequence: z.int(),
    }),
  ),
  /** What one's role comes to after taking the register over: `has` one that gives roles, `lacks` one, or `gets` one as nobody else is left who has. */
  takersRole: z.enum(['has', 'lacks', 'gets']),
  /** What must be there before a folder can be chosen or the register taken over. */
  missing: z.array(z.enum(['vault', 'unlocked-vault'])),
});
export type SnapshotStatus = z.infer<typeof SnapshotStatus>;

/** A row of Idag about the shared folder; the first kind cannot be hidden. */
export const SnapshotDue = z.strictObject({
  kind: z.enum([
    'no-shared-folder',
    'trouble',
    'late',
    'taken-over',
    'put-out',
    'restored',
    'reader-log',
    'passed-over',
    'kit-writer',
    'files-missing',
    'files-left',
    'folder-waits',
    'folder-left',
  ]),
  severity: z.enum(['bad', 'warn', 'plain']),
  /** For `trouble`: the words are `refusal.<code>`. */
  trouble: RefusalData.nullable(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  since: Instant.nullable(),
});
export type SnapshotDue = z.infer<typeof SnapshotDue>;

/** A register that lies in a folder, as far as can be known without opening it. */
const RegisterInFolder = z.strictObject({
  registerId: Id,
  serial: z.int(),
  madeAt: Instant,
  vaultIds: z.array(Id),
  /** This computer has keys for one of its vaults. */
  keysHere: z.boolean(),
});

/** Something done here after the snapshot that was taken over. */
export const OwnChange = z.strictObject({
  at: Instant,
  action: z.string(),
  subjectKind: z.string(),
  subjectId: z.string(),
  subjectName: z.string(),
  personName: z.string(),
  osAccount: z.string(),
  details: z.string(),
});
export type OwnChange = z.infer<typeof OwnChange>;

/** An absolute path on this computer, typed or picked: the one path that crosses the contract (docs/decisions.md). */
const Folder = z.string().trim().min(1).max(1000);
const Passphrase = z.string().max(500).nullable().default(null);
const Share = z.string().max(1000);

/** What can be wrong with a newest copy itself, so that a person may choose to go on without it; one that is not for this computer is not among them. */
export const newestFaults: readonly string[] = [
  'snapshot-damaged',
  'snapshot-forged',
  'snapshot-stranger',
  'snapshot-rolled-back',
  'snapshot-two-writers',
  'snapshot-list-broken',
  'snapshot-list-rolled-back',
];

export const snapshotContract = {
  status: procedure.input(Nothing).output(SnapshotStatus),
  /** The copies in the shared folder that an earlier recovery kit of a vault opens; `null` when the folder does not answer. */
  oldCopies: procedure
    .input(z.strictObject({ vaultId: Id }))
    .output(z.array(z.strictObject({ name: z.string(), madeAt: Instant, kitNumber: z.int() })).nullable()),
  due: procedure.input(Nothing).output(z.array(SnapshotDue)),
  /** Chooses the shared folder (or another one) and puts the first snapshot there; needs an open vault of a full custodian. */
  share: procedure.input(z.strictObject({ folder: Folder })).output(SnapshotStatus),
  /** A snapshot now; takes in the readers' logs first. Refuses what a background attempt would only have noted. */
  write: procedure.input(Nothing).output(SnapshotStatus),
  /** Which registers lie in a folder. */
  look: procedure.input(z.strictObject({ folder: Folder })).output(z.array(RegisterInFolder)),
  /**
   * Opens the newest snapshot with this computer's keys, as a copy to read. The first time, `trust` is the writing computer's fingerprint,
   * which `snapshot-writer-unknown` names: the person compares it with the one shown there, or accepts it.
   */
  open: procedure
    .input(
      z.strictObject({
        folder: Folder,
        registerId: Id.nullable().default(null),
        passphrase: Passphrase,
        trust: z.string().max(100).nullable().default(null),
        /** A former writer has entered its own changes on the new one, or lets them go; what stands here is set aside as a backup. */
        changesEntered: z.boolean().default(false),
      }),
    )
    .output(SnapshotStatus),
  /** Puts a lost register back on an empty computer with any two shares; then `vault.recover` and `takeOver`. */
  openWithKit: procedure
    .input(
      z.strictObject({
        folder: Folder,
        registerId: Id.nullable().default(null),
        shares: z.array(Share).max(3),
      }),
    )
    .output(SnapshotStatus),
  /** Somebody has seen that a copy by a removed computer was passed over, or that a computer which came in by the kit writes now. */
  see: procedure.input(z.strictObject({ what: z.enum(['passed-over', 'kit-writer']) })).output(SnapshotStatus),
  /** Says that a folder which was left is no more, with a reason; refuses one that answers. */
  giveUpFolder: procedure
    .input(z.strictObject({ folder: z.string().min(1).max(4096), reason: z.string().trim().min(1).max(1000) }))
    .output(SnapshotStatus),
  /** Looks into the folder now, as every minute, where this computer writes: whether another has taken over. */
  lookAgain: procedure.input(Nothing).output(SnapshotStatus),
  /** Fetches a newer snapshot, if there is one. */
  refresh: procedure.input(z.strictObject({ passphrase: Passphrase })).output(SnapshotStatus),
  /**
   * Fetches the files of cases that this computer lacks from the shared folder, with its own keys or with two shares of the kit.
   * What could not be had is named; what could is here.
   */
  fetchFiles: procedure.input(z.strictObject({ shares: z.array(Share).max(3) })).output(SnapshotStatus),
  /** Ta över registret: this computer writes it from now on; the other one turns read-only when it sees it. */
  takeOver: procedure
    .input(
      z.strictObject({
        reason: z.string().trim().min(1).max(1000),
        /** For a register that was restored from a backup, and has no folder yet. */
        folder: Folder.nullable().default(null),
        /** Takes over from the copy here although the newest snapshot cannot be opened. */
        withoutNewest: z.boolean().default(false),
      }),
    )
    .output(SnapshotStatus),
  ownChanges: procedure.input(Nothing).output(z.array(OwnChange)),
  /** A reader's own proof that a way in works (`leaving.proofs`): told to the writer by this computer's log, and done there. */
  proveAccess: procedure.input(z.strictObject({ proofId: Id, on: Day, canClose: z.boolean() })).output(Nothing),
  /** For a colleague's computer that has no register yet: which vault and which person its request is for. */
  invite: procedure
    .input(z.strictObject({ vaultId: Id, personId: Id }))
    .output(z.strictObject({ invitation: z.string() })),
  /** Makes this computer's keys by an invitation, and the request that a custodian takes in with `vault.addDevice`. */
  requestToJoin: procedure
    .input(
      z.strictObject({
        invitation: z.string().max(2000),
        keep: z.enum(['keychain', 'passphrase']),
        passphrase: Passphrase,
      }),
    )
    .output(z.strictObject({ request: z.string(), fingerprint: z.string() })),
  /** The request that this computer has made and that waits to be answered, while it has no copy yet. */
  waitingRequest: procedure
    .input(Nothing)
    .output(z.strictObject({ request: z.string(), fingerprint: z.string() }).nullable()),
  /** Throws it away with its keys, as when the PIN is forgotten: another invitation makes new ones. */
  dropRequest: procedure.input(Nothing).output(Nothing),
};
