import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { EventBody, Logged } from '../../../electron/core/cases/engine/contract.ts';
import { faultOf, stateOf } from '../../../electron/core/cases/engine/state.ts';
import { extraWindows, unreviewed, updateTimer } from '../../../electron/core/cases/crisis/rules.ts';
import { filledIn, gapsIn, saysAllClear } from '../../../electron/core/cases/crisis/texts.ts';
import { docx } from '../../../electron/core/foundation/docx.ts';
import { shippedEditions } from '../../workflows.ts';

const seeded = { seed: 20261128, numRuns: 200 };

test('a text has gaps until each is answered, and an answer with brackets of its own is a gap again', () => {
  const text = '[Vad som har hänt] på [plats]. Mer på [plats] klockan [ tid ].';
  expect(gapsIn(text)).toEqual(['Vad som har hänt', 'plats', 'tid']);
  const some = filledIn(text, { plats: 'Ängby', tid: '  ' });
  expect(some).toBe('[Vad som har hänt] på Ängby. Mer på Ängby klockan [ tid ].');
  expect(gapsIn(some)).toEqual(['Vad som har hänt', 'tid']);
  expect(gapsIn(filledIn('[plats]', { plats: '[var?]' }))).toEqual(['var?']);
  expect(gapsIn('a[b\nc]d [] [[x]]')).toEqual(['x']);
  // A name that every object has is no answer.
  expect(filledIn('[constructor]', {})).toBe('[constructor]');
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-zåäö ]{1,12}$/u)), fc.string(), (names, between) => {
      const whole = names.map((name) => `[${name}]`).join(between.replaceAll(/[[\]]/g, ''));
      const answers = Object.fromEntries(names.map((name) => [name.trim(), 'svar']));
      const left = gapsIn(filledIn(whole, answers));
      expect(left).toEqual([]);
    }),
    seeded,
  );
});

test('the signal of VMA is known however it is written', () => {
  expect(['Faran över', 'Nu är FARAN  ÄR ÖVER.', 'faran\när över'].map(saysAllClear)).toEqual([true, true, true]);
  expect(saysAllClear('Händelsen är över. Faran för halka består.')).toBe(false);
});

const logged = (...rows: Array<[string, string, Record<string, string>]>): Logged[] =>
  rows.map(([what, at, values], place) => ({ sequence: place + 1, at, personId: null, what, values }));

test('the timer counts from the latest update, whatever order it is entered in, and is put off only by an entry', () => {
  const opened = '2026-11-28T10:00:00.000Z';
  expect(updateTimer(opened, [], 60)).toEqual({ minutes: 60, nextAt: '2026-11-28T11:00:00.000Z' });
  const told = (at: string): [string, string, Record<string, string>] => ['update-told', at, {}];
  const late = logged(told('2026-11-28T10:40:00.000Z'), told('2026-11-28T10:10:00.000Z'));
  expect(updateTimer(opened, late, 60).nextAt).toBe('2026-11-28T11:40:00.000Z');
  const shorter = logged(
    ['interval-set', '2026-11-28T10:05:00.000Z', { minutes: '30' }],
    told('2026-11-28T10:20:00.000Z'),
    ['update-snoozed', '2026-11-28T10:45:00.000Z', { until: '2026-11-28T11:05:00.000Z' }],
  );
  expect(updateTimer(opened, shorter, 60)).toEqual({ minutes: 30, nextAt: '2026-11-28T11:05:00.000Z' });
  // The next update takes the putting off away; one that is shorter than the time that is left changes nothing.
  expect(updateTimer(opened, [...shorter, ...logged(told('2026-11-28T10:50:00.000Z'))], 60).nextAt).toBe(
    '2026-11-28T11:20:00.000Z',
  );
});

test('an opening is reviewed by its own number and no other', () => {
  const log = logged(
    ['login-opened', '2026-11-28T10:00:00.000Z', {}],
    ['login-opened', '2026-11-28T10:01:00.000Z', {}],
    ['opening-reviewed', '2026-11-28T10:02:00.000Z', { of: '2' }],
  );
  expect(unreviewed(log).map(({ sequence }) => sequence)).toEqual([1]);
});

const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const Time = fc.integer({ min: 0, max: 1439 });
const clock = (at: number) => `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;

test('extra rounds fill what other rounds leave free, in order, within the span, and never over another', () => {
  const usual = [
    { from: '08:00', to: '10:00' },
    { from: '11:00', to: '13:00' },
  ];
  expect(extraWindows(usual, { from: '09:30', to: '12:00' }, 60)).toEqual([
    { from: '10:00', to: '10:30' },
    { from: '10:30', to: '11:00' },
  ]);
  expect(extraWindows([], { from: '17:00', to: '18:10' }, 60)).toEqual([{ from: '17:00', to: '18:00' }]);
  expect(extraWindows(usual, { from: '08:00', to: '10:00' }, 30)).toEqual([]);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(Time, Time), { maxLength: 5 }),
      Time,
      Time,
      fc.integer({ min: 15, max: 240 }),
      (pairs, one, other, every) => {
        const taken = pairs
          .filter(([a, b]) => a !== b)
          .map(([a, b]) => ({ from: clock(Math.min(a, b)), to: clock(Math.max(a, b)) }));
        const span = { from: clock(Math.min(one, other)), to: clock(Math.max(one, other)) };
        const windows = extraWindows(taken, span, every);
        expect(windows.length).toBeLessThanOrEqual(12);
        windows.forEach(({ from, to }, place) => {
          expect(minutes(to) - minutes(from)).toBeGreaterThanOrEqual(15);
          expect(from >= span.from && to <= span.to && from >= (windows[place - 1]?.to ?? '')).toBe(true);
          for (const busy of taken) expect(busy.from < to && from < busy.to).toBe(false);
        });
      },
    ),
    seeded,
  );
});

test('a step that is done account by account waits for each, and is not skipped past the gate at the end', () => {
  const edition = shippedEditions.find(({ id }) => id === 'crisis');
  if (edition === undefined) throw new Error('no crisis');
  const [a, b] = ['00000000-0000-4000-8000-00000000000a', '00000000-0000-4000-8000-00000000000b'];
  const at = '2026-11-28T10:00:00.000Z';
  const play = (...bodies: EventBody[]) =>
    bodies.map((body, place) => ({ sequence: place + 1, at, happenedAt: at, personId: a, body }));
  const link = (id: string, removed = false): EventBody => ({ kind: 'linked', what: 'account', id, removed });
  const check = (accountIds: string[], standing: 'done' | 'not-needed' | 'undone'): EventBody => ({
    kind: 'checked',
    step: 'stop-scheduled',
    accountIds,
    standing,
  });
  const done: EventBody = { kind: 'done', step: 'stop-scheduled', values: {}, facts: {} };
  const fault = (...bodies: EventBody[]) => {
    const events = play(...bodies);
    const next = events.at(-1);
    return next === undefined ? null : faultOf(edition, events.slice(0, -1), next);
  };
  const begun: EventBody[] = [{ kind: 'opened' }, link(a), link(b)];
  expect(fault(...begun, done)).toMatchObject({ code: 'accounts-left', lacks: [a, b] });
  expect(fault(...begun, check([a], 'done'), done)).toMatchObject({ code: 'accounts-left', lacks: [b] });
  expect(fault(...begun, check([a], 'done'), check([b], 'not-needed'), done)).toBeNull();
  expect(fault(...begun, check([a, b], 'done'), check([b], 'undone'), done)).toMatchObject({ lacks: [b] });
  // An account that the case is no longer about is waited for no more, and one it never was about cannot be checked.
  expect(fault(...begun, check([a], 'done'), link(b, true), done)).toBeNull();
  expect(fault({ kind: 'opened' }, link(a), check([b], 'done'))).toMatchObject({ code: 'account-unknown' });
  expect(fault(...begun, { ...check([a], 'done'), step: 'begin' } as EventBody)).toMatchObject({
    code: 'step-not-per-account',
  });
  const { checks } = stateOf(edition, play(...begun, check([a, b], 'done'), link(b, true)));
  expect(checks.map(({ accountId }) => accountId)).toEqual([a]);
});

test('a document holds what it is given as text, whatever that is, and is the same bytes each time', () => {
  const odd = 'Å & <w:p> "x" \u0000\ud800 rad ett\nrad två 👩‍🚒';
  const make = () =>
    docx({ title: odd, language: 'sv', madeAt: '2026-11-28T10:00:00Z' }, (pages) => {
      pages.title(odd);
      pages.table([100, 200], null, [[odd, odd]]);
    });
  expect(make()).toEqual(make());
  const files = unzipSync(make());
  const text = new TextDecoder().decode(files['word/document.xml']);
  expect(text).toContain('Å &amp; &lt;w:p&gt; &quot;x&quot;  rad ett</w:t><w:br/>');
  expect(text).toContain('👩‍🚒');
  expect(text.includes('\u0000')).toBe(false);
  expect(Object.keys(files)).toContain('[Content_Types].xml');
});
