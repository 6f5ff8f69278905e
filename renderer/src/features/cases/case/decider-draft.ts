import type { Delegation } from '#core/cases/contract.ts';

type Values = Readonly<Record<string, string>>;

/**
 * The answers of a step with one changed, `undefined` for none. Who decides and on which delegation are one choice: the delegation says who, where nobody
 * is chosen, and who says which, where the person has one alone of those that hold. A delegate's substitute is chosen by hand, and stays.
 */
export function withAnswer(
  values: Values,
  id: string,
  value: string | undefined,
  holding: ReadonlyArray<Pick<Delegation, 'id' | 'personId'>>,
): Record<string, string> {
  const next = changed(values, id, value);
  const chosen = holding.find((one) => one.id === next['delegation']);
  if (id === 'delegation' && next['decided-by'] === undefined) return changed(next, 'decided-by', chosen?.personId);
  if (id !== 'decided-by') return next;
  const follows = next['delegation'] === undefined || chosen?.personId === values['decided-by'];
  if (!follows) return next;
  const [only, ...more] = holding.filter(({ personId }) => personId === value);
  return changed(next, 'delegation', more.length === 0 ? only?.id : undefined);
}

function changed(values: Values, id: string, value: string | undefined): Record<string, string> {
  const { [id]: _, ...rest } = values;
  return value === undefined ? rest : { ...rest, [id]: value };
}
