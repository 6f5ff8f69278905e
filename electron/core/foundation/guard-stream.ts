type Stream = AsyncIteratorObject<unknown, unknown, void>;

/** Whether a procedure answers with a stream of events. */
export function isStream(output: unknown): output is Stream {
  return typeof output === 'object' && output !== null && 'next' in output && Symbol.asyncIterator in output;
}

/** The same stream, where what goes wrong on the way is what `said` makes of it: a refusal in the middle has to reach a person as one at the door does. */
export function guardStream(stream: Stream, said: (error: unknown) => Error): Stream {
  return {
    next: async () => {
      try {
        return await stream.next();
      } catch (error) {
        throw said(error);
      }
    },
    return: async (value) => (await stream.return?.(value)) ?? { done: true, value },
    [Symbol.asyncIterator]() {
      return this;
    },
    [Symbol.asyncDispose]: async () => void (await stream.return?.(undefined)),
  };
}
