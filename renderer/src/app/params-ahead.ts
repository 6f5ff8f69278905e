import { useCallback, useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';

/** How long nobody types before the address is told, in milliseconds. */
const addressAfter = 400;

/** What is typed ahead of the address: over which it was typed, and what the address was told last and before that, which comes when the window is drawn. */
interface Typed {
  over: string;
  told: string;
  toldBefore: string;
  params: string;
}

/**
 * What the address says after its `?`, and what is typed ahead of it. The address is there for "back" and for links, and
 * telling it draws the whole window again: while somebody types it follows when they rest. Any other address ends what was typed.
 */
export function useParamsAhead() {
  const [search, tell] = useSearchParams();
  const address = search.toString();
  const latest = useRef(address);
  const [typed, setTyped] = useState<Typed | null>(null);
  const isAhead = typed !== null && (typed.over === address || typed.told === address || typed.toldBefore === address);
  const params = isAhead ? typed.params : address;
  // Told, or overtaken by another address: nothing is ahead any more.
  if (typed !== null && (!isAhead || typed.params === address)) setTyped(null);
  useEffect(() => {
    latest.current = address;
  }, [address]);
  const setParams = useCallback(
    (next: URLSearchParams) => {
      setTyped(null);
      tell(next, { replace: true });
    },
    [tell],
  );
  const settle = useCallback(() => {
    if (params === address) return;
    setTyped((before) => before && { ...before, toldBefore: before.told, told: params });
    tell(new URLSearchParams(params), { replace: true });
  }, [params, address, tell]);
  useEffect(() => {
    if (params === address) return;
    const timer = setTimeout(settle, addressAfter);
    return () => clearTimeout(timer);
  }, [params, address, settle]);
  const setAhead = useCallback(
    (next: URLSearchParams) =>
      setTyped((before) => ({
        over: latest.current,
        told: before?.told ?? latest.current,
        toldBefore: before?.toldBefore ?? latest.current,
        params: next.toString(),
      })),
    [],
  );
  /** `settle` tells the address now, as when the cursor leaves the field. */
  return { params, setParams, setAhead, settle };
}
