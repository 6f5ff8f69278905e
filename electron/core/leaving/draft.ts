import { z } from 'zod';
import { sha256 } from '../foundation/audit/chain.ts';
import type { Context, Db } from '../foundation/context.ts';
import type { Row } from '../foundation/database/schema.ts';
import type { HandoverRow } from './contract.ts';
import { draftOf, handoversFrom } from './repository.ts';
import { isChangedSince, isDecided, outcomeOf } from './rules.ts';
import type { Decision, ListedTie, Scene } from './scene.ts';
import { listTies, setScene } from './set-scene.ts';
import { waitingTies } from './vault-part.ts';

const Stored = z.record(
  z.string(),
  z.object({ receiverId: z.string().nullable(), ending: z.string(), stamp: z.string() }),
);

/** The decisions that a handover keeps, by the key of the tie. */
export function decisionsIn(row: Row<'handover'> | undefined): Map<string, Decision> {
  return new Map(row === undefined ? [] : Object.entries(Stored.parse(JSON.parse(row.choices))));
}

export function storedDecisions(decisions: ReadonlyMap<string, Decision>): string {
  return JSON.stringify(Object.fromEntries(decisions));
}

/** A handover as it stands now: what ties the person, what has been said of it, and what earlier handovers settled. */
export interface Standing {
  scene: Scene;
  ties: readonly ListedTie[];
  draft: Row<'handover'> | undefined;
  decisions: ReadonlyMap<string, Decision>;
  /** Decided by a handover that stands, waiting for the last day or for the vault. */
  settled: ReadonlyMap<string, Decision>;
  made: ReadonlyArray<Row<'handover'>>;
}

/** Reads how a person's handover stands. */
export async function standingOf(db: Db, context: Context, personId: string): Promise<Standing> {
  const scene = await setScene(db, context, personId);
  const listed = await listTies(db, context, scene);
  const draft = await draftOf(db, personId);
  const made = await handoversFrom(db, personId);
  const settled = new Map<string, Decision>();
  for (const row of made.filter(({ state }) => state === 'made').toReversed())
    for (const [key, decision] of decisionsIn(row))
      if (isDecided(decision) && (key.startsWith('vault-') || key.startsWith('app-role:'))) settled.set(key, decision);
  const keys = new Set(listed.map(({ key }) => key));
  const waiting = (await waitingTies(db, context, scene, settled)).filter(({ key }) => !keys.has(key));
  return { scene, ties: [...listed, ...waiting], draft, decisions: decisionsIn(draft), settled, made };
}

/** Each row with what happens to it. */
export function rowsOf({ scene, ties, decisions, settled }: Standing): HandoverRow[] {
  return ties.map(({ stamp, ...tie }) => {
    const past = settled.get(tie.key);
    const decision = past ?? decisions.get(tie.key);
    const listed = { ...tie, stamp };
    return {
      ...tie,
      receiverId: decision?.receiverId ?? null,
      ending: decision?.ending ?? '',
      ...outcomeOf(scene, listed, decision, past !== undefined),
      ifProposed:
        tie.proposal === null
          ? null
          : outcomeOf(scene, listed, { receiverId: tie.proposal.personId, ending: '', stamp }, past !== undefined)
              .outcome,
      changedSince: past === undefined && tie.needsChoice && isChangedSince(listed, decision),
    };
  });
}

/** A fingerprint of exactly these rows, choices and proposals. */
export function seenOf({ ties, draft, decisions, settled }: Standing): string {
  return sha256(
    JSON.stringify([
      draft?.version ?? 0,
      ties.map((tie) => [tie.key, tie.stamp, tie.proposal?.personId ?? null, settled.has(tie.key)]),
      [...decisions].toSorted(([a], [b]) => (a < b ? -1 : 1)),
    ]),
  );
}
