import { powerMonitor } from 'electron';
import type { LockReason } from '../core/vault/contract.ts';

/** Says at once when the computer sleeps, locks its screen, changes user (both on macOS and Windows) or shuts down. */
export function watchLockSignals(onSignal: (signal: LockReason) => void): void {
  powerMonitor.on('suspend', () => onSignal('sleep'));
  powerMonitor.on('lock-screen', () => onSignal('os-lock'));
  powerMonitor.on('user-did-resign-active', () => onSignal('user-switch'));
  powerMonitor.on('shutdown', () => onSignal('quit'));
}
