import { describe, expect, test } from 'vitest';
import type { Take } from '../../../electron/core/inventory/contract.ts';
import { planned } from './lists.ts';

test('konton under en rubrik som säger en status får den, om ingen säger annat', () => {
  const list =
    'Namn;Länk;Ansvarig;Anteckning\nA;x.com/a1;Bo Ek;\n;;;\n— Stängda —;;;\nB;x.com/b1;Bo Ek;\nC;x.com/c1;Bo Ek;vilande\n;;;\nÖvriga;;;\nD;x.com/d1;;\n';
  const read = (headingsGiveStatus: boolean) =>
    planned(list, new Map(), new Map(), { headingsGiveStatus })
      .rows.filter(({ account }) => account !== null)
      .map(({ fate }) => [fate.underHeading, fate.statusInPassing]);
  expect(read(true)).toEqual([
    ['', null],
    ['Stängda', 'closed'],
    ['', 'dormant'],
    ['', null],
  ]);
  expect(read(false)[1]).toEqual(['Stängda', null]);
});

describe('vad ett nytt konto får för status', () => {
  const list =
    'Namn;Länk;Ansvarig;Status;Avslutad;Övrigt\nA;x.com/a1;Bo Ek;;;\nB;x.com/b1;Bo Ek;;2024-05-01;\nC;x.com/c1;Bo Ek;;;pausad 2024\nD;x.com/d1;Bo Ek;stängd;2024-05-01;\nE;x.com/e1;Bo Ek;övertagen;;\nF;x.com/f1;Bo Ek;;2031-05-01;\nStängda konton;;;;;\nG;x.com/g1;Bo Ek;;;\nA;x.com/a1;Bo Ek;vilande;;\n';
  const statuses = (more = {}) =>
    planned(list, new Map(), new Map(), { today: '2026-11-30', ...more }).rows.map(({ fate }) => [
      fate.name,
      fate.status,
      fate.endedBy,
    ]);

  test('står i planen, med det som avslutade kontot där det är därför', () => {
    expect(statuses()).toEqual([
      ['A', 'active', ''],
      ['B', 'closed', 'Avslutad: 2024-05-01'],
      ['C', 'dormant', ''],
      ['D', 'closed', ''],
      ['E', 'unknown', ''],
      ['F', 'active', ''],
      ['', null, ''],
      ['G', 'closed', ''],
      ['A', null, ''],
    ]);
  });

  test('är det valda där listan inget säger, och det upprepade radens där den gäller', () => {
    const chosen = statuses({ unsaidStatus: 'dormant', headingsGiveStatus: false });
    expect(chosen.map(([, status]) => status)).toEqual([
      'dormant',
      'closed',
      'dormant',
      'closed',
      'unknown',
      'dormant',
      null,
      'dormant',
      null,
    ]);
    expect(statuses({ unsaidStatus: 'applied', duplicates: 'second' })[0]).toEqual(['A', 'dormant', '']);
  });

  test('sägs inte om konton som redan finns', () => {
    const known = new Map([['provförvaltningen', new Map([['x:b1', '1']])]]);
    expect(planned(list, known, new Map(), { today: '2026-11-30' }).rows[1]?.fate).toMatchObject({
      reason: 'known-key',
      status: null,
      endedBy: '',
    });
  });
});

test('ett statusord ensamt på en rad är en rubrik också utan tomrad före; ett namn som börjar så är ett konto', () => {
  const { rows } = planned(
    'Namn;Länk;Ansvarig\nA;x.com/a1;Bo Ek\nStängda;;\nB;x.com/b1;\nVilande konton;;\nC;x.com/c1;\nNedlagda dansskolan;;\n',
  );
  expect(rows.map(({ fate }) => [fate.reason, fate.name, fate.statusInPassing])).toEqual([
    ['new', 'A', null],
    ['section-row', '', null],
    ['new', 'B', 'closed'],
    ['section-row', '', null],
    ['new', 'C', 'dormant'],
    ['new', 'Nedlagda dansskolan', 'dormant'],
  ]);
});

describe('en rubrik säger en status', () => {
  const statuses = (...rows: string[]) =>
    planned(['Namn;Länk;Ansvarig', ...rows].join('\n')).rows.map(({ fate, account }) =>
      account === null ? fate.reason : fate.statusInPassing,
    );
  const a = 'A;x.com/a1;Bo Ek';
  const b = 'B;x.com/b1;Bo Ek';

  test.each([
    ['Stängda konton', 'closed'],
    ['— Avslutade sidor: —', 'closed'],
    ['Nedlagda 2023', 'closed'],
    ['Stängda och raderade konton (7 st)', 'closed'],
    ['Ej aktiva kanaler', 'dormant'],
    ['Vilande', 'dormant'],
    ['Closed accounts', 'closed'],
    ['Gelöschte Konten', 'closed'],
    ['Konton vi kommer inte åt', 'lost'],
    ['Kapade konton', 'lost'],
    // More than a status and what it is of.
    ['Stängda konton redovisas inte', null],
    ['Lost and found', null],
    ['Stängda grupper på skolorna', null],
    ['Vilande och stängda', null],
    ['Aktiva konton', null],
    ['Övriga konton', null],
  ])('”%s” ger %s', (heading, status) => {
    expect(statuses(b, '', `${heading};;`, a)).toEqual([null, 'section-row', status]);
  });

  test('en anmärkning först i listan stänger inga konton', () => {
    expect(statuses('Stängda konton redovisas inte;;', a, b)).toEqual(['section-row', null, null]);
  });

  test('den gäller till nästa rubrik, titel eller summa; kolumnernas rubriker en gång till ändrar inget', () => {
    expect(statuses('Stängda:;;', 'Namn;Länk;Ansvarig', a, 'Summa;;1', b)).toEqual([
      'section-row',
      'repeated-header',
      'closed',
      'sum-row',
      null,
    ]);
    expect(statuses('Stängda:;;', a, 'Uppdaterad 2026-05-12;;', b)).toEqual([
      'section-row',
      'closed',
      'title-row',
      null,
    ]);
  });

  describe('på samma konto en gång till', () => {
    const rows = 'Namn;Länk;Status;Målgrupp\nA;x.com/a1;;\n;;;\nStängda;;;\nA;x.com/a1;;unga\n';
    const read = (take: Take, headingsGiveStatus = true, list = rows) => {
      const { rows: all, accounts } = planned(list, new Map(), new Map([[5, take]]), { headingsGiveStatus });
      const [account] = accounts;
      return { first: all[0], second: all[2], status: account?.status ?? account?.statusInPassing ?? null };
    };

    test('är den en skillnad, som går att välja', () => {
      const { second, status } = read('first');
      expect(second?.fate.differs).toEqual([
        { field: 'target-group', heading: 'Målgrupp', first: '', second: 'unga' },
        { field: 'status', heading: '', first: '', second: 'Stängda' },
      ]);
      expect(status).toBeNull();
      for (const take of ['second', 'fill'] as const) {
        const { first, status: taken } = read(take);
        expect([taken, first?.fate.underHeading, first?.headingStatus]).toEqual(['closed', 'Stängda', 'closed']);
      }
    });

    test('fyller den ingen status som står där, och räknas inte när rubriker inte ger status', () => {
      const active = rows.replace('A;x.com/a1;;\n', 'A;x.com/a1;aktivt;\n');
      expect(read('first', true, active).second?.fate.differs[1]).toEqual({
        field: 'status',
        heading: '',
        first: 'aktivt',
        second: 'Stängda',
      });
      expect(read('fill', true, active).status).toBe('active');
      expect(read('second', true, active).status).toBe('closed');
      expect(read('second', false).second?.fate.differs.map(({ field }) => field)).toEqual(['target-group']);
      expect(read('second', false).status).toBeNull();
    });

    test('gäller den första radens rubrik på samma sätt', () => {
      const list = (status: string) =>
        `Namn;Länk;Status;Målgrupp\nStängda:;;;\nA;x.com/a1;;\nÖvriga:;;;\nA;x.com/a1;${status};\n`;
      const rowsOf = (status: string, take: Take) =>
        planned(list(status), new Map(), new Map([[5, take]])).rows.map(({ fate }) => fate.differs);
      expect(rowsOf('aktivt', 'first')[3]).toEqual([
        { field: 'status', heading: 'Status', first: 'Stängda', second: 'aktivt' },
      ]);
      expect(rowsOf('stängt', 'first')[3]).toEqual([]);
      const status = (take: Take) => {
        const [account] = planned(list('aktivt'), new Map(), new Map([[5, take]])).accounts;
        return account?.status ?? account?.statusInPassing;
      };
      expect([status('first'), status('fill'), status('second')]).toEqual(['closed', 'closed', 'active']);
    });
  });
});

describe('ett konto som listan säger är avslutat kommer inte in som aktivt', () => {
  const read = (text: string) =>
    planned(text, new Map(), new Map(), { today: '2026-11-29' }).accounts.map(({ status, fields }) => [
      status,
      fields.endsOn ?? fields.endsText ?? '',
    ]);

  test.each([
    'Avslutad',
    'Avslutades',
    'Stängd',
    'Stängt',
    'Nedlagt',
    'Päättynyt',
    'Avsluttet',
    'Closed',
    'Closed on',
    'Geschlossen',
  ])('”%s” över dagar, ord och kryss', (heading) => {
    const rows = ['2023-06-30', '31.12.2026', '45000', 'vår 2022', 'hösten 2026', 'ja', 'x', 'nej', '-', '', 'snart'];
    expect(
      read(`Namn;Kanal;${heading}\n${rows.map((cell, index) => `A${index};Facebook;${cell}\n`).join('')}`),
    ).toEqual([
      ['closed', '2023-06-30'],
      [null, '2026-12-31'],
      ['closed', '2023-03-15'],
      ['closed', 'vår 2022'],
      [null, 'hösten 2026'],
      ['closed', ''],
      ['closed', ''],
      [null, ''],
      [null, ''],
      [null, ''],
      [null, 'snart'],
    ]);
  });

  test('också när en statuskolumn säger aktivt; ett som är förlorat är det', () => {
    expect(read('Namn;Status;Avslutad\nA;Aktivt;2020-01-01\nB;Kapat;2020-01-01\nC;Aktivt;\nD;Vilande;nej\n')).toEqual([
      ['closed', '2020-01-01'],
      ['lost', '2020-01-01'],
      ['active', ''],
      ['dormant', ''],
    ]);
  });

  test('ett slutdatum som har passerat är planerat, och en stängd grupp är inte avslutad', () => {
    expect(read('Namn;Slutdatum;Stängd grupp\nA;2020-01-01;ja\n')).toEqual([[null, '2020-01-01']]);
  });

  test('”Stand” över ord är status, men över dagar är det när raden skrevs', () => {
    const list = planned('Konto;Netzwerk;Stand\nA;Facebook;aktiv\nB;Facebook;gelöscht\nC;X;stillgelegt\n');
    expect(list.accounts.map(({ status }) => status)).toEqual(['active', 'closed', 'dormant']);
    expect(planned('Konto;Netzwerk;Stand\nA;Facebook;01.02.2020\nB;X;03.02.2020\n').fields[2]).toBe('extra');
  });
});

describe('en statuscell som säger mer än sin status', () => {
  const read = (cell: string, ends = '') => {
    const [account] = planned(`Namn;Länk;Status;Slutdatum\nA;x.com/a1;${cell};${ends}\n`, new Map(), new Map(), {
      today: '2026-11-30',
    }).accounts;
    return [account?.status, account?.fields.endsOn ?? '', account?.importedText];
  };

  test.each([
    ['gelöscht am 12.3.2024', 'closed', '2024-03-12'],
    ['stängt 2024-03-12', 'closed', '2024-03-12'],
    ['Avslutat (12 maj 2016), ersatt av nya sidan', 'closed', '2016-05-12'],
    // What is to come closes nothing today.
    ['gelöscht am 15.12.2026', 'closing', '2026-12-15'],
    ['stängs 2026-12-31', 'closing', '2026-12-31'],
    ['avslutas, skulle varit klart 2026-01-31', 'closing', ''],
    // Two days: nobody knows which.
    ['stängt 2024-03-12, borttaget 2024-05-12', 'closed', ''],
    ['ruht seit März 2024', 'dormant', ''],
    ['pausad till 2027-01-15', 'dormant', ''],
    ['aktivt, men bara på sommaren', 'active', ''],
  ])('”%s” behålls som text, och dagen är slutdatum där den är det', (cell, status, endsOn) => {
    expect(read(cell)).toEqual([status, endsOn, { Status: cell }]);
  });

  test.each([
    'aktivt',
    'Aktivt konto',
    'inte aktiv',
    'används ej längre',
    'Under avslut',
    'stängd tills vidare',
    'lösenord saknas',
  ])('”%s” säger inget mer', (cell) => {
    expect(read(cell).slice(1)).toEqual(['', {}]);
  });

  test('listans eget slutdatum gäller, och inget ord frågas om', () => {
    expect(read('stängt 2024-03-12', '2024-02-01')).toEqual(['closed', '2024-02-01', { Status: 'stängt 2024-03-12' }]);
    const { accounts } = planned('Namn;Länk;Status\nA;x.com/a1;ruht seit März 2024\n');
    expect(accounts[0]).toMatchObject({ status: 'dormant', statusWord: '', kept: { status: 'ruht seit März 2024' } });
  });
});
