/** A gap in a prepared text: `[plats]`, on one line. */
const gap = /\[([^[\]\n]+)\]/gu;

/** The gaps of a text that are left to fill in, each once, in order. */
export function gapsIn(text: string): string[] {
  return [...new Set([...text.matchAll(gap)].map(([, name = '']) => name.trim()))];
}

/** The text with the gaps that have an answer filled in; the others stay, so that they are seen. */
export function filledIn(text: string, answers: Readonly<Record<string, string>>): string {
  return text.replaceAll(gap, (whole, name: string) => {
    const answer = Object.hasOwn(answers, name.trim()) ? answers[name.trim()]?.trim() : undefined;
    return answer === undefined || answer === '' ? whole : answer;
  });
}

/** The signal that the danger is over belongs to VMA alone; a municipality never writes it. Whether or when it will be is another matter. */
export function saysAllClear(text: string): boolean {
  return /(?<!(?:om|när|innan|förrän|tills)\s+)faran\s+(?:är\s+)?över(?!\p{L})/iu.test(text);
}
