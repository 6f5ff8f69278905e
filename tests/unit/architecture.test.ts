import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectRoot } from '../register.ts';

/** One import of one file: where it leads inside the project, or the package it names; whether only types cross. */
interface Import {
  from: string;
  to: string;
  typeOnly: boolean;
}

const files = globSync(['electron/**/*.{ts,cjs}', 'renderer/**/*.{ts,tsx}'], { cwd: projectRoot })
  .map((file) => file.replaceAll('\\', '/'))
  .toSorted();

// `import … from '…'`, `export … from '…'`, `import '…'`, `import('…')` and `require('…')`; names may be on many lines.
const statements =
  /(?:^|\n)\s*(?:import|export)\s+(type\s+)?([^'";]*?)\s*from\s*'([^']+)'|(?:^|\n)\s*import\s*'([^']+)'|(typeof\s+)?\bimport\(\s*'([^']+)'\s*\)|\brequire\(\s*'([^']+)'\s*\)/g;

function target(from: string, given: string): string {
  if (given.startsWith('#core/')) return `electron/core/${given.slice(6)}`;
  if (given.startsWith('#host/')) return `electron/${given.slice(6)}`;
  if (!given.startsWith('.')) return given;
  return path.posix.join(path.posix.dirname(from), given);
}

const imports: Import[] = files.flatMap((from) =>
  [...readFileSync(path.join(projectRoot, from), 'utf8').matchAll(statements)].map((match) => {
    const [, type, names = '', plain, bare, typeQuery, dynamic, required] = match;
    const given = plain ?? bare ?? dynamic ?? required ?? '';
    // `import { type A, type B } from` leaves nothing behind either.
    const named = /^\{(.*)\}$/s.exec(names.trim())?.[1];
    const parts = named
      ?.split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '');
    const onlyTypes = parts !== undefined && parts.length > 0 && parts.every((part) => part.startsWith('type '));
    return { from, to: target(from, given), typeOnly: type !== undefined || typeQuery !== undefined || onlyTypes };
  }),
);

const inCore = (file: string) => file.startsWith('electron/core/');
const roomOf = (file: string) => /^electron\/core\/([^/]+)\//.exec(file)?.[1] ?? null;
const isRepository = (file: string) => /\/([\w-]+-)?repository\.ts$/.test(file);
const inRenderer = (file: string) => file.startsWith('renderer/');
/** Imports that break a rule, as `from → to`. */
const broken = (rule: (one: Import) => boolean, allowed: readonly string[] = []) =>
  imports
    .filter(rule)
    .map(({ from, to }) => `${from} → ${to}`)
    .filter((line) => !allowed.includes(line));

test('the test sees the project: files in every part, and imports between them', () => {
  const parts = [
    'core/accounts',
    'core/people',
    'core/inventory',
    'core/settings',
    'core/foundation',
    'main',
    'preload',
    'web-host',
    'cli',
  ];
  expect(parts.filter((part) => !files.some((file) => file.startsWith(`electron/${part}/`)))).toEqual([]);
  expect(files.filter(inRenderer).length).toBeGreaterThan(20);
  expect(imports.length).toBeGreaterThan(300);
  expect(imports.filter(({ typeOnly }) => typeOnly).length).toBeGreaterThan(30);
  expect(
    imports.some(({ from, to }) => from === 'electron/core/create-core.ts' && to === 'electron/core/contract.ts'),
  ).toBe(true);
  expect(imports.some(({ to }) => to === 'kysely')).toBe(true);
});

test('every import inside the project leads to a file that is there', () => {
  const known = new Set([
    ...files,
    ...globSync(['renderer/**/*', 'electron/**/*'], { cwd: projectRoot }).map((file) => file.replaceAll('\\', '/')),
  ]);
  const inside = imports.filter(({ to }) => to.startsWith('electron/') || to.startsWith('renderer/'));
  expect(inside.length).toBeGreaterThan(300);
  expect(inside.filter(({ to }) => !known.has(to.replace(/\?.*$/, '')))).toEqual([]);
});

describe('arrows point one way', () => {
  test('the core imports no host, no renderer, no Electron and no React', () => {
    expect(
      broken(
        ({ from, to }) =>
          inCore(from) &&
          (/^(electron\/(?!core\/)|renderer\/)/.test(to) ||
            /^(electron|electron-updater|react.*|@tanstack\/.*)$/.test(to)),
      ),
    ).toEqual([]);
  });

  test('the renderer imports contracts and words from the core, and nothing else of ours', () => {
    const mayImport = /^electron\/core\/(([\w-]+\/)*contract\.ts|foundation\/(roles|errors)\.ts|foundation\/i18n\/.*)$/;
    expect(
      broken(
        ({ from, to }) => inRenderer(from) && to.startsWith('electron/') && !mayImport.test(to),
        sharedWithRenderer,
      ),
    ).toEqual([]);
    expect(
      broken(
        ({ from, to }) =>
          inRenderer(from) &&
          (to.startsWith('node:') || to === 'electron' || to === 'kysely' || to === 'better-sqlite3'),
      ),
    ).toEqual([]);
  });

  test('contracts import only contracts, and words for roles and refusals', () => {
    const isContract = (file: string) => inCore(file) && file.endsWith('/contract.ts');
    expect(
      broken(
        ({ from, to }) =>
          isContract(from) &&
          to.startsWith('electron/') &&
          !isContract(to) &&
          !/\/foundation\/(roles|errors|jitless)\.ts$/.test(to),
      ),
    ).toEqual([]);
  });

  test('rules are pure: no database, no files, no clock of their own', () => {
    const isRules = (file: string) => /^electron\/core\/[\w-]+\/(rules|due)\.ts$/.test(file);
    expect(files.filter(isRules).length).toBeGreaterThanOrEqual(2);
    expect(
      broken(
        ({ from, to, typeOnly }) =>
          isRules(from) &&
          !typeOnly &&
          (to.startsWith('node:') || isRepository(to) || to === 'kysely' || to.includes('/handlers')),
      ),
    ).toEqual([]);
    const impure = /\bDate\.now\(|new Date\(\)|Math\.random\(/;
    const source = (file: string) => readFileSync(path.join(projectRoot, file), 'utf8');
    expect(files.filter(isRules).filter((file) => impure.test(source(file)))).toEqual([]);
  });

  test('the foundation knows no room; its types may name what a context holds', () => {
    const rooms = new Set(['accounts', 'people', 'inventory', 'vault', 'settings']);
    expect(
      broken(
        ({ from, to, typeOnly }) => roomOf(from) === 'foundation' && rooms.has(roomOf(to) ?? '') && !typeOnly,
        workerJobs,
      ),
    ).toEqual([]);
  });

  test('a repository is asked only from its own room; other rooms go through a use case', () => {
    expect(
      broken(
        ({ from, to }) => isRepository(to) && roomOf(to) !== 'foundation' && roomOf(from) !== roomOf(to),
        readersOfAnotherRoom,
      ),
    ).toEqual([]);
    // An exception that is no longer used is taken away.
    const used = imports.map(({ from, to }) => `${from} → ${to}`);
    expect(readersOfAnotherRoom.filter((line) => !used.includes(line))).toEqual([]);
  });

  test('handlers are called by the core alone, and use cases never call handlers', () => {
    expect(broken(({ from, to }) => to.endsWith('/handlers.ts') && from !== 'electron/core/create-core.ts')).toEqual(
      [],
    );
  });

  test('hosts reach the core through its door', () => {
    const hosts = /^electron\/(main|preload|core-process|web-host)\//;
    const doors =
      /^electron\/core\/(create-core|contract|restore-register)\.ts$|^electron\/core\/foundation\/|\/contract\.ts$/;
    expect(broken(({ from, to }) => hosts.test(from) && inCore(to) && !doors.test(to))).toEqual([]);
  });
});

/** The jobs of the worker are the rooms' own functions, loaded when they run. */
const workerJobs: string[] = imports
  .filter(({ from, to }) => from === 'electron/core/foundation/worker/jobs.ts' && inCore(to))
  .map(({ from, to }) => `${from} → ${to}`);

/** The demo's cast sits at this computer without having introduced themselves, which no use case of the people's room allows. */
const readersOfAnotherRoom = ['electron/core/demo/create-demo.ts → electron/core/people/ties-repository.ts'];

/** Pure functions that both sides of the boundary use, each there for both to say the same; this list is all of them. */
const sharedWithRenderer = [
  'renderer/src/features/accounts/split-gaps.ts → electron/core/accounts/split-gaps.ts',
  'renderer/src/features/inventory/importing/fates.ts → electron/core/inventory/kept-texts.ts',
  'renderer/src/app/has-words.ts → electron/core/foundation/text/swedish.ts',
  'renderer/src/features/cases/case/StepSurface.tsx → electron/core/cases/criticism.ts',
  'renderer/src/features/cases/evidence/AuthorMessage.tsx → electron/core/cases/author-letter.ts',
  'renderer/src/features/crisis/CrisisPage.tsx → electron/core/cases/crisis/is-over.ts',
  'renderer/src/features/crisis/TextsCard.tsx → electron/core/cases/crisis/texts.ts',
  'renderer/src/features/crisis/plan/CrisisPlanPart.tsx → electron/core/cases/crisis/texts.ts',
  'renderer/src/features/cases/case/event-words.ts → electron/core/cases/event-words.ts',
  'renderer/src/features/cases/case/log-lines.ts → electron/core/cases/event-words.ts',
  'renderer/src/features/cases/case/StepLog.tsx → electron/core/cases/event-words.ts',
  'renderer/src/features/cases/case/StepSurface.tsx → electron/core/cases/event-words.ts',
  'renderer/src/features/cases/case/StepSurface.tsx → electron/core/cases/engine/structure.ts',
  'renderer/src/features/cases/case/StepSurface.tsx → electron/core/cases/right-questions.ts',
  'renderer/src/features/cases/case/StepSurface.tsx → electron/core/cases/too-little.ts',
  'renderer/src/features/cases/case/EndDialog.tsx → electron/core/cases/said-no.ts',
  'renderer/src/features/cases/case/current-step.ts → electron/core/cases/said-no.ts',
  'renderer/src/features/cases/CasePage.tsx → electron/core/cases/said-no.ts',
  'renderer/src/features/cases/CasePrintPage.tsx → electron/core/cases/shown-standing.ts',
  'renderer/src/features/cases/case/StepList.tsx → electron/core/cases/shown-standing.ts',
  'renderer/src/features/crisis/StepsCard.tsx → electron/core/cases/shown-standing.ts',
  'renderer/src/features/cases/case/CaseHead.tsx → electron/core/cases/said-no.ts',
  'renderer/src/features/cases/case/CaseHead.tsx → electron/core/cases/event-words.ts',
  'renderer/src/features/cases/case/use-answers.ts → electron/core/cases/answer-words.ts',
  'renderer/src/features/cases/case/AnswerField.tsx → electron/core/cases/answer-words.ts',
  'renderer/src/features/cases/CasePrintPage.tsx → electron/core/cases/event-words.ts',
  'renderer/src/features/cases/case/log-lines.ts → electron/core/cases/event-words.ts',
  'renderer/src/features/cases/case/EventItem.tsx → electron/core/cases/event-words.ts',
  'renderer/src/features/cases/case/StepList.tsx → electron/core/cases/event-words.ts',
  'renderer/src/features/cases/case/StepList.tsx → electron/core/cases/at-rest.ts',
  'renderer/src/features/cases/case/StepSurface.tsx → electron/core/cases/at-rest.ts',
  'renderer/src/features/cases/case/current-step.ts → electron/core/cases/at-rest.ts',
  'renderer/src/features/cases/case/current-step.ts → electron/core/cases/due-key.ts',
  'renderer/src/features/cases/CasePage.tsx → electron/core/cases/at-rest.ts',
  'renderer/src/features/cases/CasePrintPage.tsx → electron/core/cases/at-rest.ts',
  'renderer/src/features/accounts/AccountsField.tsx → electron/core/accounts/account-label.ts',
  'renderer/src/features/accounts/account/draft.ts → electron/core/accounts/empty-draft.ts',
  'renderer/src/features/people/PersonChoice.tsx → electron/core/people/person-named.ts',
  'renderer/src/features/people/person/NewPersonDialog.tsx → electron/core/people/person-named.ts',
  'renderer/src/features/cases/evidence/first-address.ts → electron/core/foundation/text/looks.ts',
  'renderer/src/features/cases/routine/draft.ts → electron/core/cases/engine/derive.ts',
  'renderer/src/features/cases/routine/draft.ts → electron/core/cases/engine/due-order.ts',
  'renderer/src/features/cases/routine/draft.ts → electron/core/cases/gates.ts',
  'renderer/src/features/cases/routine/RoutineEditor.tsx → electron/core/cases/fault-words.ts',
  'renderer/src/features/crisis/LogCard.tsx → electron/core/cases/timeline.ts',
  'renderer/src/app/may.ts → electron/core/permissions.ts',
  'renderer/src/features/leaving/use-handovers.ts → electron/core/permissions.ts',
  'renderer/src/features/rounds/coverage/AccountCard.tsx → electron/core/rounds/coverage/said.ts',
  'renderer/src/features/rounds/plan/RotaCard.tsx → electron/core/rounds/plan/hidden-shift.ts',
  'renderer/src/features/leaving/EndDialog.tsx → electron/core/leaving/row-words.ts',
  'renderer/src/features/leaving/GroupCard.tsx → electron/core/leaving/row-words.ts',
];

describe('tools stay where they belong', () => {
  test('Electron is imported only by main and preload', () => {
    expect(
      broken(
        ({ from, to, typeOnly }) =>
          /^electron($|-updater$|\/(main|renderer|common|utility)$)/.test(to) &&
          !/^electron\/(main|preload)\//.test(from) &&
          !typeOnly,
      ),
    ).toEqual([]);
  });

  test('Kysely is imported only by the database, by repositories, and as a type by the context', () => {
    expect(
      broken(
        ({ from, to, typeOnly }) =>
          /^kysely(\/|$)/.test(to) &&
          !from.startsWith('electron/core/foundation/database/') &&
          !isRepository(from) &&
          !(from === 'electron/core/foundation/context.ts' && typeOnly),
        // It opens the connection and lends it out, and replaces the file under it.
        ['electron/core/foundation/data-folder.ts → kysely'],
      ),
    ).toEqual([]);
  });

  test('SQLite’s own handle is used only by the database, the folder and its lock, and backups, each on a connection of its own', () => {
    expect(
      broken(
        ({ from, to, typeOnly }) =>
          to === 'better-sqlite3' && !typeOnly && !/^electron\/core\/foundation\/(database|backup)\//.test(from),
        [
          'electron/core/foundation/folder-lock.ts → better-sqlite3',
          // The inventory as a SQLite file is a new file of its own, never the register.
          'electron/core/inventory/writing/sqlite.ts → better-sqlite3',
        ],
      ),
    ).toEqual([]);
  });

  test('the keychain’s library is behind its port', () => {
    expect(
      broken(
        ({ from, to }) => to.startsWith('@napi-rs/keyring') && !from.startsWith('electron/core/foundation/keychain/'),
      ),
    ).toEqual([]);
  });
});

test('there are no cycles', () => {
  const next = new Map<string, string[]>();
  for (const { from, to, typeOnly } of imports)
    if (!typeOnly && (to.startsWith('electron/') || to.startsWith('renderer/')))
      next.set(from, [...(next.get(from) ?? []), to]);
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (file: string, above: readonly string[]) => {
    if (above.includes(file)) {
      cycles.push([...above.slice(above.indexOf(file)), file].join(' → '));
      return;
    }
    if (done.has(file)) return;
    for (const to of next.get(file) ?? []) visit(to, [...above, file]);
    done.add(file);
  };
  for (const file of next.keys()) visit(file, []);
  expect(cycles).toEqual([]);
});
