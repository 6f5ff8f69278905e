/** The handbook's frame; its text is docs/handbok. */
export const help = {
  title: 'Hjälp',
  print: 'Skriv ut sidan',
  pages: 'Handbokens sidor',
  notFetched: 'Handboken gick inte att hämta. Inget annat i programmet är påverkat.',
  inSwedish: 'Handboken finns på svenska.',
};
