import { AccountStatus, AccountView, type AccountRow } from '../../core/accounts/contract.ts';
import { splitGaps } from '../../core/accounts/split-gaps.ts';
import type { Core } from '../../core/create-core.ts';
import type { Words } from '../../core/foundation/i18n/index.ts';
import type { Administration } from '../../core/settings/contract.ts';
import { administrationsOf } from '../administration.ts';
import { procedures } from '../call-core.ts';
import { codes, same, split } from '../choices.ts';
import { type Call, type Command, textOption, WrongUsage } from '../command.ts';
import { table } from '../table.ts';

const page = 500;

/** An account, with how much of `gapCount` is missing and how much nobody has looked for: the app's list says the first. */
type Listed = AccountRow & ReturnType<typeof splitGaps> & { administration: string };

/** `accounts list`: every account that the filters let through, in the order of the list in the app. */
export const listAccounts: Command = {
  name: 'accounts list',
  usage: '[--administration NAMN] [--text TEXT] [--platform P,P] [--unit ENHET,ENHET] [--status S,S] [--view VY]',
  summary: (words) => words('cli.accountsList'),
  touches: 'reads',
  arguments: [],
  options: {
    administration: { type: 'string' },
    text: { type: 'string' },
    platform: { type: 'string' },
    unit: { type: 'string' },
    status: { type: 'string' },
    view: { type: 'string' },
  },
  async run(call) {
    const { words } = call;
    const core = await call.open();
    const accounts: Listed[] = [];
    const administrations = await administrationsOf(core, call);
    await refuseUnknownUnit(core, call, administrations);
    for (const administration of administrations) {
      const filter = await filterOf(core, call, administration.id);
      if (filter === null) continue;
      for (let offset = 0, total = 1; offset < total; offset += page) {
        const part = await procedures(core).accounts.list({ filter, offset, limit: page });
        total = part.total;
        accounts.push(
          ...part.rows.map((row) => ({ ...row, ...splitGaps(row.gaps), administration: administration.name })),
        );
      }
    }
    return { json: { rows: accounts.length, accounts }, text: asText(accounts, words, administrations.length > 1) };
  },
};

/** So many units are named to whoever asks for one that is not there. */
const mostUnits = 10;

/** Refuses a unit that none of the administrations has, rather than answer that it has no accounts. */
async function refuseUnknownUnit(core: Core, call: Call, administrations: readonly Administration[]): Promise<void> {
  const { words } = call;
  const named = split(textOption(call, 'unit'));
  if (named.length === 0) return;
  const units = new Set<string>();
  for (const { id } of administrations)
    for (const { name } of await procedures(core).people.units({ administrationId: id })) units.add(name);
  const name = named.find((one) => ![...units].some((unit) => same(unit, one)));
  if (name === undefined) return;
  if (units.size === 0) throw new WrongUsage(words('cli.noUnits', { name }));
  const names = [...units].slice(0, mostUnits).join(', ');
  const more = units.size - mostUnits;
  throw new WrongUsage(
    words('cli.unknownUnit', { name, known: more > 0 ? words('cli.someUnits', { names, number: more }) : names }),
  );
}

/** The filter of one administration; `null` when a unit was asked for that it does not have. */
async function filterOf(core: Core, call: Call, administrationId: string) {
  const { words } = call;
  const { catalogue } = await core.context();
  const platforms = [
    ...catalogue.platforms.map(({ id, name }) => ({ code: id, name })),
    { code: 'other', name: words('cli.otherPlatform') },
  ];
  const statuses = AccountStatus.options.map((code) => ({ code, name: words(`terms.status.${code}`) }));
  const views = AccountView.options.map((code) => ({ code, name: words(`terms.view.${code}`) }));
  const units = await procedures(core).people.units({ administrationId });
  const named = split(textOption(call, 'unit'));
  const unitIds = units.filter(({ name }) => named.some((one) => same(one, name))).map(({ id }) => id);
  if (named.length > 0 && unitIds.length === 0) return null;
  const view = codes(call, 'view', views)[0];
  const chosen = codes(call, 'status', statuses);
  return {
    administrationId,
    text: textOption(call, 'text') ?? '',
    platforms: codes(call, 'platform', platforms),
    // The app's list leaves out closed accounts until somebody asks for them; a program that asks for the list gets them all.
    statuses: chosen.length === 0 && view === undefined ? [...AccountStatus.options] : chosen,
    unitIds,
    view: view ?? 'all',
  };
}

/** How much is missing, as the app's list has it: what nobody has looked at is not known to be missing. */
function missingOf({ missing, unchecked }: Listed, words: Words): string {
  return missing === 0 && unchecked > 0 ? words('register.uncheckedShort', { count: unchecked }) : String(missing);
}

/** A table for a terminal; with the administrations where there are several. */
function asText(accounts: ReadonlyArray<Listed>, words: Words, isOfSeveral: boolean): string {
  if (accounts.length === 0) return words('cli.noAccounts');
  const rows = accounts.map((row) => [
    ...(isOfSeveral ? [row.administration] : []),
    row.name,
    row.platformName,
    row.unitName,
    row.responsibleName,
    words(`terms.status.${row.status}`),
    row.canLogIn === null ? words('cli.unknown') : String(row.canLogIn),
    missingOf(row, words),
  ]);
  const headings = ['name', 'platform', 'unit', 'responsible', 'status', 'canLogIn', 'gaps'] as const;
  return `${table(
    [...(isOfSeveral ? (['administration'] as const) : []), ...headings].map((key) => words(`cli.column.${key}`)),
    rows,
  )}\n\n${words('cli.accounts', { count: accounts.length })}`;
}
