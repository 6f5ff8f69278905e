/** So many texts are kept: more than our own files are, and a routine that is being written does not fill the memory. */
const mostKept = 30;

/**
 * The same reader, that makes what a text says once in a process: our own files are asked for by every case and every register that is opened.
 * What is answered is everybody's, and is not changed by anybody. A reader that throws is asked again.
 */
export function keptByText<T>(read: (text: string) => T): (text: string) => T {
  const kept = new Map<string, T>();
  return (text) => {
    if (!kept.has(text)) {
      if (kept.size >= mostKept) kept.clear();
      kept.set(text, read(text));
    }
    return kept.get(text) as T;
  };
}
