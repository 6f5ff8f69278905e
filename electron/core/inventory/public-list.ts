import type { Account } from '../accounts/contract.ts';
import { isLive } from '../accounts/rules.ts';
import { readRegister } from '../accounts/take-in.ts';
import { signHead } from '../foundation/audit/sign-head.ts';
import type { Context } from '../foundation/context.ts';
import { found } from '../foundation/errors.ts';
import { wordsIn } from '../foundation/i18n/index.ts';
import { readAdministrations } from '../settings/find-or-add-administration.ts';
import type { ReadyFile } from './contract.ts';
import { fileNamePart } from './file-name.ts';
import { readNames } from './read-names.ts';
import { csvBytes } from './writing/csv.ts';
import { publicHtml, type PublicRow } from './writing/public-html.ts';

/** A row of the public list: what anybody may know, and no persons. */
function publicRow(account: Account, units: ReadonlyMap<string, string>): PublicRow {
  return {
    name: account.name,
    platform: account.platformName,
    unit: account.unitId === null ? '' : (units.get(account.unitId) ?? ''),
    url: /^https?:\/\//.test(account.url) ? account.url : '',
    handle: account.handle,
    languages: account.languages,
  };
}

/** The public list of an administration (E4): the accounts it runs and has marked for it, as an accessible page and as CSV. A lost one is not the administration's voice. */
export async function exportPublicList(
  context: Context,
  administrationId: string,
): Promise<{ rows: number; files: ReadyFile[] }> {
  const names = await readNames(context.db, context, administrationId);
  const { settings } = found((await readAdministrations(context.db)).find(({ id }) => id === administrationId));
  const rows: PublicRow[] = [];
  for await (const account of readRegister(context.db, administrationId)) {
    const { onPublicList, status } = account;
    if (onPublicList && isLive(status) && status !== 'lost' && status !== 'unknown')
      rows.push(publicRow(account, names.units));
  }
  const words = wordsIn('sv');
  const base = `${words('inventory.publicList.fileName')}-${fileNamePart(settings.shortName || names.administration)}`;
  const headings = (['name', 'platform', 'address', 'unit', 'languages'] as const).map((key) =>
    words(`inventory.publicList.${key}`),
  );
  const html = publicHtml({ administration: names.administration, intro: settings.publicIntro, rows }, words);
  // The list leaves the register, so what the register says up to now is signed.
  await signHead(context, 'report');
  return {
    rows: rows.length,
    files: [
      context.files.hold({ name: `${base}.html`, bytes: new TextEncoder().encode(html) }),
      context.files.hold({
        name: `${base}.csv`,
        bytes: csvBytes([
          headings,
          ...rows.map((row) => [row.name, row.platform, row.url || row.handle, row.unit, row.languages]),
        ]),
      }),
    ],
  };
}
