import { createHash } from 'node:crypto';
import { createReadStream, existsSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { originOf } from '../database/migrate.ts';
import { Refusal } from '../errors.ts';
import { readManifest } from './manifest.ts';

/** What a sound database of ours holds. */
export interface Content {
  accounts: number;
  migrations: string[];
  /** SHA-256 of the files of cases that it names. */
  evidence: string[];
}

/** SHA-256 of a file as hex, read in parts. */
export async function fileSha256(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of createReadStream(file)) hash.update(part as Buffer);
  return hash.digest('hex');
}

/** Files that the register names; none in one from before there were any. */
function evidenceOf(connection: Database.Database): string[] {
  const isThere = connection.prepare("select 1 from sqlite_master where name = 'evidence_part'").pluck().get() === 1;
  const named = `select distinct p.sha256 from evidence_part p join evidence_pack k on k.id = p.pack_id
    where k.gone_at is null order by 1`;
  return isThere ? (connection.prepare(named).pluck().all() as string[]) : [];
}

/** Opens a file read-only and checks every page of it; refuses one that is damaged, not ours, or from a newer version. */
export function checkContent(file: string): Content {
  let connection: Database.Database | null = null;
  try {
    connection = new Database(file, { readonly: true, fileMustExist: true });
    const origin = originOf(connection);
    if (origin.kind !== 'ours') throw new Refusal('backup-not-ours', { file });
    if (connection.pragma('integrity_check(1)', { simple: true }) !== 'ok')
      throw new Refusal('backup-damaged', { file });
    return {
      accounts: connection.prepare('select count(*) from account where voided_at is null').pluck().get() as number,
      migrations: connection.prepare('select name from kysely_migration order by name').pluck().all() as string[],
      evidence: evidenceOf(connection),
    };
  } catch (error) {
    if (error instanceof Database.SqliteError) {
      const code = error.code === 'SQLITE_NOTADB' ? 'backup-not-ours' : 'backup-damaged';
      throw new Refusal(code, { file }, { cause: error });
    }
    throw error;
  } finally {
    connection?.close();
  }
}

/** Checks a backup: its content, and that it is the file that its manifest describes, where there is one. */
export async function checkBackup({ file }: { file: string }): Promise<Content> {
  if (!existsSync(file) || !statSync(file).isFile()) throw new Refusal('backup-missing', { file });
  const manifest = readManifest(file);
  const content = checkContent(file);
  if (manifest !== null && (manifest.bytes !== statSync(file).size || manifest.sha256 !== (await fileSha256(file))))
    throw new Refusal('backup-damaged', { file });
  return content;
}

/** The first backup that cannot be read again, by file; `null` when all of them can. */
export async function findDamagedBackup({ files }: { files: readonly string[] }): Promise<string | null> {
  for (const file of files)
    try {
      await checkBackup({ file });
    } catch {
      return file;
    }
  return null;
}
