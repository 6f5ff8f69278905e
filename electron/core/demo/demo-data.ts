import { parse } from 'yaml';
import { z } from 'zod';
import { AccessModel, AccountKind, AccountStatus, Gap } from '../accounts/contract.ts';
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

const DemoData = z.strictObject({
  administration: z.string(),
  units: z.array(z.strictObject({ name: z.string(), parent: z.string().optional() })),
  people: z.array(DemoPerson),
  accounts: z.array(DemoAccount),
});
export type DemoData = z.infer<typeof DemoData>;

/** Reads `resources/demo.yaml`; throws when the file is not as described, for it is ours. */
export function readDemoData(yaml: string): DemoData {
  return DemoData.parse(parse(yaml));
}
