import { gunzipSync } from 'node:zlib';
import type { InventoryDifference } from './contract.ts';
import { compareInventories, inventoryAccounts, type InventoryFile, readInventoryJson } from './inventory-file.ts';
import type { InventoryValue } from './schema.ts';

/** An inventory as a snapshot keeps it: packed JSON in base64. */
export interface Kept {
  id: string;
  content: string;
}

/** The register as it is now: rows of the inventory, and ids of voided rows. */
export interface Current {
  rows: InventoryValue[][];
  voided: string[];
}

/** What differs between a kept inventory and a later one, or the register as it is now. Runs in a worker. */
export function compareKept(input: { older: Kept; newer: Kept | Current }): InventoryDifference {
  const { accounts, voided } = 'rows' in input.newer ? ofRows(input.newer) : unpacked(input.newer);
  return compareInventories(unpacked(input.older).accounts, accounts, voided);
}

const ofRows = ({ rows, voided }: Current) => ({ accounts: inventoryAccounts(rows), voided });

const unpacked = ({ id, content }: Kept): InventoryFile =>
  readInventoryJson(gunzipSync(Buffer.from(content, 'base64')).toString('utf8'), id);
