import { StrictEmitter, strict } from './not-modelled.ts';

/** The computer's comings and goings; a test emits what the system would. */
class PowerMonitor extends StrictEmitter {
  constructor() {
    super('powerMonitor', ['suspend', 'resume', 'lock-screen', 'unlock-screen', 'user-did-resign-active', 'shutdown']);
    strict('powerMonitor', this);
  }
}

export const powerMonitor = new PowerMonitor();
