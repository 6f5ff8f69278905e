import type { Account } from './contract.ts';

/** How an account is told from another of the same name: Ängby bibliotek (Instagram, angbybibliotek). */
export function accountLabel({
  name,
  platformName,
  handle,
}: Pick<Account, 'name' | 'platformName' | 'handle'>): string {
  const where = [platformName, handle].filter((part) => part !== '').join(', ');
  return where === '' ? name : `${name} (${where})`;
}
