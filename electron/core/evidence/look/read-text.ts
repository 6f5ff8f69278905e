import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { evenOut } from '../pixels/even-out.ts';
import { greyOf } from '../pixels/grey.ts';
import type { Pixels } from '../pixels/pixels.ts';

/** The parts of Tesseract that are used here; it is WebAssembly, with a file system that is in its own memory. */
interface Tesseract {
  FS: { writeFile(name: string, bytes: Uint8Array): void };
  TessBaseAPI: new () => {
    Init(folder: null, language: string, engine: number): number;
    SetPageSegMode(mode: number): void;
    SetImageFile(turn: number, angle: number, isLarger: boolean): number;
    Recognize(monitor: null): number;
    GetUTF8Text(): string;
    End(): void;
  };
}
type StartTesseract = (options: {
  wasmBinary: Uint8Array;
  print: () => void;
  printErr: () => void;
}) => Promise<Tesseract>;

/** Swedish reads English words too. */
const language = 'swe';
/** The engine is the neural one, the only one in this build; the text is sparse: lines anywhere, as on a screen and not as in a book. */
const engine = 1;
const sparse = 11;
/** A picture with fewer pixels holds no page of a login that could be read. */
const fewestPixels = 40_000;
/** A picture whose longer side has more pixels is read at half the size, or less. */
const longestSide = 2600;

const packages = createRequire(import.meta.url);
const core = 'tesseract.js-core/tesseract-core-simd-lstm';

/**
 * The text of a picture, line by line; '' for a small one. It is read on this computer, by WebAssembly that is given nothing but shades of grey which we
 * have drawn ourselves: it reaches no file and no network. Takes seconds, and belongs in a worker.
 */
export async function readText(pixels: Pixels): Promise<string> {
  const [width, height] = [(pixels.rows[0]?.byteLength ?? 0) / pixels.each, pixels.rows.length];
  if (width * height < fewestPixels) return '';
  const grey = evenOut(greyOf(pixels, Math.ceil(Math.max(width, height) / longestSide)));
  const start = packages(`${core}.js`) as StartTesseract;
  const model = await readFile(packages.resolve(`@tesseract.js-data/swe/4.0.0_best_int/${language}.traineddata.gz`));
  const quiet = () => {};
  const tesseract = await start({
    wasmBinary: await readFile(packages.resolve(`${core}.wasm`)),
    print: quiet,
    printErr: quiet,
  });
  tesseract.FS.writeFile(`${language}.traineddata`, await promisify(gunzip)(model));
  tesseract.FS.writeFile(
    '/input',
    Buffer.concat([Buffer.from(`P5\n${grey.width} ${grey.height}\n255\n`), grey.values]),
  );
  const reader = new tesseract.TessBaseAPI();
  try {
    if (reader.Init(null, language, engine) !== 0) return '';
    reader.SetPageSegMode(sparse);
    if (reader.SetImageFile(1, 0, false) !== 0) return '';
    reader.Recognize(null);
    return reader.GetUTF8Text();
  } finally {
    reader.End();
  }
}
