import './jitless.ts';
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { RefusalData } from './errors.ts';

/** Every procedure can refuse, with a code that has words in every language. */
export const procedure = oc.errors({ REFUSED: { status: 422, data: RefusalData } });

export const Id = z.uuid();
/** A calendar day in Stockholm. */
export const Day = z.iso.date();
/** An instant, UTC. */
export const Instant = z.iso.datetime();
/** One line of text as people type it. */
export const Line = z.string().trim().max(300);
/** A required line. */
export const Name = Line.min(1);
/** Several lines of text. */
export const Prose = z.string().trim().max(10_000);
/** Optimistic lock: the version that the caller has seen; a later one is refused with `changed-meanwhile`. */
export const Version = z.int().min(1);
/** How a contact address may be used: only funktion and tjänst ever leave the administration. */
export const ContactKind = z.enum(['function', 'work', 'private', 'unknown']);
export type ContactKind = z.infer<typeof ContactKind>;
/** Nothing to say back. */
export const Nothing = z.strictObject({});

/** A file ready to be fetched once at `/download/<token>`. */
export const ReadyFile = z.strictObject({ token: z.string(), name: z.string(), bytes: z.int(), sha256: z.string() });
