// The double's start: reads the command line as Electron does, answers `electron` with the double, then runs the app.
const { registerHooks } = require('node:module');
const fs = require('node:fs');
const inspector = require('node:inspector');
const path = require('node:path');
const { pathToFileURL } = require('node:url');

const given = process.argv.slice(2);
const valued = given.flatMap((argument, index) => (argument === '-r' ? [index, index + 1] : []));
const appPath = path.resolve(
  given.find((argument, index) => !argument.startsWith('-') && !valued.includes(index)) ?? '.',
);
const preloaded = valued.filter((_, order) => order % 2 === 1).map((index) => given[index]);
const isFolder = fs.statSync(appPath).isDirectory();
const appFolder = isFolder ? appPath : path.dirname(appPath);
const manifest = JSON.parse(fs.readFileSync(path.join(appFolder, 'package.json'), 'utf8'));
const entry = isFolder ? path.join(appFolder, manifest.main) : appPath;

const electronUrl = pathToFileURL(path.join(__dirname, 'electron.ts')).href;
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' || specifier === 'electron/main'
      ? { url: electronUrl, shortCircuit: true }
      : next(specifier, context),
});
Object.defineProperty(process, 'type', { value: 'browser' });
Object.defineProperty(process, 'versions', {
  value: { ...process.versions, electron: require('electron/package.json').version },
});
process.argv = [process.argv[1], ...given];

const { boot } = require('./boot.ts');
boot({
  appFolder,
  name: manifest.name,
  version: manifest.version,
  // Playwright asks for a port of its own beside our pipe.
  devToolsPort: given.some((argument) => argument.startsWith('--remote-debugging-port')),
  // Chromium's own switches, which Electron passes on as they stand.
  switches: given.filter((argument) => /^--(host-resolver-rules=|ignore-certificate-errors$)/.test(argument)),
});
if (given.some((argument) => argument.startsWith('--inspect'))) inspector.open(0, '127.0.0.1');
for (const file of preloaded) require(path.resolve(file));
import(pathToFileURL(entry).href).catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
