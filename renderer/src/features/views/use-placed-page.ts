import { type RefObject, useEffect, useRef, useState } from 'react';
import type { AccountPage, Bounds } from '#core/views/contract.ts';
import { api } from '../../api/client.ts';
import { type Box, freeBounds } from './free-bounds.ts';

/** What React Aria and we put over the app is a child of the body, beside the app's own root. */
function overlays(): HTMLElement[] {
  return [...document.body.children].filter(
    (child): child is HTMLElement => child instanceof HTMLElement && child.id !== 'root' && child.tagName !== 'SCRIPT',
  );
}

function boxOf(element: Element): Box {
  return element.getBoundingClientRect();
}

/** Readers' announcements are children of the body too, a pixel large. */
const isLarge = ({ left, top, right, bottom }: Box) => right - left > 8 && bottom - top > 8;

/** Where the page may lie now. Messages are a region of their own; everything else that lies over the app covers it. */
function measure(pane: Element): ReturnType<typeof freeBounds> {
  const isMessages = (element: HTMLElement) => element.matches('[role="region"]');
  const lying = overlays();
  const boxes = (elements: HTMLElement[]) => elements.map(boxOf).filter(isLarge);
  return freeBounds(
    boxOf(pane),
    boxes(lying.filter((element) => !isMessages(element))),
    boxes(lying.filter(isMessages)),
  );
}

/**
 * Keeps an account's page where its pane is, for as long as there is one: it follows the pane, gives way to everything of ours, and is hidden when the
 * pane goes. Answers why the page is not to be seen, if it is not.
 */
export function usePlacedPage(
  accountId: string | null,
  pane: RefObject<HTMLElement | null>,
  told: { onPage: (page: AccountPage) => void; onError: (error: unknown) => void },
): 'shown' | 'covered' | 'small' {
  const [state, setState] = useState<'shown' | 'covered' | 'small'>('shown');
  const listeners = useRef(told);
  useEffect(() => {
    listeners.current = told;
  });
  useEffect(() => {
    const element = pane.current;
    if (accountId === null || element === null) return;
    const id = accountId;
    let before = '';
    let isOver = false;

    const show = (bounds: Bounds) => {
      api.views
        .show({ accountId: id, bounds })
        .then((page) => {
          if (!isOver) listeners.current.onPage(page);
        })
        .catch((error: unknown) => {
          if (!isOver) listeners.current.onError(error);
        });
    };
    function put(): void {
      if (isOver || element === null) return;
      const free = measure(element);
      const now = JSON.stringify(free);
      if (now === before) return;
      const wasShown = before.startsWith('{');
      before = now;
      setState(typeof free === 'string' ? free : 'shown');
      if (typeof free === 'string') {
        if (wasShown) api.views.hide({}).catch(() => {});
      } else if (wasShown) api.views.place({ bounds: free }).catch(() => {});
      else show(free);
    }
    // What has just been put over the app finds its place in the frame after.
    const soon = () => requestAnimationFrame(() => requestAnimationFrame(put));
    const sizes = new ResizeObserver(put);
    const children = new MutationObserver(() => {
      for (const overlay of overlays()) sizes.observe(overlay);
      put();
      soon();
    });
    sizes.observe(element);
    children.observe(document.body, { childList: true });
    addEventListener('resize', put);
    addEventListener('scroll', put, { capture: true, passive: true });
    document.addEventListener('transitionend', put);
    put();
    return () => {
      isOver = true;
      sizes.disconnect();
      children.disconnect();
      removeEventListener('resize', put);
      removeEventListener('scroll', put, { capture: true });
      document.removeEventListener('transitionend', put);
      api.views.hide({}).catch(() => {});
    };
  }, [accountId, pane]);
  return state;
}
