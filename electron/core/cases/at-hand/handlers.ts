import { implement } from '@orpc/server';
import { parse } from 'yaml';
import type { Context } from '../../foundation/context.ts';
import { atHandContract, HandList } from './contract.ts';

const room = implement(atHandContract).$context<Context>();

export const atHandHandlers = {
  lists: room.lists.handler(async ({ context }) =>
    HandList.array().parse(parse(await context.readResource('at-hand.yaml'))),
  ),
};
