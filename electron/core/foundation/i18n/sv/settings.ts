export const settings = {
  title: 'Inställningar',
  /** What `verify` says of each part; codes of `VerifyCode`. */
  verify: {
    'database-ok': 'Databasen är hel: {{count}} konton.',
    'database-broken': 'Databasen är skadad ({{detail}}). Ändra inget mer. Återställ från den senaste säkerhetskopian.',
    'schema-ok': 'Tabellerna är de som programmet väntar sig.',
    'schema-differs':
      'Tabellerna skiljer sig från programmets: {{detail}}. Någon har ändrat i filen utanför programmet.',
    'chain-ok': 'Händelseloggen hänger ihop: {{count}} händelser.',
    'chain-missing': 'En händelse saknas i loggen för enheten {{device}}: nummer {{sequence}}.',
    'chain-changed': 'En händelse i loggen för enheten {{device}} är ändrad: nummer {{sequence}}.',
    'chain-cut':
      'Slutet på loggen för enheten {{device}} saknas. Händelse {{sequence}} har funnits men finns inte längre.',
    'chain-recomputed':
      'Loggen för enheten {{device}} är omräknad: händelse {{sequence}} är inte den som signerades här.',
    'chain-unreadable': 'Händelseloggen kan inte läsas, eftersom databasen är skadad.',
    'signature-ok': 'Loggen är signerad till och med händelse {{sequence}}.',
    'signature-none-yet': 'Loggen är inte signerad än. Det görs vid nästa säkerhetskopia eller export.',
    'signature-no-keychain': 'Osignerad: ingen nyckelring på den här datorn.',
    'signature-missing': 'En signatur är borttagen i loggen för enheten {{device}}: händelse {{sequence}}.',
    'signature-wrong': 'En signatur stämmer inte i loggen för enheten {{device}}: händelse {{sequence}}.',
    'signature-unknown-key':
      'En händelse i loggen för enheten {{device}} är signerad med en okänd nyckel: nummer {{sequence}}.',
    'signing-key-replaced': 'Enheten {{device}} har en annan signeringsnyckel än den som loggen anger.',
    'signing-key-lost':
      'Signeringsnyckeln finns inte längre i datorns nyckelring. Det som signerats till och med händelse {{sequence}} stämmer; en ny nyckel görs vid nästa säkerhetskopia.',
    'details-ok': 'Händelsernas uppgifter är oförändrade.',
    'details-gone': 'Uppgifterna till {{count}} händelser är gallrade. Loggen hänger ihop ändå.',
    'details-changed': 'Uppgifterna till händelse {{sequence}} för enheten {{device}} är ändrade i efterhand.',
    'backups-ok': '{{count}} säkerhetskopior går att läsa.',
    'backups-none': 'Det finns ingen säkerhetskopia än.',
    'backup-damaged': 'Säkerhetskopian {{file}} är skadad. Gör en ny, och kontrollera disken.',
  },
} as const;
