import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Pixels } from './pixels.ts';

type Packed = 'image/jpeg' | 'image/webp';

/** Differences smaller than this are what compression does to one colour; of 255. */
const noise = 6;

const wasm: Record<Packed, string> = {
  'image/jpeg': '@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm',
  'image/webp': '@jsquash/webp/codec/dec/webp_dec.wasm',
};
const compiled = new Map<Packed, Promise<WebAssembly.Module>>();
const packages = createRequire(import.meta.url);

/** A picture as the decoders hand it over; they ask for it by the name that browsers have for it. */
class DrawnImage {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
  constructor(data: Uint8ClampedArray, width: number, height: number) {
    this.data = data;
    this.width = width;
    this.height = height;
  }
}

/** A decoder that has read nothing yet: what a broken file did to one never reaches the next. */
async function freshDecoder(type: Packed) {
  const reading =
    compiled.get(type) ?? readFile(packages.resolve(wasm[type])).then((code) => WebAssembly.compile(code));
  compiled.set(type, reading);
  if (!('ImageData' in globalThis)) Object.assign(globalThis, { ImageData: DrawnImage });
  const { default: decode, init } =
    type === 'image/jpeg' ? await import('@jsquash/jpeg/decode.js') : await import('@jsquash/webp/decode.js');
  const module = await reading;
  await init({
    instantiateWasm: (imports: WebAssembly.Imports, ready: (instance: WebAssembly.Instance) => void) => {
      const instance = new WebAssembly.Instance(module, imports);
      ready(instance);
      return instance.exports;
    },
    // What a broken file makes the decoder say is nobody's to read.
    print: () => {},
    printErr: () => {},
  });
  return decode;
}

/** The pixels of a JPEG or a WebP, decoded in WebAssembly, where a hostile file reaches nothing but itself; `null` for a broken one. */
export async function decodedPixels(type: Packed, bytes: Uint8Array): Promise<Pixels | null> {
  const decode = await freshDecoder(type);
  try {
    const { data, width, height } = await decode(new Uint8Array(bytes).buffer);
    const rows = Array.from(
      { length: height },
      (_, y) => new Uint8Array(data.buffer, data.byteOffset + y * width * 4, width * 4),
    );
    return { rows, each: 4, noise };
  } catch {
    return null;
  }
}
