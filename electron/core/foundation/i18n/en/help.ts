/** The handbook's frame; its text is docs/handbok. */
export const help = {
  title: 'Help',
  print: 'Print this page',
  pages: 'Pages of the handbook',
  inSwedish: 'The handbook is in Swedish.',
};
