import { z } from 'zod';
import { WorkflowId } from '../cases/contract.ts';
import { GoneWhy, Misfiled, PackKind } from '../cases/engine/contract.ts';
import { Day, Id, Instant, Line, Name, Nothing, procedure, Prose, ReadyFile } from '../foundation/contract.ts';

/** Kinds of file that a case can hold, each known from its own bytes and never from its name. */
export const FileType = z.enum([
  'image/png',
  'image/jpeg',
  'image/webp',
  'image/gif',
  'application/pdf',
  'text/plain',
  'text/html',
  'multipart/related',
  'message/rfc822',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.oasis.opendocument.text',
]);
export type FileType = z.infer<typeof FileType>;

/** What is ever shown in the window; everything else is only downloaded. */
export const ImageType = FileType.extract(['image/png', 'image/jpeg', 'image/webp', 'image/gif']);
export type ImageType = z.infer<typeof ImageType>;

/** The largest single file, in megabytes; a saved page with its pictures is a few. */
export const fileMegabytesMost = 40;
/** All files of one pack together, in megabytes: they are in memory while they are kept. */
export const packMegabytesMost = 150;
/** Files of one pack. */
export const partsMost = 20;

/** What a file was taken for by the app, which may be wrong: a login page, or a page where nothing came. */
export const Doubt = z.enum(['login', 'blank']);
export type Doubt = z.infer<typeof Doubt>;

/** One file of a pack. Its bytes are what its SHA-256 says, or it is found damaged. */
export const Part = z.strictObject({
  place: z.int().min(1),
  /** `text` is the post word for word, `page` a saved page. */
  kind: z.enum(['image', 'text', 'page', 'file']),
  name: z.string(),
  type: FileType,
  bytes: z.int(),
  sha256: z.hash('sha256'),
  /** `captured`: taken by the app itself from the account's page. */
  how: z.enum(['captured', 'given']),
  /** When it was captured or given, by the core's clock. */
  at: Instant,
  /** The address that was on screen when it was captured; '' otherwise. */
  address: z.string(),
  /** Kept although the app took it for something else than a post; only in documentation, and then the manifest says why. */
  doubt: Doubt.optional(),
});
export type Part = z.infer<typeof Part>;

/** What a pack is, as it was when it was kept; never changed, and signed into the log's chain by its SHA-256. */
export const PackManifest = z.strictObject({
  format: z.literal('kanalvakt-evidence/1'),
  id: Id,
  caseId: Id,
  caseNumber: z.string(),
  what: PackKind,
  title: z.string(),
  address: z.string(),
  author: z.string(),
  /** When the platform says that it was posted, in its own words. */
  posted: z.string(),
  keptAt: Instant,
  personId: Id.nullable(),
  personName: z.string(),
  appVersion: z.string(),
  /** What the person says that the doubtful parts show; only where there is one. */
  anyway: z.string().min(1).optional(),
  parts: z.array(Part).min(1),
});
export type PackManifest = z.infer<typeof PackManifest>;

/** A pack as a case shows it. */
export const Pack = z.strictObject({
  id: Id,
  what: PackKind,
  keptAt: Instant,
  manifestSha256: z.string(),
  /** `null` when it is gone: then nothing of it is kept but that it was there. */
  manifest: PackManifest.nullable(),
  gone: z.strictObject({ at: Instant, why: GoneWhy }).nullable(),
  /** Added by mistake: kept, and not what a step needs. */
  misfiled: Misfiled.optional(),
});
export type Pack = z.infer<typeof Pack>;

/** Why no file can be kept in a case now. */
export const Held = z.enum(['child-abuse', 'assess-first']);
export type Held = z.infer<typeof Held>;

export const CaseFiles = z.strictObject({
  packs: z.array(Pack),
  /** `null`: files can be kept. */
  held: Held.nullable(),
  /** Other cases, KV-8, that hold one of the same pictures: they lose them too where these are destroyed. */
  alsoIn: z.array(z.string()),
});
export type CaseFiles = z.infer<typeof CaseFiles>;

const Address = z.string().trim().max(2000);

/** A gallringsbeslut as it is registered: what may be disposed of, how long after it was kept, and from when it holds. */
export const DecisionDraft = z.strictObject({
  administrationId: Id,
  name: Name,
  dnr: Name,
  decidedOn: Day,
  decidedBy: Name,
  what: Name,
  /** Kinds of case whose files it covers. Empty: every kind. */
  workflows: z.array(WorkflowId).max(20).default([]),
  months: z.int().min(0).max(1200),
  fromOn: Day,
});
export type DecisionDraft = z.infer<typeof DecisionDraft>;

export const Decision = z.strictObject({
  ...DecisionDraft.shape,
  id: Id,
  toOn: Day.nullable(),
  /** Who registered it; `null` where nobody known did. */
  registeredBy: Id.nullable(),
});
export type Decision = z.infer<typeof Decision>;

/** Whether a decision covers the files of a kind of case. */
export const coversKind = ({ workflows }: Pick<Decision, 'workflows'>, workflow: string): boolean =>
  workflows.length === 0 || workflows.some((id) => id === workflow);

/** Whether a decision holds on a day. */
export const isInForce = ({ fromOn, toOn }: Pick<Decision, 'fromOn' | 'toOn'>, on: string): boolean =>
  fromOn <= on && (toOn === null || on <= toOn);

/**
 * Whether files are disposed of on one person's word: the decision lets them go at once, and whoever disposes registered it, or is named as having
 * decided. A board or the archives decides on gallring (arkivlagen 10 §, kommunens arkivreglemente); nothing but that person says that it did.
 * Nobody known is nobody that can be told from another.
 */
export function restsOnOneWord(
  { months, registeredBy, decidedBy }: Pick<Decision, 'months' | 'registeredBy' | 'decidedBy'>,
  actor: { personId: string | null; name: string },
): boolean {
  if (months > 0) return false;
  const isNamed = actor.name !== '' && decidedBy.toLocaleLowerCase('sv').includes(actor.name.toLocaleLowerCase('sv'));
  return isNamed || registeredBy === null || registeredBy === actor.personId;
}

/** A case whose files have served their time by the decision that was chosen there, where a block is to be reviewed, that was to be registered by now, or that ended with a decision and without a diarienummer. */
export const DueMatter = z.strictObject({
  kind: z.enum(['dispose', 'review-block', 'register', 'decision']),
  caseId: Id,
  caseNumber: z.string(),
  title: z.string(),
  /** When it is due; of a decision without a diarienummer when the case ended. */
  on: Day,
  /** '' for what no gallringsbeslut is about. */
  decisionName: z.string(),
});
export type DueMatter = z.infer<typeof DueMatter>;

/** What is wrong with a file or a row; worded in `evidence.damage.<code>`. */
export const DamageCode = z.enum([
  'bytes-changed',
  'file-missing',
  'file-unknown',
  'file-should-be-gone',
  'row-changed',
  'row-missing',
  'row-unknown',
  'gone-without-receipt',
  'gone-unsure',
  'sealed-missing',
  'sealed-damaged',
]);
export type DamageCode = z.infer<typeof DamageCode>;

export const Damage = z.strictObject({
  code: DamageCode,
  /** '' where no pack names it. */
  packId: z.string(),
  /** KV-134; '' where no case is known. */
  caseNumber: z.string(),
  /** The SHA-256 that is the file's name; its sealed name where that is wrong; '' where it is the row. */
  file: z.string(),
});
export type Damage = z.infer<typeof Damage>;

export const EvidenceReport = z.strictObject({
  /** Packs that are kept. */
  packs: z.int(),
  /** Packs that are gallrade by a decision, with their receipt. */
  disposed: z.int(),
  /** Packs that were destroyed as suspected child-abuse material, with their receipt. */
  destroyed: z.int(),
  /** Of those disposed of: by a decision at once that rests on the word of whoever disposed; absent where there are none. */
  byOwn: z.int().optional(),
  ok: z.boolean(),
  damaged: z.array(Damage),
});
export type EvidenceReport = z.infer<typeof EvidenceReport>;

const PartOf = z.strictObject({ packId: Id, place: z.int().min(1) });

/** Where no file may be kept, every procedure here that would keep or show one refuses. */
export const evidenceContract = {
  list: procedure.input(z.strictObject({ caseId: Id })).output(CaseFiles),
  /**
   * Keeps files in a case, all or none, for good: known by their own bytes, written once. Documentation of a post is refused without an address,
   * and where it is a login page or nothing at all. What only seems to be so is refused until `anyway` says what it shows. `text` is the post word for word.
   */
  keep: procedure
    .input(
      z.strictObject({
        caseId: Id,
        what: PackKind,
        title: Line,
        address: Address,
        author: Line,
        posted: Line,
        text: Prose,
        files: z.array(z.file()).max(partsMost),
        /** What is seen in files that the app takes for a login page or an empty one; '' where nobody has been told so. */
        anyway: Line.default(''),
      }),
    )
    .output(CaseFiles),
  /**
   * The account's page as it is on screen: an image, and the saved page. Nothing is kept before `keep`. What seems to be a login or an empty page is
   * refused but `anyway`.
   */
  capture: procedure.input(z.strictObject({ caseId: Id, accountId: Id, anyway: z.boolean().default(false) })).output(
    z.strictObject({
      image: z.file(),
      page: z.file(),
      address: z.string(),
      title: z.string(),
    }),
  ),
  /** An image for the window; refuses any other kind, and one whose bytes are no longer what they were. */
  image: procedure.input(PartOf).output(z.strictObject({ type: ImageType, file: z.file() })),
  /** Any file, to be saved; never to be shown. */
  download: procedure.input(PartOf).output(ReadyFile),
  /** Suspected child-abuse material: destroys every file of the case now, and lets no file in again. */
  destroy: procedure.input(z.strictObject({ caseId: Id })).output(CaseFiles),
  /** Gallrar packs by a decision: the files go, and a signed receipt stays. A second person stands beside. */
  dispose: procedure
    .input(
      z.strictObject({
        caseId: Id,
        packIds: z.array(Id).min(1).max(2000),
        decisionId: Id,
        on: Day,
        protocol: Name,
        witnessId: Id,
      }),
    )
    .output(CaseFiles),
  /** The gallringsprotokoll of a case as a PDF to sign; refused where nothing was disposed of. */
  protocol: procedure
    .input(z.strictObject({ caseId: Id, language: z.enum(['sv', 'en']).default('sv') }))
    .output(ReadyFile),
  /** Cases whose files have served their time today, blocks to review, and what is still to be registered; also in cases that have ended. */
  due: procedure.input(z.strictObject({ administrationId: Id })).output(z.array(DueMatter)),
  decisions: procedure.input(z.strictObject({ administrationId: Id })).output(z.array(Decision)),
  addDecision: procedure.input(z.strictObject({ draft: DecisionDraft })).output(Decision),
  /** Its last day; what was disposed of by it stands. */
  endDecision: procedure.input(z.strictObject({ id: Id, toOn: Day })).output(Nothing),
  verify: procedure.input(Nothing).output(EvidenceReport),
};
