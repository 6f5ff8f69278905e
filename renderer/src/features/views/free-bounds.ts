import type { Bounds } from '#core/views/contract.ts';

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Less than this shows nothing of a page; pixels. */
const least = { width: 240, height: 160 };
/** Between the page and what lies beside it. */
const gap = 8;

const crosses = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/**
 * The part of the pane where a page may lie: the page lies above everything of ours, so it gives way. `over` covers it while it is there (a dialog, a
 * menu); `beside` only shortens it (a message at the lower edge). Whole pixels, so that both sides mean the same place.
 */
export function freeBounds(pane: Box, over: readonly Box[], beside: readonly Box[]): Bounds | 'covered' | 'small' {
  if (over.some((box) => crosses(pane, box))) return 'covered';
  const bottom = Math.min(pane.bottom, ...beside.filter((box) => crosses(pane, box)).map((box) => box.top - gap));
  const x = Math.max(0, Math.ceil(pane.left));
  const y = Math.max(0, Math.ceil(pane.top));
  const width = Math.floor(pane.right) - x;
  const height = Math.floor(bottom) - y;
  return width < least.width || height < least.height ? 'small' : { x, y, width, height };
}
