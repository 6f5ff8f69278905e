import { addAccount } from '../../accounts/create-account.ts';
import type { AccountDraft } from '../../accounts/contract.ts';
import { emptyDraft } from '../../accounts/empty-draft.ts';
import { platformNamed, recogniseAddress } from '../../accounts/platforms.ts';
import { dayOf } from '../../foundation/calendar.ts';
import type { Context, Db } from '../../foundation/context.ts';
import { found, Refusal } from '../../foundation/errors.ts';
import { readPeopleOf } from '../../people/find-or-add.ts';
import type { Case } from '../contract.ts';
import { insertOpened } from '../open-case.ts';
import { addEvent, timeTyped } from '../record-event.ts';
import { caseBy } from '../repository.ts';
import { showCase } from '../see-case.ts';
import type { Application } from './contract.ts';
import { answerOf } from './read-application.ts';

type Marked = Awaited<ReturnType<typeof answerOf>>;

interface Taking {
  administrationId: string;
  text: string;
  receivedAt: string | null;
  title: string;
  dnr: string;
  signedById: string;
  unitId: string | null;
  account: { kind: 'existing'; id: string } | { kind: 'new' } | { kind: 'none' };
}

/** The account that is asked for, as the register keeps it until it is decided. */
function draftOf(
  { catalogue }: Context,
  { administrationId, unitId, signedById }: Taking,
  { name, platform, address, purpose, targetGroup, benefit, resources }: Application,
): AccountDraft {
  const known = platformNamed(catalogue, platform);
  const recognised = recogniseAddress(catalogue, address, known?.id ?? null);
  return {
    ...emptyDraft,
    administrationId,
    unitId,
    name,
    kind: 'official',
    platform: recognised?.platform ?? known?.id ?? 'other',
    platformName: known === undefined && recognised === null ? platform : '',
    // What is no address is a wish, and stands in the case.
    url: recognised === null ? '' : address,
    handle: '',
    purpose,
    targetGroup,
    benefit,
    note: resources,
    roles: [{ role: 'manager', personId: signedById }],
  };
}

/** The answers as the step of the workflow asks for them. */
function valuesOf(application: Application, signedById: string): Record<string, string> {
  const { name, platform, address, unit, purpose, goals, targetGroup, benefit, resources, signedOn } = application;
  return {
    'proposed-name': [name, platform, address, unit].filter((part) => part !== '').join(', '),
    purpose,
    goals,
    'target-group': targetGroup,
    benefit,
    resources,
    'signed-by': signedById,
    'signed-on': signedOn,
  };
}

async function accountIdsOf(db: Db, context: Context, input: Taking, application: Application): Promise<string[]> {
  const { account } = input;
  if (account.kind === 'none') return [];
  if (account.kind === 'existing') return [account.id];
  return [(await addAccount(db, context, draftOf(context, input, application), 'applied')).id];
}

/** What the case keeps of the file itself: which it was, and who signed as it says. Protected people are their role everywhere. */
async function markOf(db: Db, { administrationId, signedById }: Taking, { mark, check, application }: Marked) {
  const signer = (await readPeopleOf(db, administrationId)).find(({ id }) => id === signedById);
  const signedBy = signer?.protected_identity === 1 ? signer.title : application.signedBy;
  return { mark, check, 'signed-by': signedBy, 'signed-on': application.signedOn };
}

/**
 * Makes a start case of a returned form in one transaction: the case, the account that it is about, and the application answered,
 * each with when the form came in. Who signed stands as the form says it and as the person of the register that somebody said it is.
 * Refuses a file that has become a case already.
 */
export async function takeApplication(context: Context, input: Taking): Promise<Case> {
  const { administrationId, title, dnr, signedById } = input;
  const happenedAt = timeTyped(input.receivedAt, context.clock.now());
  const { one, accountIds } = await context.db.transaction().execute(async (db) => {
    const answer = await answerOf(db, input, dayOf(context.clock.now()));
    const { application, taken } = answer;
    if (taken !== null) throw new Refusal('application-taken', { number: taken });
    const accountIds = await accountIdsOf(db, context, input, application);
    const { id } = await insertOpened(db, context, {
      administrationId,
      workflow: 'start',
      title,
      dnr,
      happenedAt,
      accountIds,
      also: [{ kind: 'logged', what: 'application', values: await markOf(db, input, answer) }],
    });
    const row = found(await caseBy(db, { id }));
    const values = valuesOf(application, signedById);
    await addEvent(db, context, row, happenedAt, { kind: 'done', step: 'application', values });
    return { one: await showCase(db, context, { id }), accountIds };
  });
  context.announce({ room: 'cases', ids: [one.id] });
  if (input.account.kind === 'new') context.announce({ room: 'accounts', ids: accountIds });
  return one;
}
