/** The shared folder: the register on a colleague's computer. */
export const snapshot = {
  title: 'Delad mapp',
  side: {
    none: 'Ingen delad mapp är vald. Går datorn sönder finns förteckningen bara i säkerhetskopior.',
    writer: 'Registret skrivs på den här datorn.',
    reader: 'Den här datorn läser en kopia.',
    former: 'Registret har tagits över av en annan dator.',
    restored: 'Förteckningen är återställd. Ta över registret för att skriva till den delade mappen igen.',
  },
  due: {
    'no-shared-folder': 'Ingen delad mapp: går datorn sönder når ingen inloggningarna',
    trouble: 'Den delade mappen behöver ses över',
    late: 'Ändringar har inte nått den delade mappen',
    'taken-over_one': 'Registret är övertaget av {{computer}}; {{count, number}} egen ändring att föra in där',
    'taken-over_other': 'Registret är övertaget av {{computer}}; {{count, number}} egna ändringar att föra in där',
    restored: 'Återställd förteckning: ta över registret',
    'reader-log': 'Loggen från {{person}} på {{computer}} stämmer inte',
  },
  logFault: {
    cut: 'Loggen från {{person}} på {{computer}} är avklippt: rader som redan tagits in är borta.',
    forged: 'Loggen från {{person}} på {{computer}} är ändrad eller förfalskad. Inget efter felet är intaget.',
    'cannot-open': 'En rad i loggen från {{person}} på {{computer}} går inte att öppna. Inget efter den är intaget.',
  },
  ownChanges_one: '{{count, number}} egen ändring finns bara på den här datorn.',
  ownChanges_other: '{{count, number}} egna ändringar finns bara på den här datorn.',
  reading: 'Registret skrivs på {{computer}}; du läser en kopia från {{at}}.',
  takeOver: 'Ta över registret',
  takeOverBody:
    'Den här datorn skriver registret från och med nu. Den andra blir skrivskyddad så snart den ser det, och visar vad som behöver föras in för hand.',
  cli: {
    statusSummary: 'Hur förteckningen ligger i den delade mappen',
    writeSummary: 'Lägg en kopia i den delade mappen nu',
    shareSummary: 'Välj den delade mappen',
    openSummary: 'Öppna en delad förteckning som kopia på den här datorn',
    takeOverSummary: 'Ta över registret: den här datorn skriver det',
    folder: 'Mapp: {{folder}}',
    last: 'Senaste kopian: nummer {{serial}}, {{at}}',
    writer: 'Skrivs på: {{computer}}',
    reader_one: '{{person}} på {{computer}}: {{count, number}} loggrad intagen',
    reader_other: '{{person}} på {{computer}}: {{count, number}} loggrader intagna',
    reasonNeeded: 'Ange varför registret tas över, med --reason. Inget är gjort.',
  },
} as const;
