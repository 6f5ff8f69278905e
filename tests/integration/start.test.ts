import { afterEach, beforeEach, expect, test } from 'vitest';
import { formFields } from '../../electron/core/cases/application/contract.ts';
import { formAnswerText, formVersion } from '../../electron/core/cases/application/form-answer.ts';
import { checkOf } from '../../electron/core/foundation/text/check-of.ts';
import { codeOf } from '../../electron/core/rounds/away/codes.ts';
import { leavingRegister } from '../leaving.ts';
import { refusal, temporaryFolder, verifyHere } from '../register.ts';

let folder: string;
let remove: () => void;
beforeEach(() => ({ folder, remove } = temporaryFolder()));
afterEach(() => remove());

const refusedAs = async (call: Promise<unknown>) => (await refusal(call)).code;

/** Friday 20 November 2026, eleven in the morning; a form that came in on Monday. */
async function office() {
  const register = await leavingRegister(folder, 2);
  const { administrationId, berit } = register;
  const answer = (fields: Record<string, string> = {}, administration = codeOf(administrationId)) =>
    formAnswerText(
      { version: formVersion, administration, savedAt: '2026-11-16T08:00:00Z' },
      {
        name: 'Kulturladan Unga',
        platform: 'Instagram',
        address: 'https://www.instagram.com/kulturladanunga/',
        unit: 'Kulturladan',
        purpose: '<b>Nå unga</b>',
        goals: 'Fler besök',
        targetGroup: '13–19 år',
        benefit: 'Vet vad som händer',
        resources: 'Två timmar i veckan',
        signedBy: 'berit  holm',
        signedOn: '2026-11-13',
        ...fields,
      },
      Object.keys(formFields),
      checkOf,
    );
  const taking = (text: string) => ({
    administrationId,
    text,
    receivedAt: '2026-11-16T09:00:00.000Z',
    title: 'Starta konto: Kulturladan Unga',
    dnr: '',
    signedById: berit,
    unitId: null,
    account: { kind: 'new' as const },
  });
  return { ...register, answer, taking };
}

test('a returned form is shown before anything is kept, and becomes one case with its account, its answers and who signed', async () => {
  const { core, client, administrationId, berit, answer, taking } = await office();
  const text = answer();
  const read = await client.application.read({ administrationId, text });
  expect(read).toMatchObject({ signedById: berit, unitId: null, similar: [], taken: null });
  expect(read.application.purpose).toBe('<b>Nå unga</b>');
  expect((await client.cases.list({ administrationId })).total).toBe(0);

  const one = await client.application.take(taking(text));
  expect(one).toMatchObject({ number: 'KV-1', openedAt: '2026-11-16T09:00:00.000Z', workflow: 'start' });
  const step = (id: string) => one.state.steps.find((each) => each.id === id);
  expect(step('application')).toMatchObject({
    standing: 'done',
    at: '2026-11-16T09:00:00.000Z',
    values: { purpose: '<b>Nå unga</b>', 'signed-by': berit, 'signed-on': '2026-11-13' },
  });
  // Ten office days from Monday 16 November.
  expect(step('decision')?.dueOn).toBe('2026-11-30');
  expect(one.events.find(({ body }) => body.kind === 'logged')?.body).toMatchObject({
    what: 'application',
    values: { 'signed-by': 'berit holm', check: read.check },
  });
  const [account] = one.accounts;
  expect(await client.accounts.get({ id: account?.id ?? '' })).toMatchObject({
    name: 'Kulturladan Unga',
    status: 'applied',
    platform: 'instagram',
    kind: 'official',
    roles: [{ role: 'manager', personId: berit }],
  });
  expect((await verifyHere(core)).ok).toBe(true);

  // The same file once more is no second case; a like one finds the account.
  expect((await client.application.read({ administrationId, text })).taken).toBe('KV-1');
  expect(await refusal(client.application.take(taking(text)))).toMatchObject({
    code: 'application-taken',
    values: { number: 'KV-1' },
  });
  const like = await client.application.read({ administrationId, text: answer({ name: 'Kulturlada Unga' }) });
  expect(like.similar).toMatchObject([{ name: 'Kulturladan Unga', why: 'address', status: 'applied' }]);
  expect(await client.accounts.similar({ administrationId, name: 'Kulturlada Unga' })).toMatchObject([
    { why: 'like-name' },
  ]);
  await core.close();
});

test('a form that cannot be taken in leaves no case, no account and no person', async () => {
  const { core, client, administrationId, answer, taking } = await office();
  const before = (await client.accounts.summary({ administrationId })).byView.all;
  const elsewhere = answer({}, codeOf('another'));
  expect(await refusedAs(client.application.read({ administrationId, text: elsewhere }))).toBe('application-elsewhere');
  expect(await refusedAs(client.application.take(taking(elsewhere)))).toBe('application-elsewhere');
  expect(
    await refusedAs(client.application.take({ ...taking(answer()), receivedAt: '2026-11-21T09:00:00.000Z' })),
  ).toBe('case-time-ahead');
  const nobody = '01980000-0000-7000-8000-000000000000';
  expect(await refusedAs(client.application.take({ ...taking(answer()), signedById: nobody }))).toBe('unknown-person');
  const none = { ...taking(answer()), account: { kind: 'existing' as const, id: nobody } };
  expect(await refusedAs(client.application.take(none))).toBe('not-found');
  expect((await client.cases.list({ administrationId })).total).toBe(0);
  expect((await client.accounts.summary({ administrationId })).byView.all).toBe(before);
  await core.close();
});
