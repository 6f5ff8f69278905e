import { countWords, isUnderPost, linesOf, plain } from './lines.ts';

/** What a login page has on its buttons, fields and links, in Swedish and English; each is a line of its own there, and part of a sentence in a post. */
const phrases = {
  enter: [
    'logga in',
    // White on a button, its end is lost now and then.
    'logga',
    'log in',
    'login',
    'sign in',
    'fortsätt med google',
    'fortsätt med apple',
    'fortsätt med facebook',
    'continue with google',
    'continue with apple',
    'continue with facebook',
  ],
  secret: ['lösenord', 'password', 'pinkod', 'pin code'],
  who: [
    'e-postadress eller telefonnummer',
    'e-post eller telefonnummer',
    'e-post eller telefon',
    'e-post eller mobilnummer',
    'mobilnummer eller e-postadress',
    'mobilnummer eller e-post',
    'mobilnummer, användarnamn eller e-postadress',
    'telefonnummer, användarnamn eller e-postadress',
    'telefonnummer, e-postadress eller användarnamn',
    'telefon, e-post eller användarnamn',
    'e-post, telefon eller skype',
    'e-postadress eller användarnamn',
    'e-post eller användarnamn',
    'e-postadress',
    'användarnamn',
    'telefonnummer',
    'email or phone number',
    'email address or phone number',
    'email or phone',
    'email, phone, or skype',
    'phone, email, or username',
    'phone number, username, or email',
    'mobile number, username or email',
    'mobile number or email',
    'email or username',
    'email address',
    'email',
    'username',
    'phone number',
  ],
  forgot: [
    'glömt lösenordet',
    'glömt lösenord',
    'glömt ditt lösenord',
    'har du glömt lösenordet',
    'har du glömt ditt lösenord',
    'har du glömt din e-postadress',
    'glömt kontot',
    'har du glömt kontot',
    'har du problem med att komma åt ditt konto',
    'forgot password',
    'forgot your password',
    'forgotten password',
    'forgot account',
    'forgotten account',
    'forgot email',
    "can't access your account",
    'trouble logging in',
  ],
  create: [
    'skapa nytt konto',
    'skapa konto',
    'skapa ett konto',
    'skapa ett',
    'registrera dig',
    'registrera',
    'gå med nu',
    'har du inget konto',
    'inget konto',
    'create new account',
    'create an account',
    'create account',
    'create one',
    'sign up',
    'join now',
    'join',
    "don't have an account",
    'no account',
  ],
  /** Stand beside the others, and say nothing of their own. */
  beside: [
    'eller',
    'or',
    'nästa',
    'next',
    'visa',
    'show',
    'kom ihåg mig',
    'remember me',
    'håll mig inloggad',
    'hjälp',
    'help',
  ],
} as const;

/** What stands at the foot of a login page: addresses of other pages, and languages. */
const foot =
  /cookies|integritet|sekretess|privacy|villkor|terms|©|\b20\d\d\b.*\b(?:meta|from)\b|english \(u|svenska|suomi|utvecklare|developers|karriär|careers|messenger|threads/iu;

/** Kinds of these that a page must have before it is taken for a login: a post that is shown with an invitation to log in has two, mostly. */
const kindsLeast = 3;
/** Words of other lines that a login page has at most: what it is for, and whose it is. */
const otherWordsMost = 45;
/** Letters that may be left of a line when its phrases are taken away: a mark that was read as a letter. */
const strayLetters = 3;

type Kind = keyof typeof phrases;
/** The longest first: "e-postadress" is part of "e-postadress eller telefonnummer". */
const known = (Object.keys(phrases) as Kind[])
  .flatMap((kind) => phrases[kind].map((phrase) => ({ kind, phrase: plain(phrase) })))
  .toSorted((a, b) => b.phrase.length - a.phrase.length);

/** Begin a line that names where one logs in or registers: "Logga in på Facebook". */
const toWhere = {
  enter: [
    'logga in på',
    'logga in med',
    'logga in till',
    'log in to',
    'log into',
    'log in with',
    'sign in to',
    'sign in with',
  ],
  create: ['registrera dig på', 'registrera dig för', 'sign up for', 'sign up to'],
};
const leads = (['enter', 'create'] as const).flatMap((kind) =>
  toWhere[kind].map((lead) => ({ kind, lead: `${plain(lead)} ` })),
);
/** Words of that name at most. */
const nameWords = 4;

/** The kinds of phrases that a line is made of; `null` where it says something else too. */
function kindsOf(line: string): Kind[] | null {
  const words = plain(line);
  const begun = leads.find(({ lead }) => words.startsWith(lead));
  if (begun !== undefined && words.slice(begun.lead.length).split(' ').length <= nameWords) return [begun.kind];
  let rest = ` ${words} `;
  const kinds: Kind[] = [];
  for (const { kind, phrase } of known)
    if (rest.includes(` ${phrase} `)) {
      kinds.push(kind);
      rest = rest.replaceAll(` ${phrase} `, '  ');
    }
  return kinds.length > 0 && rest.replaceAll(' ', '').length <= strayLetters ? kinds : null;
}

/**
 * Whether the text of a picture, read line by line, is that of a login page: buttons, fields and links to log in, and little else. A post that talks
 * of logins has them in sentences; one that is shown with an invitation to log in has its own words, and what stands below every post.
 */
export function readsAsLogin(text: string): boolean {
  const found = new Set<Kind>();
  let others = 0;
  for (const line of linesOf(text)) {
    const kinds = kindsOf(line);
    if (kinds !== null) for (const kind of kinds) found.add(kind);
    else if (isUnderPost(line)) return false;
    else if (!foot.test(line)) others += countWords(line);
  }
  found.delete('beside');
  return found.size >= kindsLeast && others <= otherWordsMost;
}
