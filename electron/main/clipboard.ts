import { Blob } from 'node:buffer';
import { clipboard, ClipboardItem } from 'electron';
import type { Clipboard } from '../core/foundation/ports.ts';

/** A format of the operating system itself, by the name that it has there. */
const raw = (format: string) => `electron application/osclipboard;format="${format}"`;

/**
 * What tells a system's clipboard history, cloud clipboard and clipboard programs that this is a secret: Windows (the
 * first three, Microsoft's "Cloud Clipboard and Clipboard History Formats"), macOS (nspasteboard.org), KDE's Klipper.
 */
const secretMarks: Partial<Record<NodeJS.Platform, Record<string, Uint8Array>>> = {
  win32: {
    ExcludeClipboardContentFromMonitorProcessing: new Uint8Array([1, 0, 0, 0]),
    CanIncludeInClipboardHistory: new Uint8Array(4),
    CanUploadToCloudClipboard: new Uint8Array(4),
  },
  darwin: { 'org.nspasteboard.ConcealedType': new Uint8Array() },
  linux: { 'x-kde-passwordManagerHint': new TextEncoder().encode('secret') },
};

/** Electron's clipboard: text and marks are put there at once, so that no history sees the one without the others. */
export const electronClipboard: Clipboard = {
  async write(text) {
    const marks = Object.entries(secretMarks[process.platform] ?? {}).map(
      ([format, bytes]) => [raw(format), new Blob([bytes as Uint8Array<ArrayBuffer>])] as const,
    );
    await clipboard.write([new ClipboardItem({ 'text/plain': text, ...Object.fromEntries(marks) })]);
  },
  async clear(text) {
    if ((await clipboard.readText()) === text) clipboard.clear();
  },
};
