import { describe, expect, test } from 'vitest';
import { RotationStep } from '../../../electron/core/vault/contract.ts';
import { byRisk, draftFault, firstSteps, mayClose, mustLock } from '../../../electron/core/vault/rules.ts';

describe('when an open vault is locked', () => {
  const minute = 60_000;
  const times = { now: 10 * minute, lastLook: 10 * minute - 5000, lastUse: 9 * minute, idleMs: 4 * minute };

  test('not while somebody uses it', () => expect(mustLock(times)).toBeNull());
  test('when nobody has for the time set', () => expect(mustLock({ ...times, lastUse: 6 * minute })).toBe('idle'));
  test('when the clock has jumped forward, as after sleep', () =>
    expect(mustLock({ ...times, lastLook: 9 * minute })).toBe('clock'));
  test('when the clock was set back', () =>
    expect(mustLock({ ...times, lastLook: 12 * minute, lastUse: 12 * minute })).toBe('clock'));
});

describe('a rotation', () => {
  const steps = firstSteps(RotationStep.options);
  const all = (done: boolean, reason: string) => steps.map((step) => ({ ...step, done, reason }));

  test('closes when every step is done, or left with a reason; the password has no way round', () => {
    expect(mayClose(steps)).toBe(false);
    expect(mayClose(all(true, ''))).toBe(true);
    expect(mayClose(all(false, 'Går inte'))).toBe(false);
    expect(mayClose(all(false, 'Går inte').map((one, index) => ({ ...one, done: index === 0 })))).toBe(true);
    expect(mayClose(all(true, '').map((one, index) => ({ ...one, done: index !== 3 })))).toBe(false);
  });

  test('worst first: at once, opened, few who can log in, oldest', () => {
    const risk = { immediate: false, basis: 'could-open', fewestCanLogIn: 5, createdAt: '2026-05-04' };
    const ordered = [
      { ...risk, immediate: true },
      { ...risk, basis: 'opened' },
      { ...risk, fewestCanLogIn: 1 },
      { ...risk, createdAt: '2026-05-03' },
      risk,
    ];
    expect(ordered.toReversed().toSorted(byRisk)).toEqual(ordered);
  });
});

test('a private login and a personal role’s secrets are refused', () => {
  const secrets = {
    login: 'a',
    password: '',
    totp: '',
    recoveryCodes: [] as string[],
    recoveryMail: '',
    recoveryPhone: '',
    notes: '',
    tools: [],
    extra: [],
  };
  const draft = {
    label: 'x',
    kind: 'personal-role' as const,
    accountIds: [],
    ownership: 'organisation' as const,
    recoveryMailIsPrivate: false,
    recoveryPhoneIsPrivate: false,
    secondFactorPersonId: null,
    recoveryPersonId: null,
  };
  expect(draftFault(draft, secrets)).toBeNull();
  expect(draftFault({ ...draft, ownership: 'private' }, secrets)).toBe('vault-private-login');
  for (const field of [{ password: 'x' }, { totp: 'x' }, { recoveryCodes: ['x'] }])
    expect(draftFault(draft, { ...secrets, ...field })).toBe('vault-personal-role-has-no-password');
});
