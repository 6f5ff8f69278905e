import { implement } from '@orpc/server';
import type { Context } from '../foundation/context.ts';
import { Refusal } from '../foundation/errors.ts';
import { inventoryContract } from './contract.ts';

const room = implement(inventoryContract).$context<Context>();
const notYet = () => {
  throw new Refusal('internal');
};

export const inventoryHandlers = {
  openImport: room.openImport.handler(notYet),
  chooseSheet: room.chooseSheet.handler(notYet),
  planImport: room.planImport.handler(notYet),
  runImport: room.runImport.handler(notYet),
  importRuns: room.importRuns.handler(notYet),
  importReport: room.importReport.handler(notYet),
  exportInventory: room.exportInventory.handler(notYet),
  exportPublicList: room.exportPublicList.handler(notYet),
  snapshots: room.snapshots.handler(notYet),
  compare: room.compare.handler(notYet),
  discard: room.discard.handler(notYet),
};
