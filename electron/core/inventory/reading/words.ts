import type { AccessModel, AccountDraft, AccountKind, AccountStatus } from '../../accounts/contract.ts';
import { searchText } from '../../foundation/text/swedish.ts';
import { monthNamed } from './days.ts';
import { remembered } from './remembered.ts';

/** Text as it is compared with word lists: lower case, letters and digits, single spaces. */
export const plain = remembered((text) =>
  searchText(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim(),
);

const yes = new Set([
  'ja',
  'j',
  'yes',
  'y',
  'x',
  'ok',
  'okej',
  'klart',
  'klar',
  'finns',
  'sant',
  'true',
  '1',
  'på',
  'on',
  'kyllä',
  'oui',
  'si',
  'waar',
  'wahr',
  'igen',
  '✓',
  '✔',
]);
const no = new Set([
  'nej',
  'n',
  'no',
  'nei',
  'nein',
  'nee',
  'non',
  'ei',
  'false',
  'falskt',
  '0',
  'saknas',
  'av',
  'off',
  'finns ej',
  'inte',
  'ej',
]);

/** Ja or nej; `null` for everything else, also for "delvis" and "?". */
export function readYesNo(text: string): boolean | null {
  const word = plain(text) || text.trim();
  if (yes.has(word)) return true;
  return no.has(word) ? false : null;
}

/** The first code whose pattern is in the text. */
function firstWord<T>(text: string, table: ReadonlyArray<readonly [RegExp, T]>): T | null {
  const given = plain(text);
  return table.find(([pattern]) => pattern.test(given))?.[1] ?? null;
}

const kinds: ReadonlyArray<readonly [RegExp, AccountKind]> = [
  [/^ped$|pedagog|klasskonto|skolklass|^klass\b|educational|classroom|unterricht/, 'pedagogical'],
  [/entrepren|contractor|utförare|på uppdrag av|drivs av|extern (?:aktör|utförare)|leverantör/, 'contractor'],
  [/stadsgemensam|kommungemensam|city ?wide|hela staden|gemensamt/, 'city-wide'],
  [/projekt|project|kampanj|campaign|tillfällig/, 'project'],
  [/officiell|official|myndighet|offisiel|virallinen|offiziell|officieel|officiel/, 'official'],
];

/** The kind of account that a cell names. */
export function readKind(text: string): AccountKind | null {
  return text.length > 80 ? null : firstWord(text, kinds);
}

/** What says that an account is not in use; in the place of an account or of its name, that there is none. */
const notInUse = [
  'används (?:ej|inte)|(?:ej|inte|icke|ikke) i (?:bruk|brug)|ikke brukt|ei käytössä|not (?:in use|used)|unused',
  '(?:wird )?nicht (?:genutzt|benutzt|verwendet|in (?:betrieb|nutzung|gebrauch))|niet (?:in gebruik|gebruikt)|(?:non|pas) utilisée?',
].join('|');
const startsNotInUse = new RegExp(`^(?:${notInUse})(?= |$)`);

/** Whether a text says first that an account is not in use, whatever it says of when or why. */
export const isNotInUse = (text: string) => startsNotInUse.test(plain(text));

const statuses: ReadonlyArray<readonly [RegExp, AccountStatus]> = [
  [startsNotInUse, 'dormant'],
  [/^okän[dt]\b|^vet (?:ej|inte)\b|^oklar|^unknown\b|^unbekannt|^ukjent|^ukendt|^onbekend/, 'unknown'],
  // "Stängt tillfälligt" is not closed.
  [
    /^(?:stäng[dt]|closed|geschlossen|stengt|lukket) (?:tillfälligt|tills vidare|temporarily|vorübergehend|midlertidig)/,
    'dormant',
  ],
  [
    /^(?:inte|ej|icke) (?:aktiv|aktivt|igång)|^inaktiv|^vilande|^vilar|^ligger nere|^tillfälligt (?:stäng|nere|paus)|^pausa|^pausier|^paused|^dormant|^inactive|^sovande|^ikke (?:aktiv|aktivt)\b|^nicht aktiv|^(?:på )?pause|^pausert|^deaktiv|^tauolla|^ei (?:aktiivinen|aktiivisessa)|^passiivinen|^epäaktiivinen|^ruht\b|^abgeschaltet|^ruhend|^stillgelegt|^inactief|^inactif/,
    'dormant',
  ],
  [
    /^under (?:avslut|avveckl)|^avvecklas|^avslutas|^stängs|^closing|^(?:ska|skall|bör) (?:bort|tas bort|stängas|avslutas|raderas|läggas ned)\b|^läggs ned|^to be (?:closed|deleted|removed)/,
    'closing',
  ],
  [
    /^avslutat?d?\b|^avslutad|^stängt?\b|^stängd|^nedlag|^borttag|^raderat?|^closed|^deleted|^removed|^avviklet|^avsluttet|^afsluttet|^stengt|^lukket|^lagt ned|^nedlagt|^päättynyt|^aufgelöst|^eingestellt|^beendet|^slettet|^suljettu|^poistettu|^lopetettu|^geschlossen|^gelöscht|^gesloten|^verwijderd|^fermé|^supprimé/,
    'closed',
  ],
  [
    /^förlora|^kapa(?:t|de?)\b|^hacka(?:t|de?)\b|^stul(?:et|en|na)\b|^lost|^hacked|^hijacked|^stolen|^gehackt|^kaapattu|^piraté|^kommer (?:ej|inte) åt|^ingen (?:har )?(?:lösenord|åtkomst|inlogg|kommer åt)|^lösenord(?:et)? saknas|^no access/,
    'lost',
  ],
  [/^ansök|^applied|^planera|^planned|^geplant|^planlagt|^suunnitteilla/, 'applied'],
  [/^beslut|^godkän|^approved/, 'approved'],
  [
    /^aktiv|^active|^igång|^används|^öppe|^open|^i bru[kg]\b|^in use|^in (?:betrieb|nutzung)|^live|^käytössä|^aktiivi|^aktief|^actief|^actif|^ja$|^yes$/,
    'active',
  ],
];

/** The status that a cell of a status column names. */
export function readStatus(text: string): AccountStatus | null {
  if (text.length > 80) return null;
  return plain(text) === 'nej' || plain(text) === 'no' ? 'dormant' : firstWord(text, statuses);
}

/** What stands beside a status and says no more than it does: "aktivt konto", "används ej längre". */
const noMoreThanStatus =
  /^(?:längre|just|nu|är|har|kontot?|konton|sidan?|kanal(?:en)?|account|page|channel|konto|seite|kanal)$/;

/** Whether a status cell says more than its status: a day, a reason, "ruht seit März 2024". */
export function saysMoreThanStatus(text: string): boolean {
  const status = readStatus(text);
  const words = plain(text).split(' ');
  const length = words.findIndex((_, index) => readStatus(words.slice(0, index + 1).join(' ')) === status) + 1;
  return status !== null && words.slice(length).some((word) => !noMoreThanStatus.test(word));
}

/** Headings of what has ended: "Avslutad", "Stängt datum", "Geschlossen am". "Slutdatum" and "Avslutas" are of what will. */
const endedHeading = new RegExp(
  `^(?:(?:datum|date|dato|när|kontot?|account) )?(?:${[
    'avsluta[dt]|avslutades|stängd|stängt|stängdes|nedlag[dt]|lades ned|borttage[nt]|raderad|raderat|raderades|upphör[dt]|upphörde',
    'closed|deleted|ended|removed|päättynyt|suljettu|lopetettu|poistettu|avsluttet|stengt|lagt ned|slettet|afsluttet|lukket',
    'geschlossen|gelöscht|beendet|stillgelegt|gesloten|verwijderd|fermé|supprimé',
  ].join('|')})(?: (?:den|datum|date|dato|on|am|år|konto|kontot|pvm|op|le))?$`,
);

/** Whether a column's heading, as `plain` writes it, says of the accounts with anything in it that they have ended. */
export const isEndedHeading = (heading: string) => endedHeading.test(heading);

/** Headings of the two halves of a person's name, with what else they say: "Förnamn", "Ersättare efternamn". */
const namePart =
  /(?:^|(?<= ))(?:(förnamn|tilltalsnamn|first ?names?|given names?|forename|fornavn|vorname|etunimi|voornaam|prénom)|(efternamn|last ?names?|family name|surname|etternavn|efternavn|nachname|familienname|sukunimi|achternaam|nom de famille))(?= |$)/;

/** Which half of a person's name a column holds, by its heading; `null` for any other. */
export function namePartOf(heading: string): 'first' | 'last' | null {
  const found = namePart.exec(plain(heading));
  return found === null ? null : found[1] === undefined ? 'last' : 'first';
}

/** What a heading, as `plain` writes it, says beside that: whose name it is. */
export const withoutNamePart = (heading: string) => heading.replace(namePart, '').replace(/\s+/g, ' ').trim();

/** Begins why something is so, to the end of the text; what comes after a mark is more than why. */
const because =
  /\s(?:wegen|aufgrund|på grund av|på gr\.? av|p\.?\s?g\.?\s?a\.?|grundet|på grunn av|due to|because of|vanwege)(?:\s[^,.;:!?–—\n]*)?[.!]?\s*$/i;

/** A status said in passing, in a note or in brackets after a name; only when that is all it says, but for why. */
export function readStatusInPassing(text: string): AccountStatus | null {
  if (text === '') return null;
  const given = plain(text.replace(because, ''));
  if (given.split(' ').length > 5) return null;
  const found = readStatus(given.replace(/\s*(?:sedan |från |since )?(?:19|20)\d{2}$/, ''));
  return found === 'dormant' || found === 'closed' || found === 'lost' ? found : null;
}

/** What a heading within a list calls what stands under it, in the languages of the lists that come, and words that only join. */
const besideStatus =
  /^(?:konto|konton|kontot|kontona|sida|sidor|sidorna|grupp|grupper|kanal|kanaler|profil|profiler|accounts?|pages?|groups?|channels?|profiles?|konti|kontoer|sider|kanava|kanavat|tili|tilit|sivu|sivut|ryhmät|konten|seiten|gruppen|kanäle|profile|accounts|paginas|kanalen|groepen|comptes?|groupes?|vi|och|samt|eller|and|or|og|ja|und|oder|en|of|et|ou|st|stycken|sedan|från|since|seit|\d+)$/;
/** Statuses of more than one word. */
const statusPhrase =
  /^(?:(?:inte|ej|icke) (?:aktiva?|aktivt)(?: längre)?|används (?:ej|inte)(?: längre)?|kommer (?:ej|inte) åt|lösenord saknas|ei käytössä|no access)$/;

/**
 * The status that a heading within a list gives what stands under it: only where nothing but the status stands beside "konton", "sidor"
 * and their like. "Stängda konton redovisas inte" and "Lost and found" tell none.
 */
export function readStatusOfHeading(text: string): AccountStatus | null {
  const words = plain(text)
    .split(' ')
    .filter((word) => !besideStatus.test(word));
  const phrase = words.join(' ');
  const found = new Set(statusPhrase.test(phrase) ? [readStatus(phrase)] : words.map(readStatus));
  const [status = null] = found;
  return found.size === 1 && (status === 'dormant' || status === 'closed' || status === 'lost') ? status : null;
}

const accessModels: ReadonlyArray<readonly [RegExp, AccessModel]> = [
  [/portfölj|portfolio|business manager|business suite|företagshanter/, 'portfolio'],
  [/personlig|personal|egen inloggning|eget konto|via (?:sin|egen) profil|roll\b/, 'personal-role'],
  [/deleger|delegat|varumärkeskonto|brand account/, 'delegated'],
  [/delad|delat|gemensam|shared|samma (?:lösenord|inloggning)/, 'shared'],
];

/** The way in that a cell names. */
export function readAccessModel(text: string): AccessModel | null {
  return text.length > 80 ? null : firstWord(text, accessModels);
}

const archiveLevels: ReadonlyArray<readonly [RegExp, AccountDraft['archiveLevel']]> = [
  [/översikt|overview|skärmbild/, 'overview'],
  [/unik|unique/, 'unique'],
  [/fullständig|full|allt\b|helt/, 'full'],
];

/** The archive level that a cell names. */
export function readArchiveLevel(text: string): AccountDraft['archiveLevel'] | null {
  return text.length > 80 ? null : firstWord(text, archiveLevels);
}

const periods: ReadonlyArray<readonly [RegExp, 'week' | 'month' | 'quarter']> = [
  [/vecka|veckan|week|viikko|woche|uke|uge|semaine/, 'week'],
  [/månad|mån\b|month|kuukau|monat|måned|maand|mois/, 'month'],
  [/kvartal|quarter|quartal|trimestre/, 'quarter'],
];

/** A norm ("2 per vecka", "säsong maj–sept", "ingen norm") or `null`. */
export const readNorm = remembered((text): AccountDraft['norm'] | null => {
  if (text === '' || text.length > 80) return null;
  const given = plain(text);
  const none = { posts: null, per: '' as const, seasonFrom: null, seasonTo: null };
  if (/^ingen(?: norm)?$|^none$/.test(given)) return { ...none, preset: 'none' };
  const amount = /(?:^| )(\d{1,3}) (?:\p{L}+ ){0,2}?(?:per|i|om|a|pr|pro|par|gånger|ggr|inlägg)(?: |$)/u.exec(
    given,
  )?.[1];
  const per = firstWord(text, periods);
  const often = amount === undefined || per === null ? {} : { posts: Number(amount), per };
  const [, first = '', last = ''] =
    /(?:säsong|season|sesong|saison|kausi)\P{L}*(\p{L}{3,})\.?\s*(?:–|—|-|till|to|t o m|bis|tot)\s*(\p{L}{3,})/u.exec(
      text.normalize('NFC').toLocaleLowerCase('sv'),
    ) ?? [];
  const [from, to] = [monthNamed(first), monthNamed(last)];
  if (from !== null && to !== null) return { ...none, ...often, preset: 'season', seasonFrom: from, seasonTo: to };
  return 'posts' in often ? { ...none, ...often, preset: 'own' } : null;
});

/**
 * An error that a spreadsheet's formula left in its cell ("#NAME?", "#SAKNAS!"): the list says nothing there, whatever it
 * was meant to say. English and Swedish Excel, LibreOffice's "Err:508".
 */
const formulaError =
  /^(?:#(?:name\?|namn\?|ref!|referens!|n\/a|saknas!|value!|värdefel!|div\/0!|division\/0!|null!|skärning!|num!|ogiltigt!|spill!|calc!|getting_data)|err:\d{3})$/i;

/** Whether a cell holds a formula's error instead of what it was meant to say. */
export const isFormulaError = (text: string) => formulaError.test(text.trim());

/** What stands in an account's address or user name where there is none: on a platform each would be somebody's name. */
const noPlace = new RegExp(
  `^(?:${notInUse}|${[
    'saknas|finns (?:ej|inte)|inget|ingen|nej|ej|inte|okän[dt]|vet (?:ej|inte)|x|na|n a|none|no|missing|unknown|tbd|privat|uppgift saknas',
    'stängda?|stängt|nedlag[dt]a?|borttag(?:en|et|na)|avsluta[dt]e?|radera[dt]e?|inaktivt?|closed|deleted|inactive',
    '(?:ej|inte|ikke) aktuel(?:lt?|t)?|not applicable|does not exist|n v t|nvt|fehlt|keine?|k a|entfällt',
    'gibt es nicht|nicht vorhanden|puuttuu|ei ole|mangler|fin(?:nes|des) ikke',
  ].join('|')})$`,
);

/** Whether a text in an account's address or user name says that there is none. */
export const isNoPlace = (text: string) => noPlace.test(plain(text));

/** What people write where a link is, and no account is called; "Till sidan" and "Klicka här" are said with and without their verbs. */
const linkLabel = new RegExp(
  `^(?:${[
    '(?:klicka|tryck|läs mer|se)? ?här|klicka|(?:länk |gå )?till (?:sidan|kontot|kanalen|hemsidan|webbplatsen)',
    '(?:öppna|besök)(?: (?:sidan|länken|kontot))?|länk(?:en)?|sidan?|hemsidan?|webb(?:en|sida|sidan|plats|platsen|adress)?|adress',
    'url|www|https?|hyperlink|links?|here|click(?: here)?|(?:open|visit|view|go to)(?: (?:page|site|link|account))?|go',
    'page|site|web|website|webpage|homepage|(?:hier )?klicken|hier|öffnen|besuchen|webseite|zur seite',
    'len(?:ke|ka)|hjemmeside|nettside|nettsted|her|kli(?:kk|k)(?: her)?|åpne|besøk|åbn|besøg',
    'avaa|linkki|tästä|klikkaa(?: tästä)?|sivu|verkkosivu|kotisivu|lien|ici|ouvrir|openen|klik hier',
  ].join('|')})$`,
);

/** Whether a text only says that a link is there. */
export const isLinkLabel = (text: string) => linkLabel.test(plain(text));

/** A mark for "the same as above": '"', '-"-', "dito", "d:o". */
export const isDitto = (text: string) =>
  text.length < 8 && (/^[-–—\s]*(?:["”“″〃]|'')[-–—\s]*$/.test(text) || /^(?:dito|ditto|d:o)\.?$/i.test(text));

/** Rows that add up, say what the list is, or tell where a part begins. */
export const sumWords =
  /^(?:summa|summan|totalt?|delsumma|antal(?: konton)?|sum|sub ?total|grand total|i alt|totalsum|yhteensä|(?:ins)?gesamt|(?:gesamt)?summe|totaal|somme)(?![\p{L}\p{N}])/u;
export const titleWords =
  /^(?:uppdatera|senast (?:uppdatera|ändra)|revidera|version|källa|obs|utskrive|sida \d|updated|last updated|source|stand|oppdatert|opdateret|päivitetty|bijgewerkt|mis à jour)/;
export const sectionWords = /^(?:övrig[at]?|diverse|other|others|annet|andet|muut|sonstige|overige|autres)\b/;
