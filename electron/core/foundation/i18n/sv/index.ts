import { accounts } from './accounts.ts';
import { inventory } from './inventory.ts';
import { people } from './people.ts';
import { refusal } from './refusal.ts';
import { settings } from './settings.ts';
import { shell } from './shell.ts';
import { terms } from './terms.ts';

/** Swedish: the source of every text. One file per room, plus `terms` for the field's own words. */
export const sv = { shell, terms, refusal, accounts, people, inventory, settings } as const;
