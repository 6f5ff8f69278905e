import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const sources = globSync('electron/{main,preload}/**/*.ts', { cwd: root }).map((name) => ({
  name,
  text: readFileSync(path.join(root, name), 'utf8'),
}));

/** Every use of Electron in the shell, as `module.member`, read from the sources. */
const used = [
  ...new Set(
    sources.flatMap(({ text }) => {
      const names = [...text.matchAll(/import \{([^}]*)\} from 'electron'/g)].flatMap((match) =>
        match[1]!
          .split(',')
          .map((name) => name.trim())
          .filter((name) => name !== '' && !name.startsWith('type ')),
      );
      // File names such as 'app.cjs' are no use of `app`.
      const code = text.replace(/'[^'\n]*'/g, "''");
      return names.flatMap((name) => [
        ...[...code.matchAll(new RegExp(`\\b${name}\\.(\\w+)`, 'g'))].map((match) => `${name}.${match[1]}`),
        ...(new RegExp(`new ${name}\\(`).test(code) ? [`new ${name}`] : []),
      ]);
    }),
  ),
].toSorted();

/** What the shell may use of Electron. A new line here means a new thing to model in the double and to look at in a review. */
const agreed = [
  'Menu.buildFromTemplate',
  'Menu.setApplicationMenu',
  'Notification.isSupported',
  'app.commandLine',
  'app.enableSandbox',
  'app.exit',
  'app.getAppMetrics',
  'app.getAppPath',
  'app.getPath',
  'app.getVersion',
  'app.isPackaged',
  'app.on',
  'app.quit',
  'app.requestSingleInstanceLock',
  'app.setAppUserModelId',
  'app.setPath',
  'app.whenReady',
  'clipboard.clear',
  'clipboard.readText',
  'clipboard.write',
  'contextBridge.exposeInMainWorld',
  'dialog.showMessageBoxSync',
  'dialog.showOpenDialog',
  'ipcMain.on',
  'ipcRenderer.on',
  'ipcRenderer.send',
  'new BrowserWindow',
  'new ClipboardItem',
  'new Notification',
  'new WebContentsView',
  'powerMonitor.on',
  'protocol.handle',
  'protocol.registerSchemesAsPrivileged',
  'screen.getAllDisplays',
  'session.fromPartition',
  'shell.openExternal',
  'utilityProcess.fork',
];

test('skalet använder det av Electron som är överenskommet, och inget mer', () => {
  expect(sources.length).toBeGreaterThan(15);
  expect(used).toEqual(agreed);
});

test('inget annat i appen använder Electron', () => {
  const others = globSync('{electron/{core,core-process,cli,web-host},renderer/src}/**/*.{ts,tsx}', { cwd: root });
  expect(others.length).toBeGreaterThan(50);
  const offenders = others.filter((name) =>
    /from 'electron['/]|require\('electron/.test(readFileSync(path.join(root, name), 'utf8')),
  );
  expect(offenders).toEqual([]);
});

describe('dubbelgångaren efterbildar varje del', () => {
  const double = globSync('tests/doubles/electron/*.ts', { cwd: root })
    .map((name) => readFileSync(path.join(root, name), 'utf8'))
    .join('\n');
  const exported = readFileSync(path.join(root, 'tests/doubles/electron/electron.ts'), 'utf8');

  test.each(agreed)('%s', (api) => {
    const [module, member] = api.replace('new ', '').split('.') as [string, string | undefined];
    expect(double).toMatch(new RegExp(`\\b${member ?? module}\\b`));
    // What a preload may use is made in the page, by page-scripts.ts.
    const inMain = module !== 'contextBridge' && module !== 'ipcRenderer';
    expect(new RegExp(`export \\{[^}]*\\b${module}\\b`).test(exported)).toBe(inMain);
    expect(exported).not.toMatch(new RegExp(`const ${module} = notModelled`));
  });

  test('varje namn som Electron har i huvudprocessen finns, efterbildat eller som ett som kastar', () => {
    const types = readFileSync(path.join(root, 'node_modules/electron/electron.d.ts'), 'utf8');
    const main = /namespace Main \{([\s\S]*?)\n {2}\}/.exec(types)?.[1] ?? '';
    const names = [...main.matchAll(/^ {4}(?:const|class) (\w+)/gm)].map((match) => match[1]!);
    expect(names.length).toBeGreaterThan(30);
    expect(names.filter((name) => !new RegExp(`\\b${name}\\b`).test(exported))).toEqual([]);
  });
});

test('händelserna som skalet lyssnar på är sådana som dubbelgångaren sänder', () => {
  const double = globSync('tests/doubles/electron/*.ts', { cwd: root })
    .map((name) => readFileSync(path.join(root, name), 'utf8'))
    .join('\n');
  const listened = sources.flatMap(({ text }) =>
    [...text.matchAll(/\.(?:on|once)\('([a-z-]+)'/g)].map((match) => match[1]!),
  );
  expect(listened.length).toBeGreaterThan(12);
  expect(listened.filter((event) => !double.includes(`'${event}'`))).toEqual([]);
});
