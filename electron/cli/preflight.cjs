// Runs before anything native is loaded: better-sqlite3 ends the process without a word on an older Node.
// npm puts node_modules/.bin first, so on Linux and Windows this is already the Node 24 that `npm ci` installed.
var wanted = [22, 14];
var have = process.versions.node.split('.').map(Number);
if (have[0] < wanted[0] || (have[0] === wanted[0] && have[1] < wanted[1])) {
  console.error(
    'Kanalvakt behöver Node ' +
      wanted.join('.') +
      ' eller senare; här körs ' +
      process.versions.node +
      '.\n' +
      'Kör npm ci klart (den hämtar Node 24 på Linux och Windows), eller installera Node 24 (https://nodejs.org). Kör sedan kommandot igen. Inget är ändrat.',
  );
  process.exit(1);
}
