import { expect, test } from 'vitest';
import type { Custodian } from '#core/vault/contract.ts';
import { mayOpen, whoOpens } from '../../../renderer/src/features/vault/logins/who-opens.ts';

const custodian = (name: string, fields: Partial<Custodian>): Custodian => ({
  personId: name,
  name,
  standing: 'named',
  active: true,
  devices: [],
  namedFor: [],
  loans: [],
  holdsShare: false,
  ...fields,
});

test('a login is opened by full custodians, those named for its account or unit, and its borrower; nobody who is not here', () => {
  const login = {
    id: 'login',
    accounts: [{ id: 'account', name: 'Ängby', platformName: 'Facebook', isClosed: false }],
  };
  const unitsOf = (id: string) => (id === 'account' ? ['unit'] : []);
  const named = (kind: 'account' | 'unit', id: string) => ({ namedFor: [{ kind, id, name: '', platformName: '' }] });
  const custodians = [
    custodian('Full', { standing: 'full' }),
    custodian('Borta', { standing: 'full', active: false }),
    custodian('Konto', named('account', 'account')),
    custodian('Enhet', named('unit', 'unit')),
    custodian('Annat', named('account', 'unit')),
    custodian('Lån', { loans: [{ credentialId: 'login', until: '2026-05-10' }] }),
  ];
  expect(whoOpens(login, custodians, unitsOf)).toEqual(['Full', 'Konto', 'Enhet', 'Lån']);
  expect(mayOpen(custodian('Annat', named('account', 'unit')), login, unitsOf)).toBe(false);
});
