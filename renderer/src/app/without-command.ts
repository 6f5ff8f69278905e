/** What is typed after the words of a command (`Lämna över: `), or all of it where it begins with none of them. */
export function withoutCommand(typed: string, commands: readonly string[]): string {
  const lower = typed.trimStart().toLocaleLowerCase('sv');
  const command = commands
    .map((words) => words.trim())
    .find((words) => lower.startsWith(words.toLocaleLowerCase('sv')));
  return command === undefined ? typed : typed.trimStart().slice(command.length).trim();
}
