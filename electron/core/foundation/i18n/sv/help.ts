/** The handbook's frame; its text is docs/handbok. */
export const help = {
  title: 'Hjälp',
  print: 'Skriv ut sidan',
  pages: 'Handbokens sidor',
  inSwedish: 'Handboken finns på svenska.',
};
