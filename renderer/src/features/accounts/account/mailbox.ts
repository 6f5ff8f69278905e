import { z } from 'zod';

const privateHosts = /@(gmail|hotmail|outlook|live|icloud|yahoo|telia|proton|protonmail|me|msn)\./i;

/** Whether an address seems to be one person's (`fornamn.efternamn@`, a private provider, a name we know), so that the account leaves with that person. */
export function looksPersonal(address: string, names: readonly string[]): boolean {
  const text = address.trim();
  if (!z.email().safeParse(text).success) return false;
  if (privateHosts.test(text)) return true;
  const local = plain(text.slice(0, text.indexOf('@')));
  return names.some((name) => {
    const words = plain(name).split(/[^a-z]+/);
    const [first = '', last = ''] = [words[0], words.at(-1)];
    return first.length > 1 && last.length > 1 && first !== last && local.includes(first) && local.includes(last);
  });
}

/** Letters as they are written in an address: å ä ö without their marks. */
const plain = (text: string) => text.toLocaleLowerCase('sv').normalize('NFD').replace(/\p{M}/gu, '');
