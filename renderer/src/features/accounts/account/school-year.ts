/** A notice is extended to the end of a school year, and not to one that is about to end. */
const shortestDays = 60;

/** The 30 June to extend a pedagogical account to: the first that is at least two months after today and after the present end date. */
export function nextSchoolYearEnd(today: string, endsOn: string | null): string {
  const from = endsOn !== null && endsOn > today ? endsOn : today;
  const earliest = new Date(Date.parse(from) + shortestDays * 86_400_000).toISOString().slice(0, 10);
  const year = Number(earliest.slice(0, 4));
  const june = `${year}-06-30`;
  return june >= earliest ? june : `${year + 1}-06-30`;
}
