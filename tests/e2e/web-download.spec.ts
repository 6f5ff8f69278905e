import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect, test } from './fixtures.ts';

test.use({ startArgs: ['--demo'] });

test('en export hämtas från sin engångsadress, en gång', async ({ page }) => {
  await expect(page.getByRole('link', { name: 'Konton', exact: true })).toBeVisible();
  const file = await page.evaluate(async () => {
    const ask = async (procedure: string, json: unknown) => {
      const headers = {
        'content-type': 'application/json',
        'x-kanalvakt-tab': sessionStorage.getItem('kanalvakt-tab') ?? '',
      };
      const answer = await fetch(`/rpc/${procedure}`, { method: 'POST', headers, body: JSON.stringify({ json }) });
      return ((await answer.json()) as { json: unknown }).json;
    };
    const [administration] = (await ask('settings/administrations', {})) as Array<{ id: string }>;
    const input = { administrationId: administration?.id, formats: ['csv'] };
    const { files } = (await ask('inventory/exportInventory', input)) as {
      files: Array<{ name: string; sha256: string; token: string }>;
    };
    return files[0];
  });
  const follow = () =>
    page.evaluate((address) => {
      const link = document.createElement('a');
      link.href = address;
      link.download = '';
      link.click();
    }, `/download/${file?.token}`);

  const fetched = page.waitForEvent('download');
  await follow();
  const download = await fetched;
  expect(download.suggestedFilename()).toBe(file?.name);
  const saved = createHash('sha256')
    .update(await readFile(await download.path()))
    .digest('hex');
  expect(saved).toBe(file?.sha256);

  const again = page.waitForEvent('download');
  await follow();
  expect(await (await again).failure()).not.toBeNull();
});
