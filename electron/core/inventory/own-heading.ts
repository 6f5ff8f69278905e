import { inventory } from '../foundation/i18n/sv/inventory.ts';

const ownHeadings = Object.values(inventory.column);

/** Whether a heading row is exactly ours: then the file is our own, and is read as such. Apart from the columns themselves, for a worker that reads a list has no use of what they are made from. */
export function isOwnHeading(cells: readonly string[]): boolean {
  return ownHeadings.every((heading, index) => cells[index] === heading);
}
