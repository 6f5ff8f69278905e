import { test } from 'vitest';
import { prepareOffice } from '../shared-office.ts';
import { whoOpensAfterAnything } from '../vault-deeds.ts';
import { scaled, seed } from './scale.ts';

const stories = scaled(60);

test(`${stories} stories of what happens to a vault: after every deed exactly the right keys open exactly the right logins`, async () => {
  const prepared = await prepareOffice();
  await whoOpensAfterAnything(prepared, { numRuns: stories, seed });
  prepared.remove();
});
