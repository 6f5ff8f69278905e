import path from 'node:path';
import type { Core } from '../../core/create-core.ts';
import { found, Refusal } from '../../core/foundation/errors.ts';
import { ExportFormat } from '../../core/inventory/contract.ts';
import { administrationOf } from '../administration.ts';
import { procedures } from '../call-core.ts';
import { type Call, type Command, textOption, WrongUsage } from '../command.ts';
import { writeFiles } from '../files.ts';

/** `export inventory --out DIR`: the inventory as files, and as a snapshot to compare the next one with. */
export const exportInventory: Command = {
  name: 'export inventory',
  usage: '--out MAPP [--format xlsx,csv,json,sqlite] [--dated] [--administration NAMN]',
  summary: (words) => words('cli.export'),
  touches: 'reads',
  arguments: [],
  options: {
    out: { type: 'string' },
    format: { type: 'string' },
    dated: { type: 'boolean' },
    administration: { type: 'string' },
  },
  async run(call) {
    const { words } = call;
    const out = textOption(call, 'out');
    if (out === undefined || out === '') throw new WrongUsage(words('cli.missingArgument', { name: '--out MAPP' }));
    const formats = formatsOf(call);
    // Looked at first, so that an export never makes a register.
    const look = await call.open();
    const { id: administrationId } = await administrationOf(look, call);
    await look.close();
    const { core, isStored } = await openToStore(call);
    const { rows, files, snapshot, difference } = await procedures(core).inventory.exportInventory({
      administrationId,
      formats,
      isDated: call.options['dated'] === true,
    });
    const held = files.map(({ token }) => found(core.takeFile(token)));
    const written = await writeFiles(path.resolve(out), held, words);
    const lines = [
      words('cli.exported', { count: rows }),
      ...written.map(({ path: file, sha256 }) => `${sha256}  ${file}`),
    ];
    return {
      json: { rows, files: written, snapshot: isStored ? snapshot : null, difference },
      text: [...lines, ...(isStored ? [] : [words('cli.notStored')])].join('\n'),
    };
  },
};

/** The register with the right to store the snapshot; beside the running app only to read, and then none is stored. */
async function openToStore(call: Call): Promise<{ core: Core; isStored: boolean }> {
  try {
    return { core: await call.open({ readOnly: false }), isStored: true };
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'data-folder-busy') throw error;
    return { core: await call.open(), isStored: false };
  }
}

function formatsOf(call: Call): ExportFormat[] {
  const typed = textOption(call, 'format');
  if (typed === undefined) return [...ExportFormat.options];
  const formats = typed.split(',').map((part) => {
    const format = ExportFormat.safeParse(part.trim().toLowerCase());
    if (format.success) return format.data;
    throw new WrongUsage(
      call.words('cli.unknownChoice', { option: '--format', text: part, known: ExportFormat.options.join(', ') }),
    );
  });
  return [...new Set(formats)];
}
