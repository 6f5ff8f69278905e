import { describe, expect, test } from 'vitest';
import type { CredentialSecrets } from '../../../electron/core/vault/contract.ts';
import {
  type Comparable,
  differing,
  type HandedState,
  type Here,
  idHere,
  isChosenAtFirst,
  isTakeable,
  stateOf,
  versionHere,
} from '../../../electron/core/vault/handover/rules.ts';

const here: Here = {
  version: 3,
  isThere: true,
  isOpenable: true,
  isOurs: true,
  isAuthors: true,
  hasSameContent: true,
};

describe('a login of a handover file', () => {
  const cases: Array<[string, number, Partial<Here>, HandedState]> = [
    ['that is not here is new', 1, { version: 0, isThere: false }, 'new'],
    ['with a higher version is newer', 4, {}, 'newer'],
    ['with the same version and content is the same', 3, {}, 'same'],
    ['with the same version and other content differs', 3, { hasSameContent: false }, 'differs'],
    ['with a lower version is older, whatever it holds', 2, { hasSameContent: false }, 'older'],
    ['that was seen here and is gone does not come back', 3, { isThere: false }, 'older'],
    ['that was removed here stays removed', 99, { version: Infinity, isThere: false }, 'removed'],
    ['that its author may not open is not theirs', 4, { isAuthors: false }, 'not-theirs'],
    ['whose row here does not open is left', 4, { isOpenable: false }, 'closed'],
    ['that this computer may not open is left', 1, { version: 0, isThere: false, isOurs: false }, 'closed'],
  ];
  test.each(cases)('%s', (_, fileVersion, given, state) => {
    expect(stateOf(fileVersion, { ...here, ...given })).toBe(state);
  });

  test('is taken when it is new or newer; of two with the same version a person picks, and what is picked is above both', () => {
    const states: HandedState[] = ['new', 'newer', 'same', 'older', 'differs', 'removed', 'not-theirs', 'closed'];
    expect(states.filter(isTakeable)).toEqual(['new', 'newer', 'differs']);
    expect(states.filter(isChosenAtFirst)).toEqual(['new', 'newer']);
    expect(versionHere('newer', 7, 3)).toBe(7);
    expect(versionHere('differs', 3, 3)).toBe(4);
  });
});

test('a login of another vault gets an id of its own, the same each time and for no other', () => {
  const [vault, other, id] = ['11111111', '22222222', '33333333'].map((part) => `${part}-1111-4111-8111-111111111111`);
  if (vault === undefined || other === undefined || id === undefined) throw new Error('three ids');
  expect(idHere(vault, { vaultId: vault, id })).toBe(id);
  const made = idHere(vault, { vaultId: other, id });
  expect(made).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(idHere(vault, { vaultId: other, id })).toBe(made);
  expect(new Set([made, id, idHere(other, { vaultId: vault, id }), idHere(vault, { vaultId: id, id })]).size).toBe(4);
});

test('what differs is named by part, and never by content', () => {
  const secrets: CredentialSecrets = {
    login: 'a',
    password: 'b',
    totp: '',
    recoveryCodes: ['1'],
    recoveryMail: 'x@example.se',
    recoveryPhone: '',
    notes: '',
    tools: [{ name: 'Planerare', note: 'n' }],
    extra: [],
  };
  const one: Comparable = { label: 'L', kind: 'shared', recoveryMail: 'function', recoveryPhone: 'none', secrets };
  expect(differing(one, structuredClone(one))).toEqual([]);
  expect(differing(one, { ...one, recoveryMail: 'private', secrets: { ...secrets, password: 'c' } })).toEqual([
    'password',
    'recovery-mail',
  ]);
  expect(differing(one, { ...one, label: 'M', secrets: { ...secrets, recoveryCodes: [], tools: [] } })).toEqual([
    'label',
    'recovery-codes',
    'tools',
  ]);
});
