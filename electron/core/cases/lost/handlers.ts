import { implement } from '@orpc/server';
import type { Context } from '../../foundation/context.ts';
import { lostContract } from './contract.ts';
import { makeDossier } from './make-dossier.ts';
import { listRequests, listRequestsDue, noteAnswer, noteRequest } from './requests.ts';
import { waysBack } from './ways-back.ts';

const room = implement(lostContract).$context<Context>();

export const lostHandlers = {
  waysBack: room.waysBack.handler(({ input, context }) => waysBack(context, input.id)),
  requests: room.requests.handler(({ input, context }) => listRequests(context, input.id, input.language)),
  due: room.due.handler(({ input, context }) => listRequestsDue(context, input.administrationId)),
  noteRequest: room.noteRequest.handler(async ({ input, context }) => {
    await noteRequest(context, input);
    return {};
  }),
  noteAnswer: room.noteAnswer.handler(async ({ input, context }) => {
    await noteAnswer(context, input);
    return {};
  }),
  dossier: room.dossier.handler(({ input, context }) => makeDossier(context, input)),
};
