import { z } from 'zod';
import { AccountKind } from '../accounts/contract.ts';
import { Day, Id, Line, Name, Nothing, procedure, Prose, Version } from '../foundation/contract.ts';

/** Where a number comes from; every limit in settings shows its ground. */
export const Ground = z.enum(['law', 'policy', 'guidance', 'local']);

const setting = <T extends z.ZodType>(value: T, fallback: z.output<T>, ground: z.infer<typeof Ground>) =>
  z.strictObject({ value, ground: Ground, note: Line }).default({ value: fallback, ground, note: '' } as never);

/** The rule for how many must be able to log in (R9): a number, or "kommunikatör/chef på samtliga". */
const AccessRule = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('count'), people: z.int().min(1).max(10) }),
  z.strictObject({ kind: z.literal('communicator-on-all') }),
]);
type AccessRule = z.infer<typeof AccessRule>;

/** The largest list that the settings can allow, in megabytes; the web host takes no more (`electron/web-host/guards.ts`). */
export const importMegabytesMost = 500;

/** No account is started while it holds, but by a decision that says why (`from` and `until` included; without `until` it holds until it is ended). */
const StartFreeze = z.strictObject({ fromOn: Day, untilOn: Day.nullable(), reason: Name });
export type StartFreeze = z.infer<typeof StartFreeze>;

/** Whether a start freeze holds on a day. */
export const freezeHolds = (freeze: StartFreeze | null, day: string) =>
  freeze !== null && freeze.fromOn <= day && (freeze.untilOn === null || freeze.untilOn >= day);

/** Accounts that need no decision of their own: of a kind, and on a platform where it is named; and the decision that says so. */
const Preapproval = z.strictObject({
  kind: AccountKind.exclude(['pedagogical']),
  /** Platform id; empty is every platform. */
  platform: z.string().max(40),
  decision: Name,
});
export type Preapproval = z.infer<typeof Preapproval>;

/** What an administration decides for itself. Presets come from the policy, the guidance and the local routines (`domain.md` §1, §3.1). */
export const AdministrationSettings = z.strictObject({
  /** Informationssäkerhet, punkt 7: at least two persons must have authority or access to the password. */
  accessRule: setting(AccessRule, { kind: 'count', people: 2 }, 'guidance'),
  /** A way in that nobody has tried for this long counts as unknown; days. */
  verifiedWithinDays: setting(z.int().min(1).max(1000), 180, 'local'),
  /** A handover stands on Idag this many days before somebody's last day. */
  handoverDays: setting(z.int().min(0).max(365), 30, 'local'),
  /** Whoever has taken over a way in is to be seen to get in within this many days. */
  proveWithinDays: setting(z.int().min(1).max(365), 14, 'local'),
  /** A departure that one person decided alone is looked at by another within this many days. */
  reviewWithinDays: setting(z.int().min(1).max(60), 3, 'local'),
  /** Draft policy 2019: "ett par gånger i veckan". */
  postsPerWeek: setting(z.int().min(0).max(100), 2, 'policy'),
  /** An account without a post for this long is a closure candidate; months. */
  unusedMonths: setting(z.int().min(1).max(60), 6, 'local'),
  /** Varumärkesmanualen: the shield of S:t Erik; Östermalm: the blue one; companies: their own. */
  profilePicture: setting(z.enum(['erik-any-colour', 'erik-blue', 'own']), 'erik-any-colour', 'guidance'),
  onBehalfText: setting(Line, 'på uppdrag av Stockholms stad', 'policy'),
  /** Month 1–12 in which everything is archived (Östermalm: December). */
  archiveMonth: setting(z.int().min(1).max(12), 12, 'policy'),
  /** Contact fields of a person who has left are emptied after this many years (GDPR 5.1 e). */
  contactYears: setting(z.int().min(0).max(20), 2, 'local'),
  /** Rounds and their looks are kept this many years (the administration's gallringsbeslut). */
  lookYears: setting(z.int().min(1).max(20), 2, 'local'),
  importMegabytes: setting(z.int().min(1).max(importMegabytesMost), 50, 'local'),
  importUnpackedMegabytes: setting(z.int().min(10).max(3000), 300, 'local'),
  importRows: setting(z.int().min(100).max(1_000_000), 50_000, 'local'),
  /**
   * Whether open feeds are read. Off until somebody decides: it makes the computer ask other companies' servers by itself, and those
   * see that this network watches these accounts.
   */
  readFeeds: setting(z.boolean(), false, 'local'),
  /** How often a feed that answers is asked; minutes. */
  feedMinutes: setting(z.int().min(15).max(1440), 30, 'local'),
  /** Posts from feeds are kept this long; days. They are copies of what is public, kept for the rounds only. */
  feedDays: setting(z.int().min(1).max(365), 30, 'local'),
  /** Backups older than this go by themselves; days. */
  backupDays: setting(z.int().min(7).max(3650), 365, 'local'),
  startFreeze: StartFreeze.nullable().default(null),
  preapproved: z.array(Preapproval).max(50).default([]),
  /** Short name used in file names and in the city's list. */
  shortName: Line.default(''),
  /** Shown on the public list and in reports. */
  publicIntro: Prose.default(''),
});
export type AdministrationSettings = z.infer<typeof AdministrationSettings>;

export const Administration = z.strictObject({
  id: Id,
  name: Name,
  version: Version,
  settings: AdministrationSettings,
  accountCount: z.int(),
});
export type Administration = z.infer<typeof Administration>;

/** What this host can do; the interface asks for a capability, never for a host. */
export const Capabilities = z.strictObject({
  host: z.enum(['electron', 'web', 'cli']),
  accountViews: z.boolean(),
  updates: z.boolean(),
  /** Hears of sleep, screen lock and change of user, so that the vault locks then. */
  seesScreenLock: z.boolean(),
  /** Has a file picker of its own, so that a file can be deleted where it lies once it is taken in. */
  filePicker: z.boolean(),
});
export type Capabilities = z.infer<typeof Capabilities>;

/** Choices that this computer remembers: columns, theme, language, last view. Names as in `PreferenceKey`. */
export const PreferenceKey = z.enum([
  'theme',
  'language',
  'density',
  'columns',
  'last-administration',
  'last-list',
  'dismissed',
  'updates',
  'export-formats',
  'single-keys',
  'keys',
  'reminders',
  // Kept by the core itself.
  'reminders-said',
]);
export type PreferenceKey = z.infer<typeof PreferenceKey>;

export const Backup = z.strictObject({
  name: z.string(),
  madeAt: z.string(),
  reason: z.enum(['daily', 'before-migration', 'before-restore', 'before-import', 'asked']),
  bytes: z.int(),
  accounts: z.int(),
  sha256: z.string(),
});
export type Backup = z.infer<typeof Backup>;

/** What `verify` can say of a part; worded in `settings.verify.<code>`. */
export const VerifyCode = z.enum([
  'database-ok',
  'database-broken',
  'schema-ok',
  'schema-differs',
  'chain-ok',
  'chain-missing',
  'chain-changed',
  'chain-cut',
  'chain-recomputed',
  'chain-unreadable',
  'signature-ok',
  'signature-none-yet',
  'signature-no-keychain',
  'signature-missing',
  'signature-wrong',
  'signature-unknown-key',
  'signing-key-replaced',
  'signing-key-lost',
  'details-ok',
  'details-gone',
  'details-elsewhere',
  'details-changed',
  'vault-ok',
  'vault-list-broken',
  'vault-list-rolled-back',
  'vault-untrusted',
  'rounds-ok',
  'rounds-changed',
  'cases-ok',
  'cases-changed',
  'cases-gone',
  'cases-clock',
  'evidence-ok',
  'evidence-ok-own',
  'evidence-damaged',
  'backups-ok',
  'backups-none',
  'backup-damaged',
  'shared-ok',
  'shared-damaged',
  'shared-missing',
  'shared-foreign',
  'shared-put-out',
  'shared-unreachable',
]);
export type VerifyCode = z.infer<typeof VerifyCode>;

/** Codes of a log that holds and is not signed, so that less can be seen of it: neither right nor wrong. */
const unsigned: ReadonlySet<VerifyCode> = new Set(['signature-none-yet', 'signature-no-keychain']);

/** Whether a part holds, breaks, or holds without a signature to show it by. */
export function verifyState({ ok, code }: { ok: boolean; code: VerifyCode }): 'holds' | 'unsigned' | 'breaks' {
  return !ok ? 'breaks' : unsigned.has(code) ? 'unsigned' : 'holds';
}

/** What `verify` found: each part, whether it holds, and in words what does not. */
export const VerifyReport = z.strictObject({
  ok: z.boolean(),
  parts: z.array(
    z.strictObject({
      part: z.enum([
        'database',
        'schema',
        'chain',
        'signature',
        'details',
        'vault',
        'rounds',
        'cases',
        'evidence',
        'backups',
        'shared',
      ]),
      ok: z.boolean(),
      code: VerifyCode,
      values: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  ),
});
export type VerifyReport = z.infer<typeof VerifyReport>;

export const settingsContract = {
  info: procedure.input(Nothing).output(
    z.strictObject({
      version: z.string(),
      demo: z.boolean(),
      readOnly: z.boolean(),
      capabilities: Capabilities,
      dataFolder: z.string(),
      today: z.iso.date(),
    }),
  ),
  administrations: procedure.input(Nothing).output(z.array(Administration)),
  createAdministration: procedure.input(z.strictObject({ name: Name })).output(Administration),
  updateAdministration: procedure
    .input(
      z.strictObject({
        id: Id,
        version: Version,
        name: Name,
        settings: AdministrationSettings,
        /** By which decision or why; needed where a start freeze is ended. */
        reason: Line.default(''),
      }),
    )
    .output(Administration),
  preferences: procedure.input(Nothing).output(z.partialRecord(PreferenceKey, z.unknown())),
  setPreference: procedure.input(z.strictObject({ key: PreferenceKey, value: z.unknown() })).output(Nothing),
  backups: procedure.input(Nothing).output(z.array(Backup)),
  backUpNow: procedure.input(Nothing).output(Backup),
  restore: procedure.input(z.strictObject({ name: z.string().max(200) })).output(Nothing),
  verify: procedure.input(Nothing).output(VerifyReport),
};
