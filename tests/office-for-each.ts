import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { prepareOffice, type SharedOffice } from './shared-office.ts';

/** Makes the office once for a file, with a login of this password, and hands each of its tests a copy of its own. */
export function officeForEach(hand: (office: SharedOffice) => void, password?: string): void {
  let prepared: Awaited<ReturnType<typeof prepareOffice>>;
  let office: SharedOffice;
  beforeAll(async () => {
    prepared = await prepareOffice(password);
  });
  afterAll(() => prepared.remove());
  beforeEach(async () => {
    office = await prepared.copy();
    hand(office);
  });
  afterEach(() => office.remove());
}
