/** Every window that is open, for `app.quit`, which closes them. */
export const openWindows = new Set<{ close(): void }>();
