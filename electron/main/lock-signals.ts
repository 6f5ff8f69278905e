import { powerMonitor } from 'electron';
import type { LockSignal } from '../core-process/messages.ts';

/** Says at once when the computer sleeps, locks its screen, changes user (both on macOS and Windows) or shuts down. */
export function watchLockSignals(onSignal: (signal: LockSignal) => void): void {
  powerMonitor.on('suspend', () => onSignal('sleep'));
  powerMonitor.on('lock-screen', () => onSignal('screen-lock'));
  powerMonitor.on('user-did-resign-active', () => onSignal('user-switch'));
  powerMonitor.on('shutdown', () => onSignal('shutdown'));
}
