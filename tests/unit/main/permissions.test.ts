import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { mayUse } from '../../../electron/main/security/permissions.ts';

const types = readFileSync(path.resolve(import.meta.dirname, '../../../node_modules/electron/electron.d.ts'), 'utf8');
const signature =
  /setPermissionRequestHandler\(handler: \(\(webContents: WebContents, permission: ([^,]+),/.exec(types)?.[1] ?? '';
const names = [...signature.matchAll(/'([^']+)'/g)].map((match) => match[1]!);

test('av alla rättigheter som Electron känner till får våra sidor två', () => {
  expect(names.length).toBeGreaterThan(40);
  expect(names.filter((name) => mayUse(name, 'app://bundle/'))).toEqual(['clipboard-sanitized-write', 'notifications']);
});

test('en rättighet som ingen har hört talas om nekas', () => {
  expect(mayUse('something-new', 'app://bundle/')).toBe(false);
});

test.each(['https://example.org/', 'http://127.0.0.1:8080/', 'file:///', '', 'app://bundle.example/'])(
  'ingen annans sida får något: %s',
  (address) => {
    expect(names.filter((name) => mayUse(name, address))).toEqual([]);
  },
);
