import { expect, test } from './fixtures.ts';

test.use({ startArgs: ['--demo'] });

test('fönstret frågar efter sin lista en gång, innan ramen ritas, som adress och minne vill ha den', async ({
  page,
}) => {
  await page.getByRole('link', { name: 'Konton', exact: true }).click();
  const rows = page.getByRole('grid', { name: 'Konton' }).getByRole('row');
  await page.getByRole('button', { name: 'Konto', exact: true }).click();
  await page.getByRole('searchbox').fill('ängby');
  await expect(page).toHaveURL(/text=/);
  await expect(rows.nth(1)).toContainText('Ängby strandbibliotek');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  // Loaded anew, the tab knows already whose list it showed: it is asked for before anything is answered.
  const answered: string[] = [];
  page.on('requestfinished', (request) => answered.push(new URL(request.url()).pathname));
  const list = page.waitForRequest(/\/rpc\/accounts\/list$/).then(() => [...answered]);
  await page.reload();
  await expect(rows).toHaveCount(3);
  await expect(rows.nth(1)).toContainText('Ängby strandbibliotek');
  // What the frame counts comes last of all.
  await expect.poll(() => asked.includes('/rpc/accounts/summary')).toBe(true);
  expect(await list).not.toContain('/rpc/settings/preferences');
  const calls = asked.filter((path) => path.startsWith('/rpc/') && path !== '/rpc/events');
  expect(calls.slice(0, 4)).toEqual([
    '/rpc/settings/administrations',
    '/rpc/people/me',
    '/rpc/settings/preferences',
    '/rpc/accounts/list',
  ]);
  expect(calls.filter((path) => path === '/rpc/accounts/list')).toHaveLength(1);
});
