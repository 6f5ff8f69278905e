import { chromium } from './chromium.ts';

interface Attached {
  sessionId: string;
  targetInfo: { targetId: string; type: string };
}

const waiting: Array<(attached: Attached) => void> = [];

/**
 * Takes every new page before it has loaded anything: the ones we asked for go to who asked, any other is a popup,
 * which Electron would not have made (our handler denies them all), and is closed unseen.
 */
export function refusePopups(): void {
  const { cdp, ready } = chromium();
  cdp.on('', 'Target.attachedToTarget', (attached: Attached) => {
    const next = waiting.shift();
    if (next !== undefined) next(attached);
    else void cdp.send('Target.closeTarget', { targetId: attached.targetInfo.targetId }).catch(() => {});
  });
  void ready.then(() =>
    cdp.send('Target.setAutoAttach', {
      autoAttach: true,
      waitForDebuggerOnStart: true,
      flatten: true,
      filter: [{ type: 'page' }],
    }),
  );
}

/** Opens a page, which waits until `Runtime.runIfWaitingForDebugger`; answers its target and its session. */
export async function openTarget(size: {
  width: number;
  height: number;
}): Promise<{ targetId: string; sessionId: string }> {
  const { cdp, ready } = chromium();
  await ready;
  const attached = new Promise<Attached>((resolve) => waiting.push(resolve));
  await cdp.send('Target.createTarget', { url: 'about:blank', newWindow: true, ...size });
  const { sessionId, targetInfo } = await attached;
  return { sessionId, targetId: targetInfo.targetId };
}
