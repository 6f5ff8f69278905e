import { z } from 'zod';
import { remembered } from './remembered.ts';
import { isNoPlace, isNotInUse, plain } from './words.ts';

/** A person as a cell names them. */
export interface NamedPerson {
  name: string;
  email: string;
  phone: string;
}

/** "Slutat 2018" and its like, wherever they stand; and what stands for a protected identity in our own files. */
const gone =
  /\b(?:skyddade personuppgifter|slutat|slutade|slutar snart|ausgeschieden|pensionerad|has left|retired|sluttet|fratrådt)\b/;
const goneFirst = new RegExp(`^(?:${gone.source})`);
/** Words that a text about nobody begins with. */
const nobodyFirst =
  /^(?:vakant|vakans|ingen|saknas|okän[dt]|ukjent|ukendt|unbekannt|tuntematon|vet (?:ej|inte)|oklart|tillsätt(?:s|as|ning|ningen)?|(?:ska|skall|kommer att) (?:utses|tillsättas|rekryteras|anställas)|utses|rekryter(?:as|ing)|under rekrytering|(?:ej|inte|icke|ännu (?:ej|inte)) (?:utse(?:dd|tt)|klart?|tillsat?t|bestäm[dt]|beslutat|angive[nt]|känd)|n ?n|nyanställd|ledig (?:tjänst|stilling|stelle)|ikke (?:avklart|bestemt|utpekt)|ny (?:chef|medarbetare|person|kommunikatör|redaktör)|föräldraledig|tjänstledig|se ovan|samma som|som ovan|vaca(?:nt|ture)|unknown|nobody|to be (?:appointed|recruited|announced)|ubesatt|unbesetzt|onbekend|niet bekend|inconnu)\b/;
/** Words that are nobody only when nothing else is said: Inga and Alla are names. */
const nobodyAlone =
  /^(?:inga|alla|all|everyone|kaikki|alle|jag|själv|jag själv|undertecknad|myself|ich selbst|meg selv|mig selv|na|n a|k a|n v(?: t)?|keine angaben?|nicht vorhanden|niet van toepassing|x+|ny|tbd|tba|tbc|to be confirmed|pending|dito|samma|none|left|ledig|avoin|ei|ei (?:ole|kukaan|vielä|tiedossa|nimetty)|ikke (?:besatt|besat)|ubesat|nicht besetzt|unassigned|not (?:applicable|assigned)|niemand|keine?r?|keine r|geen|aucun|personne|fehlt|(?:noch )?offen|hela (?:gruppen|teamet))$/;

/** Words that a text about nobody ends with: "uppgift saknas", "Kontaktperson saknas". */
const nobodyLast = / (?:saknas|mangler|fehlt|puuttuu|missing)$/;

/** A function or a unit is no person: a duty needs somebody who can be asked. */
const functions =
  /(?:enheten|avdelningen|gruppen|teamet|redaktionen|biblioteket|staben|kansliet|rådet|styrelsen|föreningen|skolan|förvaltningen|receptionen|sekretariatet|ledningen|kontaktcenter|kundtjänst|reception|team|department|office|support|personal(?:en)?|lärare|rektor|bibliotekarier|medarbetare|(?:^| )(?:för)?skola|tiimi|redaktion|pressestelle)$/;

/** One word that ends so is a part of an organisation or several people, in the languages of the lists that come. */
const units = new RegExp(
  `(?:^(?:${[
    'kommunikation(?:en)?|kommunikasjon(?:en)?|viestintä|communications?|comms|information(?:en)?|media|press|presse|pr|it|hr',
    'marknad(?:en|sföring)?|marketing|webb?|kansli|stab|ledning|redaksjon(?:en)?|toimitus|henkilökunta|sekretariat|verwaltung',
    'kultur(?:en)?|fritid(?:en)?|kollegiet|arbetslaget|skola|gymnasiet?|gymnasium|bibliotek|museum|museet|förskola|fritids|öffentlichkeitsarbeit|mitarbeiter|ansatte|opettajat|ohjaajat',
  ].join('|')})|\\p{L}{3}(?:${[
    'avdelning|enhet|enheter|grupp|gruppe|gruppen|sektion(?:en)?|nämnden?|avd|kontoret|bolaget|utskottet|råd|byrån?|teamet|tjänst(?:en)?',
    'avdeling(?:en)?|afdeling(?:en)?|enhed(?:en)?|etaten|tjenesten|rådet|kontor|osasto|yksikkö|ryhmä|toimisto|virasto|palvelut|kirjasto',
    'stelle|abteilung|referat|büro|amt|verwaltung|teams?',
  ].join('|')})|\\p{L}{4}(?:erna|arna|orna))$`,
  'u',
);

/** What the name of a part of an organisation begins with: "avd. Småfurorna", "Team Bücherei". */
const unitsFirst =
  /^(?:avd|avdeling|avdelning(?:en)?|team|öppna? förskola(?:n)?|förskola(?:n)?|extern byrå|alla i|referat|abteilung|fachbereich|fachdienst|sachgebiet|dezernat|stabsstelle|amt für) /;

/** A company or an association, by what its name ends or begins with; a person's duty is nobody's there. */
const companies =
  /\p{L}\s+(?:AB|HB|KB|Ab|Oy|Oyj|AS|A\/S|ApS|AG|GmbH|KG|e\.\s?V\.|Ltd|Limited|LLC|Inc|BV|B\.V\.|SARL)\.?$|^(?:\p{L}*[Bb]yrån?|[Ff]irman?|[Ff]öretaget|[Bb]olaget|[Aa]gentur|[Aa]gency) \p{L}/u;

/** One word that ends so is a title, in the languages of the lists that come. */
const titles =
  /(?:chef|ledare|leder|leit(?:er|erin|ung)|johtaja|päällikkö|sihteeri|koordinat(?:or|ör)|coordinator|kontakt|ordfør(?:er|ar)|ordförande|bor(?:gmester|gmästare)|bürgermeister(?:in)?|mayor|sekreterare|sekretær|sekretär(?:in)?|secretary|dire(?:ktör|ktør|ktor|ctor)|manager|assistent|assistant|praktikant(?:in)?|intern|trainee|volunteers?|volontär|frivillig|konsulent|rådgiv(?:er|are)|handläggare|redakt(?:ör|ør|eur)|editor|kommunikatör|ansvarig|ansvarlig|vikarie|lehrer(?:in)?|lærer|teacher|librarian|bibliotekarie|pedagog|principal|officer|clerk|staff|admin|administrat(?:or|ör)|webmaster|vaktmästare|jobbare|samordnare|strateg|registrator|arkivarie|intendent|kurator|curator|utvecklare|specialist|producent|receptionist|executive|worker|bibliothekar(?:in)?|sachbearbeiter(?:in)?|referent(?:in)?|geschäftsführer(?:in)?|pädagog(?:e|in)|beauftragte[rn]?|mitarbeiterin|sjef|bibliotekar|sa[kg]sbehandler|medarbei?der|medarbejder|rehtori|kirjastonhoitaja|tiedottaja|asiantuntija|suunnittelija|opettaja|ohjaaja)(?:e?n|a)?$/;

/** Whether a text says that there is nobody. */
const isNobody = (given: string) =>
  given === '' ||
  nobodyFirst.test(given) ||
  nobodyAlone.test(given) ||
  nobodyLast.test(given) ||
  isNotInUse(given) ||
  isNoPlace(given);

const anEmail = z.email();

/** "anna.exempel@stad.se" → "Anna Exempel"; `null` when the address holds no name. */
function nameOfEmail(email: string): string | null {
  const parts = (email.split('@')[0] ?? '').split(/[._-]/).filter((part) => /^\p{L}{2,}$/u.test(part));
  if (parts.length < 2 || parts.length > 4) return null;
  return parts.map((part) => part.charAt(0).toLocaleUpperCase('sv') + part.slice(1)).join(' ');
}

/** An e-mail address the register takes; `null` otherwise. */
export function readEmail(text: string): string | null {
  const found = /[^\s<>;,"'()]+@[^\s<>;,"'()]+/.exec(text)?.[0]?.replace(/\.$/, '');
  return found !== undefined && anEmail.safeParse(found).success ? found : null;
}

/** A telephone number as it was written, but for one within an address of e-mail; `null` for other text. */
export function readPhone(text: string): string | null {
  const found = /\+?\d[\d\s()/–-]{5,}\d/.exec(text.replace(readEmail(text) ?? '', ''))?.[0].trim();
  return found !== undefined &&
    !/^\d{4}-\d\d-\d\d$/.test(found) &&
    found.replace(/\D/g, '').length >= 7 &&
    found.replace(/\D/g, '').length <= 15
    ? found.slice(0, 40)
    : null;
}

/** Whether a text says how somebody is reached. */
export const saysContact = (text: string): boolean => readEmail(text) !== null || readPhone(text) !== null;

const bare = (said: string) => (said.includes('@') ? said.replace(/\s/g, '').toLowerCase() : said.replace(/\D/g, ''));

/** Whether two addresses, or two numbers, are the same however they are written. */
export const isSameContact = (one: string, other: string): boolean => bare(one) === bare(other);

/** Words within surnames: "von Essen", "de la Gardie". */
const particle = '(?:af|av|von|van|de|der|den|del|della|di|da|du|la|le|zu|zum|zur|ten|ter|dos)';
const isParticle = new RegExp(`^${particle}$`);
/** "Dr.", "Prof." and their like, wherever they stand before a name. */
const shortTitle = /(?:^|(?<=[\s,]))(?:Dr|Prof|Doc|Dir|Dipl|Mag|Phil|Lic)\.(?:-\p{L}+\.)?\s*/giu;
/** What stands before a title: "vik. chef", "bitr. rektor". */
const titleBefore =
  /^(?:(?:[Tt]f|TF|[Ss]tf|[Bb]itr|[Bb]iträdande|[Ss]tällföreträdande|[Tt]illförordnad|[Vv]ice|1:e|[Aa]cting)\.?|[Vv]ik\.|vik)$/;

/** Whether a word is a title or stands before one. */
const isTitle = remembered(
  (word) =>
    titleBefore.test(word) || /^(?:dr|prof|professor|doktor|rektor|lärare)\.?$/i.test(word) || titles.test(plain(word)),
);

/** Words that stand beside a title, and are nobody's name where a title is all else that is said: "Library staff", "Managing Director". */
const besideTitle =
  /^(?:managing|executive|deputy|senior|junior|chief|social|media|digitala?|press|communications?|marketing|library|museum|school|youth|community|content|web|office|daglig|vastaava|viestinnän|of|and)$/;
/** What only a place to hold is said of: "Leiterin der Bücherei", "Rektor på Ekskolan". */
const ofPlace = /^(?:der|des|für|of|för|på|vid|for|ved)$/;

/** The same where the languages write names alone with capitals: what ends in two may be who holds it. */
const atPlace = /^(?:på|vid|för|for|ved)$/;
const capitalised = /^\p{Lu}[\p{L}'’-]+$/u;
const isUnit = (word: string) => units.test(plain(word)) || functions.test(plain(word));

/** Who holds a post, named after its place: "Rektor på Ekskolan Anna Ask", "Bibliotekarie på Sätra Eva Ek"; `null` where nobody is. */
function holderIn(words: readonly string[]): string[] | null {
  if (!atPlace.test(words[1] ?? '') || !isTitle(words[0] ?? '')) return null;
  // The place goes on to its last word that is no name; without such a word it is one word or more, and two are the name.
  const lastOfPlace = words.findLastIndex((word) => !capitalised.test(word) && !isParticle.test(word));
  const lastUnit = words.findLastIndex(isUnit);
  const end = Math.max(lastOfPlace, lastUnit);
  let start = end > 1 ? end + 1 : Math.max(3, words.length - 2);
  while (start > 3 && end === 1 && isParticle.test(words[start] ?? '')) start -= 1;
  const name = words.slice(start);
  const isNamed =
    name.length > 1 && !name.some((word) => isTitle(word) || isUnit(word) || besideTitle.test(plain(word)));
  return isNamed && properName.test(name.join(' ')) ? name : null;
}

/** Whether words say no more than a title and what it is for. */
function isPost(words: readonly string[]): boolean {
  const [first = '', second = ''] = words;
  // Head is a surname too, alone.
  const isTitleHere = (word: string) => isTitle(word) || /^(?:head|lead)$/i.test(word);
  return (
    words.length > 1 &&
    ((ofPlace.test(second) && isTitle(first)) ||
      (words.every((word) => isTitleHere(word) || besideTitle.test(plain(word))) && words.some(isTitleHere)))
  );
}

/** The words of a text without titles that are shortened. */
const wordsOf = (text: string) =>
  text
    .replace(/^t\.\s?f\.?(?=\s)/i, 'tf')
    .replace(shortTitle, '')
    .replace(/[\s,]+$/, '')
    .split(' ');

/** A name without the titles around it: "Rektor Eva Ek", "vik. chef Per Ås", "Ek, Eva Dr.", "Eva Ek kommunikatör". A title alone stays. */
function withoutTitle(words: readonly string[], text: string): string {
  if (isPost(words)) return words.join(' ');
  const first = words.findIndex((word) => !isTitle(word));
  const isNamed = first > 0 && (/^\p{Lu}/u.test(words[first] ?? '') || isParticle.test(words[first] ?? ''));
  const name = isNamed ? words.slice(first) : words;
  const last = name.at(-1) ?? '';
  return (name.length > 2 && /^\p{Ll}/u.test(last) && isTitle(last) ? name.slice(0, -1) : name).join(' ') || text;
}

/** A text without the e-mail address, the number, the brackets and the titles in it; `post` is what somebody holds who is named after it. */
function withoutContact(text: string): { email: string; phone: string; name: string; post: string } {
  const email = readEmail(text) ?? '';
  const phone = readPhone(text) ?? '';
  const name = text
    .replace(email, '')
    .replace(phone, '')
    .replace(/\([^)]*\)|\[[^\]]*\]|<[^>]*>/g, ' ')
    .replace(/\b(?:tfn|tel|mobil|e-?post|mejl|mail)\b\.?:?/gi, ' ')
    .replace(/[\s,;:/–-]+$/g, '')
    .replace(/^[\s,;:/–-]+/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  const words = wordsOf(name);
  const holder = holderIn(words);
  return holder === null
    ? { email, phone, name: withoutTitle(words, name), post: '' }
    : { email, phone, name: holder.join(' '), post: words.slice(0, -holder.length).join(' ') };
}

/** Whether a text is a place that anybody may hold, a unit, or nobody. */
function isNoName(text: string): boolean {
  const given = plain(text);
  const isNew = /^ny[at]? \S+$/.test(given);
  return (
    isNobody(given) ||
    functions.test(given) ||
    unitsFirst.test(given) ||
    companies.test(text) ||
    text.split(' ').every(isTitle) ||
    isPost(text.split(' ')) ||
    (!given.includes(' ') && units.test(given)) ||
    ((isNew || !text.includes(' ')) && titles.test(given))
  );
}

const turnedName = new RegExp(
  `^((?:${particle} )*\\p{Lu}[\\p{L}'’-]+(?: (?:${particle} )*\\p{Lu}[\\p{L}'’-]+)?), (\\p{Lu}[\\p{L}'’-]+(?: \\p{L}[\\p{L}'’-]+)?)$`,
  'u',
);

/** "Åkesson, Sofia" and "von Essen, Karl" in their own order; `null` for another text, as "Sofia Åkesson, rektor" and "Rektor, Sofia Åkesson". */
function turned(text: string): string | null {
  const [, last = '', first = ''] = turnedName.exec(text) ?? [];
  return last === '' || isNoName(last) || isNoName(first) ? null : `${first} ${last}`;
}

/** A name of two words or more, and what somebody wrote after it: "Bo Ek tar över i maj". One word more may be a name in lower case. */
const nameAndMore = new RegExp(
  `^(\\p{Lu}[\\p{L}'’.-]*(?:(?: ${particle})* \\p{Lu}[\\p{L}'’.-]*)+),? (?!(?:${particle} )+\\p{Lu})(\\p{Ll}\\S*(?: \\S+)+)$`,
  'u',
);

/** The person that a text names; `null` for "vakant", "-", "Slutat 2018", a function, a unit, anything with other digits. */
export function readPerson(text: string): NamedPerson | null {
  if (text.length > 200 || gone.test(plain(text))) return null;
  const { email, phone, name: rest } = withoutContact(text);
  const name = turned(rest) ?? nameAndMore.exec(rest)?.[1] ?? rest;
  if (name === '') {
    const fromEmail = email === '' ? null : nameOfEmail(email);
    return fromEmail === null ? null : { name: fromEmail, email, phone };
  }
  // A first name alone is somebody whom the office knows; a title alone is a place that anybody may hold.
  if (isNoName(name)) return null;
  if (/[\d@?!=*<>{}|:/\\]/.test(name) || name.length > 100 || name.split(' ').length > 6) return null;
  return !/^\p{L}/u.test(name) || plain(name).length < 2 ? null : { name, email, phone };
}

/** A text without the address and the number that become the person's own, and what stood between them: "anna@exempel.se, 08-123" leaves the second. */
const withoutOwnContact = (text: string): string =>
  !saysContact(text)
    ? text.trim()
    : text
        .replace(readEmail(text) ?? '', '')
        .replace(readPhone(text) ?? '', '')
        .replace(/\b(?:tfn|tel|mobil|e-?post|mejl|mail)\b\.?:?/gi, '')
        .replace(/^[\s,;:/&+–-]+|[\s,;:/&–-]+$/g, '');

/** What a part of a cell says beside the person it names: in brackets, but an address is the person's own, and after the name. */
function besidePerson(part: string): string[] {
  const { name, post } = withoutContact(part);
  const after = nameAndMore.exec(name)?.[2] ?? '';
  return [...part.matchAll(/\(([^)]*)\)|\[([^\]]*)\]/g)]
    .map(([, round, square]) => withoutOwnContact(round ?? square ?? ''))
    .concat(after, post)
    .filter((text) => text !== '');
}

/** What stands between people; a slash within a day and the plus of a number stand between nobody. "HR v/ Mona Lie": by. */
const between =
  /[;\n&]|\sv\/\s?|(?<!\d)\/|\/(?!\d)|\+(?!\d)|\s(?:och|o\.?|samt|eller|el\.|and|og|und|u\.)\s|\s(?:ja|en|et)\s(?=\p{Lu})/u;
/** "Anna Ask", "Karl von Essen": what nobody writes who means something else than a name. */
const properName = new RegExp(`^(?:${particle} )*\\p{Lu}[\\p{L}'’.-]*(?: (?:${particle}|\\p{Lu}[\\p{L}'’.-]*))*$`, 'u');
/** What a surname of one word may begin with; "Di" and "La" with a capital are names themselves. */
const beforeSurname = new RegExp(`^(?:(?:${particle}|Af|Von|Van|De|Zu) )+`);

function isProper(text: string): boolean {
  const { name } = withoutContact(text);
  return (properName.test(name) || nameAndMore.test(name)) && !isNoName(name);
}

/** A part of a cell, and whether it stands where only a proper name is somebody: "Sofia Åkesson, halvtid". */
interface CellPart {
  text: string;
  isAside: boolean;
}

/** The parts of a text without anything of `between`: "Åkesson, Sofia" is one person, "Sofia Åkesson, Jonas Ahlin" are two. */
function betweenCommas(text: string): CellPart[] {
  const pieces = text
    .split(',')
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
  const isWord = (piece: string) => !withoutContact(piece).name.replace(beforeSurname, '').includes(' ');
  const proper = pieces.filter(isProper);
  if (pieces.length < 2 || (proper.length === 0 && pieces.every(isWord))) return [{ text, isAside: false }];
  // Of "Anna, Eva, Leila" nobody is turned; "Ask, Anna, Berg, Eva" are two.
  const areFirstNames = proper.every(isWord) && proper.length % 2 === 1 && proper.length > 1;
  const parts: CellPart[] = [];
  for (let index = 0; index < pieces.length; index += 1) {
    const [piece = '', next = ''] = pieces.slice(index);
    const isTurned =
      !areFirstNames && (isWord(piece) || isWord(next)) && turned(withoutContact(`${piece}, ${next}`).name) !== null;
    const isAside = parts.length > 0 && proper.length > 0 && !(isProper(piece) && (areFirstNames || !isWord(piece)));
    parts.push(isTurned ? { text: `${piece}, ${next}`, isAside: false } : { text: piece, isAside });
    if (isTurned) index += 1;
  }
  return parts;
}

/** A part that holds an e-mail address or a number and no name, for the person before it; an address in another's name is that other's. */
function contactOf(part: string, person: NamedPerson): Pick<NamedPerson, 'email' | 'phone'> | null {
  const { email, phone, name } = withoutContact(part);
  if (name !== '' || (email === '' && phone === '')) return null;
  const named = plain(nameOfEmail(email) ?? '').split(' ');
  const isOthers = named.length > 1 && !named.some((word) => plain(person.name).split(' ').includes(word));
  return isOthers || (email !== '' && person.email !== '') || (phone !== '' && person.phone !== '')
    ? null
    : { email: email || person.email, phone: phone || person.phone };
}

/** Where the marks between people go in what stands in parentheses after a name: they are told apart from those that divide. */
const aside = 0xe000;
const asideMarks = /[\ue000-\ue0ff]/g;

/** "Anna Ask (till 31/12, sedan Bo Ek)", "Anna Ask (anna@exempel.se, 08-123)": no mark in it stands between people; a space within a number is left. */
const withoutMarksAside = (text: string) =>
  text.replace(/(?<=\S\s*)(?:\([^)]*\)|\[[^\]]*\])/g, (said) =>
    said.replace(saysContact(said) ? /[\n,;/&]/g : /[ \n,;/&+]/g, (mark) =>
      String.fromCharCode(aside + mark.charCodeAt(0)),
    ),
  );
const withMarksAside = (text: string) =>
  text.replace(asideMarks, (mark) => String.fromCharCode(mark.charCodeAt(0) - aside));

/** The persons that a cell names, in its order, and what else it says. Only the part that is nobody is nobody: "Vakant / Anna Ask". */
export const readPeople = remembered((text): { people: NamedPerson[]; rest: string[] } => {
  // Neither is taken apart: "keine/r", "Reklam A/S".
  if (nobodyAlone.test(plain(text)) || (companies.test(text) && !/[,;&\n]/.test(text)))
    return { people: [], rest: [text] };
  const parts = withoutMarksAside(text)
    // "Praktikant/in" is one word.
    .replace(/(?<=\p{L})\/in(?:nen)?\b/gu, '')
    .split(between)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .flatMap(betweenCommas)
    .map((part) => ({ ...part, text: withMarksAside(part.text) }));
  const hasNobody = parts.some((part) => isNobody(plain(part.text)));
  const people: NamedPerson[] = [];
  const rest: string[] = [];
  let before: string | null = null;
  for (const part of parts) {
    const last = before === null ? undefined : people.at(-1);
    const contact = last === undefined ? null : contactOf(part.text, last);
    if (last !== undefined && contact !== null) {
      Object.assign(last, contact);
      continue;
    }
    const person = (part.isAside || hasNobody) && !isProper(part.text) ? null : readPerson(part.text);
    if (person !== null) {
      people.push(person);
      rest.push(...besidePerson(part.text));
    } else if (last !== undefined && goneFirst.test(plain(part.text))) {
      // "Anna Ask, slutat 2018".
      people.pop();
      rest.push(`${before}, ${part.text}`);
    } else rest.push(part.text);
    before = person === null ? null : part.text;
  }
  return people.length === 0 ? { people, rest: [text] } : { people, rest };
});
