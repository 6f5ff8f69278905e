import type { Complete } from '../complete.ts';
import type { questions as sv } from '../sv/questions.ts';

export const questions: Complete<typeof sv> = {
  letter: {
    subject: 'Question from {{account}} ({{platform}})',
    greeting: 'Hello',
    lead: 'This came in on {{account}} ({{platform}}):',
    page: 'The page: {{url}}',
    answerBy: 'Please answer by {{day}}.',
  },
};
