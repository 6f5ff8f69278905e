import { implement } from '@orpc/server';
import type { Context } from '../../foundation/context.ts';
import { found, Refusal } from '../../foundation/errors.ts';
import { streamed } from '../../foundation/streamed.ts';
import { readAdministrations } from '../../settings/find-or-add-administration.ts';
import { streamContract } from './contract.ts';
import { fetchFeeds, isHeld } from './fetch-feeds.ts';
import { listStreamDue } from './list-due.ts';
import { listSources } from './list-sources.ts';
import { listStream } from './list-stream.ts';
import { setSource } from './set-source.ts';

const room = implement(streamContract).$context<Context>();

export const streamHandlers = {
  list: room.list.handler(({ input, context }) => listStream(context, input)),
  sources: room.sources.handler(({ input, context }) => listSources(context, input.administrationId)),
  setSource: room.setSource.handler(({ input, context }) =>
    setSource(context, input.accountId, input.version, input.choice),
  ),
  fetchNow: room.fetchNow.handler(async function* ({ input, context, signal }) {
    const administration = found(
      (await readAdministrations(context.db)).find(({ id }) => id === input.administrationId),
    );
    if (!administration.settings.readFeeds.value) throw new Refusal('feeds-off');
    if (isHeld(context)) throw new Refusal('feeds-held');
    yield* streamed(signal, (watch) => fetchFeeds(context, administration, input.accountIds, watch));
  }),
  due: room.due.handler(({ input, context }) => listStreamDue(context, input.administrationId)),
};
