import { z } from 'zod';
import { Day, Id, Instant, Line, Name, Nothing, procedure, Prose, ReadyFile, Version } from '../foundation/contract.ts';
import { Role } from '../foundation/roles.ts';
import { Confirmation } from '../leaving/contract.ts';

/** The least that the reason of a nödöppning is; characters. Whoever reviews it is to understand it. */
export const shortestReason = 10;

/** A copied secret stays on the clipboard this long; seconds (KeePassXC's preset). */
export const clipboardSeconds = 10;

/** Delad inloggning (login and password kept here) or personlig roll (a person's own login; only who and how is kept). */
export const CredentialKind = z.enum(['shared', 'personal-role']);
export type CredentialKind = z.infer<typeof CredentialKind>;

/** A recovery address: `private` is somebody's own and a red flag. */
export const RecoveryContact = z.enum(['none', 'function', 'private']);
export type RecoveryContact = z.infer<typeof RecoveryContact>;

/** Fields that hold something secret; what `reveal` may be asked for. */
export const SecretField = z.enum([
  'login',
  'password',
  'totp',
  'recovery-codes',
  'recovery-mail',
  'recovery-phone',
  'notes',
  'tool',
  'extra',
]);
export type SecretField = z.infer<typeof SecretField>;

const Named = z.strictObject({ name: Name, value: Prose });
/** A connected tool (Hootsuite, Meta Business …) and how it is reached. */
const Tool = z.strictObject({ name: Name, note: Prose });

/** What is sealed. An empty text means that there is none. */
export const CredentialSecrets = z.strictObject({
  login: Line,
  password: z.string().max(1000),
  /** An `otpauth://` address or the secret in base32. */
  totp: z.string().trim().max(2000),
  recoveryCodes: z.array(Line.min(1)).max(50),
  recoveryMail: Line,
  recoveryPhone: Line,
  notes: Prose,
  tools: z.array(Tool).max(50),
  extra: z.array(Named).max(50),
});
export type CredentialSecrets = z.infer<typeof CredentialSecrets>;

/** What is clear and signed: lists and the rotation queue need it while the vault is locked. Never write a secret here. */
export const CredentialDraft = z.strictObject({
  label: Name,
  kind: CredentialKind,
  /** The accounts that this login serves; a login identity may serve several. */
  accountIds: z.array(Id).max(200),
  /** Whose the login is. `private` is refused: a private login is never kept here. */
  ownership: z.enum(['organisation', 'private']).default('organisation'),
  recoveryMailIsPrivate: z.boolean().default(false),
  recoveryPhoneIsPrivate: z.boolean().default(false),
  /** Who holds the device of the second factor, where it is not the vault's own code. */
  secondFactorPersonId: Id.nullable().default(null),
  recoveryPersonId: Id.nullable().default(null),
});
export type CredentialDraft = z.infer<typeof CredentialDraft>;

/** Why a row is not opened; `null` when it holds. */
export const Distrust = z.enum(['signature', 'author', 'epoch', 'version']);
export type Distrust = z.infer<typeof Distrust>;

/** The clear part of a credential. */
export const Credential = z.strictObject({
  id: Id,
  vaultId: Id,
  version: Version,
  label: z.string(),
  kind: CredentialKind,
  /** `isClosed`: the account is closed, and the login is not used for it. */
  accounts: z.array(z.strictObject({ id: Id, name: z.string(), platformName: z.string(), isClosed: z.boolean() })),
  hasPassword: z.boolean(),
  hasTotp: z.boolean(),
  recoveryCodeCount: z.int(),
  recoveryMail: RecoveryContact,
  recoveryPhone: RecoveryContact,
  secondFactorPersonId: Id.nullable(),
  recoveryPersonId: Id.nullable(),
  toolCount: z.int(),
  extraCount: z.int(),
  /** When the password was last set; `null` when there is none or nobody knows. */
  rotatedAt: Instant.nullable(),
  /** From an older copy of the register: may be outdated. */
  maybeOld: z.boolean(),
  distrust: Distrust.nullable(),
  /** Whether this computer's device is among those that can open it. */
  openableHere: z.boolean(),
  /** Opening it here is nödöppning and needs a reason (outside own duty). */
  breakGlass: z.boolean(),
  loan: z.strictObject({ personId: Id, until: Day, overdue: z.boolean() }).nullable(),
  openRotations: z.int(),
  updatedAt: Instant,
});
export type Credential = z.infer<typeof Credential>;

/** Why a vault was locked. */
export const LockReason = z.enum(['asked', 'idle', 'clock', 'sleep', 'os-lock', 'user-switch', 'quit', 'restored']);
export type LockReason = z.infer<typeof LockReason>;

/** How this computer's keys are kept. */
export const Protection = z.enum(['keychain-and-pin', 'keychain', 'passphrase']);
export type Protection = z.infer<typeof Protection>;

/** What a person is to the vault: full custodian (nyckelinnehavare), or opens only what they are named for. */
export const Standing = z.enum(['full', 'named']);
export type Standing = z.infer<typeof Standing>;

/** Long work going on: sealing everything anew. */
export const VaultWork = z.strictObject({ kind: z.enum(['reseal', 'recover']), done: z.int(), total: z.int() });
export type VaultWork = z.infer<typeof VaultWork>;

export const VaultStatus = z.strictObject({
  /** `null` until a vault is founded for the administration. */
  vaultId: Id.nullable(),
  unlocked: z.boolean(),
  lockReason: LockReason.nullable(),
  /** `none`: no keys on this computer; `waiting`: keys made, not let in yet; `removed`: was let in, is not any more. */
  here: z.enum(['none', 'waiting', 'full', 'named', 'removed']),
  protection: Protection.nullable(),
  /** This computer's fingerprint, as two people compare it. */
  fingerprint: z.string().nullable(),
  /** Why nothing can be written: the list is shorter than this computer has seen, or does not verify. */
  readOnly: z.enum(['no', 'list-rolled-back', 'list-broken', 'host']),
  epoch: z.int(),
  fullCustodians: z.int(),
  credentials: z.int(),
  untrusted: z.int(),
  /** Logins with something left in "Lösenord att byta", however many people they are left for. */
  openRotations: z.int(),
  /** Closings that nobody but the one who made them stands behind, and the first day of review. */
  closingsToReview: z.int(),
  closingReviewDueOn: Day.nullable(),
  overdueLoans: z.int(),
  kit: z
    .strictObject({
      number: z.int(),
      issuedAt: Instant,
      drillDueOn: Day,
      drillOverdue: z.boolean(),
      /** Holders who have left or are leaving: time to issue another. */
      holdersGone: z.array(Id),
      /** The shares have been put together on a computer: time to issue another. */
      used: z.boolean(),
      /** Two of its pages have just put the register back: `recover` can do without them until then. */
      sharesHeldUntil: Instant.nullable(),
    })
    .nullable(),
  offSite: z.strictObject({ kind: z.enum(['shared-folder', 'other']), text: z.string() }).nullable(),
  /** What stands before the first secret. */
  missing: z.array(z.enum(['found', 'kit', 'off-site'])),
  idleMinutes: z.int(),
  work: VaultWork.nullable(),
});
export type VaultStatus = z.infer<typeof VaultStatus>;

export const Custodian = z.strictObject({
  personId: Id,
  name: z.string(),
  standing: Standing,
  active: z.boolean(),
  devices: z.array(z.strictObject({ fingerprint: z.string(), name: z.string(), since: Instant, here: z.boolean() })),
  /** `platformName` tells accounts of one name apart; empty for a unit. */
  namedFor: z.array(
    z.strictObject({ kind: z.enum(['account', 'unit']), id: Id, name: z.string(), platformName: z.string() }),
  ),
  loans: z.array(z.strictObject({ credentialId: Id, until: Day })),
  holdsShare: z.boolean(),
});
export type Custodian = z.infer<typeof Custodian>;

/** A printed page of the kit: what only the printer and its holder may see. */
export const KitPage = z.strictObject({
  kitId: z.string(),
  kitNumber: z.int(),
  page: z.int(),
  holderId: Id,
  /** Groups of five characters, as they are typed back. */
  groups: z.array(z.string()),
});
export type KitPage = z.infer<typeof KitPage>;

/** The steps of changing a password, in order (`product.md` V6). */
export const RotationStep = z.enum([
  'new-password',
  'end-sessions',
  'revoke-tools',
  'recovery-contact',
  'second-factor',
  'other-login',
]);
export type RotationStep = z.infer<typeof RotationStep>;

export const RotationStepState = z.strictObject({
  step: RotationStep,
  done: z.boolean(),
  /** Why a step is left open. */
  reason: z.string(),
  at: Instant.nullable(),
  personId: Id.nullable(),
});
export type RotationStepState = z.infer<typeof RotationStepState>;

/** One row of "Lösenord att byta". */
export const Rotation = z.strictObject({
  id: Id,
  version: Version,
  credentialId: Id,
  label: z.string(),
  accountNames: z.array(z.string()),
  personId: Id.nullable(),
  cause: z.enum(['left', 'removed', 'device-removed', 'loan-returned', 'unnamed', 'limited', 'maybe-old', 'kit-used']),
  /**
   * How the person came to know it since the last change: an opening is logged, it was sent to their computer in a file (`received`), or they typed or made it
   * themselves (`written`). `could-open`: kunde öppnas, ingen öppning loggad.
   */
  basis: z.enum(['opened', 'received', 'written', 'could-open', 'unknown']),
  /** When they came to know it, where that is known. */
  openedAt: Instant.nullable(),
  /**
   * Up to when other computers' logs of what they opened are taken in; `null` where there is no shared folder, or they have not been read since the app started.
   */
  logsReadAt: Instant.nullable(),
  /** Nobody can say yet whether it was opened: those logs were last read before the row came to be. */
  awaitsLogs: z.boolean(),
  immediate: z.boolean(),
  steps: z.array(RotationStepState),
  createdAt: Instant,
  closedAt: Instant.nullable(),
  closeReason: z.string(),
  /** The login was taken away from the vault without its password having been changed, or with steps left where it had none: whoever knows it may still get in. */
  removedUnchanged: z.boolean(),
  /** When it was taken away from the vault, changed or not; `null` while it is there. */
  removedAt: Instant.nullable(),
});
export type Rotation = z.infer<typeof Rotation>;

/** Rows closed unopened, or with their login taken away: one person's decision (enhandsbeslut) until a second one stands behind it. */
export const Closing = z.strictObject({
  id: Id,
  madeAt: Instant,
  madeBy: z.string(),
  reason: z.string(),
  /** What the logins are called. */
  labels: z.array(z.string()),
  /** How many of them were taken away from the vault without their password having been changed. */
  removedUnchanged: z.int(),
  confirmation: Confirmation,
  confirmedBy: z.string(),
  reviewDueOn: Day,
  /** Whether the one who looks may stand behind it as the second person. */
  mayConfirm: z.boolean(),
});
export type Closing = z.infer<typeof Closing>;

export const UseLogRow = z.strictObject({
  at: Instant,
  /** `break-glass` by itself: the log has no use that it was for. */
  action: z.enum(['reveal', 'copy', 'fill', 'lend', 'return', 'export', 'break-glass']),
  /** Outside own duty: nödöppning. */
  breakGlass: z.boolean(),
  personId: Id.nullable(),
  personName: z.string(),
  osAccount: z.string(),
  credentialId: Id,
  label: z.string(),
  field: z.string(),
  reason: z.string(),
  /** The handover file that it was taken out in, by its id, and what opens that: a computer of somebody here, the address of any other, or a passphrase. */
  sent: z
    .strictObject({
      file: z.string(),
      to: z.enum(['computer', 'address', 'passphrase']),
      /** The computer's fingerprint or the address; `''` for a passphrase. */
      mark: z.string(),
      /** Whose computer it is. */
      person: z.string(),
    })
    .nullable(),
});
export type UseLogRow = z.infer<typeof UseLogRow>;

/** A secret as it is typed: PIN or passphrase; `null` for none. */
const Passphrase = z.string().max(500).nullable();
const Share = z.string().max(1000);
const Reason = z.string().trim().max(1000).default('');
const OfVault = z.strictObject({ vaultId: Id });
const OfClosing = z.strictObject({ closingId: Id });
const OfCredential = z.strictObject({ id: Id });
const Subject = z.strictObject({ kind: z.enum(['account', 'unit']), id: Id });

export const vaultContract = {
  status: procedure.input(z.strictObject({ administrationId: Id })).output(VaultStatus),
  /** Whether this computer's keychain answers; asked before keys are made, never silently replaced by something else. */
  checkKeychain: procedure.input(Nothing).output(z.strictObject({ keychain: z.enum(['available', 'unavailable']) })),
  /** Founds the administration's vault, with this computer as its first full custodian; it holds no secret before kit and off-site place. */
  found: procedure
    .input(z.strictObject({ administrationId: Id, keep: z.enum(['keychain', 'passphrase']), passphrase: Passphrase }))
    .output(VaultStatus),
  /** Names the place off this computer where a copy is kept. */
  nameOffSite: procedure
    .input(z.strictObject({ vaultId: Id, kind: z.enum(['shared-folder', 'other']), text: Name }))
    .output(VaultStatus),
  unlock: procedure.input(z.strictObject({ vaultId: Id, passphrase: Passphrase })).output(VaultStatus),
  lock: procedure.input(z.strictObject({ reason: LockReason })).output(Nothing),
  /** Somebody is at the computer: the idle time begins anew. */
  touch: procedure.input(Nothing).output(Nothing),
  changePassphrase: procedure
    .input(z.strictObject({ vaultId: Id, current: Passphrase, next: Passphrase }))
    .output(VaultStatus),
  /** Takes a restored register in: its list is brought up to what this computer has seen; what may be outdated is marked and queued. */
  acceptRestored: procedure.input(OfVault).output(VaultStatus),
  cancelWork: procedure.input(OfVault).output(Nothing),

  list: procedure
    .input(
      z.strictObject({
        vaultId: Id,
        text: z.string().max(200).default(''),
        accountId: Id.nullable().default(null),
        /** Logins that serve an account of this unit. */
        unitId: Id.nullable().default(null),
        offset: z.int().min(0).default(0),
        limit: z.int().min(1).max(500).default(100),
      }),
    )
    .output(z.strictObject({ rows: z.array(Credential), total: z.int() })),
  get: procedure.input(OfCredential).output(Credential),
  /**
   * One field's value, the only way a secret leaves the core; logged. `position` picks a tool, an extra field. To copy, the core
   * puts it on this computer's clipboard itself and answers an empty text; only where it reaches none does the window get the value.
   */
  reveal: procedure
    .input(
      z.strictObject({
        id: Id,
        field: SecretField,
        position: z.int().min(0).max(49).default(0),
        use: z.enum(['reveal', 'copy']),
        reason: Reason,
      }),
    )
    .output(z.strictObject({ value: z.string() })),
  /** The code of now, calculated in the core; the secret stays. */
  totpCode: procedure
    .input(z.strictObject({ id: Id, use: z.enum(['reveal', 'copy']), reason: Reason }))
    .output(z.strictObject({ code: z.string(), secondsLeft: z.int(), period: z.int() })),
  /** Names of tools and extra fields, for an unlocked form; no values. */
  names: procedure
    .input(OfCredential)
    .output(z.strictObject({ tools: z.array(z.string()), extra: z.array(z.string()) })),
  /** Whether there is anything in the fields of which nothing stands in clear; for an open vault, no values. */
  holds: procedure.input(OfCredential).output(z.strictObject({ login: z.boolean(), notes: z.boolean() })),
  /** Makes a credential (`id` null) or a new version of one. A secret that is left out stays as it is. */
  save: procedure
    .input(
      z.strictObject({
        vaultId: Id,
        id: Id.nullable(),
        version: Version.nullable(),
        draft: CredentialDraft,
        secrets: CredentialSecrets.partial(),
      }),
    )
    .output(Credential),
  /** Destroys the sealed content; what is left is the label, the reason and the log. */
  remove: procedure.input(z.strictObject({ id: Id, version: Version, reason: Reason })).output(Nothing),
  useLog: procedure
    .input(
      z.strictObject({
        vaultId: Id,
        credentialId: Id.nullable().default(null),
        personId: Id.nullable().default(null),
        /** From the beginning of this day, in Stockholm. */
        since: Day.nullable().default(null),
        /** Only nödöppningar. */
        breakGlass: z.boolean().default(false),
        limit: z.int().min(1).max(500).default(200),
      }),
    )
    .output(z.array(UseLogRow)),

  custodians: procedure.input(OfVault).output(z.array(Custodian)),
  /** Makes this computer's keys and answers the request file that lets it in. */
  requestToJoin: procedure
    .input(z.strictObject({ vaultId: Id, keep: z.enum(['keychain', 'passphrase']), passphrase: Passphrase }))
    .output(z.strictObject({ request: z.string(), fingerprint: z.string() })),
  readRequest: procedure.input(z.strictObject({ vaultId: Id, request: z.string().max(10_000) })).output(
    z.strictObject({
      personId: Id,
      personName: z.string(),
      /** What the person may do in the app before being let in. */
      roles: z.array(Role),
      deviceName: z.string(),
      fingerprint: z.string(),
    }),
  ),
  /**
   * Lets a device in. `fingerprint` is what the two people have read to each other, typed by the one who lets in. `role` goes to a full custodian
   * in the same step: keys open everything, and change nothing in the register without a role.
   */
  addDevice: procedure
    .input(
      z.strictObject({
        vaultId: Id,
        request: z.string().max(10_000),
        fingerprint: z.string().max(100),
        standing: Standing,
        role: Role.nullable().default(null),
      }),
    )
    .output(VaultStatus),
  removeDevice: procedure
    .input(z.strictObject({ vaultId: Id, fingerprint: z.string().max(100), immediate: z.boolean().default(false) }))
    .output(VaultStatus),
  removePerson: procedure
    .input(z.strictObject({ vaultId: Id, personId: Id, immediate: z.boolean().default(false) }))
    .output(VaultStatus),
  /** `role`: given in the same step to somebody who becomes a full custodian and has none that gives roles; `null` gives none. */
  setStanding: procedure
    .input(z.strictObject({ vaultId: Id, personId: Id, standing: Standing, role: Role.nullable().default(null) }))
    .output(VaultStatus),
  namePerson: procedure.input(z.strictObject({ vaultId: Id, personId: Id, subject: Subject })).output(VaultStatus),
  unnamePerson: procedure.input(z.strictObject({ vaultId: Id, personId: Id, subject: Subject })).output(VaultStatus),
  lend: procedure.input(z.strictObject({ id: Id, personId: Id, until: Day, reason: Reason })).output(Credential),
  returnLoan: procedure.input(z.strictObject({ id: Id, personId: Id })).output(Credential),

  /** Makes a kit in memory, one share for each of three persons; it is in force when two printed shares have been typed back. */
  prepareKit: procedure
    .input(z.strictObject({ vaultId: Id, holderIds: z.array(Id).length(3) }))
    .output(z.strictObject({ kitId: z.string(), kitNumber: z.int(), pages: z.int(), confirmed: z.array(z.int()) })),
  /** One page of the kit being made, only to be printed. */
  kitPage: procedure.input(z.strictObject({ vaultId: Id, page: z.int().min(1).max(3) })).output(KitPage),
  confirmShare: procedure
    .input(z.strictObject({ vaultId: Id, share: Share }))
    .output(z.strictObject({ confirmed: z.array(z.int()), inForce: z.boolean() })),
  kit: procedure.input(OfVault).output(
    z
      .strictObject({
        number: z.int(),
        kitId: z.string(),
        issuedAt: Instant,
        holders: z.array(z.strictObject({ personId: Id, name: z.string(), page: z.int(), gone: z.boolean() })),
        drills: z.array(
          z.strictObject({ at: Instant, result: z.enum(['passed', 'failed']), shares: z.array(z.int()) }),
        ),
        drillDueOn: Day,
        /** Backups here that an earlier kit still opens, with what was secret then. */
        opensOldBackups: z.array(z.strictObject({ name: z.string(), madeAt: z.string(), kitNumber: z.int() })),
      })
      .nullable(),
  ),
  drill: procedure
    .input(z.strictObject({ vaultId: Id, shares: z.array(Share).max(3) }))
    .output(z.strictObject({ result: z.literal('passed'), shares: z.array(z.int()), nextOn: Day })),
  /**
   * Any two shares make this computer a full custodian of the vault that the register holds; `null` takes those that have just put it back,
   * which are held for ten minutes (`kit.sharesHeldUntil`).
   */
  recover: procedure
    .input(
      z.strictObject({
        vaultId: Id,
        shares: z.array(Share).max(3).nullable(),
        keep: z.enum(['keychain', 'passphrase']),
        passphrase: Passphrase,
      }),
    )
    .output(VaultStatus),

  rotations: procedure
    .input(z.strictObject({ vaultId: Id, show: z.enum(['open', 'closed']).default('open') }))
    .output(z.array(Rotation)),
  /** Marks a step as done, or says why it is left open. `otherPersonId`: who it was that logged in, where that is not whoever says so. */
  setRotationStep: procedure
    .input(
      z.strictObject({
        id: Id,
        version: Version,
        step: RotationStep,
        done: z.boolean(),
        reason: Reason,
        otherPersonId: Id.nullable().default(null),
      }),
    )
    .output(Rotation),
  closeRotation: procedure.input(z.strictObject({ id: Id, version: Version })).output(Rotation),
  /** Closes rows that nobody is known to have opened, together, with a reason; a second person stands behind it within the days of review. */
  closeUnopened: procedure
    .input(z.strictObject({ ids: z.array(Id).min(1).max(1000), reason: z.string().trim().min(1).max(1000) }))
    .output(z.strictObject({ closed: z.int(), closingId: Id })),
  closings: procedure.input(OfVault).output(z.array(Closing)),
  /** A second person, at their own computer, stands behind a closing. */
  confirmClosing: procedure.input(OfClosing).output(Closing),
  /** What a second person who cannot come here signs on their own computer, with `leaving.signDecision`. */
  closingFile: procedure.input(OfClosing).output(ReadyFile),
  confirmClosingByFile: procedure.input(z.strictObject({ closingId: Id, file: z.file().max(100_000) })).output(Closing),
  /** One page of the recovery kit, typed by its holder. */
  confirmClosingByShare: procedure.input(z.strictObject({ closingId: Id, share: Share })).output(Closing),
};
