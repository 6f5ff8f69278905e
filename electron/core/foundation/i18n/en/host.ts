export const host = {
  opening: 'Opening Kanalvakt …',
  needsScript: 'Kanalvakt needs JavaScript. Turn it on in the browser for 127.0.0.1 and open Kanalvakt again.',
  openTitle: 'Open Kanalvakt from the program',
  openWhy:
    'This tab was not opened by Kanalvakt. An address to the program works once, for one minute and for one tab, so that nobody else on the computer can use it.',
  openHow:
    'Start Kanalvakt again, the way you usually do, and a new tab opens. If the program is already running it goes on; this only opens one more tab:',
  openSafe: 'Nothing has changed, and nothing that was saved is lost.',
} as const;
