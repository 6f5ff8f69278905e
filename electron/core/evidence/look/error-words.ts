import { countWords, isUnderPost, linesOf, plain } from './lines.ts';

/** What a browser says in the place of a page that did not come, in Swedish and English; each begins a line. */
const said = [
  'webbplatsen kan inte nås',
  'den här webbplatsen kan inte nås',
  'det går inte att nå den här sidan',
  'sidan kan inte visas',
  'sidan kunde inte visas',
  'den här sidan fungerar inte',
  'sidan fungerar inte',
  'kunde inte ansluta',
  'problem att läsa in sidan',
  'inget internet',
  'ingen internetanslutning',
  'du är inte ansluten till internet',
  "this site can't be reached",
  "hmmm… can't reach this page",
  "this page isn't working",
  'unable to connect',
  'problem loading page',
  'no internet',
  'you are not connected to the internet',
].map(plain);
const code = /\b(?:ERR|DNS_PROBE|NS_ERROR|PR_CONNECT)_[A-Z_]{4,}/u;
/** Words that a browser says beside it at most: what to try, and an address. */
const wordsMost = 70;

/** Whether the text of a picture is what a browser says when a page did not come. */
export function readsAsError(text: string): boolean {
  const lines = linesOf(text);
  const isSaid = code.test(text) || lines.some((line) => said.some((words) => plain(line).startsWith(words)));
  if (!isSaid || lines.some(isUnderPost)) return false;
  return lines.reduce((sum, line) => sum + countWords(line), 0) <= wordsMost;
}
