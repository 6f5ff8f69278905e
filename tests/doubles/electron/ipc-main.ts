import { EventEmitter } from 'node:events';
import { strict } from './not-modelled.ts';

/** `ipcMain` has no fixed events: its events are the app's own channels. */
export const ipcMain = strict('ipcMain', new EventEmitter());
