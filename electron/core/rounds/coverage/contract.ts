import { z } from 'zod';
import { Day, Id, procedure } from '../../foundation/contract.ts';
import { ReadyFile } from '../../inventory/contract.ts';
import { Ground } from '../../settings/contract.ts';
import { Figures, LookMethod, LookOutcome, NotPossibleReason } from '../contract.ts';

/** How the figures are spread. Never per person (T8). */
export const CoverageBy = z.enum(['account', 'unit', 'administration', 'day', 'week', 'month', 'year']);
export type CoverageBy = z.infer<typeof CoverageBy>;

const Period = { administrationId: Id, from: Day, to: Day } as const;

export const CoverageRow = z.strictObject({
  /** Account, unit or administration id; day `2026-11-20`, ISO week `2026-W47`, month `2026-11`, year `2026`; empty for no unit. */
  key: z.string(),
  name: z.string(),
  /** Platform of an account, else empty. */
  platformName: z.string(),
  ...Figures.shape,
});
export type CoverageRow = z.infer<typeof CoverageRow>;

/** The bevakningsrapport: what was due, and what became of it. */
export const Coverage = z.strictObject({
  from: Day,
  to: Day,
  by: CoverageBy,
  total: Figures,
  rows: z.array(CoverageRow),
});
export type Coverage = z.infer<typeof Coverage>;

/** Why an account was missed: the plan gave it to nobody, nobody had the app open while it waited, or it was left in the queue. Never who. */
export const MissedWhy = z.enum(['nobody-assigned', 'not-opened', 'left']);
export type MissedWhy = z.infer<typeof MissedWhy>;

/** The page that a lawyer reads: which duty, which plan, what was done, what was missed and why. */
export const CoverageAccount = z.strictObject({
  administrationName: z.string(),
  from: Day,
  to: Day,
  madeAt: z.iso.datetime(),
  /** Worded in `coverage.duty.*`: BBS 4 § (uppsikt), the policy, and what this administration has decided. */
  duties: z.array(z.enum(['bbs-4', 'policy', 'plan'])),
  /** Versions of the plan that held in the period. */
  plans: z.array(
    z.strictObject({
      validFrom: Day,
      until: Day.nullable(),
      /** The preset of the app held: nobody had decided a plan. */
      isPreset: z.boolean(),
      windows: z.array(z.strictObject({ from: z.string(), to: z.string() })),
      graceMinutes: z.int(),
      officeDays: z.array(z.int()),
      /** When the plan was entered and by whom; `null` and empty for the preset, and where the register does not know. */
      madeOn: Day.nullable(),
      madeBy: z.string(),
      ground: Ground,
      /** The decision or routine behind it, and what was written about why; empty where nothing is. */
      groundNote: z.string(),
      note: z.string(),
    }),
  ),
  /** Rounds outside office days and hours, with the decision behind each. */
  extra: z.array(z.strictObject({ day: Day, from: z.string(), to: z.string(), decision: z.string() })),
  total: Figures,
  /** Rounds in which somebody looked, and rounds that ended without anybody having done so. */
  roundsDone: z.int(),
  roundsUndone: z.int(),
  accounts: z.int(),
  outcomes: z.partialRecord(LookOutcome, z.int()),
  methods: z.partialRecord(LookMethod, z.int()),
  notPossible: z.array(z.strictObject({ reason: NotPossibleReason, needsLogin: z.boolean(), count: z.int() })),
  missed: z.array(z.strictObject({ why: MissedWhy, count: z.int() })),
  /** The missed ones, latest first; at most a thousand, `missedMore` says how many are not listed. */
  missedList: z.array(
    z.strictObject({
      day: Day,
      from: z.string(),
      to: z.string(),
      accountId: Id,
      name: z.string(),
      platformName: z.string(),
      unitName: z.string(),
      why: MissedWhy,
    }),
  ),
  missedMore: z.int(),
});
export type CoverageAccount = z.infer<typeof CoverageAccount>;

export const coverageContract = {
  read: procedure.input(z.strictObject({ ...Period, by: CoverageBy })).output(Coverage),
  account: procedure.input(z.strictObject(Period)).output(CoverageAccount),
  export: procedure
    .input(
      z.strictObject({
        ...Period,
        by: CoverageBy,
        format: z.enum(['xlsx', 'csv', 'pdf']),
        language: z.enum(['sv', 'en']).default('sv'),
      }),
    )
    .output(ReadyFile),
};
