import { useCallback, useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';

/** How long nobody types before the address is told, in milliseconds. */
const addressAfter = 400;

/** What is chosen ahead of the address, and the addresses that it is ahead of: the one that stood there, and those told since, which come when the window is drawn. */
interface Ahead {
  of: readonly string[];
  params: string;
}

const isAheadOf = (ahead: Ahead | null, address: string): ahead is Ahead => ahead?.of.includes(address) === true;

/** The same, ahead of one more address: it has been told, and what has been typed since is not undone by it. */
const aheadOfToo = (ahead: Ahead | null, address: string): Ahead | null =>
  ahead && { ...ahead, of: [...ahead.of, address] };

/**
 * What the address says after its `?`, and what is chosen or typed ahead of it. The address is there for "back" and for links, and
 * telling it draws the whole window again: while somebody types it follows when they rest. Any other address ends what was typed.
 */
export function useParamsAhead() {
  const [search, tell] = useSearchParams();
  const address = search.toString();
  const latest = useRef(address);
  const [ahead, setAheadOf] = useState<Ahead | null>(null);
  const params = isAheadOf(ahead, address) ? ahead.params : address;
  // Told, or overtaken by another address: nothing is ahead any more.
  if (ahead !== null && params === address) setAheadOf(null);
  useEffect(() => {
    latest.current = address;
  }, [address]);
  const setAhead = useCallback(
    (next: URLSearchParams) =>
      setAheadOf((before) => ({ of: before?.of ?? [latest.current], params: next.toString() })),
    [],
  );
  /** `setParams` tells the address at once; until the window is drawn with it, it is ahead as what is typed is. */
  const setParams = useCallback(
    (next: URLSearchParams) => {
      const params = next.toString();
      setAheadOf((before) => ({ of: [...(before?.of ?? [latest.current]), params], params }));
      tell(next, { replace: true });
    },
    [tell],
  );
  const settle = useCallback(() => {
    if (params === address) return;
    setAheadOf((before) => aheadOfToo(before, params));
    tell(new URLSearchParams(params), { replace: true });
  }, [params, address, tell, setAheadOf]);
  useEffect(() => {
    if (params === address) return;
    const timer = setTimeout(settle, addressAfter);
    return () => clearTimeout(timer);
  }, [params, address, settle]);
  /** `settle` tells the address now, as when the cursor leaves the field. */
  return { params, setParams, setAhead, settle };
}
