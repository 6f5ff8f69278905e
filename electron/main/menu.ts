import type { MenuItemConstructorOptions } from 'electron';
import type { Words } from '../core/foundation/i18n/index.ts';

/** The application menu; every item is one of the system's own roles, under our words. */
export function menuTemplate(words: Words, options: { mac: boolean; devTools: boolean }): MenuItemConstructorOptions[] {
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const closing: MenuItemConstructorOptions = options.mac
    ? { role: 'close', label: words('desktop.menu.close') }
    : { role: 'quit', label: words('desktop.menu.quit') };
  return [
    ...(options.mac ? [appMenu(words)] : []),
    { label: words('desktop.menu.file'), submenu: [closing] },
    {
      label: words('desktop.menu.edit'),
      submenu: [
        { role: 'undo', label: words('desktop.menu.undo') },
        { role: 'redo', label: words('desktop.menu.redo') },
        separator,
        { role: 'cut', label: words('desktop.menu.cut') },
        { role: 'copy', label: words('desktop.menu.copy') },
        { role: 'paste', label: words('desktop.menu.paste') },
        { role: 'selectAll', label: words('desktop.menu.selectAll') },
      ],
    },
    {
      label: words('desktop.menu.view'),
      submenu: [
        { role: 'resetZoom', label: words('desktop.menu.resetZoom') },
        { role: 'zoomIn', label: words('desktop.menu.zoomIn') },
        { role: 'zoomOut', label: words('desktop.menu.zoomOut') },
        separator,
        { role: 'togglefullscreen', label: words('desktop.menu.fullScreen') },
        { role: 'reload', label: words('desktop.menu.reload') },
        ...(options.devTools ? [{ role: 'toggleDevTools' as const, label: words('desktop.menu.devTools') }] : []),
      ],
    },
    {
      label: words('desktop.menu.window'),
      submenu: [
        { role: 'minimize', label: words('desktop.menu.minimize') },
        { role: 'zoom', label: words('desktop.menu.zoom') },
      ],
    },
  ];
}

function appMenu(words: Words): MenuItemConstructorOptions {
  return {
    label: 'Kanalvakt',
    submenu: [
      { role: 'about', label: words('desktop.menu.about') },
      { type: 'separator' },
      { role: 'hide', label: words('desktop.menu.hide') },
      { role: 'hideOthers', label: words('desktop.menu.hideOthers') },
      { role: 'unhide', label: words('desktop.menu.unhide') },
      { type: 'separator' },
      { role: 'quit', label: words('desktop.menu.quit') },
    ],
  };
}
