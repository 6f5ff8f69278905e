import type { Language, Words } from '../foundation/i18n/index.ts';
import type { Routine, Text, Workflow } from './engine/contract.ts';
import type { CheckFault } from './engine/faults.ts';

/** What is wrong with a workflow, in words. */
export function faultText(words: Words, { code, values }: CheckFault): string {
  // Each code names its own values, so the compiler would ask for every value that any of them names.
  const say = words as unknown as (key: string, values: CheckFault['values']) => string;
  return say(`cases.check.${code}`, values);
}

/** What every step of a routine is called, by its id. */
const titlesOf = ({ steps }: Pick<Workflow, 'steps'>, { add, change }: Routine): ReadonlyMap<string, Text> =>
  new Map([
    ...[...steps, ...add].map(({ id, title }): [string, Text] => [id, title]),
    ...change.flatMap(({ step, title }): Array<[string, Text]> => (title === undefined ? [] : [[step, title]])),
  ]);

/** What is wrong with a routine, with steps named as people know them; the step that it is about stands first where `isAlone`. */
export function routineFaultText(
  workflow: Pick<Workflow, 'steps'>,
  routine: Routine,
  fault: CheckFault,
  { words, language, isAlone }: { words: Words; language: Language; isAlone: boolean },
): string {
  const titles = titlesOf(workflow, routine);
  const named = (ids: string) =>
    ids
      .split(', ')
      .map((id) => titles.get(id.split('.')[0] ?? '')?.[language] ?? id)
      .join(', ');
  const values = Object.entries(fault.values).map(([name, value]) => [
    name,
    typeof value === 'string' && (name === 'name' || name === 'steps') ? named(value) : value,
  ]);
  const text = faultText(words, { ...fault, values: Object.fromEntries(values) });
  const title = isAlone ? titles.get(fault.step ?? '')?.[language] : undefined;
  return title === undefined ? text : `${title}: ${text}`;
}
