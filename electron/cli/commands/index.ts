import type { Command } from '../command.ts';
import { backup } from './backup.ts';
import { demo } from './demo.ts';
import { help } from './help.ts';
import { importList } from './import-accounts.ts';
import { listAccounts } from './list-accounts.ts';
import { restore } from './restore.ts';
import { serve } from './serve.ts';
import { verify } from './verify.ts';

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [serve, demo, importList, listAccounts, backup, restore, verify, help];
