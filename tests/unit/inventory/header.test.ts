import { describe, expect, test } from 'vitest';
import { findHeader, likeliestSheet } from '../../../electron/core/inventory/reading/header.ts';
import { catalogue, planned, table } from './lists.ts';

describe('rubrikraden hittas av sig själv', () => {
  test('under titlar och tomma rader, i vilken ordning kolumnerna än står', () => {
    const list = planned(
      'Våra konton;;;\nUppdaterad 2026;;;\n;;;\nLänk;Ansvarig;Kanal;Namn\nfacebook.com/angby;Anna Ek;FB;Ängby bibliotek\n',
    );
    expect(list.headerRow).toBe(4);
    expect(list.fields).toEqual(['address', 'responsible', 'platform', 'name']);
    expect(list.accounts[0]).toMatchObject({ name: 'Ängby bibliotek', key: 'facebook:angby' });
  });

  test('den som är ansvarig för något är en person, vad det än är', () => {
    const list = planned('Enhet;Ansvarig sociala medier;Länk\nBad;Anna Ek;x.com/bad\nPark;Bo Ek;x.com/park\n');
    expect(list.fields).toEqual(['unit', 'responsible', 'address']);
  });

  test.each(['Noter', 'Notering', 'Noteringar'])(
    '%s är en anteckning, också bredvid plattformarnas kolumner',
    (heading) => {
      const rows = 'Bad;facebook.com/bad;@bad;Stängs i vår\nPark;facebook.com/park;@park;\n';
      const list = planned(`Enhet;Facebook;Instagram;${heading}\n${rows}`);
      expect(list.fields).toEqual(['unit', 'address', 'address', 'note']);
      expect(planned(`Namn;Länk;${heading}\nBad;x.com/bad;Ny chef\n`).fields).toEqual(['name', 'address', 'note']);
    },
  );

  test('Varför är syftet där de flesta rader säger ett, men inte bredvid en status eller ett slut', () => {
    const fieldsOf = (heading: string, ...rows: string[]) => planned([heading, ...rows].join('\n')).fields;
    const most = ['A;x.com/a1;Nå unga;', 'B;x.com/b1;Visa samlingen;', 'C;x.com/c1;;'];
    expect(fieldsOf('Namn;Länk;Varför;', ...most)[2]).toBe('purpose');
    expect(fieldsOf('Namn;Länk;Varför finns kontot;', ...most)[2]).toBe('purpose');
    expect(fieldsOf('Namn;Länk;Varför;', ...most, 'D;x.com/d1;;', 'E;x.com/e1;;')[2]).toBe('extra');
    const ended = ['A;x.com/a1;stängd;Ingen tid', 'B;x.com/b1;stängd;Ingen läste'];
    expect(fieldsOf('Namn;Länk;Status;Varför', ...ended)).toEqual(['name', 'address', 'status', 'extra']);
    const passed = ['A;x.com/a1;2024-05-01;Ingen tid', 'B;x.com/b1;2024-05-01;Ingen läste'];
    expect(fieldsOf('Namn;Länk;Avslutad;Why', ...passed)).toEqual(['name', 'address', 'ends', 'extra']);
  });

  test('engelska, och siffror och skräptecken i rubrikerna', () => {
    const list = planned(
      'Account name*,Platform,URL:,Owner,Owner e-mail,Created on\nMain,Twitter,x.com/main,Ann Ek,ann@exempel.se,2020-01-02\n',
    );
    expect(list.fields).toEqual(['name', 'platform', 'address', 'responsible', 'responsible-email', 'started']);
    expect(list.accounts[0]?.fields.startedOn).toBe('2020-01-02');
  });

  test.each([
    [
      'norska',
      'Navn,Plattform,Lenke,Avdeling,Ansvarlig,Opprettet\nA,Facebook,facebook.com/a1,Kultur,Ola Ek,2019-01-02\n',
      ['name', 'platform', 'address', 'unit', 'responsible', 'started'],
    ],
    [
      'danska',
      'Kontonavn,Netværk,Webadresse,Afdeling,Stedfortræder,Formål\nA,Facebook,facebook.com/a1,Kultur,Ida Ek,Fortælle\n',
      ['name', 'platform', 'address', 'unit', 'deputy', 'purpose'],
    ],
    [
      'finska',
      'Tilin nimi,Kanava,Osoite,Yksikkö,Vastuuhenkilö,Kohderyhmä\nA,Facebook,facebook.com/a1,Kulttuuri,Aino Ek,Kaikki\n',
      ['name', 'platform', 'address', 'unit', 'responsible', 'target-group'],
    ],
    [
      'tyska',
      'Bezeichnung;Netzwerk;Webseite;Abteilung;Ansprechpartner;Vertretung\nA;Facebook;facebook.com/a1;Kultur;Uwe Ek;Ida Ek\n',
      ['name', 'platform', 'address', 'unit', 'responsible', 'deputy'],
    ],
    [
      'tyska ämbeten',
      'Dienststelle;Kanal;Link;Zuständig\nBücherei;Facebook;facebook.com/a1;Uwe Ek\n',
      ['unit', 'platform', 'address', 'responsible'],
    ],
    [
      'nederländska',
      'Naam;Kanaal;Link;Afdeling;Beheerder;Doelgroep\nA;Facebook;facebook.com/a1;Cultuur;Jan Ek;Iedereen\n',
      ['name', 'platform', 'address', 'unit', 'responsible', 'target-group'],
    ],
    [
      'franska',
      'Nom du compte;Réseau social;Lien;Direction;Responsable;Courriel\nA;Facebook;facebook.com/a1;Culture;Jean Ek;jean@exempel.fr\n',
      ['name', 'platform', 'address', 'unit', 'responsible', 'responsible-email'],
    ],
  ])('%s', (_, text, fields) => {
    expect(planned(text).fields).toEqual(fields);
  });

  test('två rubrikrader: grupper ovanför läses ihop med namnen under', () => {
    const list = planned(
      'Konto;;;Ansvariga;\nNamn;Kanal;Länk;Namn;Ersättare\nÄngby;FB;facebook.com/angby;Anna Ek;Bo Ek\n',
    );
    expect(list.headerRow).toBe(2);
    expect(list.fields).toEqual(['name', 'platform', 'address', 'responsible', 'deputy']);
    expect(list.counts.rows).toBe(1);
  });

  test('två rubrikrader: samma ord över flera kolumner är en grupp, också när det står i varje cell', () => {
    const list = planned(
      'Kontots;Kontots;Ansvarig;Ansvarig\nnamn;länk;namn;e-post\nÄngby;x.com/angby;Anna Ek;anna.ek@exempel.se\nBad;x.com/bad;Bo Ek;\n',
    );
    expect(list.headerRow).toBe(2);
    expect(list.fields).toEqual(['name', 'address', 'responsible', 'responsible-email']);
    expect(list.reasons).toEqual(['new', 'new']);
    expect(list.accounts[0]?.people.responsible).toEqual([{ name: 'Anna Ek', email: 'anna.ek@exempel.se', phone: '' }]);
  });

  test('två rubrikrader: det som fortsätter rubrikerna inom parentes är ingen rad', () => {
    const list = planned(
      'Einrichtung;Profil;Ansprech-;Zugangsdaten\n;(Link);partner/in;(Login/PW)\nBücherei;facebook.com/buecherei;Uwe Ek;nein\nBad;x.com/bad;Ida Ek;ja\n',
    );
    expect(list.reasons).toEqual(['repeated-header', 'new', 'new']);
    expect(list.accounts.map(({ key }) => key)).toEqual(['facebook:buecherei', 'x:bad']);
    // Further down, or with what only an account has, it is one.
    const rows = ['Ängby;(nytt);Anna Ek;x.com/a1', 'Årsta;(nytt);Bo Ek;'];
    expect(planned(['Namn;Noter;Ansvarig;Länk', ...rows].join('\n')).reasons).toEqual(['new', 'new']);
    expect(planned('Namn;Kanal;Ansvarig\nÄngby;FB;(vakant)\nÅrsta;FB;Bo Ek\n').reasons).toEqual(['new', 'new']);
    expect(planned('Namn;Länk;Ansvarig\nÄngby;;(vakant)\nÅrsta;x.com/a1;Bo Ek\n').reasons).toEqual(['new', 'new']);
    // Nor is one whose name or user name stands there, whatever else is in brackets.
    for (const row of ['Ask skola;askskola;(Barn och unga)', 'Ask skola;;(nytt konto)', 'Ask skola;Ask;(vilande)'])
      expect(planned(`Namn;Användarnamn;Enhet\n${row}\nEk skola;ekskola;Skola\n`).reasons).toEqual(['new', 'new']);
    expect(planned('Konto-;Länk;Noter\nnamn;(URL);(fritt)\nÄngby;x.com/a1;\n').reasons).toEqual([
      'repeated-header',
      'new',
    ]);
  });

  test('två rubrikrader: en till på ett annat språk är ingen rad', () => {
    const list = planned('Namn;Kanal;Länk\nName;Channel;Link\nÄngby;FB;facebook.com/angby\n');
    expect(list.headerRow).toBe(1);
    expect(list.reasons).toEqual(['repeated-header', 'new']);
  });

  test('ingen rubrikrad: det som står i kolumnerna avgör', () => {
    const list = planned(
      'Ängby bibliotek;Facebook;https://www.facebook.com/angby;Anna Ek;Biblioteken\nÅrsta bibliotek;Instagram;https://instagram.com/arsta;Bo Öhman;Biblioteken\nZinkens museum;YouTube;youtube.com/@zinken;Leila Ström;Museerna\nÖrby museum;Facebook;facebook.com/orby;Ida Dahl;Museerna\n',
    );
    expect(list.headerRow).toBe(0);
    expect(list.fields).toEqual(['name', 'platform', 'address', 'responsible', 'unit']);
    expect(list.counts).toMatchObject({ rows: 4, imported: 4 });
    expect(list.accounts[1]).toMatchObject({ name: 'Årsta bibliotek', key: 'instagram:arsta', unit: 'Biblioteken' });
  });

  test('rubriker på ett språk som ingen här läser: det som står under dem avgör', () => {
    const list = planned(
      'Nazwa konta;Serwis;Strona;Osoba\nMuzeum;Facebook;https://facebook.com/muzeum;Jan Kowalski\nTeatr;Instagram;https://instagram.com/teatr;Ewa Nowak\n',
    );
    expect(list.headerRow).toBe(1);
    expect(list.fields).toEqual(['name', 'platform', 'address', 'responsible']);
    expect(list.counts).toMatchObject({ rows: 2, imported: 2 });
  });

  test('en lista med bara adresser', () => {
    const list = planned('https://facebook.com/angby\nhttps://instagram.com/arsta\n');
    expect(list.headerRow).toBe(0);
    expect(list.counts).toMatchObject({ rows: 2, imported: 2 });
    expect(list.accounts.map(({ name }) => name)).toEqual(['angby', 'arsta']);
  });

  test('”Typ” över plattformar är plattform, ”Kanal” över adresser är adress', () => {
    expect(planned('Skola;Typ;URL\nÄngby;Insta;@angby\nÅrsta;FB;facebook.com/arsta\n').fields).toEqual([
      'unit',
      'platform',
      'address',
    ]);
    expect(planned('Namn;Kanal\nÄngby;https://facebook.com/angby\nÅrsta;https://x.com/arsta\n').fields).toEqual([
      'name',
      'address',
    ]);
    expect(planned('Namn;Typ;Länk\nA;officiellt;x.com/a1\nB;ped;x.com/b1\n').fields).toEqual([
      'name',
      'kind',
      'address',
    ]);
  });

  test('länkar och användarnamn under ett kontos namn är dess adress', () => {
    const list = planned(
      'Plattform;Profil;Ansvarig\nFacebook;https://de-de.facebook.com/angby;Anna Ek\nFacebook;facebook.com/orby;Bo Ek\nInstagram;@arsta;Eva Ås\nX;@zinken;Ida Dahl\n',
    );
    expect(list.fields).toEqual(['platform', 'address', 'responsible']);
    expect(list.accounts.map(({ name, key }) => [name, key])).toEqual([
      ['angby', 'facebook:angby'],
      ['orby', 'facebook:orby'],
      ['arsta', 'instagram:arsta'],
      ['zinken', 'x:zinken'],
    ]);
    // A column that nobody has filled in says nothing of where they are.
    expect(planned('Konto;Länk\nfacebook.com/angby;\nx.com/orby;\n').fields).toEqual(['address', 'ignore']);
  });

  test('en rubrik som är en plattforms namn står över dess adresser', () => {
    const list = planned(
      'Enhet;Facebook;Telefon\nÄngby;https://facebook.com/angby;08-123 45 67\nÅrsta;@arsta;08-123 45 68\n',
    );
    expect(list.fields.slice(0, 2)).toEqual(['unit', 'address']);
    expect(list.accounts.map(({ key }) => key)).toEqual(['facebook:angby', 'facebook:arsta']);
  });

  test('en lösenordskolumn tas aldrig in, vad man än väljer', () => {
    const text = 'Namn;Länk;Lösenord;PIN-kod\nÄngby;facebook.com/angby;hemligt-123;4711\n';
    const list = planned(text);
    expect(list.fields).toEqual(['name', 'address', 'ignore', 'ignore']);
    expect(JSON.stringify(list.rows)).not.toMatch(/hemligt-123|4711/);
  });

  test('det som inte har något fält behålls som text på kontot', () => {
    const list = planned('Namn;Länk;Antal följare;Diarienummer\nÄngby;facebook.com/angby;1200;KUL 2019/1\n');
    expect(list.fields).toEqual(['name', 'address', 'extra', 'extra']);
    expect(list.accounts[0]?.importedText).toEqual({ 'Antal följare': '1200', Diarienummer: 'KUL 2019/1' });
  });

  test('en rad som pekas ut gäller, också fel rad', () => {
    const list = table('A;B\nNamn;Länk\nÄngby;facebook.com/angby\n');
    expect(findHeader(catalogue, list, 1).headerRow).toBe(1);
    expect(findHeader(catalogue, list, 0).headerRow).toBe(0);
    expect(findHeader(catalogue, list).headerRow).toBe(2);
  });
});

test('en tom kolumn blir aldrig kontots namn', () => {
  const { fields, accounts } = planned('Namn;Sida;Länk\n;Tallen;x.com/tallen\n;Eken;x.com/eken\n');
  expect(fields).toEqual(['ignore', 'name', 'address']);
  expect(accounts.map(({ name }) => name)).toEqual(['Tallen', 'Eken']);
});

describe('förnamn och efternamn i var sin kolumn är en person', () => {
  test.each([
    ['Förnamn;Efternamn', 'Carl Johan;von Essen'],
    ['Efternamn;Förnamn', 'von Essen;Carl Johan'],
    ['First name;Last name', 'Carl Johan;von Essen'],
    ['Vorname;Nachname', 'Carl Johan;von Essen'],
    ['Etunimi;Sukunimi', 'Carl Johan;von Essen'],
    ['Fornavn;Etternavn', 'Carl Johan;von Essen'],
    ['Ansvarigs förnamn;Ansvarigs efternamn', 'Carl Johan;von Essen'],
  ])('%s', (headings, cells) => {
    const { fields, accounts } = planned(
      `Konto;Länk;${headings};E-post\nA;x.com/a1;${cells};carl@exempel.se\nB;x.com/b1;Vakant;;\n`,
    );
    expect(fields).toEqual(['name', 'address', 'responsible', 'responsible', 'responsible-email']);
    expect(accounts.map(({ people, importedText }) => [people, importedText])).toEqual([
      [{ responsible: [{ name: 'Carl Johan von Essen', email: 'carl@exempel.se', phone: '' }] }, {}],
      [{}, { [headings.split(';')[0] ?? '']: 'Vakant' }],
    ]);
  });

  test('ersättarens namn är ersättarens, och en ansvarig i en egen kolumn går före', () => {
    expect(
      planned('Konto;Länk;Ansvarig;Ersättare förnamn;Ersättare efternamn\nA;x.com/a1;Eva Ek;Bo;Ås\n').accounts[0]
        ?.people,
    ).toMatchObject({ responsible: [{ name: 'Eva Ek' }], deputy: [{ name: 'Bo Ås' }] });
    const both = planned('Konto;Länk;Ansvarig;Förnamn;Efternamn\nA;x.com/a1;Eva Ek;Bo;Ås\n');
    expect(both.fields).toEqual(['name', 'address', 'responsible', 'extra', 'extra']);
    expect(both.accounts[0]?.people).toMatchObject({ responsible: [{ name: 'Eva Ek' }] });
  });
});

test('en kolumn för förvaltning eller enhet är enheten', () => {
  expect(planned('Konto;Länk;Förvaltning/enhet\nA;x.com/a1;Idrott\n').fields[2]).toBe('unit');
  expect(planned('Konto;Länk;Förvaltning/bolag\nA;x.com/a1;Idrott\n').fields[2]).toBe('administration');
  expect(planned('Konto;Länk;Förvaltning;Enhet\nA;x.com/a1;Idrott;Bad\n').fields.slice(2)).toEqual([
    'administration',
    'unit',
  ]);
});

test('när raden senast uppdaterades är inte det senaste inlägget', () => {
  for (const heading of ['Senast uppdaterad', 'Last updated', 'Uppdaterad'])
    expect(planned(`Konto;Länk;${heading}\nA;x.com/a1;2026-10-01\n`).fields[2]).toBe('extra');
  expect(planned('Konto;Länk;Senaste inlägg\nA;x.com/a1;2026-10-01\n').fields[2]).toBe('last-post');
});

test('av blad som är lika visas det första; en mall före listan är inte lik', () => {
  const rows = (count: number) => count / 10_000;
  expect(likeliestSheet([7 + rows(4), 7 + rows(5)])).toBe(0);
  expect(likeliestSheet([7 + rows(1), 7 + rows(50)])).toBe(1);
  expect(likeliestSheet([0, 3 + rows(2), 7 + rows(5), 7 + rows(4)])).toBe(2);
  expect(likeliestSheet([0, 0])).toBe(0);
});

describe('ett formulär för varje konto är ingen lista', () => {
  const forms =
    'Namn;Torghandeln\nPlattform;Facebook\nAdress;https://www.facebook.com/torg\nAnsvarig;Eva Ek\n;\nNamn;Cykelstan\nPlattform;Instagram\nAdress;@cykelstan\nAnsvarig;Bo Ås\n';

  test('ingen rad är rubrik, och ingen kolumn konton', () => {
    expect(findHeader(catalogue, table(forms))).toMatchObject({
      headerRow: 0,
      score: 0,
      columns: [{ field: 'extra' }, { field: 'extra' }],
    });
  });

  test('väljer någon ändå kolumner blir rubrikord inga konton', () => {
    const columns = [
      { index: 0, field: 'name' as const },
      { index: 1, field: 'address' as const },
    ];
    const { reasons } = planned(forms, new Map(), new Map(), { headerRow: 1, columns });
    expect(reasons.slice(0, 3)).toEqual(['repeated-header', 'repeated-header', 'repeated-header']);
    expect(reasons.filter((reason) => reason === 'new').length).toBeLessThan(2);
  });

  test('ett konto med ett sådant namn är ett konto', () => {
    expect(planned('Namn;Länk\nKontakt;x.com/kontakt\nForum;x.com/forum1\n').reasons).toEqual(['new', 'new']);
  });
});
