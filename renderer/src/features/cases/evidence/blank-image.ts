/** Differences smaller than this are what compression does to one colour; of 255. */
const noise = 6;
/** The side that an image is drawn on to be looked at; pixels. */
const side = 400;

/** Whether an image is one colour all over, as a page that never came; `null` where this browser cannot draw it, and so it is broken. */
export async function isBlankImage(file: Blob): Promise<boolean | null> {
  let image: ImageBitmap;
  try {
    image = await createImageBitmap(file);
  } catch {
    return null;
  }
  const drawn = new OffscreenCanvas(side, side).getContext('2d', { willReadFrequently: true });
  if (drawn === null) return false;
  drawn.drawImage(image, 0, 0, side, side);
  image.close();
  const { data } = drawn.getImageData(0, 0, side, side);
  for (let at = 4; at < data.length; at += 1)
    if (at % 4 !== 3 && Math.abs((data[at] ?? 0) - (data[at % 4] ?? 0)) > noise) return false;
  return true;
}
