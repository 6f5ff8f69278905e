import { implement } from '@orpc/server';
import type { Context } from '../../foundation/context.ts';
import { closureContract } from './contract.ts';
import { atPlatforms, listLeft } from './see-left.ts';

const room = implement(closureContract).$context<Context>();

export const closureHandlers = {
  left: room.left.handler(({ input, context }) => listLeft(context, input.id)),
  platforms: room.platforms.handler(({ input, context }) => atPlatforms(context, input.id)),
};
