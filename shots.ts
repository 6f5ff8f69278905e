import { chromium } from '@playwright/test';
import { startWebHost, openLink } from './tests/e2e/fixtures.ts';
const [dir, theme, w, h, ...steps] = process.argv.slice(2);
const host = await startWebHost(dir!, ['--demo']);
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const c = await b.newContext({ viewport: { width: Number(w), height: Number(h) }, locale: 'sv-SE', timezoneId: 'Europe/Stockholm', colorScheme: theme as 'light' });
c.setDefaultTimeout(15000);
const p = await c.newPage();
p.on('pageerror', (e) => console.log('PAGEERROR', e.message, e.stack?.slice(0, 600)));
p.on('console', (m) => { if (m.type() === 'error') console.log('CONSOLE', m.text().slice(0, 400)); });
try {
await openLink(p, host.link);
await p.getByRole('heading', { level: 1 }).waitFor();
for (const s of steps) {
  const [k, ...r] = s.split('='); const v = r.join('=');
  if (k === 'go') await p.evaluate((x) => { location.hash = x; }, '#' + v);
  else if (k === 'key') await p.keyboard.press(v);
  else if (k === 'type') await p.keyboard.type(v);
  else if (k === 'click') await p.getByRole('button', { name: v }).first().click();
  else if (k === 'link') await p.getByRole('link', { name: v }).first().click();
  else if (k === 'text') await p.getByText(v).first().click();
  else if (k === 'wait') await p.waitForTimeout(Number(v));
  else if (k === 'file') { await p.setInputFiles('input[type=file]', v); }
  else if (k === 'eval') console.log(await p.evaluate(v));
  else if (k === 'shot') { await p.waitForTimeout(600); await p.screenshot({ path: v }); }
}
} catch (e) { console.log('ERR', (e as Error).message.slice(0, 800)); await p.screenshot({ path: '/tmp/err.png' }); }
await b.close(); await host.stop(); process.exit(0);
