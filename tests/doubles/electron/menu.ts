import type { MenuItemConstructorOptions } from 'electron';
import { onlyModelled, strict } from './not-modelled.ts';

/** A menu as it was described; nobody sees or clicks it. */
export class Menu {
  static #application: Menu | null = null;
  readonly items: Array<{ label: string; role: string; type: string; submenu: Menu | null }>;

  constructor(template: readonly MenuItemConstructorOptions[]) {
    strict('Menu', this);
    this.items = template.map((item) => {
      onlyModelled('menu item', item, ['label', 'role', 'type', 'submenu']);
      return {
        label: item.label ?? '',
        role: item.role ?? '',
        type: item.type ?? 'normal',
        submenu: Array.isArray(item.submenu) ? new Menu(item.submenu) : null,
      };
    });
  }

  static buildFromTemplate(template: readonly MenuItemConstructorOptions[]): Menu {
    return new Menu(template);
  }
  static setApplicationMenu(menu: Menu | null): void {
    Menu.#application = menu;
  }
  static getApplicationMenu(): Menu | null {
    return Menu.#application;
  }
}
strict('Menu', Menu);
