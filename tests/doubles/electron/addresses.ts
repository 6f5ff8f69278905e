/** Schemes that the app registered as privileged, which is what gives them an origin. */
export const privilegedSchemes = new Set<string>();

const standIn = /^https:\/\/([^/]+)\.([a-z]+)\.test(\/.*)?$/;

/** The address that Chromium is given instead of one with a scheme of the app's own: https, so that it counts as secure. */
export function toChromium(address: string): string {
  const url = new URL(address);
  const scheme = url.protocol.slice(0, -1);
  return privilegedSchemes.has(scheme)
    ? `https://${url.host}.${scheme}.test${url.pathname}${url.search}${url.hash}`
    : address;
}

/** The app's own address behind the one that Chromium shows. */
export function fromChromium(address: string): string {
  const [, host, scheme, rest] = standIn.exec(address) ?? [];
  return scheme !== undefined && privilegedSchemes.has(scheme) ? `${scheme}://${host}${rest ?? '/'}` : address;
}

/** The origin as Electron says it, also for schemes that a URL object knows nothing about. */
export function originOf(address: string): string {
  const url = URL.parse(address);
  if (url === null) return 'null';
  return privilegedSchemes.has(url.protocol.slice(0, -1)) ? `${url.protocol}//${url.host}` : url.origin;
}
