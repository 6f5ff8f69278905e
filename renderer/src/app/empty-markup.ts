/** What we use of the browser's Trusted Types, which TypeScript does not know. */
interface PolicyFactory {
  createPolicy(name: string, rules: { createHTML(text: string): string | null }): unknown;
}

/**
 * React Aria empties what it has read out by setting `innerHTML` to nothing. The page's one policy lets exactly that
 * through: the empty string. Every other string still throws, and no second policy can be made (`electron/page-headers.ts`).
 */
export function allowEmptyMarkup(): void {
  const { trustedTypes } = globalThis as { trustedTypes?: PolicyFactory };
  trustedTypes?.createPolicy('default', { createHTML: (text) => (text === '' ? '' : null) });
}
