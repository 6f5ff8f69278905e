/** Frågor som skickats vidare: the letter to whoever is to answer. */
export const questions = {
  letter: {
    subject: 'Fråga från {{account}} ({{platform}})',
    greeting: 'Hej',
    lead: 'Det här kom in på {{account}} ({{platform}}):',
    page: 'Sidan: {{url}}',
    answerBy: 'Svara gärna senast {{day}}.',
  },
} as const;
