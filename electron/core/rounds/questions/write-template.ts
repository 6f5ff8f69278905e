import { recordEvents } from '../../foundation/audit/record-event.ts';
import type { Context, Db } from '../../foundation/context.ts';
import type { Row } from '../../foundation/database/schema.ts';
import { found, Refusal } from '../../foundation/errors.ts';
import { searchText, sortKey } from '../../foundation/text/swedish.ts';
import { readSettings } from '../../settings/read-settings.ts';
import type { AnswerTemplate } from './contract.ts';
import { deleteTemplate, insertTemplate, replaceTemplate, templateById } from './repository.ts';

type Draft = Pick<AnswerTemplate, 'name' | 'text'>;

/** A stored template as it is shown. */
export const toTemplate = ({ id, version, name, text }: Row<'answer_template'>): AnswerTemplate => ({
  id,
  version,
  name,
  text,
});

const columnsOf = (draft: Draft) => ({
  ...draft,
  sort_key: sortKey(draft.name),
  search_text: searchText(draft.name, draft.text),
});

async function tell(db: Db, context: Context, action: string, id: string): Promise<void> {
  await recordEvents(db, context, [{ action, subjectKind: 'answer-template', subjectId: id }]);
}

export async function createTemplate(
  context: Context,
  administrationId: string,
  draft: Draft,
): Promise<AnswerTemplate> {
  const row = {
    id: context.ids.next(),
    administration_id: administrationId,
    ...columnsOf(draft),
    version: 1,
    created_at: context.clock.now().toISOString(),
  };
  await context.db.transaction().execute(async (db) => {
    await readSettings(db, administrationId);
    await insertTemplate(db, row);
    await tell(db, context, 'answer-template-created', row.id);
  });
  context.announce({ room: 'rounds', ids: [row.id] });
  return toTemplate(row);
}

/** Changes a template; refuses when somebody else has since `version`. */
export async function updateTemplate(
  context: Context,
  id: string,
  version: number,
  draft: Draft,
): Promise<AnswerTemplate> {
  const next = await context.db.transaction().execute(async (db) => {
    const row = { ...found(await templateById(db, id)), ...columnsOf(draft), version: version + 1 };
    if (!(await replaceTemplate(db, row, version))) throw new Refusal('changed-meanwhile');
    await tell(db, context, 'answer-template-changed', id);
    return row;
  });
  context.announce({ room: 'rounds', ids: [id] });
  return toTemplate(next);
}

export async function removeTemplate(context: Context, id: string, version: number): Promise<void> {
  await context.db.transaction().execute(async (db) => {
    found(await templateById(db, id));
    if (!(await deleteTemplate(db, id, version))) throw new Refusal('changed-meanwhile');
    await tell(db, context, 'answer-template-removed', id);
  });
  context.announce({ room: 'rounds', ids: [id] });
}
