/** What a typed text says as a number: none where it is empty, `NaN` where it is no number. Comma and point both part off decimals, at most two. */
export function numberIn(text: string, isWhole: boolean): number | null {
  const given = text.trim().replace(/(?<=\d)\s(?=\d{3}(?!\d))/gu, '');
  if (given === '') return null;
  const form = isWhole ? /^-?\d+$/ : /^-?(?:\d+(?:[.,]\d{0,2})?|[.,]\d{1,2})$/;
  return form.test(given) ? Number(given.replace(',', '.')) : Number.NaN;
}

/** A number as it is written in a field: with a comma where the language has one, and nothing between thousands. */
export const numberText = (value: number | null, language: string): string =>
  value === null ? '' : language === 'en' ? String(value) : String(value).replace('.', ',');
