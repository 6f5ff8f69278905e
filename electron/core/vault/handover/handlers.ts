import { implement } from '@orpc/server';
import type { Context } from '../../foundation/context.ts';
import { signedRequest } from '../join-vault.ts';
import { handoverFileContract } from './contract.ts';
import { makeHandover } from './make-handover.ts';
import { heldHandovers, openHandover } from './open-handover.ts';
import { readAddress } from './read-address.ts';
import { takeInHandover } from './take-in-handover.ts';

const room = implement(handoverFileContract).$context<Context>();

export const handoverFileHandlers = {
  address: room.address.handler(({ input, context }) => readAddress(context, input.vaultId)),
  readRequest: room.readRequest.handler(async ({ input }) => ({
    computer: (await signedRequest(input.request)).device.name,
  })),
  make: room.make.handler(({ input, context }) => makeHandover(context, input)),
  open: room.open.handler(async ({ input, context }) => {
    const { file, ...given } = input;
    const bytes = new Uint8Array(await file.arrayBuffer());
    return await openHandover(context, { ...given, fileName: file.name, bytes });
  }),
  run: room.run.handler(({ input, context }) => takeInHandover(context, input)),
  discard: room.discard.handler(({ input }) => {
    heldHandovers.forget(input.token);
    return {};
  }),
};
