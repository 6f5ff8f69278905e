import type { z } from 'zod';
import { AdministrationSettings, type Ground } from '#core/settings/contract.ts';

/** The settings that are rules: a value with its ground and a note. */
export type RuleName = {
  [K in keyof AdministrationSettings]: AdministrationSettings[K] extends { ground: unknown } ? K : never;
}[keyof AdministrationSettings];
export type RuleValue<K extends RuleName> = AdministrationSettings[K]['value'];
export type Ground = z.infer<typeof Ground>;

/** Rules whose value is a number. */
export type NumberRule = {
  [K in RuleName]: RuleValue<K> extends number ? K : never;
}[RuleName];

/** What stands after the field of a number. */
export const units = {
  verifiedWithinDays: 'days',
  handoverDays: 'days',
  proveWithinDays: 'days',
  reviewWithinDays: 'days',
  postsPerWeek: 'perWeek',
  unusedMonths: 'months',
  feedMinutes: 'minutes',
  feedDays: 'days',
  archiveMonth: null,
  contactYears: 'years',
  lookYears: 'years',
  backupDays: 'days',
  importMegabytes: 'megabytes',
  importUnpackedMegabytes: 'megabytes',
  importRows: 'rows',
} as const satisfies Record<NumberRule, string | null>;

/** The rules in the order of the page. */
export const groups = [
  { id: 'access', rules: ['accessRule', 'verifiedWithinDays'] },
  { id: 'leaving', rules: ['handoverDays', 'proveWithinDays', 'reviewWithinDays'] },
  { id: 'basics', rules: ['profilePicture', 'onBehalfText'] },
  { id: 'publishing', rules: ['postsPerWeek', 'unusedMonths'] },
  { id: 'keeping', rules: ['archiveMonth', 'contactYears', 'lookYears', 'backupDays'] },
  { id: 'feeds', rules: ['readFeeds', 'feedMinutes', 'feedDays'] },
  { id: 'importing', rules: ['importMegabytes', 'importUnpackedMegabytes', 'importRows'] },
] as const satisfies ReadonlyArray<{ id: string; rules: readonly RuleName[] }>;

const ruleNames: readonly RuleName[] = groups.flatMap((group) => [...group.rules]);

/** Every rule as it is before the administration has decided anything. */
export const standard = AdministrationSettings.parse({});

/** The limits of a number rule, as the core checks them. */
export function limitsOf(rule: NumberRule): { min: number; max: number } {
  const { value } = AdministrationSettings.shape[rule].unwrap().shape;
  return { min: Number(value.minValue), max: Number(value.maxValue) };
}

export function isNumberRule(rule: RuleName): rule is NumberRule {
  return rule in units;
}

/** Rules with a value that the core would refuse. */
export function wrongRules(settings: AdministrationSettings): RuleName[] {
  return ruleNames.filter((rule) => !AdministrationSettings.shape[rule].safeParse(settings[rule]).success);
}

/** Rules that differ between two sets. */
export function changedRules(before: AdministrationSettings, after: AdministrationSettings): RuleName[] {
  return ruleNames.filter((rule) => JSON.stringify(before[rule]) !== JSON.stringify(after[rule]));
}
