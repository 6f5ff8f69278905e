import { implement } from '@orpc/server';
import type { Context } from '../../foundation/context.ts';
import { found } from '../../foundation/errors.ts';
import { settleQuestion, updateQuestion } from './change-question.ts';
import { questionsContract } from './contract.ts';
import { listQuestions, listTemplates, questionById } from './repository.ts';
import { questionsSeen } from './see-questions.ts';
import { sendQuestion } from './send-question.ts';
import { writeLetter } from './write-letter.ts';
import { createTemplate, removeTemplate, toTemplate, updateTemplate } from './write-template.ts';

const room = implement(questionsContract).$context<Context>();

/** More questions than this waiting at once is not read on Idag; the list has them all. */
const mostDue = 200;

export const questionsHandlers = {
  list: room.list.handler(async ({ input, context }) => {
    const { rows, total } = await listQuestions(context.db, input);
    return { rows: await questionsSeen(context.db, context, rows), total };
  }),
  send: room.send.handler(({ input, context }) => sendQuestion(context, input.accountId, input.draft)),
  update: room.update.handler(({ input, context }) => updateQuestion(context, input.id, input.version, input.draft)),
  settle: room.settle.handler(({ input, context }) =>
    settleQuestion(context, input.id, input.version, input.state, input.answer),
  ),
  letter: room.letter.handler(async ({ input, context }) =>
    writeLetter(found(await questionById(context.db, input.id)), context.actor.name, input.language),
  ),
  due: room.due.handler(async ({ input, context }) => {
    const { rows } = await listQuestions(context.db, {
      administrationId: input.administrationId,
      states: ['open'],
      text: '',
      accountId: null,
      offset: 0,
      limit: mostDue,
    });
    return await questionsSeen(context.db, context, rows);
  }),
  templates: room.templates.handler(async ({ input, context }) =>
    (await listTemplates(context.db, input.administrationId, input.text)).map(toTemplate),
  ),
  createTemplate: room.createTemplate.handler(({ input, context }) =>
    createTemplate(context, input.administrationId, input.draft),
  ),
  updateTemplate: room.updateTemplate.handler(({ input, context }) =>
    updateTemplate(context, input.id, input.version, input.draft),
  ),
  removeTemplate: room.removeTemplate.handler(async ({ input, context }) => {
    await removeTemplate(context, input.id, input.version);
    return {};
  }),
};
