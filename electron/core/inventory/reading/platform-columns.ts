import { type Catalogue, platformNamed, recogniseAddress } from '../../accounts/platforms.ts';
import type { TableRow } from '../tables/table.ts';
import { nothing } from './row-text.ts';
import { isNoPlace, isNotInUse, plain, readYesNo } from './words.ts';

/** A column that holds the accounts of one platform. */
export interface PlatformColumn {
  column: number;
  platform: string;
}

/** Most of a column's cells are accounts. */
const most = 0.6;
/** How a column is judged: its first rows are enough. */
const sampleSize = 300;

/**
 * Words that say how it is with an account instead of what it is called; a longer text that begins with one says when or why. Whole words
 * alone: a status column is read by how its words begin, and "aktivskolan" is what an account is called.
 */
const ofStatus = new RegExp(
  `^(?:${[
    'planera[dts]|planerade|planering|kommer|kommande|snart|väntar|avvaktar|ansök[ts]|beslutat|godkänt?',
    'planned|coming|pending|soon|geplant|geplante|kommt|beantragt|planlagt|planlegges|kommende|suunnitteilla|tulossa',
    'stäng(?:[dts]|da)|nedlag(?:[dt]|da)|läggs ned|borttag(?:en|et|na)|avsluta[dts]|avslutade|avvecklad|avvecklas|raderad?e?t?',
    'closed|deleted|removed|gelöscht|geschlossen|eingestellt|beendet|aufgelöst|slettet|stengt|lukket|avsluttet|nedlagt|poistettu|suljettu',
    'vilande|vilar|pausad|pausat|inaktiv|inaktivt|dormant|inactive|paused|ruht|ruhend|stillgelegt|inaktiivinen|gesperrt|spärrad|låst',
    'förlorad|förlorat|kapat|kapad|hackat|hackad|lost|hacked|gehackt|okän[dt]|oklart?|unknown|unbekannt|ukjent|ukendt',
  ].join('|')})(?= |$)`,
);
const isInUse =
  /^(?:aktiva?|aktivt|active|igång|i bruk|in use|in betrieb|käytössä|vorhanden|existiert|befintlig[at]?)$/;

/** Whether a cell of a platform's column says that there is no account: "–", "nej", "saknas", "stängd", "geplant", a count. An "x" or a "ja" says that there is one. */
export const saysNoAccount = (text: string) =>
  text === '' ||
  nothing.test(text) ||
  /^\d{1,6}$/.test(text) ||
  readYesNo(text) === false ||
  (isNoPlace(text) && readYesNo(text) !== true) ||
  (!/[@/]|\p{L}\.\p{L}/u.test(text) && (isNotInUse(text) || ofStatus.test(plain(text)) || isInUse.test(plain(text))));

/** Whether a cell of a platform's column says no more than that there is nothing: "–", "nej", "saknas". */
export const saysNothing = (text: string) =>
  text === '' || nothing.test(text) || readYesNo(text) === false || (isNoPlace(text) && !ofStatus.test(plain(text)));

/** What a column's cells say of accounts: the text, and where its link leads. */
const saidIn = (rows: readonly TableRow[], column: number) =>
  rows.slice(0, sampleSize).flatMap(({ cells, links }) => {
    const text = cells[column] ?? '';
    const link = links?.[column];
    return link === undefined && saysNoAccount(text) ? [] : [link === undefined ? [text] : [text, link]];
  });

/** Of several @names in a cell the first. */
const firstHandle = (text: string) => (text.startsWith('@') ? (text.split(/[\s,;|]/)[0] ?? '') : text);

/** Whether a text is a link or an @name: a word of its own may be anything. */
const saysWhere = (text: string) => text.startsWith('@') || /\p{L}\.\p{L}/u.test(text);

/** The columns whose headings name a platform, where so much of what stands below are accounts on it, and at least one is; most, where nothing else is said. */
export function namedPlatformColumns(
  catalogue: Catalogue,
  headings: readonly string[],
  below: readonly TableRow[],
  share = most,
): PlatformColumn[] {
  return headings.flatMap((heading, column) => {
    const platform = platformNamed(catalogue, heading)?.id;
    if (platform === undefined) return [];
    const isAccount = (text: string) =>
      !/^\d+$/.test(text) &&
      readYesNo(text) === null &&
      recogniseAddress(catalogue, firstHandle(text), platform)?.platform === platform;
    const said = saidIn(below, column);
    const accounts = said.filter((texts) => texts.some(isAccount));
    // A "ja" says no address, but takes none away from what the other cells say.
    const answers = said.filter((texts) => texts.every((text) => readYesNo(text) === true)).length;
    const isAnswered = accounts.length + answers === said.length && accounts.some((texts) => texts.some(saysWhere));
    return accounts.length > 0 && (isAnswered || accounts.length >= share * said.length) ? [{ column, platform }] : [];
  });
}

/** Of these columns those whose cells, whatever their headings say, are mostly links to accounts on one platform. */
export function linkedPlatformColumns(
  catalogue: Catalogue,
  columns: readonly number[],
  below: readonly TableRow[],
): PlatformColumn[] {
  const platformOf = (texts: readonly string[]) =>
    texts
      .map((text) => recogniseAddress(catalogue, text, null))
      .find((found) => found !== null && found.platform !== 'other' && !found.canonicalKey.startsWith('web:'))
      ?.platform;
  return columns.flatMap((column) => {
    const said = saidIn(below, column);
    const [first] = [...Map.groupBy(said, platformOf)]
      .filter(([platform]) => platform !== undefined)
      .toSorted(([, one], [, other]) => other.length - one.length);
    const [platform, its = []] = first ?? [];
    // One cell with a link is no column of them.
    return platform !== undefined && its.length > 1 && its.length >= most * said.length ? [{ column, platform }] : [];
  });
}

/** Whether the columns make a wide list: one row for each unit, and a column for each of several platforms. */
export const isWide = (columns: readonly PlatformColumn[]) => new Set(columns.map(({ platform }) => platform)).size > 1;
