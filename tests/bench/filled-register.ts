import { mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { importAccounts } from '../../electron/core/inventory/import-accounts.ts';
import { introduce } from '../../electron/core/people/introduce.ts';
import { dayOf } from '../../electron/core/foundation/calendar.ts';
import { presetPlan } from '../../electron/core/rounds/plan/preset.ts';
import { savePlan } from '../../electron/core/rounds/plan/save-plan.ts';
import { hasBegun } from '../../electron/core/rounds/has-begun.ts';
import { openBuiltCore } from './built-core.ts';
import { personName } from './people.ts';

const places = ['Ängby', 'Björklunda', 'Östra', 'Södra', 'Granhöjden', 'Åkerby', 'Zinken', 'Ekdala'];
const matters = ['bibliotek', 'fritidsgård', 'museum', 'skola', 'simhall', 'kulturhus'];
const platforms = ['Facebook', 'Instagram', 'X', 'YouTube', 'LinkedIn'];

/** A list as it comes, with so many accounts: CSV, semicolons. */
function listOf(accounts: number): Uint8Array {
  const lines = ['Namn;Plattform;Länk;Enhet;Kontoansvarig;Ersättare;Syfte'];
  for (let index = 0; index < accounts; index += 1) {
    const place = places[index % places.length];
    const matter = matters[Math.floor(index / 8) % matters.length];
    const platform = platforms[index % platforms.length] ?? '';
    const site =
      { X: 'x.com/', YouTube: 'youtube.com/@', LinkedIn: 'linkedin.com/company/' }[platform] ??
      `${platform.toLowerCase()}.com/`;
    lines.push(
      `${place} ${matter} ${index};${platform};https://www.${site}konto.${index};${place} enhet ${index % 40};${personName(index % 300)};${personName(200 + (index % 200))};Berätta vad som händer`,
    );
  }
  return new TextEncoder().encode(lines.join('\r\n'));
}

/** One round, at whatever hour and on whatever day the bench is run: a round that goes on is a good part of what the app holds. */
const roundAllDay = { ...presetPlan, windows: [{ from: '00:00', to: '23:59' }], officeDays: [1, 2, 3, 4, 5, 6, 7] };

/** A new data folder whose register has so many accounts; nothing keeps it open. */
export async function filledRegister(accounts: number): Promise<string> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'kanalvakt-bench-'));
  const core = await openBuiltCore(dataDir);
  const { administrationId } = await introduce(await core.context(), {
    administrationName: 'Provförvaltningen',
    name: 'Märta Exempel',
    title: '',
    email: '',
    roles: ['communicator'],
  });
  if (administrationId === null) throw new Error('the administration that was introduced has no id');
  const context = await core.context();
  const validFrom = dayOf(context.clock.now());
  await savePlan(context, { administrationId, seen: null, validFrom, note: '', plan: roundAllDay }, hasBegun);
  if (accounts > 0)
    await importAccounts(await core.context(), {
      fileName: 'lista.csv',
      bytes: listOf(accounts),
      administrationName: 'Provförvaltningen',
      dryRun: false,
    });
  await core.close();
  return dataDir;
}
