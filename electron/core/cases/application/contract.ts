import { z } from 'zod';
import { SimilarAccount } from '../../accounts/contract.ts';
import { Day, Id, Instant, Line, Name, procedure } from '../../foundation/contract.ts';
import { ReadyFile } from '../../inventory/contract.ts';
import { Case } from '../contract.ts';

/** The longest answer of a line and of a paragraph of the form; characters. */
export const longestLine = 200;
export const longestProse = 4000;
/** The largest file that can be an answer; bytes. Every field at its longest, and what JSON adds. */
export const largestAnswer = 200_000;

/** The questions of the form, in its order: which are answered in a line, and which must be answered. */
export const formFields = {
  name: { kind: 'line', needed: true },
  platform: { kind: 'line', needed: true },
  address: { kind: 'line', needed: false },
  unit: { kind: 'line', needed: true },
  purpose: { kind: 'prose', needed: true },
  goals: { kind: 'prose', needed: true },
  targetGroup: { kind: 'prose', needed: true },
  benefit: { kind: 'prose', needed: true },
  resources: { kind: 'prose', needed: true },
  signedBy: { kind: 'line', needed: true },
  signedOn: { kind: 'day', needed: true },
} as const;
export type FormField = keyof typeof formFields;

const Answer = z.string().max(longestProse);

/** What a returned form says, as plain text. */
export const Application = z.strictObject({
  name: Answer,
  platform: Answer,
  address: Answer,
  unit: Answer,
  purpose: Answer,
  goals: Answer,
  targetGroup: Answer,
  benefit: Answer,
  resources: Answer,
  signedBy: Answer,
  signedOn: Day,
} satisfies Record<FormField, z.ZodType>);
export type Application = z.infer<typeof Application>;

/** A returned form before anything of it is kept. */
export const ApplicationRead = z.strictObject({
  application: Application,
  /** Eight characters that the printed form carries too: paper and file say the same. */
  check: z.string(),
  savedAt: Instant,
  /** The manager and the unit, where the register has exactly them. */
  signedById: Id.nullable(),
  unitId: Id.nullable(),
  similar: z.array(SimilarAccount),
  /** The case that the same file has become already. */
  taken: z.string().nullable(),
});
export type ApplicationRead = z.infer<typeof ApplicationRead>;

/** The account that the case is about: one that is registered, a new one with the status ansökt, or none yet. */
const AccountOfApplication = z.union([
  z.strictObject({ kind: z.literal('existing'), id: Id }),
  z.strictObject({ kind: z.literal('new') }),
  z.strictObject({ kind: z.literal('none') }),
]);

const FileText = z.string().max(largestAnswer);

/** How long decisions to start or not have taken in the last year, for the administration as a whole and never per person (T8). */
export const StartSummary = z.strictObject({
  decided: z.int(),
  /** Days from the application came in to the decision; `null` where fewer than `fewestTold` decisions would tell of single cases. */
  medianDays: z.number().nullable(),
});
export type StartSummary = z.infer<typeof StartSummary>;

/** Fewer decisions than these tell more of who decided than of how long it takes. */
export const fewestTold = 3;

export const applicationContract = {
  summary: procedure.input(z.strictObject({ administrationId: Id })).output(StartSummary),
  /** The form as one file that opens in a browser without the app. */
  form: procedure
    .input(z.strictObject({ administrationId: Id, language: z.enum(['sv', 'en']).default('sv') }))
    .output(ReadyFile),
  /** Reads a returned form; keeps nothing. Refuses what is no answer, is of another version or administration, or was changed. */
  read: procedure.input(z.strictObject({ administrationId: Id, text: FileText })).output(ApplicationRead),
  /** Makes a start case of a returned form, with the application answered; the same file makes one case. */
  take: procedure
    .input(
      z.strictObject({
        administrationId: Id,
        text: FileText,
        /** When it came in; `null` is now. */
        receivedAt: Instant.nullable(),
        title: Name,
        dnr: Line.max(100),
        signedById: Id,
        unitId: Id.nullable(),
        account: AccountOfApplication,
      }),
    )
    .output(Case),
};
