import { z } from 'zod';
import { AccountKind } from '../../accounts/contract.ts';
import { Day, Id, Instant, Line, Name, Nothing, procedure } from '../../foundation/contract.ts';
import { PersonChoice } from '../../people/contract.ts';
import { Ground } from '../../settings/contract.ts';

/** A time of day in Stockholm. */
const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/u);
/** A day of the year; 29 February is one. */
const MonthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/u);
/** ISO weekday: 1 is Monday, 7 is Sunday. */
const Weekday = z.int().min(1).max(7);

/** When a round is done (ett rondpass): from its opening to its end, the same day. */
export const RoundWindow = z.strictObject({ from: TimeOfDay, to: TimeOfDay });
export type RoundWindow = z.infer<typeof RoundWindow>;

/** What becomes of the rounds on a short day: all of them, only the first, or none. */
export const ShortDayRule = z.enum(['as-usual', 'first-only', 'none']);
export type ShortDayRule = z.infer<typeof ShortDayRule>;

/** Who takes which accounts in which rounds; an empty list means all of them. */
export const Shift = z.strictObject({
  id: Id,
  personId: Id,
  deputyId: Id.nullable(),
  weekdays: z.array(Weekday).max(7),
  /** Numbers of rounds, from 1. */
  slots: z.array(z.int().min(1).max(24)).max(24),
  unitIds: z.array(Id).max(500),
  platforms: z.array(z.string().min(1).max(40)).max(50),
  accountIds: z.array(Id).max(2000),
});
export type Shift = z.infer<typeof Shift>;

/** A part of the year with its own number of rounds ("sommarplan"); it may pass New Year. */
export const Season = z.strictObject({
  name: Name,
  from: MonthDay,
  to: MonthDay,
  rounds: z.int().min(0).max(12),
  /** Empty: every account that has rounds at all. */
  accountIds: z.array(Id).max(2000),
});
export type Season = z.infer<typeof Season>;

/** Rounds outside office days or hours: crisis, election, an event. They need a named decision. */
const ExtraRounds = z.strictObject({
  day: Day,
  windows: z.array(RoundWindow).min(1).max(12),
  decision: Name,
  decidedBy: Name,
  /** They ended before their time: a window that was not over then is no round. */
  endedAt: Instant.optional(),
});

/** The coordination plan (bevakningsplan, samordningsplan) of one administration. */
export const RoundPlan = z.strictObject({
  /** The rounds of an office day, in order. */
  windows: z.array(RoundWindow).max(12),
  /** What the number of rounds stands on. */
  ground: Ground,
  groundNote: Line,
  /** Minutes after a window's end; a look is late after the end, and an account nobody looked at is missed after the grace. */
  graceMinutes: z.int().min(0).max(720),
  /** Swedish red days and the eves that the law counts as Sundays are never office days. */
  officeDays: z.array(Weekday).max(7),
  /** Aftnar och dagar före röd dag. */
  halfDays: ShortDayRule,
  /** Klämdagar. */
  squeezeDays: ShortDayRule,
  /** Days on which the administration is closed. */
  closed: z.array(z.strictObject({ from: Day, to: Day, name: Name })).max(200),
  extra: z.array(ExtraRounds).max(400),
  /** Rounds an office day by kind of account; an account's own number wins. */
  byKind: z.record(AccountKind, z.int().min(0).max(12)),
  seasons: z.array(Season).max(40),
  /** More accounts than this for one person in one round is shown as too much. */
  mostPerPerson: z.int().min(1).max(10_000),
  /** The first shift that matches decides. */
  rota: z.array(Shift).max(1000),
});
export type RoundPlan = z.infer<typeof RoundPlan>;

/** What kind of day it is by the calendar alone: `eve` is midsommarafton, julafton and nyårsafton, which the law counts as Sundays. */
export const DayKind = z.enum(['office', 'half', 'squeeze', 'eve', 'red', 'weekend']);
export type DayKind = z.infer<typeof DayKind>;

/** Red days and eves with a name; worded in `roundPlan.dayName.<code>`. */
export const DayName = z.enum([
  'new-year',
  'epiphany',
  'good-friday',
  'easter',
  'easter-monday',
  'first-of-may',
  'ascension',
  'pentecost',
  'national-day',
  'midsummer',
  'all-saints',
  'christmas',
  'boxing-day',
  'midsummer-eve',
  'christmas-eve',
  'new-year-eve',
]);
export type DayName = z.infer<typeof DayName>;

/** Why somebody has an account in a round. `nobody` is a gap. */
export const Because = z.enum(['rota', 'swap', 'substitute', 'deputy', 'duty', 'nobody']);
export type Because = z.infer<typeof Because>;

/** What is wrong with a plan, so that it cannot take effect; worded in `roundPlan.fault.<code>`. */
export const PlanFault = z.enum([
  'window-backwards',
  'windows-overlap',
  'closed-backwards',
  'extra-backwards',
  'extra-overlap',
  'season-day',
  'deputy-same',
]);
export type PlanFault = z.infer<typeof PlanFault>;

/** A plan as it was decided: never changed, only followed by another. */
export const PlanVersion = z.strictObject({
  /** `null` for the preset, before anybody has decided anything. */
  id: Id.nullable(),
  validFrom: Day.nullable(),
  madeAt: Instant.nullable(),
  madeBy: z.string(),
  /** What the one who made it wrote about why. */
  note: z.string(),
  plan: RoundPlan,
});
export type PlanVersion = z.infer<typeof PlanVersion>;

/** One round of a day, as the calendar shows it. */
export const DayRound = z.strictObject({
  slot: z.int(),
  from: TimeOfDay,
  to: TimeOfDay,
  origin: z.enum(['plan', 'extra']),
  decision: z.string(),
  /** Accounts to look at. */
  due: z.int(),
});
export type DayRound = z.infer<typeof DayRound>;

/** One day of the calendar: what it is, what the plan makes of it, and its rounds. */
export const PlanDay = z.strictObject({
  day: Day,
  kind: DayKind,
  name: DayName.nullable(),
  /** An office day by the plan, whatever becomes of its rounds. */
  isOffice: z.boolean(),
  /** The period in which the administration is closed; empty when it is open. */
  closed: z.string(),
  seasons: z.array(z.string()),
  rounds: z.array(DayRound),
});
export type PlanDay = z.infer<typeof PlanDay>;

/** What one person has in one round, by whose part it is: a swap is made for that part. */
export const RoundPart = z.strictObject({
  /** Whose part it is by the rota or by duty, also when that person is away; `null` when nobody's. */
  ownerId: Id.nullable(),
  personId: Id.nullable(),
  because: Because,
  accounts: z.int(),
  /** At most three, so that a part can be told. */
  accountNames: z.array(z.string()),
  tooMany: z.boolean(),
  /** Another has taken it, or somebody stands in for the one who did. */
  isSwapped: z.boolean(),
});
export type RoundPart = z.infer<typeof RoundPart>;

/** Somebody's days away, never why: sick and on holiday are the same "borta". */
export const Absence = z.strictObject({
  id: Id,
  personId: Id,
  from: Day,
  to: Day,
  substituteId: Id.nullable(),
});
export type Absence = z.infer<typeof Absence>;

/** Another takes one person's part of one round, or some accounts of it; `fromId` is null for what is nobody's. */
export const Swap = z.strictObject({
  day: Day,
  slot: z.int(),
  fromId: Id.nullable(),
  toId: Id,
  /** Empty: the whole part, also accounts that come to it. */
  accountIds: z.array(Id),
});
export type Swap = z.infer<typeof Swap>;

/** Something that will go wrong if nobody does anything: nobody has accounts in a round, or somebody has too many. */
export const Gap = z.strictObject({
  kind: z.enum(['nobody', 'too-many']),
  day: Day,
  slot: z.int(),
  from: TimeOfDay,
  to: TimeOfDay,
  /** Who has too many; `null` when nobody has them. */
  personId: Id.nullable(),
  personName: z.string(),
  accounts: z.int(),
  accountNames: z.array(z.string()),
  /** Whose parts they are: nobody's (`null`), or somebody's who is away; of each, how many accounts and at most five names. */
  parts: z.array(z.strictObject({ ownerId: Id.nullable(), accounts: z.int(), accountNames: z.array(z.string()) })),
});
export type Gap = z.infer<typeof Gap>;

/** The week picture: days × rounds, with who has what. */
export const PlanWeek = z.strictObject({
  days: z.array(z.strictObject({ ...PlanDay.shape, parts: z.array(z.array(RoundPart)) })),
  absences: z.array(Absence),
  swaps: z.array(Swap),
  gaps: z.array(Gap),
  people: z.array(PersonChoice),
});
export type PlanWeek = z.infer<typeof PlanWeek>;

/** Work on Idag that comes from the plan. */
export const PlanDue = z.strictObject({
  key: z.string(),
  kind: z.enum(['nobody', 'too-many']),
  severity: z.enum(['bad', 'warn']),
  /** The first day that it concerns. */
  day: Day,
  /** Rounds that it concerns, on how many days. */
  rounds: z.int(),
  days: z.int(),
  /** At most five names of accounts. */
  names: z.array(z.string()),
  accounts: z.int(),
  person: z.string(),
});
export type PlanDue = z.infer<typeof PlanDue>;

const OfAdministration = z.strictObject({ administrationId: Id });
const AwayDraft = z.strictObject({ from: Day, to: Day, substituteId: Id.nullable() });

export const roundPlanContract = {
  /** The plan of today, those that are decided for later, and what came before, newest first. */
  get: procedure.input(OfAdministration).output(
    z.strictObject({
      current: PlanVersion,
      versions: z.array(PlanVersion),
      /** The earliest day from which another plan can take effect. */
      earliest: Day,
    }),
  ),
  preset: procedure.input(OfAdministration).output(RoundPlan),
  /** What days would look like by a plan that is not decided yet. */
  preview: procedure
    .input(z.strictObject({ administrationId: Id, plan: RoundPlan, from: Day, days: z.int().min(1).max(31) }))
    .output(z.strictObject({ faults: z.array(PlanFault), days: z.array(PlanDay) })),
  /** Decides a plan from a day on. `seen` is the newest version that the caller has read. */
  save: procedure
    .input(z.strictObject({ administrationId: Id, seen: Id.nullable(), validFrom: Day, note: Line, plan: RoundPlan }))
    .output(PlanVersion),
  week: procedure
    .input(z.strictObject({ administrationId: Id, from: Day, days: z.int().min(1).max(100) }))
    .output(PlanWeek),
  /** Gaps and too much in the coming days, today included. */
  gaps: procedure
    .input(z.strictObject({ administrationId: Id, days: z.int().min(1).max(100).default(14) }))
    .output(z.array(Gap)),
  absences: procedure.input(OfAdministration).output(z.array(Absence)),
  /** "Jag är borta": one's own days away; answers what becomes uncovered. */
  beAway: procedure.input(AwayDraft).output(z.strictObject({ absence: Absence, gaps: z.array(Gap) })),
  /** A colleague's days away, entered by whoever coordinates. */
  markAway: procedure
    .input(z.strictObject({ personId: Id, ...AwayDraft.shape }))
    .output(z.strictObject({ absence: Absence, gaps: z.array(Gap) })),
  /** What would become uncovered, before anything is entered. `personId` null: one's own. */
  ifAway: procedure.input(z.strictObject({ personId: Id.nullable(), ...AwayDraft.shape })).output(z.array(Gap)),
  /** Back again: one's own days away are taken away or end earlier. */
  beBack: procedure.input(z.strictObject({ id: Id })).output(Nothing),
  markBack: procedure.input(z.strictObject({ id: Id })).output(Nothing),
  /** Another takes a part of a round, or only what one person has of it now; `toId` null takes the swap away. Refuses a round that has begun. */
  swap: procedure
    .input(
      z.strictObject({
        administrationId: Id,
        day: Day,
        slot: z.int().min(1).max(24),
        fromId: Id.nullable(),
        /** Only those accounts of the part that this person has now, or nobody (`null`); left out, the whole part. */
        heldBy: Id.nullable().optional(),
        toId: Id.nullable(),
      }),
    )
    .output(Nothing),
  due: procedure.input(OfAdministration).output(z.array(PlanDue)),
};
