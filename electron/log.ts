import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';

/** The host's log: what a developer needs, never a secret or a person's data. */
export interface ShellLog {
  info(message: string): void;
  error(message: string, error: unknown): void;
  /** A line that another process wrote. */
  relay(level: 'info' | 'error', text: string): void;
}

const largestLog = 1_000_000;

/** Writes lines to one file; beyond 1 MB the file becomes `.old`. A log that cannot be written stops nothing. */
export function openLog(file: string, now: () => Date): ShellLog {
  const write = (level: string, text: string) => {
    try {
      mkdirSync(path.dirname(file), { recursive: true });
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > largestLog) renameSync(file, `${file}.old`);
      appendFileSync(file, `${now().toISOString()} ${level} ${text.replaceAll('\n', '\n  ')}\n`, { mode: 0o600 });
    } catch {
      // A full or read-only disk is said by the core, in words; here there is nobody to tell.
    }
  };
  return {
    info: (message) => write('info', message),
    error: (message, error) =>
      write('error', `${message}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`),
    relay: (level, text) => write(level, `core: ${text}`),
  };
}
