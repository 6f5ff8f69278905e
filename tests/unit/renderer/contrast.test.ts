import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const css = readFileSync(path.resolve(import.meta.dirname, '../../../renderer/src/ui/tokens.css'), 'utf8');

/** The colours of a theme: the light ones, and over them what the theme has of its own. */
function colours(theme: string): Record<string, string> {
  const blocks = [...css.matchAll(/(?<of>:root|\[data-theme="(?<theme>\w+)"\])\s*\{(?<body>[^}]*)\}/gu)];
  const own = blocks.filter(({ groups }) => groups?.['theme'] === undefined || groups['theme'] === theme);
  const found = own.flatMap(({ groups }) => [
    ...(groups?.['body'] ?? '').matchAll(/--(?<name>[\w-]+): (?<value>#[0-9a-f]{6});/gu),
  ]);
  return Object.fromEntries(found.map(({ groups }) => [groups?.['name'], groups?.['value']]));
}

/** WCAG 2.2, relative luminance. */
function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG 2.2, contrast ratio: 1 to 21. */
function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

test('the measure is WCAG’s', () => {
  expect(contrast('#ffffff', '#000000')).toBeCloseTo(21);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});

describe.each(['light', 'dark', 'contrast'])('%s', (theme) => {
  const of = colours(theme);
  const at = (name: string) => of[name] ?? expect.fail(`no colour ${name}`);

  // WCAG 1.4.11 asks for 3; boxes are small and many, so a little more.
  test.each(['surface', 'ground', 'sunken', 'hover', 'brand-2'])(
    'the edge of a box or a field stands out from %s',
    (under) => {
      expect(contrast(at('line-strong'), at(under))).toBeGreaterThanOrEqual(3);
    },
  );

  test.each(['surface', 'ground', 'sunken', 'hover', 'brand-2'])('a ticked box stands out from %s', (under) => {
    expect(contrast(at('brand'), at(under))).toBeGreaterThanOrEqual(3);
  });

  test('the mark stands out from its box', () => {
    expect(contrast(at('on-brand'), at('brand'))).toBeGreaterThanOrEqual(4.5);
  });
});
