type Kind = 'login' | 'password' | 'totp';
type Look = { fields: Kind[] } | { refused: 'elsewhere' | 'no-field' };

/**
 * Runs in an isolated world of the frame that has the keyboard, sent there as text: it may use nothing from this file. Answers which fields of a login
 * are there, and with `values` fills them. The frame and every frame around it must be on the list; only inputs that say what they are for are touched.
 */
export function loginInFrame(origins: readonly string[], values: Partial<Record<Kind, string>> | null): Look {
  const around = [...location.ancestorOrigins];
  // `self.origin` is "null" in a sandboxed frame, whatever its address says.
  if (![self.origin, ...around].every((origin) => origins.includes(origin))) return { refused: 'elsewhere' };

  const isUsable = (input: HTMLInputElement) =>
    !input.disabled &&
    !input.readOnly &&
    !input.isContentEditable &&
    input.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    input.getBoundingClientRect().width >= 8;
  const kindOf = (input: HTMLInputElement): Kind | null => {
    const purposes = input.autocomplete.toLowerCase().split(/\s+/);
    const called = `${input.name} ${input.id} ${input.getAttribute('aria-label') ?? ''} ${input.placeholder}`;
    if (input.type === 'password') {
      if (purposes.includes('one-time-code')) return 'totp';
      return purposes.includes('new-password') ? null : 'password';
    }
    if (!['text', 'email', 'tel', 'number'].includes(input.type)) return null;
    if (purposes.includes('one-time-code')) return 'totp';
    if (/(^|[\W_])(otp|totp|2fa|mfa|one.?time|verification.?code|approvals?.?code|engångskod)($|[\W_])/i.test(called))
      return 'totp';
    if (input.type === 'number') return null;
    if (purposes.includes('username') || purposes.includes('email') || input.type === 'email') return 'login';
    const isCalledLogin =
      /(user.?name|user.?id|login|e-?mail|e-?post|account|session_key|identifier|användarnamn|(^|\W)user($|\W))/i;
    return isCalledLogin.test(called) ? 'login' : null;
  };

  let focused: Element | null = document.activeElement;
  for (
    let inner = focused?.shadowRoot?.activeElement;
    inner instanceof Element;
    inner = inner.shadowRoot?.activeElement
  )
    focused = inner;
  const root = focused?.getRootNode() ?? document;
  const inputs = [...(root as ParentNode).querySelectorAll('input')].filter(
    (input) => input instanceof HTMLInputElement && isUsable(input) && kindOf(input) !== null,
  );
  const hasFocus = focused instanceof HTMLInputElement && inputs.includes(focused);
  // Somebody writes in something else: then nothing else on the page is meant.
  const isElsewhere =
    !hasFocus &&
    (focused instanceof HTMLTextAreaElement || (focused as HTMLElement | null)?.isContentEditable === true);
  if (isElsewhere) return { refused: 'no-field' };
  const form = hasFocus
    ? (focused as HTMLInputElement).form
    : (inputs.find(({ type }) => type === 'password')?.form ?? null);
  const chosen = new Map<Kind, HTMLInputElement>();
  const candidates = hasFocus ? [focused as HTMLInputElement, ...inputs] : inputs;
  for (const input of candidates) {
    const kind = kindOf(input);
    if (kind === null || chosen.has(kind) || (form !== null && input.form !== form)) continue;
    chosen.set(kind, input);
  }
  // A search or a subscription asks for an address too; a login asks for it alone only where the cursor stands.
  if (!hasFocus && !chosen.has('password') && !chosen.has('totp')) return { refused: 'no-field' };
  if (chosen.size === 0) return { refused: 'no-field' };
  if (values === null) return { fields: [...chosen.keys()] };
  const filled: Kind[] = [];
  for (const [kind, input] of chosen) {
    const value = values[kind];
    // What the page did when it heard of the field before may have made this one something else.
    if (value === undefined || value === '' || !input.isConnected || kindOf(input) !== kind || !isUsable(input))
      continue;
    // The isolated world's own setter: the page's replacement of it, if any, is not heard.
    input.value = value;
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertReplacementText' }));
    input.dispatchEvent(new Event('change', { bubbles: true }));
    filled.push(kind);
  }
  return { fields: filled };
}
