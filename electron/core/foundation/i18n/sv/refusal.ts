import type { RefusalCode } from '../../errors.ts';

/** What each refusal says: what happened, what it means for the data, what to do. */
export const refusal = {
  'not-found': 'Det du söker finns inte längre. Ladda om sidan och försök igen.',
  'not-allowed': 'Din roll får inte göra det här. Inget är ändrat. Be en kommunikatör eller strateg om hjälp.',
  'changed-meanwhile':
    'Någon annan har ändrat uppgifterna sedan du öppnade dem. Dina ändringar är inte sparade. Läs in på nytt och gör om ändringen.',
  'already-exists': 'Det finns redan en post med det namnet. Inget är ändrat.',
  'account-already-registered':
    'Kontot finns redan i förteckningen: {{name}}. Inget är ändrat. Öppna det kontot i stället.',
  'account-voided': 'Raden är makulerad och kan inte ändras. Återta den först.',
  'unit-in-use': 'Enheten har {{count}} konton eller personer och kan inte makuleras. Flytta dem först.',
  'person-in-use': 'Personen har uppdrag på {{count}} konton. Lämna över dem först.',
  'last-keeper':
    'Minst en person som är kvar behöver vara kommunikatör, kommunikationsstrateg eller IT; annars kan ingen ändra i förteckningen. Inget är ändrat. Ge någon annan rollen först.',
  'unknown-person': 'En av personerna finns inte i registret. Inget är ändrat.',
  'unknown-unit': 'Enheten finns inte i den här förvaltningen. Inget är ändrat.',
  'unknown-administration': 'Förvaltningen finns inte. Inget är ändrat.',
  'end-date-needed': 'Ange slutdatum eller markera det som okänt.',
  'contract-needed':
    'Ett konto hos en entreprenör behöver entreprenörens namn och dagen då avtalet slutar; {{name}} saknar dem. Inget är ändrat. Fyll i dem och försök igen.',
  'access-model-not-there':
    '{{platform}} har inte det inloggningssättet ({{name}}). Inget är ändrat. Välj ett annat, eller markera bara konton där det finns.',
  'person-has-left': '{{name}} har slutat och kan inte få uppdrag eller åtkomst. Inget är ändrat. Välj någon annan.',
  'bulk-changed-since':
    '{{count}} av {{total}} konton har ändrats sedan dess: {{names}}. Inget är ångrat. Öppna dem och rätta för hand, eller ångra på de övriga.',
  'bulk-undone-already': 'Ändringen är redan ångrad. Inget är ändrat.',
  'reason-needed': 'Skriv varför. Orsaken sparas i historiken.',
  'database-newer':
    'Förteckningen är gjord med en nyare version av Kanalvakt. Inget är ändrat. Uppdatera programmet och öppna igen.',
  'database-damaged':
    'Förteckningens fil är skadad: {{file}}. Inget är överskrivet. Återställ från en säkerhetskopia: npm run -s kanalvakt -- restore FIL. Kopiorna ligger i {{backups}}.',
  'database-missing': 'Det finns ingen förteckning i {{folder}}.',
  'disk-full': 'Disken är full. Ändringen är inte sparad, och det som fanns är orört. Frigör plats och försök igen.',
  'disk-read-only':
    'Det går inte att skriva i {{folder}}. Inget är ändrat. Be IT om skrivrättighet, eller välj en annan mapp med --data.',
  'disk-failing':
    'Disken svarade inte som den ska ({{folder}}). Ändringen är inte sparad, och det som fanns är orört. Kontrollera disken med IT innan du fortsätter.',
  'data-folder-busy':
    'Kanalvakt är redan igång med den här förteckningen ({{folder}}). Använd det öppna fönstret, eller stäng det först.',
  'data-folder-on-network':
    'Mappen {{folder}} ligger på en nätverksdisk. Där kan en databas skadas utan att det märks. Inget är skrivet. Välj en mapp på den här datorn.',
  'data-folder-synchronised':
    'Mappen {{folder}} synkroniseras ({{service}}). Där kan en databas skadas utan att det märks. Inget är skrivet. Välj en mapp som inte synkroniseras.',
  'read-only-beside-running-app':
    'Kanalvakt är igång och äger förteckningen. Kommandot skriver och är därför stoppat. Stäng programmet och kör igen.',
  'file-too-large':
    'Filen är {{megabytes}} MB; gränsen är {{limit}} MB. Inget är inläst. Dela filen eller höj gränsen i Inställningar.',
  'file-unpacks-too-large':
    'Filen packas upp till {{megabytes}} MB; gränsen är {{limit}} MB. Inget är inläst. Ta bort tomma rader och blad, eller höj gränsen i Inställningar.',
  'file-too-many-rows':
    'Listan har {{rows}} rader; gränsen är {{limit}}. Inget är inläst. Dela listan eller höj gränsen i Inställningar.',
  'file-not-a-table':
    'Filen {{file}} är inte en Excel- eller CSV-fil ({{kind}}). Inget är inläst. Spara listan som .xlsx eller .csv och försök igen.',
  'file-encrypted':
    'Arbetsboken {{file}} är skyddad med lösenord. Inget är inläst. Öppna den i Excel, ta bort lösenordet och spara en kopia.',
  'file-damaged':
    'Filen {{file}} är skadad och kan inte läsas. Inget är inläst. Öppna den i Excel och spara den på nytt.',
  'file-old-excel':
    'Filen {{file}} är i det gamla Excelformatet (.xls). Inget är inläst. Öppna den i Excel och spara som .xlsx.',
  'file-empty': 'Filen {{file}} är tom. Inget är inläst.',
  'file-unclosed-quote':
    'Filen {{file}} har ett citattecken som aldrig avslutas, i rad {{row}}. Då går det inte att se var raderna slutar. Inget är inläst. Rätta raden, eller öppna listan i Excel och spara som .xlsx.',
  'file-unknown-encoding':
    'Texten i {{file}} är kodad på ett sätt som inte känns igen, så att å, ä och ö skulle bli fel. Inget är inläst. Öppna filen i Excel och spara som .xlsx eller som CSV UTF-8.',
  'file-without-header':
    'Ingen rubrikrad hittades i {{file}}. Inget är inläst. Peka ut raden med kolumnernas namn, eller lägg till en.',
  'file-token-unknown': 'Filen är inte öppen längre. Inget är inläst. Välj filen igen.',
  'file-not-an-inventory': 'Filen {{file}} är inte en inventering från Kanalvakt (JSON). Inget är jämfört.',
  'import-without-name-or-address':
    'Ingen kolumn är vald som namn, adress eller användarnamn. Utan någon av dem kan inga rader läsas in. Välj minst en.',
  'import-cancelled': 'Inläsningen avbröts. Inget är ändrat.',
  'backup-damaged':
    'Säkerhetskopian {{file}} är skadad. Inget är återställt, och förteckningen är orörd. Välj en annan kopia.',
  'backup-not-ours': 'Filen {{file}} är inte en säkerhetskopia från Kanalvakt. Inget är ändrat.',
  'backup-missing': 'Säkerhetskopian {{file}} finns inte. Inget är ändrat. Välj en annan kopia.',
  'vault-file-too-large':
    'Filen {{file}} är {{megabytes}} MB; gränsen är {{limit}} MB. Inget är inläst. Ta bort bilagor ur den, eller spara en kopia med bara inloggningarna.',
  'vault-file-password-needed':
    'Filen {{file}} är låst med ett lösenord. Inget är inläst. Skriv lösenordet och försök igen.',
  'vault-file-wrong-password':
    'Lösenordet eller nyckelfilen passar inte till {{file}}. Filen är hel. Inget är inläst. Försök igen.',
  'vault-file-bad-key-file': 'Nyckelfilen till {{file}} går inte att läsa. Inget är inläst. Välj nyckelfilen på nytt.',
  'vault-file-damaged':
    'Filen {{file}} är skadad eller avklippt. Inget är inläst. Hämta den på nytt ur programmet den kommer från, eller ta en äldre kopia.',
  'vault-file-not-such':
    'Filen {{file}} är ingen fil från {{format}}. Inget är inläst. Välj en annan fil, eller ett annat slag.',
  'vault-file-unsupported':
    'Filen {{file}} är av ett slag som Kanalvakt inte läser ({{kind}}). Inget är inläst. Öppna den i KeePassXC och spara den som KDBX 4.',
  'vault-file-account-restricted':
    'Filen {{file}} kan bara öppnas med det Bitwarden-konto som skrev den. Inget är inläst. Exportera igen och välj ”Lösenordsskyddad” eller JSON.',
  'vault-file-heavy':
    'Filen {{file}} begär orimligt mycket arbete för att öppnas. Den är skadad, eller har ovanligt höga inställningar. Inget är inläst. Öppna den i KeePassXC och sänk tiden för upplåsning till högst 5 sekunder.',
  'totp-steam':
    'Nyckeln är för Steams egna koder, som Kanalvakt inte kan visa. Inget är sparat. Låt koderna vara kvar i Steams app.',
  'totp-counter':
    'Nyckeln är för koder som räknas upp för varje gång (HOTP). De går inte att dela mellan flera personer. Inget är sparat. Välj koder som byts med tiden hos tjänsten.',
  'totp-broken':
    'Det här är ingen nyckel för engångskoder. Inget är sparat. Kopiera nyckeln på nytt: 16–64 tecken av A–Z och 2–7, eller en adress som börjar med otpauth://totp.',
  'not-introduced': 'Säg först vem du är på den här datorn.',
  internal:
    'Något gick fel i programmet. Det du höll på med är inte sparat; allt tidigare är orört. Försök igen, och uppge kod {{trace}} om felet kommer tillbaka.',
} as const satisfies Record<RefusalCode, string>;
