import { implement } from '@orpc/server';
import { dayOf } from '../foundation/calendar.ts';
import type { Context } from '../foundation/context.ts';
import { found, Refusal } from '../foundation/errors.ts';
import { settingsContract } from './contract.ts';
import { createAdministration } from './create-administration.ts';
import { listAdministrations, preferencesOf, setPreference } from './repository.ts';
import { updateAdministration } from './update-administration.ts';

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
  backups: room.backups.handler(() => []),
  backUpNow: room.backUpNow.handler(() => {
    throw new Refusal('internal');
  }),
  restore: room.restore.handler(() => {
    throw new Refusal('internal');
  }),
  verify: room.verify.handler(() => {
    throw new Refusal('internal');
  }),
};
