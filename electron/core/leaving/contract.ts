import { z } from 'zod';
import { Day, Id, Instant, Nothing, procedure, ReadyFile, Version } from '../foundation/contract.ts';
import { PersonChoice } from '../people/contract.ts';

/** What ties a person to something: a role on an account, a way in, a role in the app, a computer, a goal to follow up, a round, a role in a case, a delegation, or something of the vault. */
export const TieKind = z.enum([
  'role',
  'access',
  'goal',
  'app-role',
  'device',
  'unit',
  'vault-custodian',
  'vault-named',
  'vault-loan',
  'vault-second-factor',
  'vault-recovery',
  'vault-tools',
  'vault-removed',
  'vault-share',
  'round-shift',
  'round-deputy',
  'round-substitute',
  'round-swap',
  'case-role',
  'delegation',
  'case-action',
  'question',
]);
export type TieKind = z.infer<typeof TieKind>;

/** What to know of a tie before it is handed over: the person is alone in it, or the account has no other way in. */
export const TieWarning = z.enum(['only-log-in', 'only-close', 'only-bearer', 'personal-role']);
export type TieWarning = z.infer<typeof TieWarning>;

/** Who is proposed to take a tie over, and why that person. */
const Proposal = z.strictObject({
  personId: Id,
  ground: z.enum(['deputy', 'responsible', 'communicator', 'manager', 'custodian']),
});
export type Proposal = z.infer<typeof Proposal>;

/** One thing that ties a person, under a key that is the same each time it is asked for. */
export const Tie = z.strictObject({
  key: z.string(),
  kind: TieKind,
  /** Rows of the same account are one matter; anything else is a matter by itself. */
  matter: z.string(),
  accountId: Id.nullable(),
  accountName: z.string(),
  platformName: z.string(),
  unitId: Id.nullable(),
  unitName: z.string(),
  /** Which role or ability (a code), or what the thing is called. */
  what: z.string(),
  day: Day.nullable(),
  /** Whether somebody must say what becomes of it; the rest follows by itself. */
  needsChoice: z.boolean(),
  /** Whether the thing may be ended by itself without a reason, since others have it too. */
  othersRemain: z.boolean(),
  warnings: z.array(TieWarning),
  proposal: Proposal.nullable(),
});
export type Tie = z.infer<typeof Tie>;

/** What becomes of a tie: somebody takes it over, or it ends for a stated reason. Neither: nothing is said yet. */
export const Choice = z.strictObject({
  key: z.string().max(200),
  receiverId: Id.nullable(),
  ending: z.string().trim().max(300),
});
export type Choice = z.infer<typeof Choice>;

/** What happens to a row when the handover is made. */
export const Outcome = z.enum([
  'left',
  'moves',
  'already-has',
  'must-prove',
  'proved-already',
  'ends',
  'by-itself',
  'by-last-day',
  'in-vault',
  'queued',
  /** The receiver is to be let in to it in the vault, and has a computer there. */
  'named-in-vault',
  /** The receiver has no computer in the vault, and opens nothing until one is let in. */
  'needs-computer',
]);
export type Outcome = z.infer<typeof Outcome>;

/** What to know of the outcome. */
export const OutcomeNote = z.enum(['deputy-is-responsible', 'nobody-can-log-in', 'receiver-leaves', 'nobody-has-it']);
export type OutcomeNote = z.infer<typeof OutcomeNote>;

export const HandoverRow = z.strictObject({
  ...Tie.shape,
  receiverId: Id.nullable(),
  ending: z.string(),
  outcome: Outcome,
  notes: z.array(OutcomeNote),
  /** What would happen if the proposed took it over, as in a departure; `null` where nobody is proposed. */
  ifProposed: Outcome.nullable(),
  /** Changed by somebody since the choice was made: it must be looked at and chosen again. */
  changedSince: z.boolean(),
});
export type HandoverRow = z.infer<typeof HandoverRow>;

/** Planned: with time and the leaver's help. Abrupt: at once, without the leaver and their computer. */
export const HandoverKind = z.enum(['planned', 'abrupt']);
export type HandoverKind = z.infer<typeof HandoverKind>;

/** How a second person stands behind an abrupt departure; `single-hand` until one does (enhandsbeslut). */
export const Confirmation = z.enum(['not-needed', 'single-hand', 'device', 'signed-file', 'kit-share']);
export type Confirmation = z.infer<typeof Confirmation>;

/** A handover that has been made. */
export const Handover = z.strictObject({
  id: Id,
  kind: HandoverKind,
  madeAt: Instant,
  madeBy: z.string(),
  reason: z.string(),
  rows: z.int(),
  confirmation: Confirmation,
  confirmedBy: z.string(),
  confirmedAt: Instant.nullable(),
  reviewDueOn: Day.nullable(),
  undoneAt: Instant.nullable(),
  undoReason: z.string(),
  /** Whether the one who looks may stand behind it as the second person. */
  mayConfirm: z.boolean(),
});
export type Handover = z.infer<typeof Handover>;

/** A way in that its new holder is to be seen to have. */
export const AccessProof = z.strictObject({
  id: Id,
  accountId: Id,
  accountName: z.string(),
  platformName: z.string(),
  personId: Id,
  personName: z.string(),
  needsClose: z.boolean(),
  dueOn: Day,
  isLate: z.boolean(),
  /** The one who looks is the holder; the holder may say it, and so may whoever handles handovers. */
  isMine: z.boolean(),
  mayRecord: z.boolean(),
});
export type AccessProof = z.infer<typeof AccessProof>;

/** How the vault's part stands: no vault, or what is left to do in it. */
export const VaultPart = z.strictObject({
  state: z.enum(['none', 'locked', 'open']),
  vaultId: Id.nullable(),
  /** Things that a made handover decided and that the vault still holds. */
  open: z.int(),
  /** The person still has keys that a made handover is to take out. */
  hasKeys: z.boolean(),
  /** The computer that the app runs on is the person's: nobody puts their own keys out, another key holder does it on theirs. */
  isTheirComputer: z.boolean(),
  /** And it writes the register: somebody else takes that over first. */
  isTheirRegister: z.boolean(),
  /** The page of the recovery key that the person holds after a made handover: only a new key makes it worthless. */
  kitPage: z.int().nullable(),
  /** Who was to open a login in the person's place and cannot yet; a vault names nobody who has no computer in it. */
  waiting: z.array(z.strictObject({ name: z.string(), what: z.string(), hasComputer: z.boolean() })),
  /** Passwords that this person could know and that are not changed yet. */
  rotations: z.int(),
});
export type VaultPart = z.infer<typeof VaultPart>;

/** Everything about one person's leaving. */
export const Leaving = z.strictObject({
  person: z.strictObject({
    id: Id,
    name: z.string(),
    title: z.string(),
    unitName: z.string(),
    leavesOn: Day.nullable(),
    /** The last day that an abrupt departure made now would give. */
    lastDayIfAbrupt: Day,
    active: z.boolean(),
    frozen: z.boolean(),
  }),
  /** The draft's version; 0 while nobody has chosen anything. */
  version: z.int().min(0),
  /** Stands for exactly these rows and choices: a handover is made of what was seen, or not at all. */
  seen: z.string(),
  rows: z.array(HandoverRow),
  /** Matters in all, and those with something nobody has said what becomes of. */
  matters: z.int(),
  left: z.int(),
  rowsLeft: z.int(),
  /** The day by which receivers of a handover made today are to have proved their ways in. */
  proveBy: Day,
  /** Choices about things that are no longer the person's. */
  gone: z.int(),
  people: z.array(PersonChoice),
  made: z.array(Handover),
  proofs: z.array(AccessProof),
  vault: VaultPart,
  /** Everything is handed over, proved, confirmed, and every password changed. */
  done: z.boolean(),
});
export type Leaving = z.infer<typeof Leaving>;

/** Work on Idag that comes from somebody leaving. */
export const LeavingDue = z.strictObject({
  key: z.string(),
  /** What waits in the vault: passwords to change, something to do there, or a receiver who has no computer in it yet. */
  kind: z.enum(['handover', 'prove-access', 'review', 'vault', 'vault-unfinished', 'vault-computer']),
  severity: z.enum(['bad', 'warn', 'plain']),
  /** Who leaves; `null` and empty for whoever does not handle handovers. */
  personId: Id.nullable(),
  person: z.string(),
  /** Who is to do it, where it is one person. */
  owner: z.string(),
  count: z.int(),
  names: z.array(z.string()),
  /** The account, where the row is about one and nothing else. */
  accountId: Id.nullable(),
  due: Day.nullable(),
});
export type LeavingDue = z.infer<typeof LeavingDue>;

const Reason = z.string().trim().max(1000);
const OfPerson = z.strictObject({ personId: Id });
const OfHandover = z.strictObject({ handoverId: Id });

export const leavingContract = {
  get: procedure.input(OfPerson).output(Leaving),
  /** Everything tied to a person, and nothing else; for the command line and for those who only want to know. */
  ties: procedure.input(OfPerson).output(z.array(Tie)),
  /** Says what becomes of rows; makes the draft if there is none. `version` is the draft's as it was seen, 0 for none. */
  choose: procedure
    .input(z.strictObject({ personId: Id, version: z.int().min(0), choices: z.array(Choice).min(1).max(5000) }))
    .output(Leaving),
  discard: procedure.input(z.strictObject({ personId: Id, version: Version })).output(Leaving),
  /** Makes the handover: every row has a receiver or an end, and nothing has changed since it was seen. */
  make: procedure
    .input(
      z.strictObject({
        personId: Id,
        version: z.int().min(0),
        seen: z.string().max(100),
        /** The last day of a person who has none yet; one that is set is changed on the person's own page only. */
        leavesOn: Day.nullable().default(null),
      }),
    )
    .output(Leaving),
  /** Abrupt departure: stops the person's access at once and gives the duties to the chosen or proposed, for now. */
  depart: procedure
    .input(z.strictObject({ personId: Id, version: z.int().min(0), seen: z.string().max(100), reason: Reason.min(1) }))
    .output(Leaving),
  /** A second person, at their own computer, stands behind a departure. */
  confirm: procedure.input(OfHandover).output(Leaving),
  /** What a second person who cannot come here signs on their own computer. */
  decisionFile: procedure.input(OfHandover).output(ReadyFile),
  /** Signs such a decision with this computer's key. */
  signDecision: procedure.input(z.strictObject({ file: z.file().max(100_000) })).output(ReadyFile),
  /** The signed decision, back again. */
  confirmByFile: procedure.input(z.strictObject({ handoverId: Id, file: z.file().max(100_000) })).output(Leaving),
  /** One page of the recovery kit, typed by its holder. */
  confirmByShare: procedure.input(z.strictObject({ handoverId: Id, share: z.string().max(1000) })).output(Leaving),
  /** Takes a handover back as a whole. Refuses when accounts have been changed since, unless those are to be left as they are. */
  undo: procedure
    .input(z.strictObject({ handoverId: Id, reason: Reason.min(1), leaveChanged: z.boolean().default(false) }))
    .output(Leaving),
  /** Takes the leaver out of the open vault, as the made handovers have decided. */
  leaveVault: procedure.input(OfPerson).output(Leaving),
  /** Says that a way in works: by its holder, or by another who saw it. */
  prove: procedure.input(z.strictObject({ proofId: Id, on: Day, canClose: z.boolean() })).output(Nothing),
  receipt: procedure.input(z.strictObject({ handoverId: Id, format: z.enum(['json', 'pdf']) })).output(ReadyFile),
  due: procedure.input(z.strictObject({ administrationId: Id })).output(z.array(LeavingDue)),
  /** Proofs that wait for somebody: one's own, and everybody's for those who handle handovers. */
  proofs: procedure.input(z.strictObject({ administrationId: Id })).output(z.array(AccessProof)),
};
