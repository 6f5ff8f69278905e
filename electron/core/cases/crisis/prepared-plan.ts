import { parse } from 'yaml';
import { z } from 'zod';
import { recordEvents } from '../../foundation/audit/record-event.ts';
import type { Context, Db } from '../../foundation/context.ts';
import { Refusal } from '../../foundation/errors.ts';
import { keptByText } from '../../foundation/kept-by-text.ts';
import type { Language } from '../../foundation/i18n/index.ts';
import { readSettings } from '../../settings/read-settings.ts';
import { Key, Text } from '../engine/contract.ts';
import { CrisisPlan, type CrisisPlanSeen, TextUse } from './contract.ts';
import { insertPlan, planRow, replacePlan } from './repository.ts';

/** The file of `resources/` that a plan begins with. */
const Shipped = z.strictObject({
  updateMinutes: CrisisPlan.shape.updateMinutes,
  channels: z.array(z.strictObject({ id: Key, name: Text, note: Text })),
  texts: z.array(
    z.strictObject({
      id: Key,
      use: TextUse,
      name: Text,
      text: z.strictObject({ sv: z.string().trim().min(1), en: z.string().trim().min(1) }),
    }),
  ),
  phones: z.array(z.strictObject({ id: Key, duty: Text })),
});

const readShipped = keptByText((text) => Shipped.parse(parse(text)));

/** The plan that comes with the app: texts to begin from, the numbers that are to be found out. */
async function shippedPlan(context: Context, language: Language): Promise<CrisisPlan> {
  const { updateMinutes, channels, texts, phones } = readShipped(await context.readResource('crisis.yaml'));
  return CrisisPlan.parse({
    updateMinutes,
    channels: channels.map(({ id, name, note }) => ({
      id,
      name: name[language],
      accountId: null,
      hours: '',
      note: note[language],
    })),
    texts: texts.map(({ id, use, name, text }) => ({ id, use, name: name[language], text: text[language] })),
    phones: phones.map(({ id, duty }) => ({
      id,
      duty: duty[language],
      name: '',
      number: '',
      otherWay: '',
      triedOn: null,
    })),
  });
}

/** What an administration has prepared, or what comes with the app. */
export async function readPlan(
  db: Db,
  context: Context,
  administrationId: string,
  language: Language,
): Promise<CrisisPlanSeen> {
  const row = await planRow(db, administrationId);
  if (row === undefined) return { version: 0, plan: await shippedPlan(context, language) };
  return { version: row.version, plan: CrisisPlan.parse(JSON.parse(row.plan)) };
}

/** Keeps the plan in place of the one before, for telephone numbers that no longer hold are not to be kept; the log says which parts changed. */
export async function savePlan(
  context: Context,
  input: { administrationId: string; version: number; plan: CrisisPlan },
): Promise<CrisisPlanSeen> {
  const { administrationId, version, plan } = input;
  await context.db.transaction().execute(async (db) => {
    await readSettings(db, administrationId);
    const before = await readPlan(db, context, administrationId, 'sv');
    if (before.version !== version) throw new Refusal('changed-meanwhile');
    const row = {
      administration_id: administrationId,
      version: version + 1,
      plan: JSON.stringify(plan),
      changed_at: context.clock.now().toISOString(),
    };
    if (version === 0) await insertPlan(db, row);
    else if (!(await replacePlan(db, row, version))) throw new Refusal('changed-meanwhile');
    const parts = (['channels', 'texts', 'phones', 'updateMinutes'] as const).filter(
      (part) => JSON.stringify(before.plan[part]) !== JSON.stringify(plan[part]),
    );
    await recordEvents(db, context, [
      {
        action: 'crisis-plan-saved',
        subjectKind: 'administration',
        subjectId: administrationId,
        details: { version: version + 1, parts },
      },
    ]);
  });
  context.announce({ room: 'cases', ids: [administrationId] });
  return { version: version + 1, plan };
}
