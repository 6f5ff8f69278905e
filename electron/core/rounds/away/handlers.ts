import { implement } from '@orpc/server';
import type { Context } from '../../foundation/context.ts';
import { awayContract } from './contract.ts';
import { makeListFile } from './make-list-file.ts';
import { readAwayAnswer } from './read-away-answer.ts';
import { readAwayList } from './read-list.ts';
import { takeAwayAnswer } from './take-away-answer.ts';

const room = implement(awayContract).$context<Context>();

export const awayHandlers = {
  list: room.list.handler(({ input, context }) => readAwayList(context, input)),
  file: room.file.handler(({ input, context }) => makeListFile(context, input)),
  read: room.read.handler(({ input, context }) => readAwayAnswer(context, input)),
  take: room.take.handler(({ input, context }) => takeAwayAnswer(context, input)),
};
