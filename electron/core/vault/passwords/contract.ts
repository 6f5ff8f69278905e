import { z } from 'zod';
import { Id, procedure } from '../../foundation/contract.ts';

const Characters = z.strictObject({
  kind: z.literal('characters'),
  length: z.int().min(8).max(128),
  classes: z.array(z.enum(['lower', 'upper', 'digits', 'signs'])).min(1),
  avoidLookalikes: z.boolean(),
});
const Phrase = z.strictObject({
  kind: z.literal('phrase'),
  words: z.int().min(4).max(12),
  separator: z.string().max(3),
  capitals: z.boolean(),
  digit: z.boolean(),
});

export const passwordsContract = {
  /** A new password of random characters, or a phrase of random Swedish words without å, ä and ö. */
  generate: procedure
    .input(z.discriminatedUnion('kind', [Characters, Phrase]))
    .output(z.strictObject({ password: z.string() })),
  /**
   * How hard a password is to guess, 0–4, with what anybody knows of the accounts and the administration counted against it; nothing is kept.
   * `reason` is worded in `vaultImport.weak.*`; `null` from 3 up.
   */
  estimate: procedure
    .input(
      z.strictObject({
        password: z.string().max(1000),
        administrationId: Id,
        accountIds: z.array(Id).max(200).default([]),
      }),
    )
    .output(
      z.strictObject({
        score: z.int().min(0).max(4),
        reason: z.enum(['common', 'word', 'about-you', 'keyboard', 'repeated', 'sequence', 'date', 'short']).nullable(),
      }),
    ),
};
