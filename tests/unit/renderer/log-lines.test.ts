import { expect, test } from 'vitest';
import { CaseEvent, longestAnswer } from '#core/cases/engine/contract.ts';
import { wordsIn } from '#core/foundation/i18n/index.ts';
import { contactOf, isWritten, linesOf, noLine } from '../../../renderer/src/features/cases/case/log-lines.ts';

const words = { t: wordsIn('sv'), format: { time: (instant: string) => instant.slice(11, 16) } };
const noted = (sequence: number, happenedAt: string, said: string) =>
  CaseEvent.parse({
    sequence,
    at: '2026-11-27T12:00:00.000Z',
    happenedAt,
    personId: null,
    body: {
      kind: 'noted',
      text: said,
      corrects: null,
      step: 'attempts',
      contact: { way: 'phone', to: 'Bo Ek', answer: '' },
    },
  });

test('the log of a step is its lines in the order in which they happened', () => {
  const events = [noted(3, '2026-11-27T10:00:00.000Z', 'Andra'), noted(4, '2026-11-27T09:00:00.000Z', 'Första')];
  expect(linesOf({ events }, 'attempts', words)).toBe(
    '09:00: Telefon: Bo Ek. Första. Inget svar.\n10:00: Telefon: Bo Ek. Andra. Inget svar.',
  );
  expect(linesOf({ events }, 'facts', words)).toBe('');
});

test('a log that has grown long is no longer than an answer may be', () => {
  const events = Array.from({ length: 20 }, (_, index) =>
    noted(index + 1, '2026-11-27T10:00:00.000Z', 'Berättade om beslutet. '.repeat(40)),
  );
  const lines = linesOf({ events }, 'attempts', words);
  expect(lines).toHaveLength(longestAnswer);
  expect(lines.endsWith('…')).toBe(true);
});

test('a line that is written holds the step, a way that cannot be unchosen does not', () => {
  const contact = (more: object) => ({ ...noLine, contact: { ...noLine.contact, ...more } });
  expect(isWritten(noLine)).toBe(false);
  expect(isWritten(contact({ way: 'phone' }))).toBe(false);
  expect(isWritten({ ...noLine, text: ' ' })).toBe(false);
  for (const line of [{ ...noLine, text: 'Ringde' }, contact({ to: 'Bo' }), contact({ answer: 'Nej' })])
    expect(isWritten(line)).toBe(true);
  expect(contactOf(contact({ way: 'phone', to: ' Bo ' }).contact)).toEqual({ way: 'phone', to: 'Bo', answer: '' });
});
