import type { Custodian } from '#core/vault/contract.ts';

/** What somebody is named for, told apart from what has the same name: `Björkhagens bibliotek (Facebook)`. */
export function subjectName({
  name,
  platformName,
}: Pick<Custodian['namedFor'][number], 'name' | 'platformName'>): string {
  return platformName === '' ? name : `${name} (${platformName})`;
}
