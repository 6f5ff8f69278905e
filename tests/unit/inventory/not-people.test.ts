import { describe, expect, test } from 'vitest';
import { samePerson } from '../../../electron/core/people/people-by-name.ts';
import { planned } from './lists.ts';

const list = [
  'Namn;Länk;Ansvarig;E-post ansvarig;Ersättare',
  'A;x.com/a1;Sätra Gården;satra@exempel.se;Anna Ask',
  'B;x.com/b1;Bo Ek / sätra-gården;bo@exempel.se;vakant',
  'C;x.com/c1;Anna Ask;;Sätra gården',
].join('\n');
const struck = (...names: string[]) =>
  planned(list, new Map(), new Map(), { notPeople: new Set(names.map(samePerson)) }).rows.map(({ account, fate }) => ({
    people: Object.fromEntries(
      Object.entries(account?.people ?? {}).map(([field, people]) => [field, people.map(({ name }) => name)]),
    ),
    kept: fate.kept,
    text: account?.importedText,
    responsible: fate.responsible,
  }));

describe('det som inte är en person', () => {
  test('blir ingen: texten behålls, med den e-post som var dess, och luckan är kvar', () => {
    expect(struck('SÄTRA  gården')).toEqual([
      {
        people: { deputy: ['Anna Ask'] },
        kept: { responsible: 'Sätra Gården', 'responsible-email': 'satra@exempel.se' },
        text: { Ansvarig: 'Sätra Gården', 'E-post ansvarig': 'satra@exempel.se' },
        responsible: '',
      },
      {
        people: { responsible: ['Bo Ek'] },
        kept: { responsible: 'sätra-gården', deputy: 'vakant' },
        text: { Ansvarig: 'Bo Ek / sätra-gården', Ersättare: 'vakant' },
        responsible: 'Bo Ek',
      },
      {
        people: { responsible: ['Anna Ask'] },
        kept: { deputy: 'Sätra gården' },
        text: { Ersättare: 'Sätra gården' },
        responsible: 'Anna Ask',
      },
    ]);
  });

  test('utan val, eller med ett namn som inte står där, är alla de personer som listan nämner', () => {
    expect(struck('Någon Annan')).toEqual(struck());
    expect(struck()[0]?.people).toEqual({ responsible: ['Sätra Gården'], deputy: ['Anna Ask'] });
  });
});
