import { procedures } from '../call-core.ts';
import type { Command } from '../command.ts';

/** `evidence verify`: whether every file of the cases is what it was when it was kept; ends with 1 when one is not. */
export const evidenceVerify: Command = {
  name: 'evidence verify',
  usage: '',
  summary: (words) => words('evidence.cli.summary'),
  touches: 'reads',
  arguments: [],
  async run(call) {
    const { words } = call;
    const report = await procedures(await call.open()).evidence.verify({});
    const lines = report.damaged.map(({ code, caseNumber, packId, file }) => {
      const place = [caseNumber, packId, file].filter((part) => part !== '').join(' ');
      return words('evidence.cli.damaged', {
        place: place === '' ? words('evidence.cli.noCase') : place,
        what: words(`evidence.damage.${code}`),
      });
    });
    const { packs, disposed, destroyed, byOwn } = report;
    const own = byOwn === undefined ? '' : words('evidence.cli.own', { own: byOwn });
    const counts = `${words('evidence.cli.ok', { count: packs, disposed, destroyed })}${own}`;
    return { json: report, text: report.ok ? counts : lines.join('\n'), ok: report.ok };
  },
};
