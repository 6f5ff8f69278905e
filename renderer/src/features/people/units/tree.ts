import type { Unit } from '#core/people/contract.ts';
import { hasWords } from '../../../app/has-words.ts';

/** A unit with those below it, in the order given. */
export interface UnitNode {
  unit: Unit;
  below: UnitNode[];
}

/** The units as a tree; one whose parent is not among them stands at the top. */
export function treeOf(units: readonly Unit[]): UnitNode[] {
  const nodes = new Map(units.map((unit) => [unit.id, { unit, below: [] as UnitNode[] }]));
  const top: UnitNode[] = [];
  for (const node of nodes.values()) {
    const parent = node.unit.parentId === null ? undefined : nodes.get(node.unit.parentId);
    (parent?.below ?? top).push(node);
  }
  return top;
}

/** The unit and everything below it: where it cannot be moved. */
export function familyOf(units: readonly Unit[], id: string): Set<string> {
  const family = new Set([id]);
  for (let size = 0; size !== family.size; ) {
    size = family.size;
    for (const unit of units) if (unit.parentId !== null && family.has(unit.parentId)) family.add(unit.id);
  }
  return family;
}

/** Units whose name has every word of the text, with everything above them so that they keep their place. */
export function matching(units: readonly Unit[], text: string): Unit[] {
  if (text.trim() === '') return [...units];
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const shown = new Set<string>();
  for (const hit of units) {
    if (!hasWords(hit.name, text)) continue;
    for (let unit: Unit | undefined = hit; unit !== undefined && !shown.has(unit.id); ) {
      shown.add(unit.id);
      unit = unit.parentId === null ? undefined : byId.get(unit.parentId);
    }
  }
  return units.filter(({ id }) => shown.has(id));
}
