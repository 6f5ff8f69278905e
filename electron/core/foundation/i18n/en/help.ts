/** The handbook's frame; its text is docs/handbok. */
export const help = {
  title: 'Help',
  print: 'Print this page',
  pages: 'Pages of the handbook',
  notFetched: 'The handbook could not be fetched. Nothing else in the program is affected.',
  inSwedish: 'The handbook is in Swedish.',
};
