import { expect, test } from 'vitest';
import { draft, openRegister, temporaryFolder } from '../register.ts';
import { here } from './run-cli.ts';

test('the figures of a period and the rounds of today, for a program', async () => {
  const { folder, remove } = temporaryFolder();
  const { core, client } = await openRegister(folder);
  const { id } = await client.settings.createAdministration({ name: 'Kulturförvaltningen' });
  for (const name of ['Ett', 'Två']) await client.accounts.create({ draft: draft(id, { name }) });
  await client.accounts.create({ draft: draft(id, { name: 'Tre', roundsPerDay: 1 }) });
  await core.close();
  const cli = (...args: string[]) => here(...args, '--data', folder);
  // An ordinary week to come: three rounds of two accounts and one of the third, five days.
  const week = ['rounds', 'coverage', '--from', '2090-03-06', '--to', '2090-03-12'];
  const coverage = await cli(...week, '--json');
  expect([coverage.code, JSON.parse(coverage.out)]).toEqual([
    0,
    { due: 35, checked: 0, notPossible: 0, missed: 0, waiting: 35, late: 0, backfilled: 0 },
  ]);
  expect((await cli(...week)).out).toContain('Att kontrollera');
  const backwards = await cli('rounds', 'coverage', '--from', '2090-03-12', '--to', '2090-03-06');
  expect([backwards.code, backwards.error]).toEqual([1, expect.stringContaining('Perioden är fel')]);
  const wrong = await cli('rounds', 'coverage', '--from', 'i går', '--to', '2090-03-06');
  expect([wrong.code, wrong.error]).toEqual([2, expect.stringContaining('--from ska vara ett datum')]);

  const today = await cli('rounds', 'today', '--json');
  const { rounds } = JSON.parse(today.out) as { rounds: Array<Record<string, unknown>> };
  expect(today.code).toBe(0);
  for (const round of rounds)
    expect(Object.keys(round)).toEqual(['slot', 'from', 'to', 'due', 'done', 'late', 'waiting']);
  remove();
});
