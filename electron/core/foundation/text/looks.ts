/** At most so many signs: more is no number of a register or a report. */
const numberMost = 40;

/** Whether a text can be the number of a register, a report or a notice: short, a few words, with a digit in it. */
export function isNumber(text: string): boolean {
  const given = text.trim();
  return (
    given.length <= numberMost &&
    /\d/u.test(given) &&
    given.split(/\s+/u).length <= 4 &&
    /^[\p{L}\d][\p{L}\d \-–/.:]*$/u.test(given)
  );
}

const isAddress = (line: string) =>
  /^(?:https?:\/\/)?[^\s/@]+\.[^\s/.@]{2,}(?:\/\S*)?$/iu.test(line) ||
  // What has none, as in a message, says where it is.
  /^(?:ingen adress|no address)[\s:,.–-]+\S.*\s\S/iu.test(line);

/** The lines of a text that lists where something is, without the empty ones. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Whether every line is a web address, or says “ingen adress” and in words where it is. */
export function areAddresses(text: string): boolean {
  const lines = linesOf(text);
  return lines.length > 0 && lines.every(isAddress);
}

/** Whether a text says something: at least two words. */
export const hasWords = (text: string): boolean => (text.match(/[\p{L}\d]{2,}/gu) ?? []).length > 1;
