import type { Grey } from '../pixels/grey.ts';

/** What differs less from the page is no sign of a text, but the grey boxes of a page that waits, or what compression does; of 255. */
const faint = 28;
/** A picture whose shorter side is less is cut out by hand, and is not judged; pixels. */
const shortestSide = 200;
/** A row or a column is part of a bar where this much of it differs from the page, however faintly; of 255. */
const bar = { share: 0.6, faint: 10 };
/** A bar at the top is at least this high; pixels. */
const thinnestBar = 8;
/** How far in from the top, the bottom and a side a browser's or a system's own bars reach, of the height or the width. */
const reach = { top: 0.25, bottom: 0.12, side: 0.1 };
/** The white field with the address, under the tabs, ends in a line; of the height, and pixels at least. */
const addressField = { share: 0.12, least: 130 };
/** The thickest line that ends it, or that can be all that a page shows; pixels. */
const thickestLine = 4;
/** A telephone's own signs at the top and its address field at the bottom stand on the page's colour; of the height. */
const telephone = { top: 0.06, bottom: 0.13, slim: 1.6 };
/** What turns while a page is fetched, or its mark: how far from the middle, and how large at most; of the width, and of the shorter side. */
const waiting = { fromMiddle: 0.06, side: 0.15 };

/** A part of a picture, in pixels; `bottom` and `right` are the first outside it. */
export interface Box {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** The commonest shade of a picture: what everything on it stands on. */
function pageShade({ values }: Grey): number {
  const counts = new Uint32Array(256);
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts.indexOf(Math.max(...counts));
}

/** How many pixels of a row or a column differ from the page, and which rows are part of a bar. */
function inkOf({ width, height, values }: Grey, page: number) {
  const isInk = (x: number, y: number, least: number) => Math.abs((values[y * width + x] ?? page) - page) > least;
  const inRow = (y: number, least = faint, from = 0, to = width) => {
    let count = 0;
    for (let x = from; x < to; x += 1) if (isInk(x, y, least)) count += 1;
    return count;
  };
  const inColumn = (x: number, from: number, to: number, least = faint) => {
    let count = 0;
    for (let y = from; y < to; y += 1) if (isInk(x, y, least)) count += 1;
    return count;
  };
  return { bars: Array.from({ length: height }, (_, y) => inRow(y, bar.faint) >= bar.share * width), inRow, inColumn };
}

/** How many lines from an end on are part of a bar. */
function barFrom(isBar: (at: number) => boolean, most: number): number {
  let at = 0;
  while (at < most && isBar(at)) at += 1;
  return at;
}

/** Where the page begins below a browser's tabs and address field, 0 where there are none. */
function belowBars(isBar: (y: number) => boolean, height: number): number {
  const tabs = barFrom(isBar, Math.floor(height * reach.top));
  if (tabs < thinnestBar) return 0;
  const end = Math.min(tabs + Math.max(addressField.least, height * addressField.share), height * reach.top);
  let below = tabs;
  for (let y = tabs; y < end; y += 1)
    if (isBar(y) && !isBar(y - 1)) {
      const line = barFrom((more) => isBar(y + more), thickestLine + 1);
      if (line <= thickestLine) below = y + line;
    }
  return below;
}

/** The page itself: without a browser's bars, a system's, a scroll bar's or a telephone's. */
function withoutFrame(grey: Grey, { bars, inColumn }: ReturnType<typeof inkOf>): Box {
  const { width, height } = grey;
  const isBar = (y: number) => bars[y] === true;
  const isTelephone = height >= width * telephone.slim;
  const below = belowBars(isBar, height);
  const top = below > 0 ? below : isTelephone ? Math.floor(height * telephone.top) : 0;
  const under = barFrom((at) => isBar(height - 1 - at), Math.floor(height * reach.bottom));
  const bottom = height - (under > 0 || !isTelephone ? under : Math.floor(height * telephone.bottom));
  const isSide = (x: number) => inColumn(x, top, bottom, bar.faint) >= bar.share * (bottom - top);
  const most = Math.floor(width * reach.side);
  const left = barFrom(isSide, most);
  return { top, bottom, left, right: width - barFrom((at) => isSide(width - 1 - at), most) };
}

/** The smallest box around all that differs from the page, `null` where nothing does. */
function boxOfInk({ inRow, inColumn }: ReturnType<typeof inkOf>, { top, bottom, left, right }: Box): Box | null {
  const isEmpty = (y: number) => inRow(y, faint, left, right) === 0;
  let first = top;
  while (first < bottom && isEmpty(first)) first += 1;
  if (first === bottom) return null;
  let last = bottom - 1;
  while (isEmpty(last)) last -= 1;
  let from = left;
  while (inColumn(from, first, last + 1) === 0) from += 1;
  let to = right - 1;
  while (inColumn(to, first, last + 1) === 0) to -= 1;
  return { top: first, bottom: last + 1, left: from, right: to + 1 };
}

/**
 * How much a picture shows apart from the frame of a browser or a system, and where its page is. `nothing`: one shade, or only a thin line. `little`:
 * one small thing in the middle, which is what turns while one waits, if it is no word. What is cut out by hand always shows something.
 */
export function howMuch(grey: Grey): { much: 'nothing' | 'little' | 'something'; page: Box } {
  const ink = inkOf(grey, pageShade(grey));
  const page = withoutFrame(grey, ink);
  const side = Math.min(page.right - page.left, page.bottom - page.top);
  if (side < shortestSide) return { much: 'something', page };
  const box = boxOfInk(ink, page);
  if (box === null) return { much: 'nothing', page };
  const [wide, high] = [box.right - box.left, box.bottom - box.top];
  if (Math.min(wide, high) <= thickestLine) return { much: 'nothing', page };
  const isMiddle = Math.abs((box.left + box.right) / 2 - grey.width / 2) <= waiting.fromMiddle * grey.width;
  return { much: isMiddle && Math.max(wide, high) <= waiting.side * side ? 'little' : 'something', page };
}
