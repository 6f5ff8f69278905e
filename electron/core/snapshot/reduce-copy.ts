import { openSqlite } from '../foundation/database/dialect.ts';
import { useActions } from '../vault/use-actions.ts';
import { hideNames } from './hide-names.ts';

/** Tables that go along whole in an extract: what somebody with the role läsare may see, and what the custodians' lists and the log's chain are verified by. */
const whole = [
  'absence',
  'account_access',
  'account_check',
  'account_goal',
  'account_role',
  'account_status',
  'administration',
  'answer_template',
  'audit',
  'device',
  'feed_post',
  'feed_source',
  'import_run',
  'inventory_snapshot',
  'kysely_migration',
  'kysely_migration_lock',
  'look_account',
  'person_freeze',
  'person_role',
  'question',
  'round',
  'round_item',
  'round_plan',
  'round_swap',
  'shared_register',
  'unit',
  'vault',
  'vault_closing',
  'vault_credential',
  'vault_credential_account',
  'vault_drill',
  'vault_reach',
  'vault_rotation',
  'vault_statement',
  'watch_place',
  'watch_place_account',
] as const;

/** Events whose details a läsare is shown somewhere; of all others the chain's own row is left, which holds ids and a hash. */
const shownKinds = [
  'account',
  'administration',
  'answer-template',
  'credential',
  // Which key signs each computer's part of the chain.
  'device',
  'import',
  'question',
  'register',
  'unit',
  'vault',
  'watch-place',
];

/**
 * Tables of which a part goes along, by what is done to them; `:people` is a JSON list of those whom the extract is for, `:today` the day it is made, `:kinds` the
 * kinds of event above, `:uses` the uses of a login. A last day that has not come, a note, and the name of somebody with skyddade personuppgifter are nobody's to read outside Personer;
 * who looked is told to colleagues in the rounds; of a handover a receiver has the way in to prove, and neither its reason nor its receipt.
 */
const parts: Readonly<Record<string, readonly string[]>> = {
  // The last day of somebody who has a way in, as the app has worked it out.
  account: ['update account set access_changes_on = null where access_changes_on >= :today'],
  audit_detail: [
    `delete from audit_detail where not exists (select 1 from audit a where a.device_id = audit_detail.device_id
      and a.sequence = audit_detail.sequence and a.subject_kind in (select value from json_each(:kinds)))`,
    // What colleagues opened logins for is the custodians' to follow up.
    `delete from audit_detail where exists (select 1 from audit a where a.device_id = audit_detail.device_id
      and a.sequence = audit_detail.sequence and a.action in (select value from json_each(:uses))
      and coalesce(a.person_id, '') not in (select value from json_each(:people)))`,
  ],
  handover_proof: [
    `delete from handover_proof where proved_on is not null or withdrawn_at is not null
      or person_id not in (select value from json_each(:people))`,
  ],
  handover: [
    'delete from handover where id not in (select handover_id from handover_proof)',
    `update handover set choices = '[]', reason = '', receipt = null, kept = null, confirmation_proof = '', undo_reason = ''`,
  ],
  look: [
    `update look set undone_by = null,
      person_id = case when person_id in (select value from json_each(:people)) then person_id end`,
  ],
  person: [
    `update person set note = '', leaves_on = case when leaves_on < :today then leaves_on end`,
    `update person set name = title, sort_key = lower(title), name_key = lower(title), search_text = lower(title),
      email = '', phone = '' where protected_identity = 1`,
  ],
  saved_view: [
    'delete from saved_view where person_id is not null and person_id not in (select value from json_each(:people))',
  ],
};

/** Every table that an extract has something of; whatever is not here is emptied, also a table that comes later and is forgotten. */
export const extractTables: readonly string[] = [...whole, ...Object.keys(parts)];

/**
 * Makes a copy of the register into the extract for those who are only named (design.md §5.7, V2): what a läsare may see. Cases and their files, handovers and who is to leave,
 * and other people's choices are taken out, names of those with skyddade personuppgifter are hidden (`hide-names.ts`), and the file is written anew, so that nothing of them is left in its pages. In a worker, on a copy and never on the register.
 */
export function reduceCopy(file: string, given: { people: readonly string[]; today: string }): void {
  const connection = openSqlite(file);
  try {
    connection.pragma('foreign_keys = OFF');
    const tables = connection
      .prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'")
      .pluck()
      .all() as string[];
    const values = {
      people: JSON.stringify(given.people),
      today: given.today,
      kinds: JSON.stringify(shownKinds),
      uses: JSON.stringify(Object.values(useActions)),
    };
    connection.transaction(() => {
      for (const table of tables) if (!extractTables.includes(table)) connection.exec(`delete from "${table}"`);
      hideNames(connection);
      for (const statement of Object.values(parts).flat()) {
        const used = Object.entries(values).filter(([name]) => statement.includes(`:${name}`));
        connection.prepare(statement).run(Object.fromEntries(used));
      }
    })();
    connection.exec('vacuum');
    connection.pragma('journal_mode = DELETE');
  } finally {
    connection.close();
  }
}
