import type { z } from 'zod';
import { showCase } from '../cases/see-case.ts';
import { minuteOf } from '../foundation/calendar.ts';
import type { Context } from '../foundation/context.ts';
import type { ReadyFile } from '../foundation/contract.ts';
import { found, Refusal } from '../foundation/errors.ts';
import { type Language, wordsIn } from '../foundation/i18n/index.ts';
import { paperAs } from '../foundation/paper.ts';
import { readAdministrations } from '../settings/find-or-add-administration.ts';
import { privateKeyOf } from './receipts.ts';
import { packsOf, partsOf } from './repository.ts';

/** The gallringsprotokoll of a case: every time files were disposed of, by which decision and protocol, and which files by their SHA-256; with lines for two to sign. */
export async function writeProtocol(
  context: Context,
  { caseId, language }: { caseId: string; language: Language },
): Promise<z.infer<typeof ReadyFile>> {
  const { db, clock, files } = context;
  const one = await showCase(db, context, { id: caseId });
  const disposals = one.events.flatMap(({ body, at, personId }) =>
    body.kind === 'unfiled' && body.why === 'disposed' ? [{ ...body, at, by: one.names[personId ?? ''] ?? '' }] : [],
  );
  if (disposals.length === 0) throw new Refusal('not-found');
  const packs = new Map((await packsOf(db, caseId)).map((pack) => [pack.id, pack]));
  const parts = Map.groupBy(await partsOf(db, [...packs.keys()]), ({ pack_id }) => pack_id);
  const { name } = found((await readAdministrations(db)).find(({ id }) => id === one.administrationId));
  const t = wordsIn(language);
  const isSigned = (await privateKeyOf(context)) !== null;
  const madeAt = clock.now().toISOString();
  const title = t('evidence.protocol.title', { number: one.number });
  const bytes = await paperAs('pdf', { title, language, madeAt }, (pages) => {
    pages.title(title);
    pages.paragraph(
      [name, one.dnr === '' ? t('cases.notRegistered') : t('cases.registered', { dnr: one.dnr }), one.title].join(
        ' · ',
      ),
      false,
    );
    pages.paragraph(
      t(isSigned ? 'evidence.protocol.made' : 'evidence.protocol.madeUnsigned', { at: minuteOf(madeAt) }),
    );
    for (const { at, by, decision, protocol, packIds } of disposals) {
      pages.space(1);
      pages.heading(t('evidence.protocol.disposed', { at: minuteOf(at) }));
      pages.space(0.4);
      pages.table([150, 333], null, [
        [t('evidence.protocol.decision'), decision],
        [t('evidence.protocol.protocol'), protocol],
        [t('evidence.protocol.by'), by],
      ]);
      pages.table(
        [90, 93, 300],
        [t('evidence.protocol.keptAt'), t('evidence.protocol.what'), t('evidence.protocol.files')],
        packIds.map((id) => [
          minuteOf(packs.get(id)?.kept_at ?? at),
          t(`evidence.what.${packs.get(id)?.what === 'documentation' ? 'documentation' : 'file'}`),
          (parts.get(id) ?? []).map(({ sha256, bytes: size }) => `${sha256} (${size} byte)`).join('\n'),
        ]),
      );
    }
    pages.space(1.6);
    pages.line(t('evidence.protocol.signBy'));
    pages.space(1.2);
    pages.line(t('evidence.protocol.signWitness'));
  });
  return files.hold({ name: `${t('evidence.protocol.fileName')}-${one.number.toLowerCase()}.pdf`, bytes });
}
