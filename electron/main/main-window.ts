import { BrowserWindow, screen } from 'electron';
import { webPreferences } from './security/web-preferences.ts';
import { placeOnScreens, readPlace, writePlace } from './window-place.ts';

/** Opens the app's window where it was last, hidden until it has something to show. */
export function openMainWindow(options: { preload: string; placeFile: string; devTools: boolean }): BrowserWindow {
  const place = placeOnScreens(
    readPlace(options.placeFile),
    screen.getAllDisplays().map((display) => display.workArea),
  );
  const window = new BrowserWindow({
    title: 'Kanalvakt',
    show: false,
    width: place?.width ?? 1280,
    height: place?.height ?? 800,
    minWidth: 480,
    minHeight: 400,
    ...(place !== null && { x: place.x, y: place.y }),
    webPreferences: webPreferences({ preload: options.preload, devTools: options.devTools }),
  });
  window.once('ready-to-show', () => {
    if (place?.maximised === true) window.maximize();
    window.show();
  });
  window.on('close', () => {
    writePlace(options.placeFile, { ...window.getNormalBounds(), maximised: window.isMaximized() });
  });
  return window;
}
