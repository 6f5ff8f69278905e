import type { Context } from '../foundation/context.ts';
import { found } from '../foundation/errors.ts';
import { rtfOf } from '../foundation/text/rtf.ts';
import type { ReadyFile } from '../inventory/contract.ts';
import { readAdministrations } from '../settings/find-or-add-administration.ts';
import type { Paper } from './contract.ts';

const names: Record<Paper, string> = {
  mbl: 'underlag-mbl',
  assessment: 'konsekvensbedomning',
  record: 'registerforteckning',
  information: 'information-till-personalen',
};
const files: Record<Paper, string> = {
  mbl: 'papers/mbl.txt',
  assessment: 'papers/konsekvensbedomning.txt',
  record: 'papers/registerforteckning.txt',
  information: 'papers/information.txt',
};

/** A draft of a paper that rounds ask for before they begin (T8), with the administration's name and how long the log is kept; always in Swedish, to be changed by whoever answers for it. */
export async function writePaper(context: Context, administrationId: string, paper: Paper): Promise<ReadyFile> {
  const { name, settings } = found((await readAdministrations(context.db)).find(({ id }) => id === administrationId));
  const values: Record<string, string> = { administration: name, years: String(settings.lookYears.value) };
  const text = (await context.readResource(files[paper])).replaceAll(
    /\{\{(\w+)\}\}/g,
    (_, value: string) => values[value] ?? '',
  );
  return context.files.hold({ name: `${names[paper]}.rtf`, bytes: rtfOf(text) });
}
