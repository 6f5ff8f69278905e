/** A file written as text: a data address, a drawing, or a long run of base64 or hex, also broken into lines, groups or pairs. */
const dataAddress = /\bdata:[\w.+-]+\/[\w.+-]+[;,]/iu;
const drawing = /<\s*(?:svg|path|image|polygon|polyline)\b/iu;
const longRun = /[A-Za-z0-9+/=_-]{1500,}/u;
const brokenRun = /(?:^|\n)(?:[ \t]*[A-Za-z0-9+/=_-]{50,100}[ \t]*\r?\n){20,}/u;
const pairs = /(?:\b(?:0x|\\x|%)?[0-9a-f]{2}\b[\s,;:|-]*){120,}|(?:(?:\\x|%)[0-9a-f]{2}[\s,;]*){120,}/iu;

/** Signs of what looks encoded, with hardly a word between: fewer are an id or two. */
const encodedMost = 500;

/** Whether a group of signs is no word: digits among letters, capitals after small ones, or signs of base64. */
const looksEncoded = (group: string) =>
  /^[A-Za-z0-9+/=_-]{4,}$/u.test(group) &&
  (/[+/=]/u.test(group) || /[a-z][A-Z]/u.test(group) || (/\d/u.test(group) && /[A-Za-z]/u.test(group)));

/** A name with a year or a number after, as @SvenneSvensson1912: neither a word nor encoded. */
const nameLike = /^@?(?:[A-ZÅÄÖ]?[a-zåäö]+){1,3}[._-]?\d{0,4}[,;]?$/u;

/** A file's checksum beside its name; the name is left to be looked at. A checksum alone on its line is not told from a part of a file. */
const named = /^(?:[ \t]*[0-9a-f]{64}(?=[ \t*]+\S*[^0-9a-f\s])|(.*[^0-9a-f\s]\S*)[ \t]+[0-9a-f]{64}[ \t]*$)/gimu;

/** Base64 in groups with spaces or lines between: mostly groups that are no words. */
function isGrouped(text: string): boolean {
  let encoded = 0;
  let plain = 0;
  for (const group of text.replaceAll(named, '$1').split(/\s+/u)) {
    if (nameLike.test(group)) plain += /\d|[a-z][A-Z]/u.test(group) ? 0 : 1;
    else if (looksEncoded(group)) {
      encoded += group.length;
      plain = 0;
    } else plain += 1;
    if (encoded > encodedMost) return true;
    // Four words in a row are words: what comes after them is counted anew.
    if (plain > 3) encoded = 0;
  }
  return false;
}

/** Whether a text carries a file. No case is given one in words: where no image may be kept, none is kept as text. */
export function carriesFile(text: string): boolean {
  return [dataAddress, drawing, longRun, brokenRun, pairs].some((sign) => sign.test(text)) || isGrouped(text);
}
