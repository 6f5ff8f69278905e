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

/** An entry with its patterns made ready. */
export interface CompiledPlatform {
  entry: PlatformEntry;
  isName(text: string): boolean;
  /** First path segments that are never a name: listed ones and those that begin a shape. */
  reserved: ReadonlySet<string>;
}

/** Prepares an entry; throws on characters that make no pattern. */
export function compilePlatform(entry: PlatformEntry): CompiledPlatform {
  const { names } = entry;
  const pattern = names === undefined ? null : new RegExp(`^[${names.characters}]{${names.min},${names.max}}$`, 'u');
  const literals = entry.shapes
    .map((shape) => shape.path.split('/')[0] ?? '')
    .filter((first) => /^[\w.]+$/.test(first));
  return {
    entry,
    // A name of dots and dashes only is a typing error, and in a path it would climb.
    isName: (text) => pattern?.test(text) === true && /[\p{L}\p{N}]/u.test(text),
    reserved: new Set([...entry.reserved, ...literals]),
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
  shape: Shape,
  segments: readonly string[],
): Record<string, string> | null {
  const parts = shape.path.split('/');
  if (segments.length < parts.length) return null;
  const values: Record<string, string> = {};
  for (const [index, part] of parts.entries()) {
    const segment = segments[index] ?? '';
    if (part === '*') continue;
    const { before, token } = /^(?<before>[^{]*)(?:\{(?<token>\w+)\})?$/.exec(part)?.groups ?? {};
    const start = before ?? '';
    if (token === undefined) {
      if (segment.toLowerCase() !== start) return null;
      continue;
    }
    if (!segment.toLowerCase().startsWith(start)) return null;
    const value = readToken(platform, token, segment.slice(start.length), index === 0 && start === '');
    if (value === null) return null;
    values[token] = value;
  }
  return values;
}

const filled = (template: string, values: Record<string, string>, change: (value: string) => string = (v) => v) =>
  template.replace(/\{(\w+)\}/g, (_, token: string) => change(values[token] ?? ''));

/** The account that a template describes; `ignore` characters go out of the key only, for the address works with them. */
export function fill(platform: CompiledPlatform, template: Match, values: Record<string, string>): Match {
  const ignored = platform.entry.names?.ignore;
  return {
    key: filled(template.key, values, (value) => (ignored === undefined ? value : value.replaceAll(ignored, ''))),
    url: filled(template.url, values, (value) => encodeURIComponent(value).replace(/%(?:40|3A)/g, decodeURIComponent)),
    handle: filled(template.handle, values),
  };
}

/** The first shape that fits host, path and parameters; `null` when the address is none of the platform's accounts. */
export function matchShapes(
  platform: CompiledPlatform,
  host: string,
  segments: readonly string[],
  query: URLSearchParams,
): Match | null {
  for (const shape of platform.entry.shapes) {
    if (shape.on !== undefined && !shape.on.some((name) => host === name || host.endsWith(`.${name}`))) continue;
    const values = readPath(platform, shape, segments);
    if (values === null) continue;
    if (shape.noAccount) return null;
    if (shape.query !== undefined) {
      const token = shape.as ?? 'name';
      const value = readToken(platform, token, (query.get(shape.query) ?? '').trim().replace(/^@/, ''), false);
      if (value === null) continue;
      values[token] = value;
    }
    return fill(platform, shape, values);
  }
  return null;
}
