import { writeWorkbook } from '../../electron/core/inventory/tables/workbook.ts';
import { personName } from './people.ts';

/** A list as an administration has it, with so many rows: ten columns, with dates that are none and people who are gone. */
export async function listOfAccounts(rows: number): Promise<Uint8Array> {
  const headings = [
    'Kontots namn',
    'Kanal',
    'Länk',
    'Enhet',
    'Kontoansvarig',
    'Ersättare',
    'Startades',
    'Basinfo ok?',
    'Syfte',
    'Övrigt',
  ];
  const platforms = [
    ['Facebook', 'https://www.facebook.com/konto'],
    ['Insta', '@konto'],
    ['Twitter', 'twitter.com/konto'],
    ['YouTube', 'https://www.youtube.com/@konto'],
    ['LinkedIn', 'linkedin.com/company/konto'],
  ] as const;
  return await writeWorkbook({
    name: 'Konton',
    columns: headings.map((heading) => ({ heading, width: 20, isDate: false })),
    rows: Array.from({ length: rows }, (_, index) => {
      const [platform, address] = platforms[index % platforms.length] ?? platforms[0];
      return [
        `Ängby konto ${index}`,
        platform,
        `${address}${index}`,
        `Enhet ${index % 150}`,
        personName(index % 300),
        index % 3 === 0 ? 'vakant' : personName(393 + (index % 7)),
        index % 4 === 0 ? 'hösten 2015' : '2016-05-12',
        index % 2 === 0 ? 'ja' : '',
        'Visa verksamheten, väcka läslust',
        index % 9 === 0 ? 'säsong maj–sept' : '',
      ];
    }),
  });
}
