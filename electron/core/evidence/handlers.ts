import { implement } from '@orpc/server';
import type { Context } from '../foundation/context.ts';
import { capturePage } from './capture-page.ts';
import { evidenceContract } from './contract.ts';
import { addDecision, endDecision, listDecisions } from './decisions.ts';
import { destroyNow } from './destroy-now.ts';
import { disposePacks } from './dispose-packs.ts';
import { keepPack } from './keep-pack.ts';
import { listDue } from './list-due.ts';
import { listFiles, readImage, readyPart } from './see-packs.ts';
import { verifyEvidence } from './verify-evidence.ts';
import { writeProtocol } from './write-protocol.ts';

const room = implement(evidenceContract).$context<Context>();

export const evidenceHandlers = {
  list: room.list.handler(({ input, context }) => listFiles(context.db, input.caseId)),
  keep: room.keep.handler(({ input, context }) => keepPack(context, input)),
  capture: room.capture.handler(({ input, context }) => capturePage(context, input)),
  image: room.image.handler(({ input, context }) => readImage(context, input)),
  download: room.download.handler(({ input, context }) => readyPart(context, input)),
  destroy: room.destroy.handler(({ input, context }) => destroyNow(context, input.caseId)),
  dispose: room.dispose.handler(({ input, context }) => disposePacks(context, input)),
  protocol: room.protocol.handler(({ input, context }) => writeProtocol(context, input)),
  due: room.due.handler(({ input, context }) => listDue(context, input.administrationId)),
  decisions: room.decisions.handler(({ input, context }) => listDecisions(context, input.administrationId)),
  addDecision: room.addDecision.handler(({ input, context }) => addDecision(context, input.draft)),
  endDecision: room.endDecision.handler(async ({ input, context }) => {
    await endDecision(context, input.id, input.toOn);
    return {};
  }),
  verify: room.verify.handler(({ context }) => verifyEvidence(context)),
};
