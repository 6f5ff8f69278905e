/** This window of the app, as the core tells it from the others of the same computer: one id a loaded page. */
export const tab = crypto.randomUUID();
