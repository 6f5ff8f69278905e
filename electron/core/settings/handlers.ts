import { implement } from '@orpc/server';
import { listBackups } from '../foundation/backup/manifest.ts';
import { dayOf } from '../foundation/calendar.ts';
import type { Context } from '../foundation/context.ts';
import { found } from '../foundation/errors.ts';
import { backUp, toBackup } from './back-up.ts';
import { settingsContract } from './contract.ts';
import { createAdministration } from './create-administration.ts';
import { listAdministrations, preferencesOf, setPreference } from './repository.ts';
import { restoreBackup } from './restore-backup.ts';
import { updateAdministration } from './update-administration.ts';
import { verifyRegister } from './verify-register.ts';

const room = implement(settingsContract).$context<Context>();

export const settingsHandlers = {
  info: room.info.handler(({ context }) => ({
    ...context.host,
    dataFolder: context.dataDir,
    today: dayOf(context.clock.now()),
  })),
  administrations: room.administrations.handler(({ context }) => listAdministrations(context.db)),
  createAdministration: room.createAdministration.handler(async ({ input, context }) => {
    const id = await context.db.transaction().execute((db) => createAdministration(db, context, input.name));
    context.announce({ room: 'settings', ids: [id] });
    return found((await listAdministrations(context.db)).find((administration) => administration.id === id));
  }),
  updateAdministration: room.updateAdministration.handler(({ input, context }) => updateAdministration(context, input)),
  preferences: room.preferences.handler(({ context }) => preferencesOf(context.db, context.actor.deviceId)),
  setPreference: room.setPreference.handler(async ({ input, context }) => {
    await setPreference(context.db, context.actor.deviceId, input.key, input.value);
    return {};
  }),
  backups: room.backups.handler(({ context }) => listBackups(context.dataDir).map(toBackup)),
  backUpNow: room.backUpNow.handler(({ context }) => backUp(context, 'asked')),
  restore: room.restore.handler(async ({ input, context }) => {
    await restoreBackup(context, input.name);
    return {};
  }),
  verify: room.verify.handler(({ context }) => verifyRegister(context)),
};
