import { describe, expect, test } from 'vitest';
import {
  cellsWithoutSecrets,
  isSecretHeading,
  withoutSecrets,
} from '../../../electron/core/inventory/reading/secrets.ts';
import { searchText } from '../../../electron/core/foundation/text/swedish.ts';
import { inventoryColumns, inventoryHeadings } from '../../../electron/core/inventory/schema.ts';
import { planned } from './lists.ts';

const out = '[lösenord utelämnat]';

describe('en kolumn som är till för lösenord eller koder', () => {
  test.each([
    'Lösenord',
    'Lösen',
    'Facebooklösenord',
    'Losenord',
    'PW',
    'Pass',
    'Användarnamn/pwd',
    'Adgangskode',
    'Mot de passe',
    'PIN',
    'PIN-kod',
    'Bankpinkod',
    'Pincode',
    'TOTP',
    'Återställningskoder',
    'Recovery codes',
    'Hemligheter',
    'Hemlig fråga',
    'Hemlig kod',
    'Hemligt',
    'Lösenorden',
    'Lösenords',
    'Lösenordsfras',
    'Lösenordstips',
    'Lösenfras',
    'Facebooklösenkod',
    'Adminlösen',
    'Passwords',
    'Passwords FB',
    'Password hints',
    'Passcodes',
    'Passphrases',
    'Passwörter',
    'Passwortliste',
    'Kennwörter',
    'Passordene',
    'Passorda',
    'Adgangskoder',
    'Adgangskoderne',
    'Kodeordene',
    'Wachtwoorden',
    'Salasanat',
    'Salasanojen lista',
    'Mots de passe',
  ])('”%s” läses aldrig', (heading) => {
    expect(isSecretHeading(heading)).toBe(true);
  });

  // Words that a password may stand behind in a text are over a column most often something else.
  test.each([
    'Kod',
    'Postkod',
    'Enhetskod',
    'Inlogg',
    'Login',
    'Inloggning',
    'Passerkort',
    'Kompass',
    'Spinning',
    'PWX',
    'Secretary',
    'Secretariat',
    'Sekreterare',
    'Avlösenhet',
    'Avlösen',
    'Avlösende',
    'Upplösende',
    'Inlösen',
    'Passordning',
  ])('”%s” är en kolumn som andra', (heading) => {
    expect(isSecretHeading(heading)).toBe(false);
  });
});

describe('lösenord i en lists texter', () => {
  test.each([
    ['lösenord: Sommar2024!', `lösenord: ${out}`],
    ['Byts i maj. Lösenord: Sommar2024!, fråga Anna', `Byts i maj. Lösenord: ${out}, fråga Anna`],
    ['kode hos Åse: Sommer2019!', `kode hos Åse: ${out}`],
    ['lösenord för Facebook: Vinter-2023', `lösenord för Facebook: ${out}`],
    ['Lösenord (FB): Vinter2023', `Lösenord (FB): ${out}`],
    ['PW=abc123', `PW=${out}`],
    ['pinkod 1234', `pinkod ${out}`],
    ['PIN: 4711', `PIN: ${out}`],
    ['lösenordet är Katt4Hund', `lösenordet är ${out}`],
    ['lösenord Katt4Hund', `lösenord ${out}`],
    ['User: kommun Pass: Hemlig123', `User: kommun Pass: ${out}`],
    ['Pass (FB): bada2024', `Pass (FB): ${out}`],
    ['Pass(FB): bada2024 och Insta', `Pass(FB): ${out} och Insta`],
    ['Lösenord\nSommar2024!', `Lösenord\n${out}`],
    ['angby / password: pass.word#1', `angby / password: ${out}`],
    ['lösenord: Aa12345!\npinkod 9876', `lösenord: ${out}\npinkod ${out}`],
    ['Lösenord:\nSommar2024!', `Lösenord:\n${out}`],
    ['lösen – Sommar24!', `lösen – ${out}`],
    ['koodi: Sommar2024!', `koodi: ${out}`],
    ['https://start.angby.example/inlogg lösenord: Sommar2025!', `https://start.angby.example/inlogg lösenord: ${out}`],
    ['Inloggning: lösenord: Sommar2024!', `Inloggning: lösenord: ${out}`],
    ['inlogg lösenord Sommar2024!', `inlogg lösenord ${out}`],
    ['Lösenordet: Pass: Sommar2024!', `Lösenordet: Pass: ${out}`],
    ['kod: pin 4711', `kod: pin ${out}`],
    ['FB-lösenord: X1y2z!', `FB-lösenord: ${out}`],
    ['•Lösenord: X1y2z!', `•Lösenord: ${out}`],
    ['**Lösenord:** X1y2z!', `**Lösenord:** ${out}`],
    ['[lösenord: Sommar2024!]', `[lösenord: ${out}]`],
    ['Facebooklösenord: Sommar2024', `Facebooklösenord: ${out}`],
    ['Lösenord: FB Sommar2024!', `Lösenord: FB ${out}`],
    ['Användarnamn och lösenord: kommun / Sommar2024!', `Användarnamn och lösenord: kommun / ${out}`],
    ['Lösenordet till sidan är Sommar2024!', `Lösenordet till sidan är ${out}`],
    [`pw: ${'aB3!'.repeat(20)}`, `pw: ${out}`],
    ['lösenord Sommar2024! login: anna', `lösenord ${out} login: anna`],
    ['lösenord: Sommar2024! eller Vinter2024!', `lösenord: ${out} eller ${out}`],
    ['Passwords: summer2024', `Passwords: ${out}`],
    ['lösenorden är Sommar24, Vinter24!', `lösenorden är ${out}, ${out}`],
    ['Passwörter: sommer2024', `Passwörter: ${out}`],
    ['Adgangskoderne: sommer2024', `Adgangskoderne: ${out}`],
    ['Salasanat: kesa2024', `Salasanat: ${out}`],
    ['user: simhall pass: bada2024', `user: simhall pass: ${out}`],
    ['Användare: sim, pass: bada2024', `Användare: sim, pass: ${out}`],
    ['Användare: sim, pass: ht2024', `Användare: sim, pass: ${out}`],
    ['sim@angby.example pass: ht2024', `sim@angby.example pass: ${out}`],
    ['pass: sommar2024', `pass: ${out}`],
    ['pass = sommar2024', `pass = ${out}`],
    ['"pass":"sommar2024"', `"pass":"${out}"`],
    ['Larmet: PIN 4711', `Larmet: PIN ${out}`],
    ['pin är 4711 för larmet', `pin är ${out} för larmet`],
    ['PIN 4711, fråga Anna', `PIN ${out}, fråga Anna`],
    ['lösenord: sms2024kod', `lösenord: ${out}`],
  ])('”%s” står kvar utan lösenordet, och läst igen likadant', (text, without) => {
    expect(withoutSecrets(text)).toBe(without);
    expect(withoutSecrets(without)).toBe(without);
  });

  test.each([
    'lösenord: saknas',
    'Lösenord: finns hos Anna Ek',
    'Lösenord: Anna Ek, 08-123 45 67',
    'Lösenord bytt: 2024-05-01',
    'lösenord: fråga anna.ek@angby.example',
    'lösenord: valvet',
    'lösenord: ?',
    'Delat lösenord',
    'Lösenord saknas',
    'ingen har lösenord sedan 2024',
    'Byt lösenord 2024-05-01',
    'kod: 4512',
    'QR-kod: https://angby.example/qr2024',
    'Postkod 12345',
    'Kampanj: Sommar2024!',
    'Ängby 4H, spinning 1234',
    'Kodklubben: Scratch3 för barn',
    'Inlogg: kontakta Anna vid frågor om Office365',
    'Inloggning: via Skola24',
    'Login: @skola1',
    'Inlogg: kommun24',
    'Kod: SBK-2024',
    'Lösenord: finns i 1Password',
    'Lösenord: samma som Office365',
    'Lösenord: delat med A1-gruppen',
    'Lösenord: se ärende INC12345',
    'Lösenord: BankID',
    'PIN 11234 Stockholm',
    'www.angby.example/?kod=ab123!',
    'angby.example/login=abc123!',
    'Vi lägger ut pass HT2024 varje vecka',
    'Pass: kl18-19 tisdagar',
    'Pass (barn): kl18-19 tisdagar',
    'Pass (barn): HT2024',
    'Grupp för pass Box45',
    'Ring före pass 10-12år',
    'pin 2024',
    'Kod: #angby2024',
    'lösenordskrav: minst 12tecken!',
    'lösenord byts av It5gruppen',
    'pass: 18-19',
    'pass: kl18:30-19:30',
    'pass: tis18-19',
    'pass: 10-12år',
    'pass: 2x45min',
    'pass: 3ggr/vecka',
    'pass: HT2024',
    'pass: P12/F12',
    'pass 3',
    'Pass på tisdagar: yoga60',
    'pass: tisdagar - yoga60',
    'Frågor: anna@angby.example. Pass: kl18-19',
    'pin 4711 visningar',
    'Vår bästa pin 4711 gånger sparad',
    'Lösenord: 2fa-app',
  ])('”%s” är inget lösenord', (text) => {
    expect(withoutSecrets(text)).toBe(text);
  });

  describe.each([
    'Inloggningsuppgifter',
    'Login',
    'Inlogg',
    'Access',
    'Kontouppgifter',
    'Uppgifter för inlogg',
    'Zugangsdaten',
  ])('under rubriken ”%s”', (heading) => {
    const told = (text: string) => cellsWithoutSecrets([heading])(text, 0);

    test.each([
      ['simhallen@exempel.se / Bada2024!', `simhallen@exempel.se / ${out}`],
      ['simhallen@exempel.se bada2024', `simhallen@exempel.se ${out}`],
      ['ishall Skridsko77', `ishall ${out}`],
      ['kommun/Lesen!2020', out],
      ['Skridsko77', out],
      ['simhallen@exempel.se (2fa-app) bada2024', `simhallen@exempel.se (2fa-app) ${out}`],
      ['Anna Ek (SMS2024!)', `Anna Ek (${out})`],
      ['Via Hootsuite Skridsko77', `Via Hootsuite ${out}`],
      ['via Bada2024!', `via ${out}`],
    ])('”%s” är med lösenord', (text, without) => {
      expect(told(text)).toBe(without);
      expect(told(without)).toBe(without);
    });

    test.each([
      'Delad inloggning',
      'via Skola24',
      'BankID',
      '@AngbySkola2024',
      'simhallen@exempel.se, 3 personer',
      'kommun24',
      'simhallen@exempel.se (2fa-app)',
      'simhallen@exempel.se MFA2024',
      'Anna Ek (SMS2024kod)',
      'Via Chromebook2023Skola',
    ])('”%s” är utan', (text) => expect(told(text)).toBe(text));
  });

  test.each([
    'pass: ',
    'pin 4711 ',
    'pin 4711',
    'user: pass: ht2024 ',
    'användare ',
    'lösenord',
    'lösenorde',
    'passwörter: ',
    'kl18-',
    'pass:kl18-tistishtistis',
    'via ',
    'a@b.se (2fa-app) ',
    ' ',
  ])('en cell full av ”%s” läses fort', (part) => {
    const cell = `pass: 1${part.repeat(36_000 / part.length)}`;
    const started = performance.now();
    cellsWithoutSecrets(['Inloggning'])(cell, 0);
    isSecretHeading(cell);
    expect(performance.now() - started).toBeLessThan(500);
  });

  test('en kolumn för inloggning behåller allt utom lösenorden, och raden säger det', () => {
    const { rows } = planned('Namn;Länk;Inloggningsuppgifter\nAsk;facebook.com/ask;ask@exempel.se / Bada2024!\n');
    expect(rows.map(({ fate }) => fate.hasSecret)).toEqual([true]);
    expect(JSON.stringify(rows)).not.toContain('Bada2024');
  });

  test('når ingenting av planen, vilken kolumn och vilket öde raden än har', () => {
    const { rows, accounts } = planned(
      [
        'Namn;Plattform;Länk;Ansvarig;Anteckning;Övrigt',
        'Ask;Facebook;facebook.com/ask;Anna Ek;lösenord: Sommar2024!;',
        'Berg;Facebook;facebook.com/berg;Bo Ek, pw: Sommar2024!;;kode hos Åse: Sommar2024!',
        'Civ;Facebook;facebook.com/civ;;Lösenord saknas;',
        'Ask;Facebook;facebook.com/ask;Anna Ek;pw Sommar2024! (nytt);',
        ';;;;lösenord: Sommar2024!;',
        'Summa lösenord: Sommar2024!;;;;;',
      ].join('\n'),
    );
    expect(JSON.stringify(rows)).not.toContain('Sommar2024');
    expect(JSON.stringify(accounts.map(({ texts }) => [...texts]))).not.toContain('Sommar2024');
    expect(rows.map(({ fate }) => [fate.row, fate.hasSecret])).toEqual([
      [2, true],
      [3, true],
      [4, false],
      [5, true],
      [6, true],
      [7, true],
    ]);
    expect(accounts.map(({ fields, people }) => [fields.note, people.responsible?.map(({ name }) => name)])).toEqual([
      [`lösenord: ${out}`, ['Anna Ek']],
      [`kode hos Åse: ${out}`, ['Bo Ek']],
      ['Lösenord saknas', undefined],
    ]);
  });

  test('en kolumn för lösenord läses aldrig, och räknas inte som klartext i en anmärkning', () => {
    const { rows } = planned('Namn;Länk;Lösenord\nAsk;facebook.com/ask;pw: Sommar2024!\n');
    expect(rows.map(({ fate }) => fate.hasSecret)).toEqual([false]);
    expect(JSON.stringify(rows)).not.toContain('Sommar2024');
  });

  test('i vår egen fil står det som lösenord, och raden är sitt konto efter sitt Id ändå', () => {
    const cells: Record<string, string> = {
      id: 'A',
      name: 'Ask',
      address: 'facebook.com/ny',
      purpose: 'pw: Sommar2024!',
    };
    const row = inventoryColumns.map(({ key }) => cells[key] ?? '');
    const list = {
      name: 'Inventering',
      rows: [
        { row: 1, cells: [...inventoryHeadings] },
        { row: 2, cells: row },
      ],
    };
    const known = new Map([[searchText('Provförvaltningen'), new Map([['facebook:ask', 'A']])]]);
    const { rows, accounts } = planned(list, known);
    expect(rows.map(({ accountId, fate }) => [accountId, fate.hasSecret])).toEqual([['A', true]]);
    expect(accounts.map(({ fields }) => fields.purpose)).toEqual([`pw: ${out}`]);
  });
});
