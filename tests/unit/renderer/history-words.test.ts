import { expect, test } from 'vitest';
import { wordsIn } from '#core/foundation/i18n/index.ts';
import { changeLines, type Saying } from '../../../renderer/src/features/accounts/account/history-words.ts';

const [karin, nils] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'];
const names: Record<string, string> = { [karin]: 'Karin Ekdahl', [nils]: 'Nils Dahl' };
const saying: Saying = {
  t: wordsIn('sv'),
  day: (day) => (day === null ? '' : `den ${day}`),
  person: (id) => names[id] ?? '?',
  unit: () => 'Biblioteken',
};
const line = (field: string, from: unknown, to: unknown) =>
  changeLines(
    {
      field,
      from: typeof from === 'string' ? from : JSON.stringify(from),
      to: typeof to === 'string' ? to : JSON.stringify(to),
    },
    saying,
  );

test('fields are said in words, days as days, codes by their terms', () => {
  expect(line('purpose', '', 'Berätta')).toEqual([{ label: 'Syfte', from: '', to: 'Berätta' }]);
  expect(line('endsOn', '2026-06-12', '')).toEqual([{ label: 'Slutdatum', from: 'den 2026-06-12', to: '' }]);
  expect(line('kind', 'official', 'contractor')).toEqual([
    { label: 'Typ av konto', from: 'Officiellt', to: 'Entreprenör' },
  ]);
  expect(line('status', 'active', 'closed')).toEqual([{ label: 'Status', from: 'Aktivt', to: 'Avslutat' }]);
  expect(line('onPublicList', 'false', 'true')).toMatchObject([{ from: 'Nej', to: 'Ja' }]);
  expect(line('unitId', '', karin)).toMatchObject([{ to: 'Biblioteken' }]);
});

test('a changed list says only what differs in it, with names', () => {
  const before = [
    { role: 'responsible', personId: karin },
    { role: 'deputy', personId: nils },
  ];
  expect(line('roles', before, [{ role: 'responsible', personId: nils }, before[1]])).toEqual([
    { label: 'Kontoansvarig', from: 'Karin Ekdahl', to: 'Nils Dahl' },
  ]);
  const entry = { personId: nils, canLogIn: null, canClose: null, verifiedOn: null };
  expect(line('access', [entry], [{ ...entry, canLogIn: true, verifiedOn: '2026-11-22' }])).toEqual([
    {
      label: 'Åtkomst för Nils Dahl',
      from: 'logga in: Okänt, avsluta: Okänt, kontrollerat: inte kontrollerat',
      to: 'logga in: Ja, avsluta: Okänt, kontrollerat: den 2026-11-22',
    },
  ]);
  expect(line('checks', [], [{ item: 'terms', ok: true, checkedOn: '2026-05-04', checkedBy: 'x' }])).toEqual([
    { label: 'Villkor för att delta', from: '', to: 'finns, den 2026-05-04' },
  ]);
  expect(
    line(
      'norm',
      { preset: 'administration', posts: null, per: '', seasonFrom: null, seasonTo: null },
      { preset: 'season', posts: 2, per: 'week', seasonFrom: 5, seasonTo: 9 },
    ),
  ).toEqual([{ label: 'Publiceringsnorm', from: 'Förvaltningens norm', to: 'Säsong, 2 i veckan, månad 5–9' }]);
});

test('what an older version wrote never stops the history', () => {
  expect(line('roles', 'trasigt', '[1]')).toEqual([]);
  expect(line('nolongerafield', 'a', 'b')).toEqual([{ label: 'nolongerafield', from: 'a', to: 'b' }]);
  expect(line('kind', 'before', 'official')).toMatchObject([{ from: 'before', to: 'Officiellt' }]);
});
