import { implement } from '@orpc/server';
import type { Context } from '../../foundation/context.ts';
import { found } from '../../foundation/errors.ts';
import { readAdministrations } from '../../settings/find-or-add-administration.ts';
import { generatePassword, generatePhrase } from '../generate-password.ts';
import { listsOf, meterOf } from '../hard-to-guess.ts';
import { accountMarks } from '../importing/repository.ts';
import { passwordsContract } from './contract.ts';

const room = implement(passwordsContract).$context<Context>();

/** What anybody knows: the administration and the accounts, by name and handle. */
async function aboutOf(context: Context, administrationId: string, accountIds: readonly string[]): Promise<string[]> {
  const administration = found((await readAdministrations(context.db)).find(({ id }) => id === administrationId));
  const wanted = new Set(accountIds);
  const accounts = (await accountMarks(context.db, administrationId)).filter(({ id }) => wanted.has(id));
  return [
    administration.name,
    administration.settings.shortName,
    'Stockholms stad',
    ...accounts.flatMap(({ name, handle, platformName }) => [name, handle, platformName]),
  ];
}

export const passwordsHandlers = {
  generate: room.generate.handler(async ({ input, context }) => ({
    password:
      input.kind === 'characters' ? generatePassword(input) : generatePhrase(input, (await listsOf(context)).phrases),
  })),
  estimate: room.estimate.handler(async ({ input, context }) => {
    const about = await aboutOf(context, input.administrationId, input.accountIds);
    return (await meterOf(context)).estimate(input.password, about);
  }),
};
