import type { Context } from '../../foundation/context.ts';
import { readSettings } from '../../settings/read-settings.ts';
import type { StreamDue } from './contract.ts';
import { isOutdated, sourcesOf } from './list-sources.ts';
import { memoryOf } from './repository.ts';
import { dueRows } from './rules.ts';

/** Sources that do not answer, as work for somebody; none where feeds are not read. */
export async function listStreamDue({ db }: Context, administrationId: string): Promise<StreamDue[]> {
  if (!(await readSettings(db, administrationId)).readFeeds.value) return [];
  const asked = (await sourcesOf(db, administrationId)).filter(
    (account) => account.source?.origin !== 'none' && !isOutdated(account),
  );
  return dueRows(
    asked.map(({ accountId, name, platformName, source }) => ({
      accountId,
      accountName: name,
      platformName,
      memory: memoryOf(source),
    })),
  );
}
