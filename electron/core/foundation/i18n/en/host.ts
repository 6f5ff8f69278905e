export const host = {
  opening: 'Opening Kanalvakt …',
  needsScript: 'Kanalvakt needs JavaScript. Turn it on in the browser for 127.0.0.1 and open Kanalvakt again.',
  openTitle: 'Open Kanalvakt from the program',
  openTab: 'Do you want one more tab? Go back to the tab where Kanalvakt is open, hold Ctrl and click a link.',
  openWhy:
    'This tab was not opened by Kanalvakt. An address to the program works once, for one minute and for one tab, so that nobody else on the computer can use it.',
  openHow:
    'Is Kanalvakt not open in any tab? Start it again, the way you usually do. If the program is already running it goes on:',
  openSafe: 'Nothing has changed, and nothing that was saved is lost.',
} as const;
