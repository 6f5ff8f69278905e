import { parse } from 'yaml';
import { z } from 'zod';
import { FeedFault, PostKind } from '../rounds/stream/contract.ts';
import { AccessModel, AccountKind, AccountStatus, Gap } from '../accounts/contract.ts';
import { Contact } from '../cases/engine/contract.ts';
import { WorkflowId } from '../cases/contract.ts';
import { keptByText } from '../foundation/kept-by-text.ts';
import { Role } from '../foundation/roles.ts';

/** Days from today; negative is past. */
const Days = z.int();

const DemoPerson = z.strictObject({
  key: z.string(),
  name: z.string(),
  title: z.string(),
  unit: z.string(),
  roles: z.array(Role),
  /** The one who sits at the computer. */
  me: z.boolean().default(false),
  leaves: Days.optional(),
  protected: z.boolean().default(false),
});
export type DemoPerson = z.infer<typeof DemoPerson>;

const DemoAccount = z.strictObject({
  name: z.string(),
  platform: z.string(),
  platformName: z.string().default(''),
  address: z.string(),
  unit: z.string(),
  responsible: z.string().optional(),
  deputy: z.string().optional(),
  manager: z.string().optional(),
  /** The communicator with access, who watches it too. */
  communicator: z.string().default('karin'),
  kind: AccountKind.default('official'),
  status: AccountStatus.default('active'),
  model: AccessModel.default('shared'),
  /** Days since the last post. */
  post: z.int().optional(),
  norm: z.enum(['administration', 'week', 'month', 'quarter', 'none']).default('administration'),
  season: z.tuple([z.int(), z.int()]).optional(),
  ends: Days.optional(),
  contract: Days.optional(),
  /** Who can log in; unnamed: the responsible, the deputy and the communicator. */
  access: z.array(z.string()).optional(),
  /** Nobody has tried the way in for long. */
  unverified: z.boolean().default(false),
  /** What is left out of an otherwise complete account; `basics` is the whole of basinformation. */
  lacks: z.array(z.union([Gap, z.literal('basics')])).default([]),
});
export type DemoAccount = z.infer<typeof DemoAccount>;

const DemoRounds = z.strictObject({
  since: Days,
  /** The office day, counted back from today, on which nobody opened the app. */
  idle: z.int(),
  rota: z.array(
    z.strictObject({
      person: z.string(),
      deputy: z.string(),
      weekdays: z.array(z.int()).default([]),
      slots: z.array(z.int()).default([]),
      units: z.array(z.string()).default([]),
    }),
  ),
  places: z.array(
    z.strictObject({
      name: z.string(),
      address: z.string(),
      units: z.array(z.string()),
      platforms: z.array(z.string()),
    }),
  ),
  questions: z.array(
    z.strictObject({
      account: z.string(),
      text: z.string(),
      to: z.string(),
      address: z.string(),
      sent: Days,
      by: Days,
      answer: z.string().optional(),
    }),
  ),
  templates: z.array(z.strictObject({ name: z.string(), text: z.string() })),
  absences: z.array(z.strictObject({ person: z.string(), from: Days, to: Days, substitute: z.string().optional() })),
});
export type DemoRounds = z.infer<typeof DemoRounds>;

const DemoFeed = z.strictObject({
  account: z.string(),
  platform: z.string(),
  /** The day on which it was last asked. */
  asked: Days.default(0),
  fault: FeedFault.optional(),
  kind: PostKind.default('post'),
  posts: z.array(z.strictObject({ days: Days, time: z.string(), text: z.string() })).default([]),
});
export type DemoFeed = z.infer<typeof DemoFeed>;
/** An answer, or a day from today, or a person by key, or a gallringsbeslut by its diarienummer. */
const DemoAnswer = z.union([
  z.string(),
  z.strictObject({ day: Days }),
  z.strictObject({ person: z.string() }),
  z.strictObject({ dnr: z.string() }),
]);

const DemoCase = z.strictObject({
  workflow: WorkflowId,
  title: z.string(),
  dnr: z.string().default(''),
  /** By name and platform. */
  accounts: z.array(z.tuple([z.string(), z.string()])).default([]),
  opened: Days,
  by: z.string(),
  events: z.array(
    z.strictObject({
      on: Days,
      by: z.string(),
      /** One of these. */
      done: z.string().optional(),
      assigned: z.string().optional(),
      noted: z.string().optional(),
      ended: z.string().optional(),
      /** A post word for word, kept as documentation; `author` wrote it. */
      kept: z.string().optional(),
      author: z.string().default(''),
      values: z.record(z.string(), DemoAnswer).default({}),
      /** Of `assigned`: to whom; of `noted`: about which step; of `ended`: why. */
      to: z.string().optional(),
      step: z.string().optional(),
      /** Of `noted`: an attempt to reach somebody. */
      contact: Contact.optional(),
      reason: z.string().default(''),
    }),
  ),
});
export type DemoCase = z.infer<typeof DemoCase>;

const DemoDelegation = z.strictObject({ person: z.string(), from: Days, decision: z.string(), dnr: z.string() });
export type DemoDelegation = z.infer<typeof DemoDelegation>;

const DemoDisposal = z.strictObject({
  name: z.string(),
  dnr: z.string(),
  decided: Days,
  by: z.string(),
  what: z.string(),
  months: z.int(),
});
export type DemoDisposal = z.infer<typeof DemoDisposal>;

const DemoData = z.strictObject({
  administration: z.string(),
  units: z.array(z.strictObject({ name: z.string(), parent: z.string().optional() })),
  people: z.array(DemoPerson),
  accounts: z.array(DemoAccount),
  rounds: DemoRounds,
  feeds: z.array(DemoFeed),
  delegations: z.array(DemoDelegation),
  disposals: z.array(DemoDisposal),
  cases: z.array(DemoCase),
});
export type DemoData = z.infer<typeof DemoData>;

/** Reads `resources/demo.yaml`; throws when the file is not as described, for it is ours. */
export const readDemoData = keptByText((yaml: string): DemoData => DemoData.parse(parse(yaml)));
