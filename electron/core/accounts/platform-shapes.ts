import { z } from 'zod';
import { AccessModel } from './contract.ts';

const Shape = z.strictObject({
  path: z.string().min(1),
  /** The parameter that names the account, when the path does not. */
  query: z.string().optional(),
  as: z.enum(['name', 'id', 'code']).optional(),
  /** Hosts that the shape is limited to. */
  on: z.array(z.string()).optional(),
  key: z.string(),
  url: z.string(),
  handle: z.string().default(''),
  /** A film or a post: the platform's own, but no account. */
  noAccount: z.boolean().default(false),
});
type Shape = z.infer<typeof Shape>;

/** One platform as `resources/platforms.yaml` writes it; the file's head says what each field means. */
export const PlatformEntry = z.strictObject({
  id: z.string().regex(/^[a-z]{1,40}$/),
  name: z.string().min(1).max(60),
  aliases: z.array(z.string()).min(1),
  accessModels: z.array(AccessModel).min(1),
  family: z
    .string()
    .regex(/^[a-z]{1,40}$/)
    .optional(),
  logins: z.array(z.string().regex(/^(own|https:\/\/[a-z0-9-]+(\.[a-z0-9-]+)+)$/)),
  refusals: z.array(z.url({ protocol: /^https$/ })).default([]),
  look: z.array(z.string().regex(/^[a-z]+(-[a-z]+)*$/)).min(1),
  hosts: z.array(z.string()),
  names: z
    .strictObject({
      characters: z.string(),
      min: z.int().min(1),
      max: z.int().max(300),
      ignore: z.string().length(1).optional(),
    })
    .optional(),
  handle: z.string().optional(),
  events: z.array(z.string()).default([]),
  reserved: z.array(z.string()).default([]),
  hostIsAccount: z
    .array(z.strictObject({ host: z.string(), key: z.string(), url: z.string(), handle: z.string() }))
    .default([]),
  federated: z.strictObject({ notServers: z.array(z.string()) }).optional(),
  shapes: z.array(Shape),
});
export type PlatformEntry = z.infer<typeof PlatformEntry>;

/** What an address says about an account, before the platform's name stands in front of the key. */
export interface Match {
  key: string;
  url: string;
  handle: string;
}

/** A part of a shape's path: any segment, a literal, or a token after a literal beginning (`@{name}`). */
interface PathPart {
  isAny: boolean;
  start: string;
  token: string | null;
}

/** A text with places for values: literal, token, literal, token, …, literal. */
type Template = readonly string[];

interface CompiledMatch {
  key: Template;
  url: Template;
  handle: Template;
}

interface CompiledShape extends CompiledMatch {
  shape: Shape;
  parts: readonly PathPart[];
}

/** An entry with its patterns made ready. */
export interface CompiledPlatform {
  entry: PlatformEntry;
  isName(text: string): boolean;
  /** First path segments that are never a name: listed ones and those that begin a shape. */
  reserved: ReadonlySet<string>;
  shapes: readonly CompiledShape[];
  /** Domains where the name before them is the account. */
  hosts: ReadonlyArray<{ pattern: RegExp; match: CompiledMatch }>;
}

const template = (text: string): Template => text.split(/\{(\w+)\}/);
const compiledMatch = ({ key, url, handle }: Match): CompiledMatch => ({
  key: template(key),
  url: template(url),
  handle: template(handle),
});

function pathPart(part: string): PathPart {
  const [start = '', token] = part.split(/\{(\w+)\}/);
  return { isAny: part === '*', start, token: token ?? null };
}

/** Prepares an entry; throws on characters that make no pattern. */
export function compilePlatform(entry: PlatformEntry): CompiledPlatform {
  const { names } = entry;
  const pattern = names === undefined ? null : new RegExp(`^[${names.characters}]{${names.min},${names.max}}$`, 'u');
  const shapes = entry.shapes.map((shape) => ({
    shape,
    parts: shape.path.split('/').map(pathPart),
    ...compiledMatch(shape),
  }));
  const literals = shapes.map(({ parts }) => parts[0]).filter((first) => first?.token === null && !first.isAny);
  return {
    entry,
    // A name of dots and dashes only is a typing error, and in a path it would climb.
    isName: (text) => pattern?.test(text) === true && /[\p{L}\p{N}]/u.test(text),
    reserved: new Set([...entry.reserved, ...entry.events, ...literals.map((first) => first?.start ?? '')]),
    shapes,
    hosts: entry.hostIsAccount.map((one) => ({
      pattern: new RegExp(
        `^([^.]+)\\.${one.host.replaceAll('.', '\\.').replace('*', '(?:[a-z]{2,3}\\.)?[a-z]{2,3}')}$`,
      ),
      match: compiledMatch(one),
    })),
  };
}

const longNumber = /^(?:.*-)?(\d{9,20})$/;

/** Reads one segment as a token of a shape; the value as it goes into the key, or `null`. */
function readToken(platform: CompiledPlatform, token: string, segment: string, isFirst: boolean): string | null {
  const lower = segment.toLowerCase();
  switch (token) {
    case 'name':
      return platform.isName(lower) && !(isFirst && platform.reserved.has(lower)) ? lower : null;
    case 'id':
      return /^\d{1,25}$/.test(segment) ? segment.replace(/^0+(?=\d)/, '') : null;
    case 'tail':
      return longNumber.exec(segment)?.[1] ?? null;
    case 'code':
      return /^[\w-]{1,100}$/.test(segment) ? segment : null;
    case 'slug':
      return /[\p{L}\p{N}]/u.test(lower) && lower.length <= 200 ? lower : null;
    default:
      return null;
  }
}

/** Reads the path of an address as a shape: the values it names, or `null`. */
function readPath(
  platform: CompiledPlatform,
  parts: readonly PathPart[],
  segments: readonly string[],
): Record<string, string> | null {
  if (segments.length < parts.length) return null;
  const values: Record<string, string> = {};
  for (const [index, { isAny, start, token }] of parts.entries()) {
    const segment = segments[index] ?? '';
    if (isAny) continue;
    if (token === null) {
      if (segment.toLowerCase() !== start) return null;
      continue;
    }
    if (start !== '' && !segment.toLowerCase().startsWith(start)) return null;
    const value = readToken(platform, token, segment.slice(start.length), index === 0 && start === '');
    if (value === null) return null;
    values[token] = value;
  }
  return values;
}

const filled = (parts: Template, values: Record<string, string>, change: (value: string) => string) =>
  parts.length === 1
    ? (parts[0] ?? '')
    : parts.map((part, index) => (index % 2 === 0 ? part : change(values[part] ?? ''))).join('');

const asIs = (value: string) => value;
const inAddress = (value: string) =>
  /^[\w.-]*$/.test(value) ? value : encodeURIComponent(value).replace(/%(?:40|3A)/g, decodeURIComponent);

/** The account that a template describes; `ignore` characters go out of the key only, for the address works with them. */
export function fill(platform: CompiledPlatform, match: CompiledMatch, values: Record<string, string>): Match {
  const ignored = platform.entry.names?.ignore;
  return {
    key: filled(match.key, values, ignored === undefined ? asIs : (value) => value.replaceAll(ignored, '')),
    url: filled(match.url, values, inAddress),
    handle: filled(match.handle, values, asIs),
  };
}

/** The first shape that fits host, path and parameters; `null` when the address is none of the platform's accounts. */
export function matchShapes(
  platform: CompiledPlatform,
  host: string,
  segments: readonly string[],
  query: URLSearchParams,
): Match | null {
  for (const compiled of platform.shapes) {
    const { shape, parts } = compiled;
    if (shape.on !== undefined && !shape.on.some((name) => host === name || host.endsWith(`.${name}`))) continue;
    const values = readPath(platform, parts, segments);
    if (values === null) continue;
    if (shape.noAccount) return null;
    if (shape.query !== undefined) {
      const token = shape.as ?? 'name';
      const value = readToken(platform, token, (query.get(shape.query) ?? '').trim().replace(/^@/, ''), false);
      if (value === null) continue;
      values[token] = value;
    }
    return fill(platform, compiled, values);
  }
  return null;
}
