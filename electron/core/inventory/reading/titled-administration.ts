import type { TableRow } from '../tables/table.ts';

const name = /\p{Lu}[\p{L} ]*?(?:förvaltning(?:en)?|nämnden|kontoret|bolaget)(?!\p{L})/u;
/** What a title says before whose list it is: "Sociala medier på Kulturförvaltningen". */
const before = /^.* (?:av|för|hos|i|inom|på|vid) (?=\p{Lu})/u;

/** The administration that a list's title names, above its heading; '' where none does. */
export function titledAdministration(rows: readonly TableRow[], headerRow: number): string {
  const titles = rows.filter(({ row }) => row < headerRow).flatMap(({ cells }) => cells);
  const [named = ''] = titles.flatMap((title) => name.exec(title)?.[0] ?? []);
  return named.replace(before, '');
}
