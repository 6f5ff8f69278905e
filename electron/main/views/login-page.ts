import type { Debugger } from 'electron';
import type { LoginLook } from '../../core/foundation/ports.ts';
import type { LoginField } from '../../core/views/contract.ts';
import { loginInFrame } from './login-in-frame.ts';

const world = 'kanalvakt-login';
/** No page has frames this deep; a page that makes them is not followed. */
const deepest = 10;

interface Attached {
  sessionId: string;
  targetInfo: { targetId: string };
}
interface Evaluated {
  result: { className?: string; objectId?: string };
}

/** A place to run in: an isolated world of one frame, whose names the page cannot reach or replace. */
interface World {
  session: string | undefined;
  contextId: number;
}

/** The frame that has the keyboard in a page, frames of other sites in processes of their own included. */
async function focusedWorld(send: Send, attached: ReadonlyMap<string, string>): Promise<World> {
  const { frameTree } = await send<{ frameTree: { frame: { id: string } } }>('Page.getFrameTree');
  let frameId = frameTree.frame.id;
  let session: string | undefined;
  for (let depth = 0; depth < deepest; depth += 1) {
    // Frames in other processes are heard of, before the answer, as `Target.attachedToTarget`.
    await send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: true }, session);
    const { executionContextId: contextId } = await send<{ executionContextId: number }>(
      'Page.createIsolatedWorld',
      { frameId, worldName: world },
      session,
    );
    const { result } = await send<Evaluated>(
      'Runtime.evaluate',
      { expression: 'document.activeElement', contextId },
      session,
    );
    const isFrame = result.className === 'HTMLIFrameElement' || result.className === 'HTMLFrameElement';
    if (!isFrame) return { session, contextId };
    const { node } = await send<{ node: { frameId?: string } }>(
      'DOM.describeNode',
      { objectId: result.objectId },
      session,
    );
    if (node.frameId === undefined) return { session, contextId };
    frameId = node.frameId;
    session = attached.get(frameId) ?? session;
  }
  throw new Error('frames within frames');
}

type Send = <T = unknown>(method: string, params?: object, session?: string) => Promise<T>;

/**
 * Looks for the fields of a login in the frame that has the keyboard and, with `values`, fills them in at the same go: the frame's site, the sites
 * around it and each element's type are read in the very call that writes. Never sends the form.
 */
export async function lookForLogin(
  debug: Debugger,
  origins: readonly string[],
  values: Readonly<Partial<Record<LoginField, string>>> | null,
): Promise<LoginLook> {
  const attached = new Map<string, string>();
  const hear = (_event: unknown, method: string, params: unknown) => {
    if (method !== 'Target.attachedToTarget') return;
    const { sessionId, targetInfo } = params as Attached;
    attached.set(targetInfo.targetId, sessionId);
  };
  debug.attach('1.3');
  try {
    debug.on('message', hear);
    const send: Send = async (method, params = {}, session) =>
      (await debug.sendCommand(method, params, session)) as never;
    const { session, contextId } = await focusedWorld(send, attached);
    const { result } = await send<{ result: { value?: LoginLook } }>(
      'Runtime.callFunctionOn',
      {
        functionDeclaration: loginInFrame.toString(),
        executionContextId: contextId,
        arguments: [{ value: origins }, { value: values }],
        returnByValue: true,
      },
      session,
    );
    return result.value ?? { refused: 'no-field' };
  } finally {
    debug.off('message', hear);
    debug.detach();
  }
}
