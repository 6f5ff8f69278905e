import { implement } from '@orpc/server';
import type { Context } from '../foundation/context.ts';
import { claimItems, releaseItems } from './claim-items.ts';
import { roundsContract } from './contract.ts';
import { listDue } from './list-due.ts';
import { openRound } from './open-round.ts';
import { listPlaces } from './place-repository.ts';
import { readMyLog, readOtherLog } from './read-log.ts';
import { readShown } from './read-shown.ts';
import { readToday } from './read-today.ts';
import { recordLook } from './record-look.ts';
import { summariseRound } from './summarise-round.ts';
import { undoLook } from './undo-look.ts';
import { writePaper } from './write-paper.ts';
import { createPlace, removePlace, updatePlace } from './write-place.ts';

const room = implement(roundsContract).$context<Context>();

export const roundsHandlers = {
  today: room.today.handler(({ input, context }) => readToday(context, input.administrationId, input.day)),
  open: room.open.handler(({ input, context }) => openRound(context, input)),
  claim: room.claim.handler(({ input, context }) => claimItems(context, input, false)),
  release: room.release.handler(async ({ input, context }) => {
    await releaseItems(context, input);
    return {};
  }),
  takeOver: room.takeOver.handler(({ input, context }) => claimItems(context, input, true)),
  record: room.record.handler(({ input, context }) => recordLook(context, input)),
  undo: room.undo.handler(({ input, context }) => undoLook(context, input)),
  summary: room.summary.handler(({ input, context }) => summariseRound(context, input.roundId)),
  due: room.due.handler(({ input, context }) => listDue(context, input.administrationId)),
  shown: room.shown.handler(({ input, context }) => readShown(context, input.accountId)),
  places: room.places.handler(({ input, context }) => listPlaces(context.db, input.administrationId)),
  createPlace: room.createPlace.handler(({ input, context }) =>
    createPlace(context, input.administrationId, input.draft),
  ),
  updatePlace: room.updatePlace.handler(({ input, context }) =>
    updatePlace(context, input.id, input.version, input.draft),
  ),
  removePlace: room.removePlace.handler(async ({ input, context }) => {
    await removePlace(context, input.id, input.version);
    return {};
  }),
  myLog: room.myLog.handler(({ input, context }) => readMyLog(context, input)),
  paper: room.paper.handler(({ input, context }) => writePaper(context, input.administrationId, input.paper)),
  otherLog: room.otherLog.handler(({ input, context }) => readOtherLog(context, input.personId, input.reason, input)),
};
