import type { Complete } from '../complete.ts';
import type { sv } from '../sv/index.ts';
import { accounts } from './accounts.ts';
import { inventory } from './inventory.ts';
import { people } from './people.ts';
import { refusal } from './refusal.ts';
import { settings } from './settings.ts';
import { shell } from './shell.ts';
import { terms } from './terms.ts';

/** English, complete: a missing key does not compile. */
export const en: Complete<typeof sv> = { shell, terms, refusal, accounts, people, inventory, settings };
