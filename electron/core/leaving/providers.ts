import { accountPart } from './account-part.ts';
import { actionPart } from './action-part.ts';
import { casePart } from './case-part.ts';
import { personPart } from './person-part.ts';
import { questionPart } from './question-part.ts';
import { vaultPart } from './vault-part.ts';
import { rotaPart } from './rota-part.ts';
import type { TieProvider } from './tie-provider.ts';

/** Every part of the app that ties people to something, in the order of the page. Accounts before persons: an ended person can receive nothing. */
export const providers: readonly TieProvider[] = [
  accountPart,
  rotaPart,
  questionPart,
  casePart,
  actionPart,
  personPart,
  vaultPart,
];
