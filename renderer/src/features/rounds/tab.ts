const kept = 'kanalvakt-window';

/**
 * A window that is loaded again is the same window, or what it had open would be shut to it for some minutes.
 * The id is stored only between two pages, so that a tab that is copied while it lives gets one of its own.
 */
function ofThisWindow(): string {
  const before = sessionStorage.getItem(kept);
  sessionStorage.removeItem(kept);
  addEventListener('pagehide', () => sessionStorage.setItem(kept, tab));
  addEventListener('pageshow', () => sessionStorage.removeItem(kept));
  return before ?? crypto.randomUUID();
}

/** This window of the app, as the core tells it from the others of the same computer. */
export const tab = ofThisWindow();
