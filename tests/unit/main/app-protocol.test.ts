import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerAppRequest, fileBehind } from '../../../electron/main/app-protocol.ts';
import { problemPage } from '../../../electron/main/problem-page.ts';
import { pageHeaders } from '../../../electron/page-headers.ts';

const token = '5b0c6a52-0d0c-4a9a-9f3e-111111111111';
let folder: string;
let rendererDir: string;
let problem: string | null = null;
const taken: string[] = [];

const get = (address: string, method = 'GET') =>
  answerAppRequest(
    { method, url: address },
    {
      rendererDir,
      problem: () => problem,
      takeFile: async (asked) => {
        taken.push(asked);
        return asked === token ? { name: 'Förteckning "å".csv', bytes: new Uint8Array([1, 2, 3]) } : null;
      },
    },
  );

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'kanalvakt-protocol-'));
  rendererDir = path.join(folder, 'renderer');
  mkdirSync(path.join(rendererDir, 'assets'), { recursive: true });
  writeFileSync(path.join(folder, 'secret.json'), 'secret');
  writeFileSync(path.join(rendererDir, 'index.html'), '<p>sida</p>');
  writeFileSync(path.join(rendererDir, 'assets/app.js'), 'app');
  writeFileSync(path.join(rendererDir, 'assets/app.js.map'), 'map');
  writeFileSync(path.join(rendererDir, '.hidden.json'), 'hidden');
  writeFileSync(path.join(rendererDir, 'program.exe'), 'MZ');
  mkdirSync(path.join(folder, 'renderer-beside'));
  writeFileSync(path.join(folder, 'renderer-beside/index.html'), 'beside');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('filer', () => {
  test('startsidan och dess filer, var och en med sin typ och alla sidans regler', async () => {
    const page = await get('app://bundle/');
    expect([page.status, await page.text(), page.headers.get('content-type')]).toEqual([
      200,
      '<p>sida</p>',
      'text/html; charset=utf-8',
    ]);
    const script = await get('app://bundle/assets/app.js?v=1');
    expect([await script.text(), script.headers.get('content-type')]).toEqual([
      'app',
      'text/javascript; charset=utf-8',
    ]);
    for (const [name, value] of Object.entries(pageHeaders())) expect(page.headers.get(name)).toBe(value);
  });

  test.each([
    'app://bundle/../secret.json',
    'app://bundle/..%2fsecret.json',
    'app://bundle/%2e%2e/secret.json',
    'app://bundle/assets/..%5c..%5csecret.json',
    'app://bundle/assets/%2e%2e%2f%2e%2e%2fsecret.json',
    'app://bundle/..%2frenderer-beside/index.html',
    'app://bundle//etc/passwd',
    'app://bundle/C:/secret.json',
    'app://bundle/index.html%00.js',
    'app://bundle/%',
    'app://bundle/.hidden.json',
    'app://bundle/program.exe',
    'app://bundle/assets/app.js.map',
    'app://bundle/assets/',
    'app://bundle/assets',
    'app://bundle/missing.js',
    'app://other/index.html',
  ])('%s finns inte', async (address) => {
    const response = await get(address);
    expect([response.status, await response.text()]).toEqual([404, '']);
  });

  test.each(['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'])('%s besvaras inte', async (method) => {
    expect((await get('app://bundle/', method)).status).toBe(405);
  });

  test('ingen sökväg leder ut ur mappen', () => {
    const piece = fc.oneof(
      fc.constantFrom('..', '.', '%2e%2e', '%2f', '%5c', '\\', '/', 'a', 'a.js', '%00', 'C:', '~', ' '),
      fc.string(),
    );
    const result = fc.check(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const found = fileBehind(`/${pieces.join('/')}`, '/srv/renderer');
        return found === null || /^\/srv\/renderer(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)+$/.test(found.path);
      }),
      { numRuns: 2000, seed: 20_261_122 },
    );
    expect(result.counterexample).toBeNull();
  });
});

describe('färdiga filer', () => {
  test('lämnas ut som bilaga med sitt svenska namn, och aldrig som en sida', async () => {
    const response = await get(`app://bundle/download/${token}`);
    expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([1, 2, 3]);
    const disposition = response.headers.get('content-disposition') ?? '';
    expect(disposition).toMatch(/^attachment; filename="[ -~]+\.csv"; filename\*=UTF-8''F%C3%B6rteckning/);
    expect(disposition.split('"')).toHaveLength(3);
    expect(response.headers.get('content-security-policy')).toContain('sandbox');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('en okänd kod ger ingenting, och bara en kod ges vidare till kärnan', async () => {
    taken.length = 0;
    expect((await get('app://bundle/download/5b0c6a52-0d0c-4a9a-9f3e-222222222222')).status).toBe(404);
    expect((await get('app://bundle/download/../index.html')).status).toBe(200);
    expect((await get('app://bundle/download/x')).status).toBe(404);
    expect(taken).toEqual(['5b0c6a52-0d0c-4a9a-9f3e-222222222222']);
  });
});

test('felsidan säger sitt utan skript, och det den säger blir aldrig märkkod', async () => {
  problem = problemPage({ title: 'Fel', text: '<img src=x onerror=alert(1)> & "så"' }, "Se 'loggen'");
  const page = await get('app://bundle/problem');
  const text = await page.text();
  expect(text).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; &quot;så&quot;');
  expect(text).not.toMatch(/<script|<img|style=/);
  expect(page.headers.get('content-security-policy')).toBe(pageHeaders()['content-security-policy']);
  expect((await get('app://bundle/problem.css')).headers.get('content-type')).toContain('text/css');
});
