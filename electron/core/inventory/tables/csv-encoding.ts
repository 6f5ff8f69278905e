/** Text out of bytes, and what the encoding is called; `null` when no encoding makes Swedish of it. */
export interface DecodedText {
  text: string;
  encoding: string;
}

const decode = (label: string, bytes: Uint8Array) => new TextDecoder(label).decode(bytes);

/** UTF-16 without a mark: nearly every second byte of western text is zero. */
function wideOrder(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const sample = bytes.subarray(0, 4000);
  let even = 0;
  let odd = 0;
  for (const [index, byte] of sample.entries())
    if (byte === 0) {
      if (index % 2 === 0) even += 1;
      else odd += 1;
    }
  const half = sample.length / 2;
  if (odd > half * 0.4 && even < half * 0.05) return 'utf-16le';
  if (even > half * 0.4 && odd < half * 0.05) return 'utf-16be';
  return null;
}

/** How much of the text beyond ASCII is letters that people write in our part of the world, 0–1; 1 when there is none. */
function plausibility(text: string): number {
  const beyond = text.match(/[^\0-\x7f]/gu) ?? [];
  if (beyond.length === 0) return 1;
  const expected = beyond.filter((character) =>
    /[åäöÅÄÖéÉüÜæøÆØèàâêëçßáíóúñõœïî’‘“”„–—…·•€§°½×´«»©®\u00a0]/u.test(character),
  );
  // Within a word a quotation mark or a dagger is a letter read wrongly.
  const wrong = text.match(/\p{Ll}[„”†•‡‰Š™ŠŽ¤¥¢£]\p{Ll}/gu)?.length ?? 0;
  return (expected.length - 2 * wrong) / beyond.length;
}

/** Below this the reading is a guess, and a wrong name in the register is worse than a refusal. */
const sure = 0.6;

/** Finds the encoding: mark, UTF-8, UTF-16 without a mark, Windows-1252, Mac OS Roman, in that order. */
export function decodeText(bytes: Uint8Array): DecodedText | null {
  const checked = (decoded: DecodedText) => (/[^\P{Cc}\t\n\v\f\r]/u.test(decoded.text) ? null : decoded);
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    return checked({ text: decode('utf-8', bytes), encoding: 'UTF-8' });
  if (bytes[0] === 0xff && bytes[1] === 0xfe)
    return checked({ text: decode('utf-16le', bytes), encoding: 'UTF-16 LE' });
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return checked({ text: decode('utf-16be', bytes), encoding: 'UTF-16 BE' });
  const order = wideOrder(bytes);
  if (order !== null)
    return checked({ text: decode(order, bytes), encoding: order === 'utf-16le' ? 'UTF-16 LE' : 'UTF-16 BE' });
  try {
    return checked({ text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'UTF-8' });
  } catch {
    // Not UTF-8: an older encoding of one byte a letter.
  }
  const candidates = [
    { text: decode('windows-1252', bytes), encoding: 'Windows-1252' },
    { text: decode('macintosh', bytes), encoding: 'Mac OS Roman' },
  ];
  const best = candidates
    .map((candidate) => ({ ...candidate, score: plausibility(candidate.text) }))
    .toSorted((a, b) => b.score - a.score)[0];
  return best === undefined || best.score < sure ? null : checked({ text: best.text, encoding: best.encoding });
}
