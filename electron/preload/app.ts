import { contextBridge, ipcRenderer } from 'electron';

// One id per loaded page, so that answers to the page before a reload never reach the page after it.
const connection = crypto.randomUUID();
const channel = 'kanalvakt';

contextBridge.exposeInMainWorld('kanalvakt', {
  /** Sends a message to the core. */
  post: (message: string | Uint8Array) => {
    ipcRenderer.send(channel, connection, message);
  },
  /** Hears every message from the core; `null` says that the core went away and open calls have no answer. */
  listen: (callback: (message: string | Uint8Array | null) => void) => {
    ipcRenderer.on(channel, (_event, to: string, message: string | Uint8Array | null) => {
      if (to === connection) callback(message);
    });
  },
});
