import type { Core } from '../core/create-core.ts';
import { likeName } from '../core/foundation/text/like-name.ts';
import type { Administration } from '../core/settings/contract.ts';
import { type Call, textOption, WrongUsage } from './command.ts';
import { procedures } from './call-core.ts';

const same = (a: string, b: string) => a.localeCompare(b, 'sv', { sensitivity: 'base' }) === 0;

/** The administrations a command concerns: the one named by `--administration`, or all. */
export async function administrationsOf(core: Core, call: Call): Promise<Administration[]> {
  const all = await procedures(core).settings.administrations({});
  const name = textOption(call, 'administration');
  if (name === undefined) return all;
  const chosen = all.filter((one) => same(one.name, name) || same(one.settings.shortName, name));
  if (chosen.length > 0) return chosen;
  throw new WrongUsage(call.words('cli.unknownAdministration', { name, known: listed(all) }));
}

/** The one administration a command concerns; when there are several it must be named. */
export async function administrationOf(core: Core, call: Call): Promise<Administration> {
  const [first, ...more] = await administrationsOf(core, call);
  if (first === undefined) throw new WrongUsage(call.words('cli.noAdministration'));
  if (more.length > 0) throw new WrongUsage(call.words('cli.nameAdministration', { known: listed([first, ...more]) }));
  return first;
}

/** So few letters off, a name is an existing one typed wrong rather than a new one. */
const typedWrong = 2;

/** Refuses an administration that is to be made anew and is called nearly as one that exists, unless `--new-administration` says that it is another. */
export async function refuseMisspelt(core: Core, call: Call): Promise<void> {
  const name = textOption(call, 'administration');
  if (name === undefined || call.options['new-administration'] === true) return;
  const all = await procedures(core).settings.administrations({});
  if (all.some((one) => same(one.name, name) || same(one.settings.shortName, name))) return;
  const names = all.map((one) => one.name);
  const like = likeName(name, names, typedWrong);
  if (like !== null) throw new WrongUsage(call.words('cli.misspeltAdministration', { name, like }));
}

function listed(administrations: readonly Administration[]): string {
  return administrations.map(({ name }) => name).join(', ');
}
