/** Fetches a file that waits under its token. */
export function fetchReady({ token, name }: { token: string; name: string }): void {
  const link = document.createElement('a');
  link.href = `/download/${token}`;
  link.download = name;
  link.click();
}
