import { caseForFiles } from '../cases/case-for-files.ts';
import type { PackKind } from '../cases/engine/contract.ts';
import { addRoomsEvent } from '../cases/write-event.ts';
import { sha256 } from '../foundation/audit/chain.ts';
import { recordEvents } from '../foundation/audit/record-event.ts';
import { dayOf } from '../foundation/calendar.ts';
import type { Context, Db } from '../foundation/context.ts';
import { Refusal } from '../foundation/errors.ts';
import { castOf } from '../people/leave-person.ts';
import { carriesFile } from '../foundation/text/carried-file.ts';
import {
  type CaseFiles,
  type Doubt,
  fileMegabytesMost,
  packMegabytesMost,
  type PackManifest,
  type Part,
} from './contract.ts';
import { refuseDestroyed, refuseWhereNoneIsKept } from './may-keep.ts';
import { saysSomething, visible } from './look/documents.ts';
import type { Shows } from './look/look-at-file.ts';
import { isLoginAddress } from './nothing-there.ts';
import { plainName, recognise } from './recognise.ts';
import { insertPack, keptAction } from './repository.ts';
import { listFiles } from './see-packs.ts';
import { beginKeeping, putFile } from './store.ts';
import { inEvidenceTurn } from './evidence-turn.ts';
import { letGo } from './sweep-files.ts';

interface PackDraft {
  caseId: string;
  what: PackKind;
  title: string;
  address: string;
  author: string;
  posted: string;
  /** The post word for word. */
  text: string;
  files: readonly File[];
  /** What is seen in files that were taken for a login page or an empty one; '' where there are none yet. */
  anyway: string;
}

/** How long a file is looked at; then it is taken for what it is given as. Milliseconds. */
const lookingMost = 20_000;
/** What a post that was written off is called. */
const textName = 'inlagg.txt';

/** A file that was given, as the manifest names it but for its place, and its bytes. */
interface GivenPart {
  part: Omit<Part, 'place'>;
  content: Uint8Array;
}

/** Refuses words that are no words of a post: an address of a login, and files written as text. */
function checkWords({ what, title, address, author, posted, text, files, anyway }: PackDraft): void {
  if ([title, address, author, posted, text, anyway].some(carriesFile)) throw new Refusal('case-text-carries-file');
  if (files.length === 0 && (what === 'file' || text === '')) throw new Refusal('evidence-nothing-given');
  if (what !== 'documentation') return;
  if (address === '') throw new Refusal('evidence-address-needed');
  if (isLoginAddress(address)) throw new Refusal('evidence-login-wall', { name: address });
}

/** Looks at a file in a worker: it is written by others, and may take long. One that cannot be looked at is taken for what it is given as. */
async function lookAt({ runJob, log }: Context, file: { type: Part['type']; bytes: Uint8Array }): Promise<Shows> {
  try {
    return await runJob('lookAtFile', file, { signal: AbortSignal.timeout(lookingMost) });
  } catch (error) {
    log.error('A file of a case could not be looked at', error);
    return 'post';
  }
}

const doubts: Partial<Record<Shows, Doubt>> = { 'seems-login': 'login', 'seems-blank': 'blank' };
const doubtOf = (shows: Shows): Pick<Part, 'doubt'> => ({
  ...(doubts[shows] !== undefined && { doubt: doubts[shows] }),
});

/**
 * Refuses documentation that shows a login or nothing: it would be taken for the post when the post is gone. What may be a post after all is let in
 * when somebody says what it shows, and both stand in the manifest.
 */
function checkShown(parts: readonly GivenPart['part'][], anyway: string): void {
  const doubtful = parts.filter(({ doubt }) => doubt !== undefined);
  if (doubtful.length === 0 || anyway !== '') return;
  if (doubtful.every((part) => part.name === textName)) throw new Refusal('evidence-seems-wordless');
  const name = doubtful.map((part) => part.name).join(', ');
  const kinds = new Set(doubtful.map(({ doubt }) => doubt));
  if (kinds.size > 1) throw new Refusal('evidence-seems-either', { name });
  throw new Refusal(kinds.has('login') ? 'evidence-seems-login' : 'evidence-seems-blank', { name });
}

async function readGiven(context: Context, draft: PackDraft, now: string): Promise<GivenPart[]> {
  const parts: GivenPart[] = [];
  const [largest] = draft.files.toSorted((a, b) => b.size - a.size);
  // One that is too large is so in any number of turns.
  if (largest !== undefined && largest.size > fileMegabytesMost * 1024 * 1024)
    throw new Refusal('evidence-file-large', { name: plainName(largest.name), megabytes: fileMegabytesMost });
  if (largest !== undefined && draft.files.reduce((sum, { size }) => sum + size, 0) > packMegabytesMost * 1024 * 1024)
    throw new Refusal('evidence-pack-large', { megabytes: packMegabytesMost, name: plainName(largest.name) });
  for (const file of draft.files) {
    const name = plainName(file.name);
    const content = new Uint8Array(await file.arrayBuffer());
    const { type, kind } = recognise(name, content);
    const shows = draft.what === 'documentation' ? await lookAt(context, { type, bytes: content }) : 'post';
    if (shows === 'blank') throw new Refusal('evidence-blank', { name });
    const hash = sha256(content);
    // What the app captured itself is known by its bytes; nobody's word makes another file a capture.
    const captured = context.pages.capturedAs(hash);
    const part = {
      kind,
      name,
      type,
      bytes: content.byteLength,
      sha256: hash,
      how: captured === null ? ('given' as const) : ('captured' as const),
      at: captured?.at ?? now,
      address: captured?.address ?? '',
      ...doubtOf(shows),
    };
    parts.push({ part, content });
  }
  if (draft.text !== '') {
    const content = new TextEncoder().encode(draft.text);
    // Beside a picture of it a post may well be three dots.
    const shows = draft.files.length > 0 || saysSomething(draft.text) ? 'post' : 'seems-blank';
    const given = { kind: 'text', name: textName, type: 'text/plain', how: 'given', at: now, address: '' } as const;
    parts.push({ part: { ...given, bytes: content.byteLength, sha256: sha256(content), ...doubtOf(shows) }, content });
  }
  checkShown(
    parts.map(({ part }) => part),
    draft.anyway,
  );
  return parts;
}

/** Keeps files in a case, all or none, and tells the case and the log's chain. Refuses where none may be kept, before the first byte is written. */
export async function keepPack(context: Context, said: PackDraft): Promise<CaseFiles> {
  const { db, dataDir } = context;
  // Signs that nobody sees are no words of a post.
  const draft = { ...said, text: visible(said.text) === '' ? '' : said.text };
  await refuseWhereNoneIsKept(db, draft.caseId);
  checkWords(draft);
  const now = context.clock.now().toISOString();
  const given = await readGiven(context, draft, now);
  const hashes = given.map(({ part }) => part.sha256);
  try {
    await inEvidenceTurn(context, async () => {
      // The ground may have been assessed while the files came.
      await refuseWhereNoneIsKept(db, draft.caseId);
      const parts = given.map(({ part }) => part);
      await refuseDestroyed(context, parts);
      const end = beginKeeping(dataDir, hashes);
      try {
        for (const { content } of given) putFile(dataDir, content);
        await db.transaction().execute(async (transaction) => {
          await refuseWhereNoneIsKept(transaction, draft.caseId);
          // Another case's files may have been destroyed while these were put down.
          await refuseDestroyed({ db: transaction, dataDir }, parts);
          await writePack(transaction, context, draft, given, now);
        });
      } finally {
        end();
      }
    });
  } catch (error) {
    await letGo(context, hashes);
    throw error;
  }
  context.announce({ room: 'cases', ids: [draft.caseId] });
  return await listFiles(db, draft.caseId);
}

async function writePack(
  db: Db,
  context: Context,
  draft: PackDraft,
  given: readonly GivenPart[],
  now: string,
): Promise<void> {
  const { actor, host } = context;
  const id = context.ids.next();
  const { number, administrationId } = await caseForFiles(db, draft.caseId);
  const cast = await castOf(db, administrationId, dayOf(context.clock.now()));
  const parts = given.map(({ part }, place) => ({ place: place + 1, ...part }));
  const anyway = parts.some(({ doubt }) => doubt !== undefined) ? { anyway: draft.anyway } : {};
  const manifest: PackManifest = {
    format: 'kanalvakt-evidence/1',
    id,
    caseId: draft.caseId,
    caseNumber: number,
    what: draft.what,
    title: draft.title,
    address: draft.address,
    author: draft.author,
    posted: draft.posted,
    keptAt: now,
    personId: actor.personId,
    // As shown to everybody: a person whose identity is protected stands by role.
    personName: cast.get(actor.personId ?? '')?.name ?? '',
    appVersion: host.version,
    ...anyway,
    parts,
  };
  const text = JSON.stringify(manifest);
  const manifestSha256 = sha256(text);
  await insertPack(
    db,
    {
      id,
      case_id: draft.caseId,
      what: draft.what,
      manifest: text,
      manifest_sha256: manifestSha256,
      kept_at: now,
      gone_at: null,
      gone_why: null,
    },
    parts.map(({ place, sha256: hash, bytes }) => ({ pack_id: id, place, sha256: hash, bytes })),
  );
  await recordEvents(db, context, [
    {
      action: keptAction,
      subjectKind: 'evidence',
      subjectId: id,
      details: { caseId: draft.caseId, what: draft.what, keptAt: now, manifest: manifestSha256, parts: parts.length },
    },
  ]);
  await addRoomsEvent(db, context, draft.caseId, {
    kind: 'filed',
    packId: id,
    what: draft.what,
    manifest: manifestSha256,
    ...anyway,
  });
}
