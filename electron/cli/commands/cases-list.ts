import { type CaseRow, WorkflowId } from '../../core/cases/contract.ts';
import { minuteOf } from '../../core/foundation/calendar.ts';
import type { Language, Words } from '../../core/foundation/i18n/index.ts';
import { administrationsOf } from '../administration.ts';
import { procedures } from '../call-core.ts';
import { type Call, type Command, textOption, WrongUsage } from '../command.ts';
import { table } from '../table.ts';

const page = 500;
const shows = ['open', 'ended', 'all'] as const;

/** `cases list`: the cases that the filters let through, in the order of the list in the app. */
export const casesList: Command = {
  name: 'cases list',
  usage: '[--administration NAMN] [--text TEXT] [--workflow SLAG] [--show open|ended|all]',
  summary: (words) => words('cases.cli.listSummary'),
  touches: 'reads',
  arguments: [],
  options: {
    administration: { type: 'string' },
    text: { type: 'string' },
    workflow: { type: 'string' },
    show: { type: 'string' },
  },
  async run(call) {
    const core = await call.open();
    const filter = {
      text: textOption(call, 'text') ?? '',
      workflows: chosen(call, 'workflow', WorkflowId.options),
      show: chosen(call, 'show', shows)[0] ?? 'open',
    };
    const cases: CaseRow[] = [];
    for (const { id: administrationId } of await administrationsOf(core, call))
      for (let offset = 0, total = 1; offset < total; offset += page) {
        const part = await procedures(core).cases.list({ administrationId, ...filter, offset, limit: page });
        total = part.total;
        cases.push(...part.rows);
      }
    return { json: { rows: cases.length, cases }, text: asText(cases, call.words, call.language) };
  },
};

/** What an option names; none when it was not given. */
function chosen<T extends string>(call: Call, option: string, known: readonly T[]): T[] {
  const text = textOption(call, option);
  if (text === undefined) return [];
  const choice = known.find((one) => one === text);
  if (choice !== undefined) return [choice];
  throw new WrongUsage(call.words('cli.unknownChoice', { option: `--${option}`, text, known: known.join(', ') }));
}

/** A case's dnr, or that it has none: said beside its number wherever it stands. */
export const registrationOf = (dnr: string, words: Words) =>
  dnr === '' ? words('cases.notRegistered') : words('cases.registered', { dnr });

/** When something is due, in words; empty when it has no day. */
export function dueText(
  { dueOn, dueAt, isOverdue }: Pick<CaseRow, 'dueOn' | 'dueAt' | 'isOverdue'>,
  words: Words,
): string {
  const day = dueAt === null ? (dueOn ?? '') : minuteOf(dueAt);
  return isOverdue ? words('cases.cli.overdue', { day }) : day;
}

function asText(cases: readonly CaseRow[], words: Words, language: Language): string {
  if (cases.length === 0) return words('cases.cli.none');
  const headings = ['number', 'dnr', 'kind', 'title', 'next', 'due', 'holder'] as const;
  const rows = cases.map((row) => [
    row.number,
    registrationOf(row.dnr, words),
    row.workflowTitle[language],
    row.title,
    row.outcome === null ? (row.next?.[language] ?? '') : words('cases.cli.ended', { outcome: row.outcome[language] }),
    dueText(row, words),
    row.holder,
  ]);
  return `${table(
    headings.map((key) => words(`cases.cli.column.${key}`)),
    rows,
  )}\n\n${words('cases.cli.count', { count: cases.length })}`;
}
