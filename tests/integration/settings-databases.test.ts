import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAccount } from '../../electron/core/accounts/create-account.ts';
import { countRows } from '../../electron/core/accounts/list-repository.ts';
import {
  listAdministrations,
  preferencesOf,
  setPreference,
  settingsOf,
} from '../../electron/core/settings/repository.ts';
import { updateAdministration } from '../../electron/core/settings/update-administration.ts';
import { databaseKinds } from '../either-database.ts';
import { draft, refusal } from '../register.ts';
import { chainOf, openSmallRegister, type SmallRegister } from '../small-register.ts';

describe.each(databaseKinds)('settings on %s', (kind) => {
  let register: SmallRegister;
  beforeAll(async () => {
    register = await openSmallRegister(kind);
  });
  afterAll(async () => await register.close());

  test('settings: presets until decided, a changed rule changes what is missing, a version that has passed is refused', async () => {
    const { db, context, administrationId, people, filter, list, reader } = register;
    const access = [{ personId: people.get('Bo Ek') ?? '', canLogIn: false, canClose: null, verifiedOn: '2026-05-01' }];
    await createAccount(context, draft(administrationId, { name: 'Ingen kommer in', access }), 'active');
    const [administration] = (await listAdministrations(db)).filter(({ id }) => id === administrationId);
    if (administration === undefined) throw new Error('gone');
    const { settings } = administration;
    expect(settings.accessRule.value).toEqual({ kind: 'count', people: 2 });
    expect(await countRows(db, filter({ gaps: ['access-few'] }), reader())).toBeGreaterThan(0);
    const changed = {
      id: administrationId,
      version: 1,
      name: 'Kulturförvaltningen',
      settings: {
        ...settings,
        accessRule: { value: { kind: 'count' as const, people: 1 }, ground: 'local' as const, note: '' },
      },
    };
    await updateAdministration(context, changed);
    expect(await list({ gaps: ['access-few'] })).toEqual([]);
    expect((await list({ gaps: ['access-nobody'] })).length).toBeGreaterThan(0);
    expect((await refusal(updateAdministration(context, changed))).code).toBe('changed-meanwhile');
    expect(
      (await refusal(updateAdministration(context, { ...changed, version: 2, name: 'Äldreförvaltningen' }))).code,
    ).toBe('already-exists');
    expect((await settingsOf(db, administrationId))?.accessRule.value).toEqual({ kind: 'count', people: 1 });
    expect(await settingsOf(db, 'finns inte')).toBeNull();
    await setPreference(db, 'device-1', 'columns', ['name', 'unit']);
    await setPreference(db, 'device-1', 'columns', ['unit']);
    expect(await preferencesOf(db, 'device-1')).toEqual({ columns: ['unit'] });
    expect(await preferencesOf(db, 'device-2')).toEqual({});
  });

  test('everything that was done stands in one unbroken chain', async () => {
    const report = await chainOf(register.db);
    expect(report).toMatchObject({ fault: null, detailsChanged: null, detailsGone: 0 });
    expect(report.links).toBeGreaterThan(30);
  });
});
