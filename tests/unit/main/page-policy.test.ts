import { describe, expect, test } from 'vitest';
import { memoryOf } from '../../../electron/main/views/memory.ts';
import {
  isAtHome,
  isLargeEnough,
  isRefusal,
  type KeyInput,
  mayLead,
  newWindow,
  pageKey,
  placed,
  seenFor,
  toSleep,
} from '../../../electron/main/views/page-policy.ts';

describe('where a page may lead', () => {
  test('https in its pane; within it also what the page itself holds', () => {
    expect(mayLead('https://www.facebook.com/login', true)).toBe(true);
    for (const address of [
      'http://www.facebook.com/',
      'https://a:b@www.facebook.com/',
      'file:///etc/passwd',
      'app://bundle/',
      'data:text/html,x',
      'blob:https://www.facebook.com/1',
      'about:blank',
      'javascript:1',
      'fb://profile/1',
      '',
    ])
      expect([address, mayLead(address, true)]).toEqual([address, false]);
    expect(mayLead('about:blank', false)).toBe(true);
    expect(mayLead('blob:https://www.facebook.com/1', false)).toBe(true);
    expect(mayLead('http://www.facebook.com/', false)).toBe(false);
    expect(mayLead('app://bundle/', false)).toBe(false);
  });

  test('home is a site and its subdomains, not a name that ends alike', () => {
    const hosts = ['www.facebook.com', 'facebook.com'];
    expect(isAtHome('https://m.facebook.com/angby', hosts)).toBe(true);
    expect(isAtHome('https://notfacebook.com/', hosts)).toBe(false);
    expect(isAtHome('https://facebook.com.exempel.se/', hosts)).toBe(false);
    expect(isAtHome('http://facebook.com/', hosts)).toBe(false);
  });

  test('a window of its own site is shown in the pane, another site waits for the person, the rest is nothing', () => {
    expect(newWindow('https://www.facebook.com/photo', ['facebook.com'])).toBe('here');
    expect(newWindow('https://exempel.se/', ['facebook.com'])).toBe('ask');
    expect(newWindow('file:///etc/passwd', ['facebook.com'])).toBe('nothing');
    expect(newWindow('about:blank', ['facebook.com'])).toBe('nothing');
  });

  test('a site that says no to a browser inside a program is known by where it leads', () => {
    const refusals = ['https://accounts.google.com/v3/signin/rejected'];
    expect(isRefusal('https://accounts.google.com/v3/signin/rejected?rrk=46', refusals)).toBe(true);
    expect(isRefusal('https://accounts.google.com/v3/signin/rejectedly', refusals)).toBe(false);
    expect(isRefusal('https://accounts.google.com/v3/signin/identifier', refusals)).toBe(false);
  });
});

describe('the keys that are ours while the page has the keyboard', () => {
  const press = (fields: Partial<KeyInput>, platform: NodeJS.Platform = 'linux') =>
    pageKey(
      {
        type: 'keyDown',
        key: '',
        code: '',
        alt: false,
        control: false,
        meta: false,
        shift: false,
        isAutoRepeat: false,
        isComposing: false,
        ...fields,
      },
      platform,
    );
  test('Alt+1…6, Alt+J, Alt+K and Esc', () => {
    const ours = ['Digit1', 'Digit2', 'Digit3', 'Digit4', 'Digit5', 'Digit6', 'KeyJ', 'KeyK'];
    expect(ours.map((code) => press({ code, alt: true }))).toEqual(['1', '2', '3', '4', '5', '6', 'j', 'k']);
    expect(press({ key: 'Escape', code: 'Escape' })).toBe('esc');
  });
  test('every other key is the page’s: letters, digits, Alt with others, AltGr, a held key, a letter being composed', () => {
    for (const code of ['Digit1', 'KeyJ', 'KeyK', 'KeyA', 'Enter']) expect(press({ code })).toBe(null);
    expect(press({ code: 'Digit7', alt: true })).toBe(null);
    expect(press({ code: 'KeyL', alt: true })).toBe(null);
    // @ and $ on a Swedish keyboard.
    expect(press({ code: 'Digit2', alt: true, control: true, key: '@' })).toBe(null);
    expect(press({ code: 'Digit2', alt: true, key: 'AltGraph' })).toBe(null);
    expect(press({ code: 'Digit2', alt: true, key: '@' }, 'darwin')).toBe(null);
    expect(press({ code: 'Digit2', alt: true, control: true }, 'darwin')).toBe('2');
    expect(press({ code: 'KeyJ', alt: true, isAutoRepeat: true })).toBe(null);
    expect(press({ key: 'Escape', isComposing: true })).toBe(null);
    expect(press({ code: 'KeyJ', alt: true, type: 'keyUp' })).toBe(null);
  });
});

test('a page lies in the window, at its zoom, and never outside it', () => {
  const window = { width: 1280, height: 800 };
  expect(placed({ x: 100, y: 50, width: 600, height: 700 }, 1, window)).toEqual({
    x: 100,
    y: 50,
    width: 600,
    height: 700,
  });
  expect(placed({ x: 100, y: 50, width: 600, height: 500 }, 1.5, window)).toEqual({
    x: 150,
    y: 75,
    width: 900,
    height: 725,
  });
  expect(placed({ x: 20_000, y: 20_000, width: 20_000, height: 20_000 }, 1, window)).toEqual({
    x: 1280,
    y: 800,
    width: 0,
    height: 0,
  });
  expect(isLargeEnough({ x: 0, y: 0, width: 1, height: 1 })).toBe(false);
  expect(isLargeEnough({ x: 0, y: 0, width: 600, height: 400 })).toBe(true);
});

test('seen is three seconds on screen without a break; a computer that slept begins anew', () => {
  const run = (steps: Array<[number, boolean]>) => {
    let time = 0;
    return steps.map(([step, isOnScreen]) => {
      const after = seenFor(time, step, isOnScreen, 3000);
      time = after.time;
      return after.isSeen;
    });
  };
  const looks = (count: number): Array<[number, boolean]> => Array.from({ length: count }, () => [250, true]);
  expect(run(looks(12)).indexOf(true)).toBe(11);
  expect(run(looks(24)).filter(Boolean)).toHaveLength(2);
  expect(run([...looks(11), [250, false], ...looks(11)])).not.toContain(true);
  expect(run([...looks(11), [60_000, true], ...looks(11)])).not.toContain(true);
});

test('the least recently used page closes, and never the one that is shown', () => {
  const page = (id: string, isShown = false) => ({ id, isShown });
  expect(toSleep([page('a'), page('b'), page('c', true)], 3)).toEqual([]);
  expect(toSleep([page('a'), page('b'), page('c', true)], 2)).toEqual([page('a')]);
  expect(toSleep([page('a', true), page('b'), page('c')], 2)).toEqual([page('b')]);
});

test('pages that share a process are counted once together', () => {
  const metrics = [
    { pid: 1, memory: { workingSetSize: 200 * 1024 } },
    { pid: 2, memory: { workingSetSize: 100 * 1024 } },
    { pid: 9, memory: { workingSetSize: 999 * 1024 } },
  ];
  expect(memoryOf([1, 1, 2, 0], metrics)).toEqual({ each: [200, 200, 100, null], total: 300 });
});
