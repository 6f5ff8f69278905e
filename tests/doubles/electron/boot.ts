import { application } from './app.ts';
import { startChromium } from './chromium.ts';
import { refusePopups } from './targets.ts';

/** Starts Chromium and the app object; afterwards the app's own main file may run. */
export function boot(options: {
  appFolder: string;
  name: string;
  version: string;
  devToolsPort: boolean;
  switches: string[];
}): void {
  startChromium({ devToolsPort: options.devToolsPort, switches: options.switches });
  refusePopups();
  application.begin(options);
  process.on('SIGTERM', () => application.quit());
  process.on('SIGINT', () => application.quit());
}
