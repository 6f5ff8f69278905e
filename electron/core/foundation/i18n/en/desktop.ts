import type { Complete } from '../complete.ts';
import type { desktop as source } from '../sv/desktop.ts';

export const desktop: Complete<typeof source> = {
  menu: {
    file: 'File',
    edit: 'Edit',
    view: 'View',
    window: 'Window',
    about: 'About Kanalvakt',
    hide: 'Hide Kanalvakt',
    hideOthers: 'Hide others',
    unhide: 'Show all',
    close: 'Close the window',
    quit: 'Quit Kanalvakt',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select all',
    resetZoom: 'Actual size',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    fullScreen: 'Full screen',
    reload: 'Reload the page',
    devTools: 'Developer tools',
    minimize: 'Minimise',
    zoom: 'Zoom',
  },
  reminder: {
    opens: {
      title: 'Round {{slot}} has begun',
      body_one: '{{count}} account, by {{to}}',
      body_other: '{{count}} accounts, by {{to}}',
    },
    left: {
      title: 'Round {{slot}}: time is up',
      body_one: '{{count}} account is not checked',
      body_other: '{{count}} accounts are not checked',
    },
  },
  pick: {
    title: 'Choose a file with logins',
    button: 'Choose',
    kinds: 'KeePass, Bitwarden and browsers',
    every: 'All files',
  },
  leave: {
    title: 'There are changes that have not been saved',
    body: 'If you leave the page they are lost. What has already been saved is untouched.',
    stay: 'Stay',
    leave: 'Leave anyway',
  },
  problem: {
    refusedTitle: 'Kanalvakt cannot open the register',
    crashedTitle: 'Kanalvakt has stopped',
    crashed:
      'The core of the program has stopped twice within a minute. What you were saving when it happened is not saved; everything before that is untouched.',
    help: 'Close the program and start it again. If that does not help, give IT this text and the log: {{log}}',
  },
};
