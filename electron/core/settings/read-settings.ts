import type { Db } from '../foundation/context.ts';
import { Refusal } from '../foundation/errors.ts';
import type { AdministrationSettings } from './contract.ts';
import { settingsOf } from './repository.ts';

/** What an administration has decided, with the preset wherever it has not; refuses an unknown one. For other rooms. */
export async function readSettings(db: Db, administrationId: string): Promise<AdministrationSettings> {
  const settings = await settingsOf(db, administrationId);
  if (settings === null) throw new Refusal('unknown-administration');
  return settings;
}
