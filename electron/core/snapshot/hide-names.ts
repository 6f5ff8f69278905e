import { gunzipSync } from 'node:zlib';
import type Database from 'better-sqlite3';
import { wordsIn } from '../foundation/i18n/index.ts';
import type { Row } from '../foundation/database/schema.ts';
import { shownName } from '../people/rules.ts';

/**
 * The columns of an extract in which somebody may have written whom they mean, or the app who did it. Not what a signature or a hash covers (the chain, the lists,
 * the logins), not what is somebody's own (`person`), and not what is open to everybody: an account's name and address, and its posts.
 */
export const wordColumns: Readonly<Record<string, readonly string[]>> = {
  account: [
    'search_text',
    'started_text',
    'purpose',
    'target_group',
    'benefit',
    'plan_link',
    'holiday_cover',
    'languages',
    'ends_text',
    'contractor',
    'contractor_contact',
    'owner_after_contract',
    'graphic_rule',
    'function_mailbox',
    'note',
    'imported_text',
    'void_reason',
  ],
  account_check: ['checked_by'],
  account_goal: ['text', 'measure', 'result'],
  account_status: ['reason', 'decided_by', 'registration_number'],
  administration: ['settings'],
  answer_template: ['name', 'sort_key', 'text', 'search_text'],
  import_run: ['file_name', 'report', 'sheet', 'made_by'],
  inventory_snapshot: ['made_by'],
  look: ['reason', 'note'],
  question: ['text', 'recipient', 'address', 'answer', 'search_text'],
  round: ['decision'],
  round_plan: ['plan', 'note'],
  saved_view: ['name', 'sort_key', 'filter'],
  vault: ['off_site_text'],
  vault_closing: ['reason'],
  vault_credential: ['remove_reason'],
  vault_rotation: ['steps', 'close_reason'],
  watch_place: ['name', 'sort_key', 'note'],
};

/** What somebody with skyddade personuppgifter is called in words, and what stands there instead. */
interface Hidden {
  words: RegExp;
  shown: string;
}

/** Names and addresses of everybody with skyddade personuppgifter, also the name that they came into the register with; the longest first. */
function hiddenNames(connection: Database.Database): Hidden[] {
  const people = connection
    .prepare('select id, name, title, email, protected_identity from person where protected_identity = 1')
    .all() as Array<Pick<Row<'person'>, 'id' | 'name' | 'title' | 'email' | 'protected_identity'>>;
  const before = connection
    .prepare(
      `select json_extract(d.details, '$.name') from audit a join audit_detail d on d.device_id = a.device_id and d.sequence = a.sequence
        where a.subject_kind = 'person' and a.subject_id = ? and json_extract(d.details, '$.name') is not null`,
    )
    .pluck();
  return people
    .flatMap((person) => {
      const shown = shownName(person, wordsIn('sv')('people.protected.name'));
      const names = new Set([person.name, person.email, ...(before.all(person.id) as string[])]);
      return [...names].filter((name) => name !== '').map((name) => ({ name, shown }));
    })
    .toSorted((a, b) => b.name.length - a.name.length)
    .map(({ name, shown }) => ({ words: asWords(name), shown }));
}

/** A name as a word of its own, also with the s of "Annas", in whatever case and however its spaces are written. */
function asWords(name: string): RegExp {
  const escaped = name
    .trim()
    .split(/\s+/u)
    .map((part) => part.replace(/[\\^$.*+?()[\]{}|]/gu, String.raw`\$&`))
    .join(String.raw`\s+`);
  return new RegExp(String.raw`(?<![\p{L}\p{N}])${escaped}(?=s?(?![\p{L}\p{N}]))`, 'giu');
}

const hide = (text: string, hidden: readonly Hidden[]) =>
  hidden.reduce((shown, { words, shown: instead }) => shown.replace(words, () => instead), text);

/** The same in every text of a JSON value; its keys are the app's own. */
function hideInJson(text: string, hidden: readonly Hidden[]): string {
  try {
    return JSON.stringify(JSON.parse(text, (_, value) => (typeof value === 'string' ? hide(value, hidden) : value)));
  } catch {
    return hide(text, hidden);
  }
}

/**
 * Takes the names of those with skyddade personuppgifter out of a copy that becomes an extract: their title stands instead. Details of events, and stored
 * inventories, that tell such a name go whole, as they would no longer be what their hash says. What a signature covers stays as it is.
 */
export function hideNames(connection: Database.Database): void {
  const hidden = hiddenNames(connection);
  if (hidden.length === 0) return;
  const tells = (text: string) => hidden.some(({ words }) => text.search(words) >= 0);
  connection.function('hide_names', { deterministic: true }, (text: unknown) => {
    if (typeof text !== 'string' || !tells(text)) return text;
    return /^[[{]/.test(text) ? hideInJson(text, hidden) : hide(text, hidden);
  });
  connection.function('tells_name', { deterministic: true }, (text: unknown) => (tells(String(text)) ? 1 : 0));
  connection.function('unpacked', { deterministic: true }, (packed: unknown) =>
    gunzipSync(Buffer.from(String(packed), 'base64')).toString('utf8'),
  );
  for (const [table, columns] of Object.entries(wordColumns))
    connection.exec(
      `update "${table}" set ${columns.map((column) => `"${column}" = hide_names("${column}")`).join(', ')}`,
    );
  connection.exec(`
    delete from audit_detail where tells_name(details) = 1 and not exists (select 1 from audit a
      where a.device_id = audit_detail.device_id and a.sequence = audit_detail.sequence and a.subject_kind = 'device');
    delete from inventory_snapshot where tells_name(unpacked(content)) = 1;
    update device set os_account = id where person_id in (select id from person where protected_identity = 1);
  `);
}
