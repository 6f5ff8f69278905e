import { expect, test } from 'vitest';
import { prepareOffice } from '../shared-office.ts';
import { whoOpensAfterAnything } from '../vault-deeds.ts';

// Two stories that hold every kind of deed; `npm run test:long` tells others.
test('whatever happens to people, logins, kits, backups and computers, exactly the right keys open exactly the right logins', async () => {
  const prepared = await prepareOffice();
  expect(await whoOpensAfterAnything(prepared, { numRuns: 2, seed: 7 })).toEqual([]);
  prepared.remove();
});
