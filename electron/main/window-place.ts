import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

/** Where a window was when it was last closed; pixels of the screen. */
export const WindowPlace = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().min(400).max(20_000),
  height: z.int().min(300).max(20_000),
  maximised: z.boolean(),
});
export type WindowPlace = z.infer<typeof WindowPlace>;

interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Enough of the window's top edge to take hold of, in pixels. */
const visible = 100;

/** The remembered place, if some screen still shows its top edge; otherwise `null`, and the system chooses. */
export function placeOnScreens(place: WindowPlace | null, screens: readonly Area[]): WindowPlace | null {
  if (place === null) return null;
  const seen = screens.some(
    (screen) =>
      Math.min(place.x + place.width, screen.x + screen.width) - Math.max(place.x, screen.x) >= visible &&
      place.y >= screen.y &&
      place.y + visible <= screen.y + screen.height,
  );
  return seen ? place : null;
}

/** The place in a file; `null` when there is none, or none that can be read. */
export function readPlace(file: string): WindowPlace | null {
  try {
    return WindowPlace.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

/** Remembers a place; forgetting it instead is no harm. */
export function writePlace(file: string, place: WindowPlace): void {
  try {
    writeFileSync(file, JSON.stringify(place));
  } catch {
    // The next window opens where the system puts it.
  }
}
