import type { Core } from '../../core/create-core.ts';
import { tieName } from '../../core/leaving/row-words.ts';
import { administrationsOf } from '../administration.ts';
import { procedures } from '../call-core.ts';
import { type Call, type Command, Failed, WrongUsage } from '../command.ts';
import { table } from '../table.ts';

const isId = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
const same = (a: string, b: string) => a.trim().localeCompare(b.trim(), 'sv', { sensitivity: 'base' }) === 0;

/** `people leave PERSON --dry-run`: everything that is tied to a person. A handover itself is made in the app, where each thing gets its receiver. */
export const peopleLeave: Command = {
  name: 'people leave',
  usage: 'PERSON --dry-run [--administration NAMN]',
  summary: (words) => words('leaving.cli.summary'),
  touches: 'reads',
  arguments: ['PERSON'],
  options: { 'dry-run': { type: 'boolean' }, administration: { type: 'string' } },
  async run(call) {
    if (call.options['dry-run'] !== true) throw new Failed(call.words('leaving.cli.inTheApp'));
    const core = await call.open();
    const leaving = await procedures(core).leaving.get({ personId: await personOf(core, call) });
    const ties = leaving.rows.map((row) => ({
      key: row.key,
      kind: row.kind,
      what: row.what,
      account: row.accountName,
      accountId: row.accountId,
      platform: row.platformName,
      unit: row.unitName,
      needsReceiver: row.needsChoice,
      warnings: row.warnings,
      proposedTo:
        row.proposal === null ? null : (leaving.people.find(({ id }) => id === row.proposal?.personId) ?? null),
    }));
    const { id, name, unitName, leavesOn } = leaving.person;
    return {
      json: {
        person: { id, name, unit: unitName, leavesOn },
        matters: leaving.matters,
        left: leaving.left,
        rowsLeft: leaving.rowsLeft,
        ties,
      },
      text:
        ties.length === 0
          ? call.words('leaving.nothing')
          : `${table(
              [
                call.words('leaving.receipt.what'),
                call.words('leaving.receipt.account'),
                call.words('leaving.receiverShort'),
              ],
              leaving.rows.map((row, n) => [
                tieName(call.words, row),
                [row.accountName, row.platformName].filter(Boolean).join(', '),
                ties[n]?.proposedTo?.name ?? '',
              ]),
            )}\n\n${leaving.left} ${call.words('leaving.left', { count: leaving.left })}`,
    };
  },
};

/** The one person meant, by id or by name; several of one name are listed with their ids. */
async function personOf(core: Core, call: Call): Promise<string> {
  const [text = ''] = call.arguments;
  if (isId(text)) return text.toLowerCase();
  const found: Array<{ id: string; name: string; unitName: string }> = [];
  for (const { id: administrationId } of await administrationsOf(core, call)) {
    const { rows } = await procedures(core).people.list({ administrationId, text, show: 'all', limit: 500 });
    found.push(...rows.filter(({ name }) => same(name, text)));
  }
  const [first, ...more] = found;
  if (first === undefined) throw new WrongUsage(call.words('leaving.cli.unknown', { name: text }));
  if (more.length === 0) return first.id;
  const list = found.map(({ id, name, unitName }) => `  ${id}  ${name}${unitName === '' ? '' : `, ${unitName}`}`);
  throw new WrongUsage(call.words('leaving.cli.several', { name: text, count: found.length, list: list.join('\n') }));
}
