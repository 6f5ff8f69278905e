import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkedTotp, readTotp, totpCode } from '../../electron/core/vault/totp.ts';
import { refusal } from '../register.ts';

/** RFC 6238, appendix B: the digits 1–9 and 0 over and over, as many as each hash has bytes. */
const base32 = (text: string) => {
  const bits = [...Buffer.from(text)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const five = bits.match(/.{1,5}/g) ?? [];
  return five.map((part) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[Number.parseInt(part.padEnd(5, '0'), 2)]).join('');
};
const digits = '1234567890'.repeat(7);
const keys = {
  SHA1: base32(digits.slice(0, 20)),
  SHA256: base32(digits.slice(0, 32)),
  SHA512: base32(digits.slice(0, 64)),
} as const;
const vectors: ReadonlyArray<readonly [seconds: number, sha1: string, sha256: string, sha512: string]> = [
  [59, '94287082', '46119246', '90693936'],
  [1_111_111_109, '07081804', '68084774', '25091201'],
  [1_111_111_111, '14050471', '67062674', '99943326'],
  [1_234_567_890, '89005924', '91819424', '93441116'],
  [2_000_000_000, '69279037', '90698825', '38618901'],
  [20_000_000_000, '65353130', '77737706', '47863826'],
];
const at = (seconds: number) => new Date(seconds * 1000);

test.each(vectors)('RFC 6238 at %d seconds', (seconds, sha1, sha256, sha512) => {
  const code = (algorithm: keyof typeof keys) =>
    totpCode(`otpauth://totp/x?secret=${keys[algorithm]}&algorithm=${algorithm}&digits=8`, at(seconds)).code;
  expect([code('SHA1'), code('SHA256'), code('SHA512')]).toEqual([sha1, sha256, sha512]);
});

test('a bare key as people copy it makes six digits for thirty seconds', () => {
  const expected = { code: '287082', secondsLeft: 1, period: 30 };
  expect(totpCode(keys.SHA1, at(59))).toEqual(expected);
  expect(totpCode('gezd gnbv-gy3t qojq gezd gnbv gy3t qojq', at(59))).toEqual(expected);
  expect(totpCode(`${keys.SHA1}======`, at(60)).secondsLeft).toBe(30);
});

test('the seconds left count down to the next code', () => {
  const left = [0, 1, 29, 29.2, 30].map((seconds) => totpCode(keys.SHA1, at(seconds)).secondsLeft);
  expect(left).toEqual([30, 29, 1, 1, 30]);
  expect(totpCode(`otpauth://totp/?secret=${keys.SHA1}&period=60`, at(31)).secondsLeft).toBe(29);
});

test('every way that a key is written gives the same written form', () => {
  const written = 'otpauth://totp/?secret=JBSWY3DPEHPK3PXP&algorithm=SHA1&digits=6&period=30';
  for (const text of [
    'JBSWY3DPEHPK3PXP',
    'jbsw y3dp ehpk 3pxp',
    'key=JBSWY3DPEHPK3PXP&step=30&size=6',
    'otpauth://totp/?secret=JBSWY3DPEHPK3PXP',
    'otpauth://totp?secret=jbswy3dpehpk3pxp&algorithm=sha-1',
  ])
    expect([text, readTotp(text)]).toEqual([text, { uri: written }]);
  expect(checkedTotp(written)).toBe(written);
});

describe('what makes no codes is refused by name', () => {
  test.each([
    ['steam://JBSWY3DPEHPK3PXP', 'totp-steam'],
    ['otpauth://totp/Steam:x?secret=JBSWY3DPEHPK3PXP&encoder=steam', 'totp-steam'],
    ['key=JBSWY3DPEHPK3PXP&size=S', 'totp-steam'],
    ['otpauth://hotp/x?secret=JBSWY3DPEHPK3PXP&counter=1', 'totp-counter'],
    ['otpauth://totp/x', 'totp-broken'],
    ['otpauth://totp/x?secret=JBSWY3DPEHPK3PX1', 'totp-broken'],
    ['otpauth://totp/x?secret=JBSWY3DPEHPK3PXP&digits=12', 'totp-broken'],
    ['otpauth://totp/x?secret=JBSWY3DPEHPK3PXP&period=0', 'totp-broken'],
    ['otpauth://totp/x?secret=JBSWY3DPEHPK3PXP&algorithm=MD5', 'totp-broken'],
    ['ABC', 'totp-broken'],
    ['inte en nyckel', 'totp-broken'],
    ['', 'totp-broken'],
  ])('%s', async (text, code) => {
    expect((await refusal(Promise.resolve().then(() => totpCode(text, at(0))))).code).toBe(code);
  });

  test('no text at all makes it fail otherwise, and no refusal repeats the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.string().map((text) => `otpauth://totp/?${text}`),
        ),
        (text) => {
          const read = readTotp(text);
          if ('uri' in read) expect(totpCode(read.uri, at(59)).code).toMatch(/^\d{6,8}$/);
          else expect(read.fault).toMatch(/^totp-/);
        },
      ),
      { numRuns: 500, seed: 20_261_122 },
    );
  });
});

// Installed by .ci/run; elsewhere the vectors above say the same.
const oathtool = '/usr/bin/oathtool';
const hasOathtool = existsSync(oathtool);
describe.skipIf(!hasOathtool)(`beside oathtool${hasOathtool ? '' : ' (skipped: it is not installed)'}`, () => {
  test.each([
    ['sha1', 6, 30],
    ['sha1', 8, 60],
    ['sha256', 6, 30],
    ['sha256', 8, 60],
    ['sha512', 7, 30],
    ['sha512', 8, 15],
  ])('%s, %d digits, %d seconds', (algorithm, length, period) => {
    for (const seconds of [0, 59, 1_763_812_345, 4_102_444_799]) {
      const theirs = execFileSync(
        oathtool,
        [`--totp=${algorithm}`, '-b', '-d', `${length}`, '-s', `${period}s`, '-N', at(seconds).toISOString(), '-'],
        { encoding: 'utf8', input: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP\n' },
      ).trim();
      const uri = `otpauth://totp/?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&algorithm=${algorithm}&digits=${length}&period=${period}`;
      expect(totpCode(uri, at(seconds)).code).toBe(theirs);
    }
  });
});
