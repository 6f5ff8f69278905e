/** What of the audit chain is a use of a credential. */
export const useActions = {
  reveal: 'credential-revealed',
  copy: 'credential-copied',
  fill: 'credential-filled',
  lend: 'credential-lent',
  return: 'credential-returned',
  export: 'credential-exported',
  'break-glass': 'credential-break-glass',
} as const;
