/** A file written as text: a data address, or a long run of base64 or hex, also broken into lines. */
const dataAddress = /\bdata:[\w.+-]+\/[\w.+-]+[;,]/iu;
const longRun = /[A-Za-z0-9+/=_-]{1500,}/u;
const brokenRun = /(?:^|\n)(?:[ \t]*[A-Za-z0-9+/=_-]{50,100}[ \t]*\r?\n){20,}/u;

/** Whether a text carries a file. No case is given one in words: where no image may be kept, none is kept as text. */
export function carriesFile(text: string): boolean {
  return dataAddress.test(text) || longRun.test(text) || brokenRun.test(text);
}
