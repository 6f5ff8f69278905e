import { z } from 'zod';
import {
  handOverQuestions,
  questionsChangedSince,
  questionTiesOf,
  takeBackQuestions,
} from '../rounds/questions/hand-over-questions.ts';
import { communicators } from './account-ties.ts';
import type { Proposal } from './contract.ts';
import type { ListedTie } from './scene.ts';
import type { TieProvider } from './tie-provider.ts';

const Kept = z.array(
  z.object({
    id: z.string(),
    holderBefore: z.string().nullable(),
    receiverId: z.string().nullable(),
    version: z.int(),
  }),
);

/** Questions that the leaver has sent on and that wait for an answer: somebody else follows each up, or it is dropped with a reason. */
export const questionPart: TieProvider = {
  name: 'questions',
  async list(db, _context, scene) {
    const communicator = communicators(scene)[0];
    const proposal: Proposal | null =
      communicator === undefined ? null : { personId: communicator.id, ground: 'communicator' };
    return (await questionTiesOf(db, scene.leaver.id)).map(
      (question): ListedTie => ({
        key: `question:${question.id}`,
        kind: 'question',
        matter: `question:${question.id}`,
        accountId: question.account_id,
        accountName: question.account_name,
        platformName: question.platform_name,
        unitId: question.unit_id,
        unitName: question.unit_id === null ? '' : (scene.units.get(question.unit_id) ?? ''),
        what: question.recipient,
        day: question.answer_by,
        needsChoice: true,
        othersRemain: false,
        warnings: [],
        proposal,
        stamp: String(question.version),
      }),
    );
  },
  async carryOut(db, context, { leaver }, { decided }) {
    const own = decided.filter(({ tie }) => tie.kind === 'question');
    const decisions = new Map(own.map(({ tie, decision }) => [tie.key.slice('question:'.length), decision]));
    return await handOverQuestions(db, context, leaver.id, decisions);
  },
  async changedSince(db, _context, kept) {
    const changed = await questionsChangedSince(db, Kept.parse(kept));
    return changed.map(({ id, account_name }) => ({ id, name: account_name }));
  },
  async takeBack(db, _context, { leave }, kept) {
    await takeBackQuestions(
      db,
      Kept.parse(kept).filter(({ id }) => !leave.has(id)),
    );
  },
};
