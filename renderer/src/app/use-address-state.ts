import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useLocation, useSearchParams } from 'react-router';

/**
 * What the address says after its `?`, and what changes a part of it; `read` and `write` are the same at every call. The
 * address is told at once and the window is drawn later: a change builds on the one before it, whether it has been drawn or not.
 */
export function useAddressState<S extends object>(
  read: (params: URLSearchParams) => S,
  write: (state: S) => URLSearchParams,
): [S, (change: Partial<S>) => void] {
  const [params, setParams] = useSearchParams();
  // Another at every change, also where the change is back to what is drawn.
  const location = useLocation();
  const state = useMemo(() => read(params), [params, read]);
  const wanted = useRef(state);
  /** What the address has been told and the window has not been drawn with yet. */
  const told = useRef<string[]>([]);
  useEffect(() => {
    const drawn = told.current.lastIndexOf(params.toString());
    told.current = drawn < 0 ? [] : told.current.slice(drawn + 1);
    if (told.current.length === 0) wanted.current = state;
  }, [location, params, state]);
  const set = useCallback(
    (change: Partial<S>) => {
      wanted.current = { ...wanted.current, ...change };
      const next = write(wanted.current);
      told.current.push(next.toString());
      setParams(next, { replace: true });
    },
    [setParams, write],
  );
  return [state, set];
}
