import { z } from 'zod';
import { remembered } from './remembered.ts';
import { plain } from './words.ts';

/** A person as a cell names them. */
export interface NamedPerson {
  name: string;
  email: string;
  phone: string;
}

/** "Slutat 2018" and its like, wherever they stand; and what stands for a protected identity in our own files. */
const gone =
  /\b(?:skyddade personuppgifter|slutat|slutade|slutar snart|pensionerad|has left|retired|sluttet|fratrådt)\b/;
/** Words that a text about nobody begins with. */
const nobodyFirst =
  /^(?:vakant|vakans|ingen|saknas|okän[dt]|vet (?:ej|inte)|oklart|tillsätt(?:s|as|ning|ningen)?|(?:ska|skall|kommer att) (?:utses|tillsättas|rekryteras|anställas)|utses|rekryter(?:as|ing)|under rekrytering|ej (?:utsedd|klart|tillsatt)|inte (?:utsedd|tillsatt)|n ?n|ny (?:chef|medarbetare|person|kommunikatör|redaktör)|föräldraledig|tjänstledig|se ovan|vacant|unknown|nobody|to be (?:appointed|recruited|announced)|ubesatt|unbesetzt|onbekend|inconnu)\b/;
/** Words that are nobody only when nothing else is said: Inga and Alla are names. */
const nobodyAlone =
  /^(?:inga|alla|all|everyone|na|n a|x+|ny|tbd|tba|tbc|to be confirmed|pending|dito|samma|none|left|ledig|avoin|ei|ei (?:ole|kukaan|vielä|tiedossa|nimetty)|ikke (?:besatt|besat)|ubesat|nicht besetzt|unassigned|not (?:applicable|assigned)|niemand|keine?r?|keine r|geen|aucun|personne|fehlt|hela (?:gruppen|teamet))$/;

/** A function or a unit is no person: a duty needs somebody who can be asked. */
const functions =
  /(?:enheten|avdelningen|gruppen|teamet|redaktionen|biblioteket|staben|kansliet|skolan|förvaltningen|receptionen|sekretariatet|ledningen|kontaktcenter|kundtjänst|reception|team|department|office|support|personal(?:en)?|lärare|rektor|bibliotekarier|medarbetare)$/;

/** One word that ends so is a title, in the languages of the lists that come. */
const titles =
  /(?:chef|ledare|leder|leit(?:er|erin|ung)|johtaja|päällikkö|sihteeri|koordinat(?:or|ör)|coordinator|kontakt|ordfør(?:er|ar)|ordförande|bor(?:gmester|gmästare)|bürgermeister(?:in)?|mayor|sekreterare|sekretær|sekretär(?:in)?|secretary|dire(?:ktör|ktør|ktor|ctor)|manager|assistent|assistant|praktikant(?:in)?|intern|trainee|volunteers?|volontär|frivillig|konsulent|rådgiv(?:er|are)|handläggare|redakt(?:ör|ør|eur)|editor|kommunikatör|ansvarig|ansvarlig|vikarie|lehrer(?:in)?|lærer|teacher|librarian|principal|officer|clerk|staff|admin|administrat(?:or|ör)|webmaster|vaktmästare|jobbare)(?:e?n|a)?$/;

/** Whether a text says that there is nobody. */
const isNobody = (given: string) => given === '' || nobodyFirst.test(given) || nobodyAlone.test(given);

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

/** A telephone number as it was written; `null` for other text. */
export function readPhone(text: string): string | null {
  const found = /\+?\d[\d\s()/–-]{5,}\d/.exec(text)?.[0].trim();
  return found !== undefined && found.replace(/\D/g, '').length >= 7 && found.replace(/\D/g, '').length <= 15
    ? found.slice(0, 40)
    : null;
}

/** The person that a text names; `null` for "vakant", "-", "Slutat 2018", a function, a unit, anything with other digits. */
export function readPerson(text: string): NamedPerson | null {
  if (text.length > 200 || gone.test(plain(text))) return null;
  const email = readEmail(text) ?? '';
  const phone = readPhone(text) ?? '';
  const rest = text
    .replace(email, '')
    .replace(phone, '')
    .replace(/\([^)]*\)|\[[^\]]*\]|<[^>]*>/g, ' ')
    .replace(/\b(?:tfn|tel|mobil|e-?post|mejl|mail)\b\.?:?/gi, ' ')
    .replace(/[\s,;:/–-]+$/g, '')
    .replace(/^[\s,;:/–-]+/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  const turned = /^(\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?), (\p{Lu}[\p{L}'’-]+(?: \p{L}[\p{L}'’-]+)?)$/u.exec(rest);
  const name = turned === null ? rest : `${turned[2]} ${turned[1]}`;
  if (name === '') {
    const fromEmail = email === '' ? null : nameOfEmail(email);
    return fromEmail === null ? null : { name: fromEmail, email, phone };
  }
  const given = plain(name);
  if (isNobody(given) || functions.test(given)) return null;
  if (/[\d@?!=*<>{}|:/\\]/.test(name) || name.length > 100 || name.split(' ').length > 6) return null;
  if (!/^\p{L}/u.test(name) || given.length < 2) return null;
  // A first name alone is somebody whom the office knows; a title alone is a place that anybody may hold.
  return !name.includes(' ') && titles.test(given) ? null : { name, email, phone };
}

/** What a part of a cell says beside the person it names: what stands in brackets, but an address is the person's own. */
function besidePerson(part: string): string[] {
  return [...part.matchAll(/\(([^)]*)\)|\[([^\]]*)\]/g)]
    .map(([, round, square]) => (round ?? square ?? '').trim())
    .filter((text) => text !== '' && readEmail(text) === null && readPhone(text) === null);
}

/** The persons that a cell names, in its order, and what else it says. */
export const readPeople = remembered((text): { people: NamedPerson[]; rest: string[] } => {
  if (isNobody(plain(text))) return { people: [], rest: [text] };
  const whole = readPerson(text);
  const isOne = whole !== null && !/[;\n/&+]|\s(?:och|samt|and|og|ja|und|en|et)\s|,.*,/.test(text);
  // "Åkesson, Sofia" is one person, "Sofia Åkesson, Jonas Ahlin" are two.
  const words = text.split(',').map((part) => part.trim().split(/\s+/).length);
  const separator =
    words.length > 1 && words.every((count) => count >= 2)
      ? /[;\n/&+,]|\s(?:och|samt|and|og|und)\s/
      : /[;\n/&+]|\s(?:och|samt|and|og|und)\s/;
  const parts = isOne && !(words.length > 1 && words.every((count) => count >= 2)) ? [text] : text.split(separator);
  const people: NamedPerson[] = [];
  const rest: string[] = [];
  for (const part of parts.map((one) => one.trim()).filter((one) => one !== '')) {
    const person = readPerson(part);
    if (person === null) rest.push(part);
    else {
      people.push(person);
      rest.push(...besidePerson(part));
    }
  }
  return { people, rest };
});
