import type { z } from 'zod';
import { originsOf } from '../../accounts/account-origin.ts';
import { listFiles } from '../../evidence/see-packs.ts';
import { signHead } from '../../foundation/audit/sign-head.ts';
import type { Context } from '../../foundation/context.ts';
import type { ReadyFile } from '../../foundation/contract.ts';
import { found } from '../../foundation/errors.ts';
import { type Language, wordsIn } from '../../foundation/i18n/index.ts';
import { paperAs, type PaperFormat } from '../../foundation/paper.ts';
import type { TaggedPages } from '../../foundation/tagged-pdf.ts';
import { fileNamePart } from '../../inventory/file-name.ts';
import { readAdministrations } from '../../settings/find-or-add-administration.ts';
import { logInCase } from '../log-in-case.ts';
import { delegationRow, linksOf } from '../repository.ts';
import { showCase } from '../see-case.ts';
import type { LostDeed } from './contract.ts';
import { answerOf, type DossierMatter, writeDossier } from './dossier-pages.ts';
import { writeLetter } from './letter-pages.ts';
import { lostCase } from './lost-case.ts';
import { listRequests } from './requests.ts';
import { byPlatform } from './ways-back.ts';

interface Paper {
  name: string;
  title: string;
  language: Language;
  write: (pages: TaggedPages) => void;
}

/** What a dossier is written from, as the case and the register are now. */
async function matterOf(context: Context, id: string, language: Language): Promise<DossierMatter> {
  const { db, clock } = context;
  const { state } = await lostCase(db, id);
  const one = await showCase(db, context, { id });
  const administration = found((await readAdministrations(db)).find((each) => each.id === one.administrationId)).name;
  const delegation = await delegationRow(db, answerOf(one, 'decision', 'delegation'));
  return {
    one,
    administration,
    accounts: await originsOf(db, (await linksOf(db, id)).accountIds),
    requests: await listRequests(context, id, language),
    packs: (await listFiles(db, id)).packs.filter(({ gone, misfiled }) => gone === null && misfiled === undefined),
    delegation: delegation === undefined ? '' : [delegation.decision, delegation.dnr].filter(Boolean).join(', '),
    number: state.logged.filter(({ what }) => what === 'dossier-made').length + 1,
    madeAt: clock.now().toISOString(),
  };
}

/** The papers: the dossier, and a letter a platform once it is decided that something is asked of it. */
function papersOf(matter: DossierMatter, language: Language, letterLanguage: Language): Paper[] {
  const t = wordsIn(language);
  const { one, number } = matter;
  const part = one.number.toLowerCase();
  const dossier: Paper = {
    name: `${t('lost.paper.fileName')}-${part}-${number}`,
    title: t('lost.paper.title', { title: one.title }),
    language,
    write: (pages) => writeDossier(pages, matter, language),
  };
  if (answerOf(one, 'decision', 'answer') !== 'yes') return [dossier];
  const words = wordsIn(letterLanguage);
  return [
    dossier,
    ...byPlatform(matter.accounts).map(({ accounts }): Paper => {
      const platformName = accounts[0]?.platformName ?? '';
      return {
        name: `${words('lost.letter.fileName')}-${fileNamePart(platformName)}-${part}-${number}`,
        title: words('lost.letter.title', { platform: platformName }),
        language: letterLanguage,
        write: (pages) => writeLetter(pages, matter, { platformName, accounts }, letterLanguage),
      };
    }),
  ];
}

/** The dossier with its letters, each as a document to write in and as a tagged PDF, under a number that no earlier one has. */
export async function makeDossier(
  context: Context,
  { id, language, letterLanguage }: { id: string; language: Language; letterLanguage: Language },
): Promise<Array<z.infer<typeof ReadyFile>>> {
  const matter = await matterOf(context, id, language);
  const { madeAt, number } = matter;
  const files = [];
  for (const { name, write, ...about } of papersOf(matter, language, letterLanguage))
    for (const format of ['pdf', 'docx'] satisfies PaperFormat[])
      files.push(
        context.files.hold({ name: `${name}.${format}`, bytes: await paperAs(format, { ...about, madeAt }, write) }),
      );
  const what: LostDeed = 'dossier-made';
  // Word files are made to be written in; what was handed over is the PDF.
  const kept = files.filter(({ name }) => name.endsWith('.pdf')).map(({ name, sha256 }) => `${name} ${sha256}`);
  await context.db
    .transaction()
    .execute((db) => logInCase(db, context, id, { what, values: { number: String(number), files: kept.join('\n') } }));
  await signHead(context, 'report');
  context.announce({ room: 'cases', ids: [id] });
  return files;
}
