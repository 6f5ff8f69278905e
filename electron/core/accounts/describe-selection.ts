import type { Context } from '../foundation/context.ts';
import { modelsOn } from './bulk-rules.ts';
import { platformsAndKinds } from './bulk-repository.ts';
import { AccessModel, AccountKind, type Selection } from './contract.ts';
import { platformById } from './platforms.ts';

/** What a choice of accounts has in common, so that only what fits them all is offered. */
export async function describeSelection(context: Context, ids: readonly string[]): Promise<Selection> {
  const found = await platformsAndKinds(context.db, ids);
  const kinds = new Set(found.map(({ kind }) => kind));
  return {
    accessModels: found.reduce<AccessModel[]>(
      (models, { platform }) => modelsOn(platformById(context.catalogue, platform), models),
      [...AccessModel.options],
    ),
    kinds: AccountKind.options.filter((kind) => kinds.has(kind)),
    platformNames: [...new Set(found.map(({ platformName }) => platformName))].toSorted((a, b) =>
      a.localeCompare(b, 'sv'),
    ),
  };
}
