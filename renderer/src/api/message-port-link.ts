import { RPCLink } from '@orpc/client/message-port';

/** The two functions that Electron's preload gives the page; missing in a browser. */
export interface HostBridge {
  post(message: string | Uint8Array): void;
  /** Hears messages from the core; `null` when the core went away. */
  listen(callback: (message: string | Uint8Array | null) => void): void;
}

declare global {
  interface Window {
    kanalvakt?: HostBridge;
  }
}

/** Calls through the host's bridge; when the core goes away, open calls fail and later ones go to its successor. */
export function messagePortLink(bridge: HostBridge): RPCLink<Record<never, never>> {
  return new RPCLink({
    port: {
      postMessage: (message: string | Uint8Array) => bridge.post(message),
      on: (event, callback) => {
        if (event === 'message')
          bridge.listen((message) => {
            if (message !== null) callback({ data: message });
          });
        else if (event === 'close')
          bridge.listen((message) => {
            if (message === null) callback();
          });
      },
    },
  });
}
