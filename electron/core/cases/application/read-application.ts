import { similarAccounts } from '../../accounts/similar-accounts.ts';
import { sha256 } from '../../foundation/audit/chain.ts';
import { type Day, dayOf } from '../../foundation/calendar.ts';
import type { Context, Db } from '../../foundation/context.ts';
import { Refusal } from '../../foundation/errors.ts';
import { searchText } from '../../foundation/text/swedish.ts';
import { namesInRegister } from '../../people/find-or-add.ts';
import { codeOf } from '../../foundation/text/code-of.ts';
import { readSettings } from '../../settings/read-settings.ts';
import { caseOfApplication } from '../repository.ts';
import { shownNumber } from '../see-case.ts';
import type { ApplicationRead } from './contract.ts';
import { type FormAnswer, readFormAnswer } from './form-answer.ts';

/** A returned form, if it is of this administration, and what tells it from every other. */
export async function answerOf(
  db: Db,
  { administrationId, text }: { administrationId: string; text: string },
  today: Day,
): Promise<FormAnswer & { mark: string; taken: string | null }> {
  await readSettings(db, administrationId);
  const answer = readFormAnswer(text);
  if (answer.administration !== codeOf(administrationId)) throw new Refusal('application-elsewhere');
  const { signedOn } = answer.application;
  if (signedOn > today) throw new Refusal('application-signed-ahead', { day: signedOn });
  // The same answers saved once more are the same form: whenever it was saved, it says one thing and is signed on one day.
  const mark = sha256(JSON.stringify(answer.application));
  const markBefore = sha256(JSON.stringify([answer.savedAt, answer.application]));
  const number = await caseOfApplication(db, administrationId, [mark, markBefore]);
  return { ...answer, mark, taken: number === null ? null : shownNumber(number) };
}

/** What a returned form says, with what the register knows of it; keeps nothing. */
export async function readApplication(
  context: Context,
  input: { administrationId: string; text: string },
): Promise<ApplicationRead> {
  const { db } = context;
  const { administrationId } = input;
  const { application, check, savedAt, taken } = await answerOf(db, input, dayOf(context.clock.now()));
  const { units, findPerson } = await namesInRegister(db, context, administrationId);
  return {
    application,
    check,
    savedAt,
    taken,
    signedById: findPerson(application.signedBy)?.id ?? null,
    unitId: units.get(searchText(application.unit)) ?? null,
    similar: await similarAccounts(context, administrationId, application),
  };
}
