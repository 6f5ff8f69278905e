/** Import from other vaults: what stayed behind and why, and how hard a password is to guess. */
export const vaultImport = {
  format: {
    kdbx: 'KeePass (.kdbx)',
    bitwarden: 'Bitwarden (.json)',
    'browser-csv': 'Webbläsare (.csv)',
  },
  /** Said before a browser's file is chosen. */
  browserWarning:
    'En webbläsares fil innehåller ofta privata lösenord. Bara inloggningar som hör till ett konto i förteckningen läses in. Av de andra sparas bara antalet, inga namn.',
  /** Shown beside a row whose account people reach with logins of their own. */
  personalRole:
    'Kontot nås med personliga roller. Är det någons egen inloggning ska den inte ligga i valvet; ta då inte med den.',
  unnamed: 'utan namn',
  what: {
    note: 'Hela posten: anteckning',
    card: 'Hela posten: kort',
    identity: 'Hela posten: identitet',
    'ssh-key': 'Hela posten: SSH-nyckel',
    'other-kind': 'Hela posten: okänt slag',
    'without-login': 'Hela posten: ingen inloggning',
    'in-trash': 'Hela posten: slängd',
    'recycle-bin_one': '{{count}} post i papperskorgen',
    'recycle-bin_other': '{{count}} poster i papperskorgen',
    field: 'Fältet ”{{name}}”',
    attachment: 'Bilagan ”{{name}}”',
    history_one: 'Historik: {{count}} äldre version',
    history_other: 'Historik: {{count}} äldre versioner',
    tags: 'Etiketter: {{name}}',
    expiry: 'Utgångsdatum {{name}}',
    passkey: 'Lösennyckel (passkey)',
    totp: 'Engångskoder (fältet ”{{name}}”)',
    reference: 'Hänvisning till en annan post (fältet ”{{name}}”)',
    'auto-type': 'Inställningar för automatisk ifyllning',
  },
  why: {
    'only-logins': 'Bara inloggningar läses in.',
    'no-place': 'Det har ingen plats i Kanalvakt. Spara det på annat håll om det behövs.',
    'kept-as-extra': 'Det har ingen egen plats. Innehållet följer med under sitt namn bland övriga uppgifter.',
    'not-understood': 'Det gick inte att tolka. Kontrollera i den gamla filen och fyll i själv.',
    'in-trash': 'Det som är slängt läses inte in.',
    'too-long': 'Det är för långt. Det som får plats följer med.',
  },
  strength: {
    0: 'Gissas genast',
    1: 'Gissas på minuter',
    2: 'Gissas på timmar',
    3: 'Svårt att gissa',
    4: 'Mycket svårt att gissa',
  },
  weak: {
    common: 'Det är ett av de vanligaste lösenorden.',
    word: 'Det är ett vanligt ord eller namn, med något vanligt omkring.',
    'about-you': 'Det bygger på kontots eller förvaltningens namn.',
    keyboard: 'Tangenterna ligger intill varandra.',
    repeated: 'Samma tecken kommer om och om igen.',
    sequence: 'Tecknen följer på varandra.',
    date: 'Det är ett datum.',
    short: 'Det är för kort.',
  },
  cli: {
    summary:
      'Läser in inloggningar från KeePass, Bitwarden eller en webbläsare till valvet. --dry-run visar vad som skulle hända. Från standard in läses en rad för varje hemlighet: först filens lösenord, sedan valvets PIN-kod eller lösenfras.',
    tried_one: 'Prov av filen, inget är inläst: {{count}} post.',
    tried_other: 'Prov av filen, inget är inläst: {{count}} poster.',
    done_one: 'Filen är inläst: {{count}} post.',
    done_other: 'Filen är inläst: {{count}} poster.',
    counts: '{{taken}} tas in + {{lost}} hela poster blir kvar + {{notConcerned}} ej aktuella',
    outcome: '{{added}} nya, {{unchanged}} fanns redan, {{changed}} skiljer sig från valvet och är orörda där',
    notConcernedHelp_one:
      '{{count}} post hör inte till något konto i förteckningen och är kvar i filen. --match all tar in den också.',
    notConcernedHelp_other:
      '{{count}} poster hör inte till något konto i förteckningen och är kvar i filen. --match all tar in dem också.',
    losses: 'Följer inte med som det är (post – vad – varför):',
    formatNeeded: 'Ange vad filen är: --format kdbx, bitwarden eller browser-csv.',
    deleteOrTry: 'Ett prov tar inte bort filen. Välj --dry-run eller --delete-source.',
    holdsMore:
      'Filen är inte borttagen: den innehåller mer än det som finns i valvet nu. Gå igenom det som inte följde med.',
    sourceGone:
      'Filen {{file}} är borttagen. På en SSD, i säkerhetskopior och i synkade mappar kan det finnas spår kvar: byt de lösenord som är viktigast.',
    nothingTaken: 'Inget ur filen finns i valvet: {{file}} är orörd.',
    sourceStays: 'Filen med lösenord finns kvar: {{file}}. Ta bort den när du är klar. En SSD kan ändå ha spår kvar.',
  },
} as const;
