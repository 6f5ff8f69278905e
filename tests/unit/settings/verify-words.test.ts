import { expect, test } from 'vitest';
import { en } from '../../../electron/core/foundation/i18n/en/index.ts';
import { sv } from '../../../electron/core/foundation/i18n/sv/index.ts';
import { VerifyCode } from '../../../electron/core/settings/contract.ts';

test('everything that verify can say has words in both languages, and no words are left over', () => {
  for (const { verify } of [sv.settings, en.settings]) {
    const codes = new Set(Object.keys(verify).map((key) => key.replace(/_(one|other)$/, '')));
    expect([...codes].toSorted()).toEqual(VerifyCode.options.toSorted());
    expect(Object.values(verify).filter((words) => words.includes('!') || words === '')).toEqual([]);
  }
});
