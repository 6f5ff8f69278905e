/** What an XML file says of itself in its first line; it may say so wrongly. */
const declared = /^<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]{1,40})["']/i;

function decoderFor(label: string): TextDecoder | null {
  try {
    return new TextDecoder(label, { fatal: true });
  } catch {
    return null;
  }
}

/**
 * Bytes as text, in the encoding that they turn out to be in: the one that the server names, the file names, UTF-8, and at last the
 * one that holds for any bytes (windows-1252), since a wrong letter is better than no text.
 */
export function decodeText(bytes: Uint8Array, contentType: string): string {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 200)).replace(/^ï»¿/, '');
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const mark = isWide ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : '';
  const named = /charset\s*=\s*"?([\w.:-]{1,40})/i.exec(contentType)?.[1] ?? '';
  for (const label of [mark, named, declared.exec(start)?.[1] ?? '', 'utf-8']) {
    const decoder = label === '' ? null : decoderFor(label);
    try {
      if (decoder !== null) return decoder.decode(bytes);
    } catch {
      // It is not what it says.
    }
  }
  return new TextDecoder('windows-1252').decode(bytes);
}
