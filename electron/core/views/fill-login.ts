import type { Context } from '../foundation/context.ts';
import { Refusal } from '../foundation/errors.ts';
import type { LoginLook } from '../foundation/ports.ts';
import { readForFill } from '../vault/reveal-field.ts';
import type { LoginField } from './contract.ts';
import { readAccountToView } from './open-page.ts';
import type { Tied } from './rules.ts';

const refusals = {
  asleep: 'views-not-shown',
  elsewhere: 'views-login-elsewhere',
  'no-field': 'views-no-login-field',
} as const;

/** The fields, or the refusal that says why there are none. */
function fieldsOf(look: LoginLook): readonly LoginField[] {
  if ('refused' in look) throw new Refusal(refusals[look.refused]);
  return look.fields;
}

function chosen(credentials: readonly Tied[], asked: string | null): string {
  const shared = credentials.filter(({ kind, id }) => kind === 'shared' && (asked === null || id === asked));
  const [only, ...others] = shared;
  if (only === undefined) throw new Refusal('views-no-login');
  if (others.length > 0) throw new Refusal('views-choose-login');
  return only.id;
}

/**
 * Fills an account's login into its page, which is looked at before the vault is asked, and again, in the same breath, as it is filled in.
 * Each field is logged before its value leaves the core; the value goes to main and the page, never to a window.
 */
export async function fillLogin(
  context: Context,
  asked: { accountId: string; credentialId: string | null; reason: string },
): Promise<{ filled: LoginField[] }> {
  const { views } = context.pages;
  const { origins, account } = await readAccountToView(context, asked.accountId);
  if (origins.length === 0) throw new Refusal('views-no-login-list');
  const credentialId = chosen(account.credentials, asked.credentialId);
  const there = fieldsOf(await views.loginFields(asked.accountId, origins));
  const values = await readForFill(context, credentialId, there, asked.reason);
  return { filled: [...fieldsOf(await views.fill(asked.accountId, origins, values))] };
}
