import { chromium } from './chromium.ts';

interface Attached {
  sessionId: string;
  targetInfo: { targetId: string; type: string };
  waitingForDebugger: boolean;
}

/** New pages that nobody has asked for yet, or will ask for as soon as Chromium has answered. */
const unclaimed = new Map<string, Attached>();
const waiting = new Map<string, (attached: Attached) => void>();
let asking = 0;
/** Resolves when every new page is heard of. */
let listening: Promise<void> = Promise.resolve();

function closeUnclaimed(): void {
  if (asking > 0) return;
  for (const [targetId, { sessionId }] of unclaimed) void closeUnseen(targetId, sessionId);
  unclaimed.clear();
}

/**
 * Closes a popup before it has asked for anything. It waits in the process of the page that opened it, and that page waits
 * with it: closed too early it would never be let go, and closed before it has answered it could still ask, unheld.
 */
async function closeUnseen(targetId: string, sessionId: string): Promise<void> {
  const { cdp } = chromium();
  try {
    await cdp.send('Fetch.enable', {}, sessionId);
    await cdp.send('Runtime.runIfWaitingForDebugger', {}, sessionId);
    await cdp.send('Runtime.evaluate', { expression: '0' }, sessionId);
    await cdp.send('Target.closeTarget', { targetId });
  } catch {
    // It has gone by itself.
  }
}

/**
 * Takes every new page before it has loaded anything: the ones we asked for go to who asked, any other is a popup,
 * which Electron would not have made (our handlers deny them all), and is closed unseen.
 */
export function refusePopups(): void {
  const { cdp, ready } = chromium();
  cdp.on('', 'Target.attachedToTarget', (attached: Attached) => {
    // A page that is not new was attached to once more, by `webContents.debugger`.
    if (!attached.waitingForDebugger) return;
    const { targetId } = attached.targetInfo;
    const asked = waiting.get(targetId);
    if (asked !== undefined) return asked(attached);
    unclaimed.set(targetId, attached);
    closeUnclaimed();
  });
  listening = ready.then(async () => {
    await cdp.send('Target.setAutoAttach', {
      autoAttach: true,
      waitForDebuggerOnStart: true,
      flatten: true,
      filter: [{ type: 'page' }],
    });
  });
}

/** Opens a page in a browser context, which waits until `Runtime.runIfWaitingForDebugger`; answers its target and its session. */
export async function openTarget(
  size: { width: number; height: number },
  browserContextId: string | undefined,
): Promise<{ targetId: string; sessionId: string }> {
  const { cdp } = chromium();
  await listening;
  asking += 1;
  try {
    const { targetId } = await cdp.send<{ targetId: string }>('Target.createTarget', {
      url: 'about:blank',
      newWindow: true,
      ...size,
      ...(browserContextId !== undefined && { browserContextId }),
    });
    const { sessionId } =
      unclaimed.get(targetId) ?? (await new Promise<Attached>((resolve) => waiting.set(targetId, resolve)));
    waiting.delete(targetId);
    unclaimed.delete(targetId);
    return { sessionId, targetId };
  } finally {
    asking -= 1;
    closeUnclaimed();
  }
}
