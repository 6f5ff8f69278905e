import { createCore } from '../../../electron/core/create-core.ts';
import { clientOf, coreOptions } from '../../register.ts';
import { givenArguments } from '../given-arguments.ts';

/**
 * A process of its own that owns a data folder, for tests that kill it.
 * `run.ts FOLDER hand-over WHO TO` hands everything over and takes it back, for ever.
 * `run.ts FOLDER hold` writes one administration and waits; `run.ts FOLDER swap A B` restores two backups in turn, for ever, saying each on a line.
 */
const [dataDir = '', work, ...names] = await givenArguments();
const core = await createCore(coreOptions(dataDir));
const client = clientOf(core);
const say = (line: string) => process.stdout.write(`${line}\n`);

if (work === 'hold') {
  await client.settings.createAdministration({ name: 'Skriven före avbrottet' });
  say('open');
  setInterval(() => {}, 1000);
} else if (work === 'swap')
  for (let turn = 0; ; turn += 1) {
    const name = names[turn % names.length] ?? '';
    say(`restoring ${name}`);
    await client.settings.restore({ name });
    say(`restored ${name}`);
  }
else if (work === 'hand-over') {
  const [personId = '', receiverId = ''] = names;
  for (;;) {
    const page = await client.leaving.get({ personId });
    const last = page.made.find(({ undoneAt }) => undoneAt === null);
    if (last === undefined) {
      const choices = page.rows
        .filter(({ needsChoice }) => needsChoice)
        .map(({ key }) => ({ key, receiverId, ending: '' }));
      const { version, seen } = await client.leaving.choose({ personId, version: page.version, choices });
      say('handing over');
      await client.leaving.make({ personId, version, seen });
    } else {
      say('taking back');
      await client.leaving.undo({ handoverId: last.id, reason: 'Prov.' });
    }
  }
} else if (work === 'back-up')
  for (;;) {
    say('backing up');
    await client.settings.backUpNow({});
    say('backed up');
  }
