import { platformById } from '../accounts/platforms.ts';
import type { Context } from '../foundation/context.ts';
import { found, Refusal } from '../foundation/errors.ts';
import type { PageToOpen } from '../foundation/ports.ts';
import { type ViewedAccount, viewedAccounts } from './repository.ts';
import { familyOf, homeHosts, identityOf, loginOrigins, pageAddress, partitionOf } from './rules.ts';

/** An account's page as its host opens it, and where its login may be filled in. */
export interface AccountToView {
  page: PageToOpen;
  origins: string[];
  account: ViewedAccount;
}

/** The partition of an account's login, for whoever sits here. */
export function partitionFor(context: Pick<Context, 'catalogue' | 'actor'>, account: ViewedAccount): string {
  const family = familyOf(platformById(context.catalogue, account.platform));
  return partitionOf(identityOf(account, account.credentials, family, context.actor.personId));
}

/** Reads what is needed to open an account's page; refuses one without an https address. */
export async function readAccountToView(context: Context, accountId: string): Promise<AccountToView> {
  const account = found((await viewedAccounts(context.db, { id: accountId }))[0]);
  const url = pageAddress(account.url);
  if (url === null) throw new Refusal('views-no-address');
  const platform = platformById(context.catalogue, account.platform);
  return {
    page: {
      accountId,
      url,
      partition: partitionFor(context, account),
      hosts: homeHosts(url, platform),
      refusals: platform?.refusals ?? [],
    },
    origins: loginOrigins(url, platform),
    account,
  };
}

/** Opens an account's page in the system's browser; where the host cannot, the address is for the window to link to. */
export async function openOutside(context: Context, accountId: string): Promise<{ url: string; opened: boolean }> {
  const { page } = await readAccountToView(context, accountId);
  const { port } = context.pages;
  await port?.openOutside(page.url);
  return { url: page.url, opened: port !== null };
}
