import { describe, expect, test } from 'vitest';
import { RotationStep } from '../../../electron/core/vault/contract.ts';
import {
  byRisk,
  draftFault,
  firstSteps,
  mustLock,
  stepsAsTheyStand,
  stepsLeft,
} from '../../../electron/core/vault/rules.ts';

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
    const left = (given: Parameters<typeof stepsLeft>[0]) => stepsLeft(given).map(({ step }) => step);
    expect(left(steps)).toEqual(RotationStep.options);
    expect(left(all(true, ''))).toEqual([]);
    expect(left(all(false, 'Går inte'))).toEqual(['new-password']);
    expect(left(all(false, 'Går inte').map((one, index) => ({ ...one, done: index === 0 })))).toEqual([]);
    expect(left(all(true, '').map((one, index) => ({ ...one, done: index !== 3 })))).toEqual(['recovery-contact']);
  });

  test('its password is changed only when the vault holds one that was set since it was queued', () => {
    const ticked = all(true, '').map((one) => ({ ...one, personId: one.step === 'other-login' ? 'b' : 'a' }));
    const queuedAt = '2026-05-04T10:00:00.000Z';
    const passwordIsSet = (rotatedAt: string | null) =>
      stepsLeft(stepsAsTheyStand(ticked, queuedAt, rotatedAt)).length === 0;
    expect(passwordIsSet(null)).toBe(false);
    expect(passwordIsSet('2026-05-04T09:59:59.999Z')).toBe(false);
    expect(passwordIsSet('2026-05-04T10:00:01.000Z')).toBe(true);
    // One from a file, that nobody set here, ticks nothing.
    expect(stepsLeft(stepsAsTheyStand(steps, queuedAt, '2026-05-05T10:00:00.000Z'))).toHaveLength(steps.length);
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
