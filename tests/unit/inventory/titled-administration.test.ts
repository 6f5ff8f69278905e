import { expect, test } from 'vitest';
import { titledAdministration } from '../../../electron/core/inventory/reading/titled-administration.ts';

test.each([
  ['Kulturförvaltningen – konton i sociala medier 2026', 'Kulturförvaltningen'],
  ['Sociala medier på Kulturförvaltningen', 'Kulturförvaltningen'],
  ['Konton i sociala medier för Östermalms stadsdelsförvaltning', 'Östermalms stadsdelsförvaltning'],
  ['Konton i sociala medier', ''],
])('rubriken %j säger %j', (title, administration) => {
  const rows = [
    { row: 1, cells: ['', title] },
    { row: 3, cells: ['Namn', 'Trafikkontoret'] },
  ];
  expect(titledAdministration(rows, 3)).toBe(administration);
});
