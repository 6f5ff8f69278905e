import { createRouterClient } from '@orpc/server';
import { createCore } from '../../../electron/core/create-core.ts';
import { coreOptions, draft } from '../../register.ts';

/**
 * Makes a register whose one round of today is open all day, whatever day the test runs on: as many accounts as asked for, the last two of them
 * behind a shared inbox. The osAccount is this user's, so that the host started on it meets the same person.
 */
const [dataDir = '', count = '50'] = process.argv.slice(2);
const { osAccount: _, clock: __, ...options } = coreOptions(dataDir);
const core = await createCore(options);
const client = createRouterClient(core.router, { context: {} });
const me = await client.people.introduce({ administrationName: 'Kulturförvaltningen', name: 'Karin Åkesson' });
const administrationId = me.administrationId ?? '';
const { today } = await client.settings.info({});
const ids: string[] = [];
for (let number = 1; number <= Number(count); number += 1) {
  const handle = `bibliotek${String(number).padStart(2, '0')}`;
  const { id } = await client.accounts.create({
    draft: draft(administrationId, {
      name: `Bibliotek ${String(number).padStart(2, '0')}`,
      platform: 'instagram',
      platformName: '',
      url: `https://www.instagram.com/${handle}/`,
      roles: [{ role: 'monitoring', personId: me.personId ?? '' }],
    }),
  });
  ids.push(id);
}
await client.rounds.createPlace({
  administrationId,
  draft: {
    name: 'Metas inkorg',
    kind: 'inbox',
    url: 'https://business.facebook.com/latest/inbox',
    note: '',
    accountIds: ids.slice(-2),
  },
});
const preset = await client.roundPlan.preset({ administrationId });
await client.roundPlan.save({
  administrationId,
  seen: null,
  validFrom: today,
  note: '',
  // An extra round, since today may be a red day.
  plan: {
    ...preset,
    windows: [],
    extra: [
      { day: today, windows: [{ from: '00:00', to: '23:59' }], decision: 'Beslut om prov', decidedBy: 'Karin Åkesson' },
    ],
  },
});
await core.close();
