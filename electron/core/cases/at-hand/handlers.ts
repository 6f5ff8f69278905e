import { implement } from '@orpc/server';
import { parse } from 'yaml';
import type { Context } from '../../foundation/context.ts';
import { keptByText } from '../../foundation/kept-by-text.ts';
import { atHandContract, HandList } from './contract.ts';

const room = implement(atHandContract).$context<Context>();

const readLists = keptByText((text) => HandList.array().parse(parse(text)));

export const atHandHandlers = {
  lists: room.lists.handler(async ({ context }) => readLists(await context.readResource('at-hand.yaml'))),
};
