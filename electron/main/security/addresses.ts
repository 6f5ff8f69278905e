/** The one place our pages come from. */
export const appOrigin = 'app://bundle';
/** The app's first page. */
export const startAddress = `${appOrigin}/`;
/** Bevakning: the rounds of today. */
export const roundsAddress = `${startAddress}#/bevakning`;
/** The page that says why there is no app to show. */
export const problemAddress = `${appOrigin}/problem`;

/** Longest address handed to the operating system; longer ones have been used to confuse what opens them. */
const longestOutsideAddress = 2048;

/** Whether an address is a page or file of ours. */
export function isAppAddress(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && url.protocol === 'app:' && url.host === 'bundle' && url.username === '' && url.password === '';
}

/** Whether a file to be saved is ours: an export of the core's, or a text that one of our pages made. */
export function isAppDownload(address: string): boolean {
  return isAppAddress(address.startsWith('blob:') ? address.slice('blob:'.length) : address);
}

/** An address that may be opened outside the app, written anew; `null` for anything but https and mailto without credentials. */
export function outsideAddress(address: string): string | null {
  if (address.length > longestOutsideAddress) return null;
  const url = URL.parse(address);
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'mailto:')) return null;
  if (url.username !== '' || url.password !== '') return null;
  return url.href.length > longestOutsideAddress ? null : url.href;
}
