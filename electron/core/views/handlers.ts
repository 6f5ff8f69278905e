import { implement } from '@orpc/server';
import type { Context } from '../foundation/context.ts';
import { viewsContract } from './contract.ts';
import { fillLogin } from './fill-login.ts';
import { openOutside, readAccountToView } from './open-page.ts';

const room = implement(viewsContract).$context<Context>();

export const viewsHandlers = {
  show: room.show.handler(({ input, context }) =>
    context.pages.inTurn(async (views) =>
      views.show((await readAccountToView(context, input.accountId)).page, input.bounds),
    ),
  ),
  place: room.place.handler(async ({ input, context }) => {
    await context.pages.inTurn((views) => views.place(input.bounds));
    return {};
  }),
  hide: room.hide.handler(async ({ context }) => {
    await context.pages.inTurn((views) => views.hide());
    return {};
  }),
  preload: room.preload.handler(async ({ input, context }) => {
    await context.pages.inTurn(async (views) =>
      views.preload((await readAccountToView(context, input.accountId)).page),
    );
    return {};
  }),
  reload: room.reload.handler(async ({ context }) => {
    await context.pages.views.reload();
    return {};
  }),
  back: room.back.handler(async ({ context }) => {
    await context.pages.views.back();
    return {};
  }),
  focusPage: room.focusPage.handler(async ({ context }) => {
    await context.pages.views.focus('page');
    return {};
  }),
  toQueue: room.toQueue.handler(async ({ context }) => {
    await context.pages.views.focus('app');
    return {};
  }),
  openOutside: room.openOutside.handler(({ input, context }) => openOutside(context, input.accountId)),
  openRefused: room.openRefused.handler(async ({ context }) => {
    await context.pages.views.openRefused();
    return {};
  }),
  state: room.state.handler(({ context }) => context.pages.views.state()),
  fill: room.fill.handler(({ input, context }) => fillLogin(context, input)),
  events: room.events.handler(({ context, signal }) => context.pages.events(signal)),
};
