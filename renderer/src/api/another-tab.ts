/** The address within the app that a click wants in a tab of its own; `null` for any other click. */
function wantedTab(event: MouseEvent): string | null {
  const isOther = event.button === 1 || (event.button === 0 && (event.ctrlKey || event.metaKey || event.shiftKey));
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!isOther || link === null || link.origin !== location.origin || link.pathname !== '/') return null;
  return link.hash.startsWith('#/') ? link.hash.slice(1) : null;
}

/**
 * Lets Ctrl-click and the middle button open a second tab of the app. A tab has a token of its own, so the browser's new
 * tab would be shut out: this tab, which has one, asks the host for a one-time address and opens that.
 */
export function openTabsFor(tabToken: string): void {
  async function open(target: string): Promise<void> {
    const headers = { 'content-type': 'application/json', 'x-kanalvakt-tab': tabToken };
    const answer = await fetch('/tab', { method: 'POST', headers, body: '{}' });
    if (!answer.ok) return;
    const { link } = (await answer.json()) as { link: string };
    window.open(`${link}&${target}`, '_blank', 'noopener');
  }
  const hear = (event: MouseEvent) => {
    const target = wantedTab(event);
    if (target === null) return;
    event.preventDefault();
    event.stopPropagation();
    void open(target).catch(() => undefined);
  };
  addEventListener('click', hear, { capture: true });
  addEventListener('auxclick', hear, { capture: true });
}
