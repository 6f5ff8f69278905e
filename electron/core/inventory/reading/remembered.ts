/** Answers kept before all are forgotten; a list of ten thousand rows has far fewer different units, people and words. */
const kept = 5000;

/** The same function, remembering its answers for the texts it has seen lately: a list says the same things over and over. */
export function remembered<T>(read: (text: string) => T): (text: string) => T {
  const answers = new Map<string, T>();
  return (text) => {
    const before = answers.get(text);
    if (before !== undefined) return before;
    const answer = read(text);
    if (answers.size >= kept) answers.clear();
    answers.set(text, answer);
    return answer;
  };
}
