import { createCore } from '../../../electron/core/create-core.ts';
import { clientOf, coreOptions } from '../../register.ts';
import { givenArguments } from '../given-arguments.ts';

/**
 * A process of its own that owns a data folder, for tests that kill it.
 * `run.ts FOLDER hand-over WHO TO` hands everything over and takes it back, for ever.
 * `run.ts FOLDER look ADMINISTRATION` looks at everything that waits in the round, saying each on a line, and waits.
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
} else if (work === 'look') {
  const [administrationId = ''] = names;
  const round = await client.rounds.open({ administrationId, tab: String(process.pid) });
  say('open');
  const place = round.items.find(({ placeId, state }) => placeId !== null && state === 'waiting')?.placeId;
  const look = { roundId: round.id, tab: String(process.pid), outcome: 'nothing-new', method: 'extern' } as const;
  if (place !== null && place !== undefined)
    for (const id of (await client.rounds.record({ ...look, placeId: place })).recorded) say(`looked ${id}`);
  for (const { accountId, placeId, state } of round.items)
    if (placeId === null && state === 'waiting') {
      await client.rounds.claim({ roundId: round.id, tab: look.tab, accountIds: [accountId] });
      await client.rounds.record({ ...look, accountIds: [accountId] });
      say(`looked ${accountId}`);
    }
  say('done');
  setInterval(() => {}, 1000);
} else if (work === 'back-up')
  for (;;) {
    say('backing up');
    await client.settings.backUpNow({});
    say('backed up');
  }
