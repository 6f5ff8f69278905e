import type { WebContents } from 'electron';
import { mayLead } from './page-policy.ts';

/** Keeps a page that is not ours to https and to its own pane; put on before anything is loaded. */
export function guardPage(contents: WebContents): void {
  contents.on('will-navigate', (event) => {
    if (!mayLead(event.url, true)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    if (!mayLead(event.url, event.isMainFrame)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!mayLead(event.url, event.isMainFrame)) event.preventDefault();
  });
  // "Do you want to leave the page?" would keep it from being reloaded or closed.
  contents.on('will-prevent-unload', (event) => event.preventDefault());
  // Whoever shows the page decides what becomes of its windows (`awake-page.ts`); until then there are none.
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
