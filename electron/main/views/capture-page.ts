import type { WebContents } from 'electron';
import type { PageCapture } from '../../core/foundation/ports.ts';

const world = 'kanalvakt-capture';

/** Runs in an isolated world of the page, sent there as text: it may use nothing from this file. Reads, and changes nothing. */
function readPage(): Pick<PageCapture, 'signs' | 'asksForPassword'> {
  const asksForPassword = [...document.querySelectorAll('input[type=password]')].some((input) =>
    input.checkVisibility(),
  );
  return { signs: document.body.innerText.replace(/\s+/g, '').length, asksForPassword };
}

/** Takes a page through DevTools, into memory and never to a file: what is on screen, and the page as it stands with its pictures. */
export async function capturePage(contents: WebContents): Promise<PageCapture> {
  const debug = contents.debugger;
  debug.attach('1.3');
  try {
    const send = async <T>(method: string, params: object = {}) => (await debug.sendCommand(method, params)) as T;
    const { data: image } = await send<{ data: string }>('Page.captureScreenshot', { format: 'png' });
    const { data: page } = await send<{ data: string }>('Page.captureSnapshot', { format: 'mhtml' });
    const { frameTree } = await send<{ frameTree: { frame: { id: string } } }>('Page.getFrameTree');
    const { executionContextId } = await send<{ executionContextId: number }>('Page.createIsolatedWorld', {
      frameId: frameTree.frame.id,
      worldName: world,
    });
    const { result } = await send<{ result: { value: ReturnType<typeof readPage> } }>('Runtime.callFunctionOn', {
      functionDeclaration: readPage.toString(),
      executionContextId,
      returnByValue: true,
    });
    return {
      address: contents.getURL(),
      title: contents.getTitle(),
      image: Buffer.from(image, 'base64'),
      page: Buffer.from(page, 'utf8'),
      ...result.value,
    };
  } finally {
    debug.detach();
  }
}
