/** Where the keyboard is on the page: the element, and what it lies in with its place there, from within and out. */
interface Place {
  element: HTMLElement;
  path: Array<{ within: Element; index: number }>;
}

/** What can have the keyboard; not a field to choose in, which would open its list over what lies below. */
const controls =
  'a[href], button:not(:disabled, [tabindex="-1"]), :is(input, textarea, select):not(:disabled, [role="combobox"]), [tabindex="0"]';

/** After React and the dialogs have put the keyboard where they want it. */
const settled = 60;

/** The page that is shown; another one is, while a crisis lies over it. */
const page = () => document.getElementById('main');

function placeOf(element: HTMLElement, main: HTMLElement): Place {
  const path: Place['path'] = [];
  for (let child: Element = element; child !== main && child.parentElement !== null; child = child.parentElement)
    path.push({ within: child.parentElement, index: [...child.parentElement.children].indexOf(child) });
  return { element, path };
}

const controlIn = (within: Element): HTMLElement | undefined =>
  [within, ...within.querySelectorAll(controls)].find(
    (one): one is HTMLElement => one instanceof HTMLElement && one.matches(controls) && one.checkVisibility(),
  );

/** The row that has come where one was, else the one before it. */
function neighbour({ path }: Place): HTMLElement | undefined {
  const around = path.find(({ within }) => within.isConnected);
  if (around === undefined) return undefined;
  const rows = [...around.within.children];
  return [...rows.slice(around.index), ...rows.slice(0, around.index).toReversed()]
    .map(controlIn)
    .find((control) => control !== undefined);
}

/** The element itself, or the heading of its part where it would open a list. */
const calm = (element: HTMLElement): HTMLElement | undefined =>
  element.role === 'combobox'
    ? (element.closest('section')?.querySelector<HTMLElement>(':is(h2, h3)[tabindex]') ?? undefined)
    : element;

/** What went away with the element that had the keyboard, the outermost of it. */
function goneWith({ element, path }: Place): Element {
  const gone = path.filter(({ within }) => !within.isConnected);
  return gone.at(-1)?.within ?? element;
}

/**
 * The keyboard is never nowhere. When what had it goes away, with a row that is done, a bar that is saved or a page that is left,
 * it goes on in the next row, else where it was before, else at the top of the page. Whoever takes it by themselves comes first.
 */
export function keepFocus(): void {
  let now: Place | null = null;
  let before: HTMLElement | null = null;
  let isAsked = false;

  const goOn = () => {
    isAsked = false;
    const main = page();
    if (now === null || now.element.isConnected || main === null || document.activeElement !== document.body) return;
    // A long list takes away the rows that are scrolled past, and keeps its own place.
    if (now.path.some(({ within }) => within.isConnected && within.matches('[role="grid"]'))) return;
    const isHere = now.path.some(({ within }) => within !== main && within.isConnected);
    const next = goneWith(now).matches('li, tr') ? neighbour(now) : undefined;
    const last = before?.isConnected === true && before.checkVisibility() ? calm(before) : undefined;
    now = null;
    ((isHere ? (next ?? last) : undefined) ?? main).focus({ preventScroll: next === undefined });
  };

  addEventListener('focusin', ({ target }) => {
    const main = page();
    if (!(target instanceof HTMLElement) || main === null || target === main || !main.contains(target)) return;
    if (now !== null && now.element !== target && now.element.isConnected) before = now.element;
    now = placeOf(target, main);
  });
  // Whoever presses beside everything has let the keyboard go.
  addEventListener('pointerup', () => {
    if (document.activeElement === document.body && now?.element.isConnected === true) now = null;
  });
  new MutationObserver(() => {
    if (isAsked || now === null || now.element.isConnected || document.activeElement !== document.body) return;
    isAsked = true;
    setTimeout(goOn, settled);
  }).observe(document.body, { childList: true, subtree: true });
}
