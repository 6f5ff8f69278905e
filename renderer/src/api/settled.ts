/** What a query says of itself. */
interface Asked<T> {
  data: T | undefined;
  isFetching: boolean;
}

/** What a query answers once it is not being read anew: a form begins from nothing older than what the core has, or its save would be refused as somebody else's change. */
export function settled<T>({ data, isFetching }: Asked<T>): T | undefined {
  return isFetching ? undefined : data;
}
