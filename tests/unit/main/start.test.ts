import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { defaultDataFolder } from '../../../electron/core/foundation/default-data-folder.ts';
import { readLaunch, windowFolder } from '../../../electron/main/command-line.ts';
import { mayRestart } from '../../../electron/main/restart-policy.ts';
import { placeOnScreens, readPlace } from '../../../electron/main/window-place.ts';

describe('hur appen startas', () => {
  test('utan något sagt: den vanliga mappen', () => {
    expect(readLaunch(['electron', '.'])).toEqual({ demo: false, dataDir: defaultDataFolder() });
  });
  test('--demo: demons egen mapp', () => {
    expect(readLaunch(['kanalvakt', '--demo'])).toEqual({ demo: true, dataDir: defaultDataFolder({ demo: true }) });
  });
  test('--data bland Chromiums egna växlar', () => {
    const dataDir = path.resolve('någonstans');
    expect(
      readLaunch(['kanalvakt', '--no-sandbox', '--inspect=0', '.', '--data', 'någonstans', '--okänd', 'x']),
    ).toEqual({
      demo: false,
      dataDir,
    });
    expect(readLaunch(['kanalvakt', '--data=någonstans']).dataDir).toBe(dataDir);
  });
  test('--data utan mapp: den vanliga', () => {
    expect(readLaunch(['kanalvakt', '--data']).dataDir).toBe(defaultDataFolder());
  });
  test('Chromiums filer ligger aldrig i datamappen, och varje datamapp har sina', () => {
    const [one, two] = ['/data/ett', '/data/två'].map((dataDir) => windowFolder('/config', dataDir));
    expect(one).not.toBe(two);
    expect([one, two].every((folder) => folder?.startsWith(path.join('/config', 'kanalvakt-window')))).toBe(true);
  });
});

describe('när kärnan faller', () => {
  test.each([
    [[1000], true],
    [[1000, 60_999], false],
    [[1000, 61_000], true],
    [[1000, 100_000, 100_001], false],
    [[1000, 2000, 200_000], true],
  ])('fall vid %j ms: startas om %s', (crashes, restarted) => {
    expect(mayRestart(crashes)).toBe(restarted);
  });
});

describe('fönstrets plats', () => {
  const screens = [
    { x: 0, y: 0, width: 1920, height: 1040 },
    { x: 1920, y: 0, width: 1280, height: 1000 },
  ];
  const place = { x: 100, y: 100, width: 1000, height: 700, maximised: false };
  test.each([
    ['på en skärm', place, true],
    ['på den andra skärmen', { ...place, x: 2500 }, true],
    ['till hälften utanför', { ...place, x: -800 }, true],
    ['på en skärm som är borta', { ...place, x: 4000 }, false],
    ['ovanför skärmen, utan list att ta i', { ...place, y: -50 }, false],
    ['under skärmen', { ...place, y: 1000 }, false],
  ])('%s', (_name, remembered, kept) => {
    expect(placeOnScreens(remembered, screens)).toEqual(kept ? remembered : null);
  });
  test('ingenting sparat, eller skräp: systemet väljer', () => {
    expect(placeOnScreens(null, screens)).toBeNull();
    expect(readPlace(import.meta.filename)).toBeNull();
    expect(readPlace('/finns/inte')).toBeNull();
  });
});
