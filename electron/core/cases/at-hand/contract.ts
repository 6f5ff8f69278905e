import { z } from 'zod';
import { Nothing, procedure } from '../../foundation/contract.ts';
import { Key, Text } from '../engine/contract.ts';

/** Something to go through while one works: questions to answer for oneself, kept nowhere. */
export const HandList = z.strictObject({
  id: Key,
  title: Text,
  /** When it is gone through. */
  when: Text,
  items: z.array(z.strictObject({ id: Key, text: Text, help: Text.optional() })).min(1),
  /** What it stands on. */
  source: z.string().min(1),
});
export type HandList = z.infer<typeof HandList>;

export const atHandContract = {
  /** The lists of `resources/at-hand.yaml`, in its order. */
  lists: procedure.input(Nothing).output(z.array(HandList)),
};
