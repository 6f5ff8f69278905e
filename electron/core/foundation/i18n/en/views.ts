import type { Complete } from '../complete.ts';
import type { views as sv } from '../sv/views.ts';

/** An account's own page inside the window: the band above it, and what is said when there is no page to see. */
export const views = {
  label: 'The account’s page: {{name}}',
  none: {
    title: 'No account is chosen',
    body: 'Choose an account, and its own page is shown here.',
  },
  show: 'Show the page here',
  toAccount: 'To the account',
  back: 'Back on the page',
  reload: 'Load again',
  fill: 'Log in',
  fillFrom: 'Log in: {{label}}',
  outside: 'Open in the browser',
  seen: 'Seen for {{count}} seconds',
  focus: 'Go to the page',
  filled: {
    login: 'the user name',
    password: 'the password',
    totp: 'the one-time code',
    done: 'Filled in: {{fields}}. Check and send it yourself.',
  },
  typing: 'Keys go to the page. Esc to go back.',
  elsewhere: 'You are at {{host}}, not on the account’s own platform.',
  window: {
    text: 'The page wanted to open {{host}} in a new window.',
    open: 'Open in the browser',
  },
  phase: {
    loading: { title: 'The page is loading', body: '{{host}}' },
    covered: { title: 'The page is awake', body: 'It is shown again when what lies over it is closed.' },
    small: { title: 'There is no room for the page', body: 'Make the window larger, and the page is shown.' },
    failed: {
      title: 'The page could not be loaded',
      body: 'The site did not answer, or answered wrongly ({{reason}}). The account does not count as checked. Try again, or open it in the browser.',
    },
    crashed: {
      title: 'The page has stopped twice',
      body: 'It was started again by itself once, and stopped again. The account does not count as checked. Load it again, or open the account in the browser.',
    },
    unresponsive: {
      title: 'The page does not answer',
      body: 'The account does not count as checked. Wait a moment, load the page again or open the account in the browser.',
    },
    refused: { title: 'The page cannot be shown here', body: '' },
  },
  refuses: {
    title: 'The site does not allow logging in here',
    body: 'It lets in ordinary browsers only. Open the account in the browser and record the result of the round yourself.',
  },
  memory: 'Awake pages: {{count}} of {{most}}, {{megabytes}} MB',
  megabytes: '{{megabytes}} MB',
} as const satisfies Complete<typeof sv>;
