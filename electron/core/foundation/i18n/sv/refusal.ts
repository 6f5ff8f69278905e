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
  'unit-in-use': 'Enheten är inte tom (antal konton och personer: {{count}}) och kan inte makuleras. Flytta dem först.',
  'person-in-use': 'Personen har kvar uppdrag (antal konton: {{count}}). Inget är ändrat. Lämna över uppdragen först.',
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
    'På {{count}} av {{total}} konton har just det ändrats igen sedan dess: {{names}}. Inget är ångrat. Öppna dem och rätta för hand, eller ångra på de övriga.',
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
  'data-folder-of-another':
    'Förteckningen i {{folder}} hör till ett annat användarkonto på datorn. Inget är ändrat. Varje konto har sin egen datamapp: starta utan --data, och välj Öppna en delad förteckning med den delade mappen. Är det ditt eget konto som har bytt namn: starta med --data och en ny, tom mapp, och kom in på samma sätt.',
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
  'file-of-logins':
    'Filen {{file}} är inloggningar ur ett annat valv ({{kind}}), inte en lista över konton. Inget är inläst. Läs in den under Inloggningar i stället: Läs in från annat valv.',
  'file-of-browser-logins':
    'Filen {{file}} är lösenord som en webbläsare har sparat, inte en lista över konton. Inget är inläst. Läs in den under Inloggningar i stället: Läs in från annat valv.',
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
  'vault-source-unreadable': 'Filen {{file}} går inte att läsa. Inget är inläst. Välj den på nytt, eller en annan.',
  'vault-source-changed':
    'Filen {{file}} har ändrats sedan den lästes in. Den är kvar, och det som lästes in är sparat. Läs in den på nytt, eller ta bort den själv.',
  'vault-source-gone':
    'Filen {{file}} finns inte längre där den låg. Inget är borttaget. Har någon flyttat den: ta bort den där den ligger nu.',
  'vault-source-kept':
    'Filen {{file}} går inte att ta bort; den är skrivskyddad eller används av ett annat program. Den är kvar, och det som lästes in är sparat. Stäng det andra programmet och ta bort filen själv.',
  'totp-steam':
    'Nyckeln är för Steams egna koder, som Kanalvakt inte kan visa. Inget är sparat. Låt koderna vara kvar i Steams app.',
  'totp-counter':
    'Nyckeln är för koder som räknas upp för varje gång (HOTP). De går inte att dela mellan flera personer. Inget är sparat. Välj koder som byts med tiden hos tjänsten.',
  'totp-broken':
    'Det här är ingen nyckel för engångskoder. Inget är sparat. Kopiera nyckeln på nytt: 16–64 tecken av A–Z och 2–7, eller en adress som börjar med otpauth://totp.',
  'vault-not-founded': 'Det finns inget valv för den här förvaltningen än. Skapa det först.',
  'vault-already-founded':
    'Förvaltningen har redan ett valv. Inget är ändrat. Be en nyckelinnehavare släppa in den här datorn.',
  'vault-locked': 'Valvet är låst. Inget är ändrat. Lås upp det och försök igen.',
  'vault-no-keys-here':
    'Den här datorn har inga nycklar till valvet. Be en nyckelinnehavare släppa in den, eller använd två delar av reservnyckeln.',
  'vault-keys-missing':
    'Datorns nyckel till valvet finns inte längre i nyckelringen; någon har tagit bort posten. Inget är ändrat, och inloggningarna finns kvar. Återställ med två delar av reservnyckeln, eller be en annan nyckelinnehavare släppa in datorn på nytt.',
  'vault-keys-of-another':
    'Nycklarna som hör till den här datamappen är ett annat användarkontos, {{account}}. Inget är ändrat. Varje konto har sin egen datamapp: starta utan --data, och välj Öppna en delad förteckning med den delade mappen. Är det ditt eget konto som har bytt namn: starta med --data och en ny, tom mapp, och kom in på samma sätt.',
  'vault-keys-damaged':
    'Det som nyckelringen har sparat för valvet går inte att läsa. Inget är ändrat, och inloggningarna finns kvar. Återställ med två delar av reservnyckeln, eller be en annan nyckelinnehavare släppa in datorn på nytt.',
  'vault-keys-exist':
    'Den här datorn har redan nycklar som gäller ({{fingerprint}}). De ersätts inte. Lås upp valvet i stället.',
  'vault-kept-otherwise':
    'Den här datorn har redan nycklar till valvet ({{fingerprint}}) och sparar dem på ett annat sätt än du valde nu. Inget är ändrat. Välj samma sätt som förut, eller lås upp valvet om datorn redan är insläppt.',
  'vault-keychain-locked':
    'Datorns nyckelring är låst. Inget är ändrat, och inloggningarna finns kvar. Lås upp nyckelringen, till exempel genom att logga in på datorn på nytt, och försök igen.',
  'vault-keychain-absent':
    'Den här datorn har ingen nyckelring som svarar. Inget är ändrat, och inloggningarna finns kvar. Be IT starta nyckelringen. Nycklarna sparas aldrig någon annanstans utan att du väljer det.',
  'vault-keychain-gone':
    'Nyckelringen slutade svara mitt i arbetet. Ändringen är inte gjord, och allt är som förut. Starta nyckelringen och försök igen.',
  'vault-passphrase-needed':
    'Utan nyckelring skyddas valvet bara av din lösenfras. Den behöver ha minst {{length}} tecken. Inget är sparat.',
  'vault-wrong-passphrase': 'PIN-koden eller lösenfrasen stämmer inte. Inget är ändrat. Försök igen.',
  'vault-not-let-in':
    'Den här datorn är inte insläppt i valvet än. En nyckelinnehavare behöver ta emot förfrågan och jämföra fingeravtrycket med dig.',
  'vault-removed-here':
    'Den här datorn har tagits bort från valvet och kan inte öppna det. Inget är ändrat. Be en nyckelinnehavare om hjälp.',
  'vault-list-broken':
    'Listan över nyckelinnehavare håller inte ihop: uppgift {{sequence}} är inte rätt signerad. Inget är ändrat, och inget förseglas förrän det är utrett. Kontrollera förteckningen i Inställningar, och återställ en säkerhetskopia från före ändringen.',
  'vault-list-rolled-back':
    'Listan över nyckelinnehavare är äldre än den som datorn har sett. Valvet går bara att läsa. Om du har återställt en säkerhetskopia: bekräfta det i Valvet. Annars har någon lagt tillbaka en gammal fil; kontakta IT.',
  'vault-not-custodian': 'Det här kan bara en nyckelinnehavare göra. Inget är ändrat.',
  'vault-last-custodian':
    'Minst en nyckelinnehavare behöver vara kvar, annars öppnas valvet bara med reservnyckeln. Inget är ändrat. Släpp in någon annan först.',
  'vault-own-device':
    'Den egna datorn, eller du själv, kan inte tas bort eller få mindre behörighet härifrån: det som förseglas om behöver någon som är kvar. Inget är ändrat. Be en annan nyckelinnehavare göra det.',
  'vault-kit-first':
    'Innan valvet tar emot den första hemligheten behöver reservnyckeln vara utskriven och två delar inskrivna igen. Inget är sparat.',
  'vault-off-site-first':
    'Innan valvet tar emot den första hemligheten behöver du ange en plats utanför den här datorn där en kopia finns. Inget är sparat.',
  'vault-private-login':
    'Privata inloggningar sparas aldrig i valvet. Inget är sparat. Skapa en inloggning med en funktionsbrevlåda, eller ge personen en egen roll på plattformen.',
  'vault-personal-role-has-no-password':
    'En personlig roll har inget gemensamt lösenord. Inget är sparat. Ta bort lösenord, engångskod och återställningskoder, eller välj delad inloggning.',
  'vault-untrusted':
    'Inloggningen {{label}} är inte betrodd: den är inte skriven av någon som får skriva i valvet, eller är en äldre version än den som fanns. Den öppnas inte. Inget är ändrat. Kontrollera förteckningen i Inställningar.',
  'vault-not-yours':
    'Den här datorn är inte bland dem som kan öppna {{label}}. Inget är ändrat. Be en nyckelinnehavare namnge dig för kontot.',
  'vault-damaged':
    'Inloggningen {{label}} går inte att öppna; det som är sparat är skadat. Inget är ändrat eller borttaget. Hämta den ur en säkerhetskopia.',
  'vault-break-glass':
    'Du har ingen uppgift på ett konto som inloggningen gäller. Inget är öppnat. Skriv varför du öppnar den, med minst tio tecken; det sparas i loggen som nödöppning.',
  'vault-field-empty': 'Det finns inget sparat i det fältet.',
  'vault-work-cancelled': 'Förseglingen avbröts. Inget är ändrat; alla som kunde öppna kan det fortfarande.',
  'vault-busy': 'Någon annan ändrade i valvet samtidigt, flera gånger i rad. Inget är ändrat. Försök igen.',
  'vault-probe-failed':
    'Det som nyss förseglades gick inte att öppna, och därför behölls det som fanns. Inget är ändrat. Försök igen, och kontakta IT om det upprepas.',
  'vault-request-unreadable':
    'Filen är inte en förfrågan från Kanalvakt, eller har ändrats på vägen. Inget är ändrat. Be om en ny.',
  'vault-person-has-left':
    '{{name}} har slutat och kan inte få nycklar till valvet. Har personen kommit tillbaka, ändra slutdagen i Personer först. Inget är ändrat.',
  'vault-request-other-vault': 'Förfrågan gäller ett annat valv. Inget är ändrat.',
  'vault-fingerprint-differs':
    'Fingeravtrycket stämmer inte med förfrågan. Datorn är inte insläppt. Läs upp det för varandra igen; stämmer det inte har någon bytt ut filen.',
  'vault-device-known':
    'Den datorn finns redan i valvet eller har tagits bort. Inget är ändrat. En borttagen dator behöver nya nycklar: gör en ny förfrågan där.',
  'vault-standing-differs':
    'Personen har redan en dator i valvet med en annan behörighet. Inget är ändrat. Välj samma behörighet, eller ändra personens först.',
  'vault-person-has-no-device':
    'Personen har ingen dator i valvet än. Inget är ändrat. Be personen göra en förfrågan på sin dator.',
  'vault-loan-date': 'Dagen då inloggningen lämnas tillbaka har redan varit. Inget är ändrat.',
  'vault-kit-holders':
    'Reservnyckeln behöver tre olika personer som är kvar i förvaltningen. Någon av de valda är vald två gånger, har slutat eller har en sista dag. Inget är ändrat. Välj någon annan.',
  'vault-kit-not-prepared':
    'Reservnyckeln som skrevs ut gäller inte längre; den finns bara medan valvet är öppet. Inget är ändrat. Börja om, och förstör de utskrivna sidorna.',
  'vault-no-kit':
    'Det här valvet har ingen reservnyckel. Inget är ändrat. Bara en dator som är insläppt kan öppna det.',
  'vault-share-length':
    'Det är inte en hel del: 17 grupper med fem tecken behövs, och {{count}} tecken är inskrivna. Inget är ändrat.',
  'vault-share-groups': 'Fel skrivet eller på fel plats: grupp {{groups}}. Inget är ändrat. Jämför med pappret.',
  'vault-share-damaged':
    'Delen håller inte ihop fast varje grupp ser rätt ut. Inget är ändrat. Skriv in den från början.',
  'vault-share-other-kit':
    'Delen hör till en annan reservnyckel (nummer {{number}}); här gäller nummer {{expected}}. Inget är ändrat. Leta upp rätt utskrift.',
  'vault-share-twice': 'Samma del är inskriven två gånger. Inget är ändrat. Det behövs två olika delar.',
  'vault-shares-too-few':
    'Det behövs två delar; {{count}} är inskriven. En del ensam öppnar ingenting. Inget är ändrat.',
  'vault-shares-do-not-match':
    'Delarna är läsbara men ger inte valvets reservnyckel. Inget är ändrat. Minst en av dem hör inte till den här reservnyckeln.',
  'vault-share-not-printed':
    'Det inskrivna är läsbart men är ingen av de tre delar som skrevs ut. Inget är ändrat. Skriv av pappret igen; stämmer det ändå inte har någon bytt ut det.',
  'vault-shares-forgotten': 'Sidorna som skrevs in förut är glömda. Inget är ändrat. Skriv in två av sidorna igen.',
  'vault-passphrase-weak':
    'Lösenfrasen är lätt att gissa. Inget är ändrat. Välj minst fyra ord som inte hör ihop, utan upprepningar.',
  'vault-pin-weak':
    'PIN-koden är bland de första som någon provar. Inget är ändrat. Välj minst sex tecken: inte samma siffra, inte ett mönster som upprepas, inte siffror i följd som 123456.',
  'vault-kit-used':
    'Reservnyckeln har använts: minst två av dess sidor har skrivits in på samma dator, så en sida visar inte längre att en annan person är med. Inget är ändrat. Gör en ny reservnyckel först, eller bekräfta på ett annat sätt.',
  'vault-kit-pages-unknown':
    'Reservnyckel {{number}} är gjord i en äldre version och kan inte visa att en enda del är äkta. Inget är ändrat, och nyckeln öppnar fortfarande valvet. Gör en ny reservnyckel i Valvet, eller bekräfta på ett annat sätt.',
  'vault-rotation-steps':
    '{{count}} steg är öppna. Gör dem, eller skriv varför de lämnas; lösenordet måste bytas. Inget är stängt.',
  'vault-rotation-password':
    'Lösenordet är inte bytt i valvet sedan raden kom hit. Inget är ändrat. Välj Sätt nytt lösenord och spara det nya; då bockas steget av. Är inloggningen borttagen ur valvet, stäng raden med en orsak.',
  'vault-rotation-factor':
    'Valvet har kvar den nyckel för engångskoder eller de återställningskoder som personen kan känna till. Inget är ändrat. Gör nya på plattformen och spara dem i inloggningen, eller skriv varför steget lämnas öppet.',
  'vault-rotation-another':
    'Det ska vara någon annan som loggar in: varken den som satte det nya lösenordet eller den som inte längre ska komma in. Inget är ändrat. Välj vem det var, eller skriv varför steget lämnas öppet.',
  'vault-rotation-password-first':
    'Sätt det nya lösenordet först: det är det som någon annan ska logga in med. Inget är ändrat.',
  'vault-rotation-opened':
    'En av raderna gäller en inloggning som personen har öppnat, fått i en fil eller själv skrivit in. Den stängs inte tillsammans med andra. Inget är stängt.',
  'vault-rotation-logs':
    'Vad de andra datorerna har öppnat är inte inläst sedan en av raderna kom hit, så den kan gälla något som har öppnats. Inget är stängt. Läs in loggarna under Lösenord att byta och försök igen.',
  'merge-in-vault':
    '{{name}} har nycklar till valvet eller en sida av reservnyckeln, och de följer inte med. Inget är ändrat. Behåll den raden i stället, eller ta först bort nycklarna och gör en ny reservnyckel.',
  'merge-in-logins':
    '{{name}} har enheten för tvåstegsinloggning eller tar emot återställningen för {{count}} inloggningar i valvet, och det följer inte med. Inget är ändrat. Behåll den raden i stället, eller ändra först i inloggningarna.',
  'merge-undone-already': 'Hopslagningen är redan ångrad. Inget är ändrat.',
  'merge-changed-since':
    'Något har ändrats på {{name}} eller på den andra raden sedan de slogs ihop, så hopslagningen går inte att ångra. Inget är ändrat. Flytta det som är fel för hand.',
  'vault-second-person': 'Den som en rad gäller stänger den inte själv. Inget är stängt.',
  'access-frozen': 'Din åtkomst till Kanalvakt är stoppad. Inget är ändrat. Tala med din chef eller kommunikatören.',
  'receiver-is-leaver': 'Den som slutar kan inte ta över efter sig själv. Inget är sparat. Välj någon annan.',
  'handover-changed':
    'Något har ändrats sedan du såg det: {{names}}. Inget är överlämnat. Se över raderna som är märkta och försök igen.',
  'handover-rows-left':
    '{{count}} saker är kvar att lämna över. Inget är överlämnat. Välj mottagare, eller skriv varför det avslutas.',
  'handover-nothing-chosen': 'Det finns inget att lämna över. Inget är ändrat.',
  'handover-undone-already': 'Överlämningen är redan ångrad. Inget är ändrat.',
  'handover-changed-since':
    '{{count}} konton har ändrats sedan överlämningen: {{names}}. Inget är ångrat. Rätta dem för hand, eller ångra resten och låt dem vara.',
  'departure-of-oneself': 'Du kan inte stoppa din egen åtkomst så här. Inget är ändrat. Be en kollega göra det.',
  'departure-confirmed-already': 'Beslutet är redan bekräftat eller ångrat. Inget är ändrat.',
  'departure-needs-another':
    'Bekräftelsen ska komma från någon annan än den som beslutade och den som slutat, på en egen dator eller ett eget användarkonto, med rätt att hantera överlämningar. Inget är bekräftat.',
  'decision-file-unreadable':
    'Filen {{file}} är inget beslut från Kanalvakt. Inget är bekräftat. Välj filen som du fick tillbaka.',
  'decision-file-other':
    'Filen hör till ett annat beslut, eller till ett som har ändrats. Inget är bekräftat. Hämta beslutet på nytt och låt det undertecknas igen.',
  'decision-file-unsigned':
    'Filen saknar underskrift, eller så är den ändrad efteråt. Inget är bekräftat. Be den andra personen underteckna beslutet igen.',
  'decision-file-unknown-signer':
    'Underskriften kommer från en dator som förteckningen inte känner. Inget är bekräftat. Den som undertecknar behöver ha presenterat sig här.',
  'decision-no-key':
    'Den här datorn har ingen nyckelring att underteckna med. Inget är undertecknat. Använd en dator med nyckelring, eller bekräfta i programmet.',
  'proof-day-wrong': 'Dagen ska vara i dag eller tidigare, och inte före överlämningen. Inget är sparat.',
  'proof-already': 'Åtkomsten är redan visad, eller behöver inte visas längre. Inget är ändrat.',
  'handover-file-not-such':
    'Filen {{file}} är ingen överlämningsfil från Kanalvakt. Inget är inläst. Välj en annan fil.',
  'handover-file-damaged':
    'Filen {{file}} är skadad, avklippt eller ändrad på vägen. Inget är inläst. Be avsändaren skicka den igen.',
  'handover-file-passphrase-needed':
    'Filen {{file}} är förseglad med en lösenfras. Inget är inläst. Skriv lösenfrasen som du har fått av avsändaren.',
  'handover-file-wrong-passphrase':
    'Lösenfrasen passar inte till {{file}}. Inget är inläst. Försök igen, eller fråga avsändaren.',
  'handover-file-other-receiver':
    'Filen {{file}} är förseglad till en annan dator än den här ({{fingerprint}}). Inget är inläst. Ge avsändaren den här datorns adress och be om en ny fil.',
  'handover-file-unsigned':
    'Filen {{file}} är inte signerad av den dator som den säger sig komma från. Ingen svarar för innehållet. Inget är inläst. Hör med den som du fick filen av, på annat sätt än samma väg.',
  'handover-file-resealed':
    'Filen {{file}} var ställd till någon annan och har förseglats om på vägen. Den säger sig komma från {{person}}, {{computer}} ({{administration}}). Inget är inläst. Be avsändaren göra en fil till dig.',
  'handover-file-signer-removed':
    'Filen är signerad av en dator som är borttagen ur valvet: {{computer}} ({{person}}). Inget är inläst. Hör med en nyckelinnehavare.',
  'handover-file-signer-not-of-vault':
    'Filen säger sig komma från det här valvet, men datorn {{computer}} ({{person}}) är inte insläppt i det. Inget är inläst. Släpp in datorn först, eller hör efter vem som har gjort filen.',
  'handover-file-signer-unknown':
    'Filen säger sig komma från {{person}}, datorn {{computer}}, {{administration}}. Den avsändaren är inte känd här. Inget är inläst. Be hen läsa upp datorns fingeravtryck från sin egen skärm, och skriv det här.',
  'handover-file-fingerprint-differs':
    'Fingeravtrycket stämmer inte med filen, som säger sig komma från {{person}}, datorn {{computer}}, {{administration}}. Inget är inläst. Läs upp det en gång till; stämmer det inte har någon annan gjort filen.',
  'handover-file-no-such-device':
    'Ingen dator i valvet har fingeravtrycket {{fingerprint}}. Ingen fil är gjord. Välj mottagare igen.',
  'handover-file-bad-recipient':
    'Det där är ingen adress till en dator. Ingen fil är gjord. Adressen börjar med age1 och kopieras hel från mottagarens skärm.',
  'handover-file-receiver-fingerprint':
    'Fingeravtrycket stämmer inte med förfrågan från {{computer}}. Ingen fil är gjord. Läs upp det för varandra igen; stämmer det inte har någon bytt ut förfrågan.',
  'handover-file-receiver-removed':
    'Datorn {{computer}} är borttagen ur valvet och får inga inloggningar. Ingen fil är gjord.',
  'handover-file-weak-passphrase':
    'En fil som bara skyddas av en lösenfras behöver en som har minst {{length}} tecken. Ingen fil är gjord.',
  'snapshot-vault-first':
    'Det finns inget valv ännu, och därmed ingen att försegla kopian till. Inget är sparat. Skapa förvaltningens valv först.',
  'snapshot-no-folder': 'Ingen delad mapp är vald för förteckningen. Inget är ändrat. Välj en mapp först.',
  'snapshot-folder-not-there':
    'Mappen {{folder}} finns inte eller går inte att nå. Inget är valt. Skriv hela sökvägen till en mapp som finns, till exempel på förvaltningens gemensamma disk.',
  'snapshot-folder-missing':
    'Den delade mappen {{folder}} går inte att nå. Arbetet fortsätter med det som finns på den här datorn, men inga kopior läggs ut eller hämtas. Kontrollera nätverket och att mappen finns kvar. Har den flyttats väljs den nya på datorn som skriver registret.',
  'snapshot-folder-full':
    'Den delade mappen {{folder}} är full. Den förra kopian ligger kvar orörd, men inget nytt läggs dit. Frigör utrymme i mappen, eller välj en annan på datorn som skriver registret.',
  'snapshot-folder-read-only':
    'Det går inte att skriva i den delade mappen {{folder}}. Den förra kopian ligger kvar orörd, men inget nytt läggs dit. Be IT om skrivrättigheter, eller välj en annan mapp på datorn som skriver registret.',
  'snapshot-folder-failing':
    'Den delade mappen {{folder}} svarar med fel. Det som finns på den här datorn är orört. Kontrollera nätverket och försök igen, eller välj en annan mapp.',
  'snapshot-folder-slow':
    'Den delade mappen {{folder}} svarade inte inom {{seconds}} sekunder. Det som finns på den här datorn är orört, och ett nytt försök görs av sig självt.',
  'snapshot-folder-answers':
    'Mappen {{folder}} svarar, och kan ha det enda exemplaret av filer som inte ligger i den nya mappen än. Inget är ändrat. Filerna där tas bort av sig själva när alla ligger i den nya.',
  'snapshot-folder-own':
    'Mappen {{folder}} hör till programmets egen datamapp. Dit når inte kollegan, och den försvinner med datorn. Inget är ändrat. Välj en delad mapp.',
  'snapshot-folder-empty':
    'I mappen {{folder}} finns ingen delad förteckning. Inget är ändrat. Kontrollera att det är rätt mapp, eller vänta tills datorn som skriver har lagt dit en kopia.',
  'snapshot-several':
    'I mappen {{folder}} ligger {{count}} förteckningar. Inget är ändrat. Välj vilken som ska öppnas.',
  'snapshot-taken':
    'Förteckningen ligger redan i mappen {{folder}}, skriven av en annan dator. Inget är ändrat. Öppna den därifrån, eller ta över registret.',
  'snapshot-other-register':
    'Den här datorn har redan en egen förteckning, och den skrivs inte över. Inget är ändrat. Öppna den delade förteckningen på en dator utan egen, eller med en annan datamapp.',
  'snapshot-writes-here':
    'Registret skrivs på den här datorn. Inget är hämtat: den delade mappen har inget som är nyare.',
  'snapshot-newer':
    'I {{folder}} ligger en kopia av en nyare version av Kanalvakt. Inget är ändrat. Uppdatera programmet på den här datorn och försök igen.',
  'snapshot-overtaken':
    'Någon annan lade ut en kopia i {{folder}} medan den här datorn skrev sin, så den här datorns kopia gäller inte. Registret här är orört. Programmet tittar igen av sig självt; står det kvar, hör med den som kan ha tagit över registret.',
  'snapshot-folder-keeps-old':
    'I den delade mappen {{folder}} ligger äldre kopior kvar som någon kan öppna fast personen, datorn eller den gamla reservnyckeln inte längre gäller: {{files}}. De gick inte att ta bort. Den nya kopian är på plats. Ett nytt försök görs av sig självt; står det kvar, be den som sköter mappen ta bort filerna.',
  'snapshot-not-writer':
    'Registret skrivs inte på den här datorn, så härifrån läggs ingen kopia i den delade mappen. Inget är ändrat.',
  'snapshot-not-reader': 'Den här datorn har ingen kopia att uppdatera. Inget är ändrat.',
  'snapshot-not-custodian':
    'Den här datorn är inte längre nyckelinnehavare i valvet som gav den rätt att skriva registret. Ingen ny kopia läggs ut, för ingen skulle kunna lita på den. Låt en nyckelinnehavare ta över registret på sin dator.',
  'snapshot-key-unavailable':
    'Nyckeln som kopian signeras med går inte att nå i datorns nyckelring. Arbetet är sparat här, men ingen ny kopia läggs ut. Lås upp nyckelringen; om nyckeln är borta, ta över registret på nytt på den här datorn.',
  'snapshot-two-writers':
    'Två datorer skriver registret samtidigt. En av dem är {{computer}} ({{at}}). Inget slås ihop och inget skrivs över. Bestäm vilken som gäller och välj ”Ta över registret” på den; den andra visar då vad som behöver föras in för hand.',
  'snapshot-unknown-writer':
    'En dator som inte är känd här (fingeravtryck {{fingerprint}}) säger sig ha tagit över registret {{at}}. Inget skrivs över. Ta reda på vems den är. Är det en kollega som återställt med reservnyckeln: lås upp valvet här. Annars: välj ”Ta över registret” på kortet Delad mapp under Inställningar, Valvet.',
  'snapshot-damaged':
    'Kopian {{file}} i den delade mappen är ändrad, skadad eller inte färdigkopierad. Den öppnas inte, och det som finns på den här datorn är orört. Vänta en stund och försök igen, eller låt datorn som skriver lägga ut en ny.',
  'snapshot-forged':
    '{{file}} är inte signerad på rätt sätt: någon har ändrat den, eller så kommer den inte från Kanalvakt. Inget öppnas, och det som finns på den här datorn är orört. Hör med den som skriver registret.',
  'snapshot-stranger':
    'Kopian från {{at}} är signerad av en dator som inte är nyckelinnehavare. Den öppnas inte, och det som finns på den här datorn är orört. Hör med den som skriver registret.',
  'snapshot-rolled-back':
    'Kopian i den delade mappen är från {{at}}, men en nyare från {{seen}} har redan synts. Någon har lagt tillbaka en gammal, så den öppnas inte. Det som finns på den här datorn är orört. Hör med den som skriver registret.',
  'snapshot-list-broken':
    'Listan över nyckelinnehavare i kopian håller inte från och med rad {{sequence}}: någon har ändrat den. Kopian öppnas inte, och det som finns på den här datorn är orört.',
  'snapshot-list-rolled-back':
    'Listan över nyckelinnehavare är äldre än den som den här datorn redan har sett: en borttagen dator skulle få komma tillbaka. Inget öppnas eller läggs ut. Ta reda på varifrån den kommer.',
  'snapshot-not-for-this-key': 'Kopian är inte förseglad till den nyckel som användes. Inget är ändrat.',
  'snapshot-removed-here':
    'Den här datorn är borttagen ur valvet. Den läser inga nya kopior, öppnar inga inloggningar, sparar inget och kan inte ta över registret. Inget är ändrat. Ska du arbeta vidare med inloggningarna, be en nyckelinnehavare bjuda in en annan dator: en borttagen släpps inte in igen.',
  'snapshot-not-for-this-computer':
    'Kopian är inte förseglad till den här datorn (fingeravtryck {{fingerprint}}): den öppnas bara av datorer som är insläppta i valvet. Inget är ändrat. Är datorn nyss insläppt, be om en ny kopia i mappen. Är den inte insläppt, be en nyckelinnehavare släppa in den.',
  'snapshot-writer-unknown':
    'Den här datorn känner inte den som skriver förteckningen: {{person}} på {{computer}}, med fingeravtryck {{fingerprint}}. Jämför med det som visas där och godkänn, eller godkänn om du är säker på att mappen är rätt. Inget är öppnat ännu.',
  'snapshot-kit-not-writers':
    'Kopian är skriven på {{computer}}, vars nyckelinnehavare hör till ett annat valv än reservnyckeln. Den här reservnyckeln kan därför inte visa att kopian är äkta. Inget är ändrat. Använd reservnyckeln till det valvet, och hör med den som skriver registret.',
  'snapshot-no-keys':
    'Den här datorn har inga nycklar till förteckningens valv. Inget är ändrat. Be en nyckelinnehavare om en inbjudan, eller återställ med två delar av reservnyckeln.',
  'snapshot-other-kit':
    'Delarna hör till reservnyckel nummer {{number}}, men kopian är förseglad till en annan. Inget är ändrat. Ta fram delarna av den senaste reservnyckeln.',
  'snapshot-changes-first':
    'Den här datorn har {{count}} egna ändringar som inte finns i den delade förteckningen. Inget är ändrat. För in dem på datorn som skriver registret, eller godkänn att de lämnas; det som finns här sparas då som säkerhetskopia.',
  'snapshot-invitation-unreadable': 'Inbjudan går inte att läsa. Inget är skapat. Be om en ny, och kopiera den hel.',
  'snapshot-file-waits':
    'Filen ligger än så länge bara på datorn som skriver registret. Uppgifterna om den är här. Vänta tills den är utlagd, och uppdatera kopian.',
  'snapshot-file-missing':
    'Den förseglade filen {{file}} finns inte i den delade mappen. Uppgifterna om den är kvar. Uppdatera kopian och försök igen: filen kan vara gallrad, eller förseglad på nytt. Annars har någon tagit bort den; datorn som skriver lägger ut den igen.',
  'snapshot-file-damaged':
    'Den förseglade filen {{file}} i den delade mappen är ändrad eller skadad, och öppnas inte. Uppgifterna om den är kvar. Välj Kontrollera och sedan Lägg ut nu på datorn som skriver, så läggs den ut på nytt.',
  'snapshot-file-other-key':
    'Den förseglade filen {{file}} är inte förseglad till den här datorns nycklar än. Inget är ändrat. Vänta tills datorn som skriver har lagt ut den på nytt, och uppdatera kopian.',
  'snapshot-files-other-key':
    '{{count}} filer i den delade mappen är förseglade till nycklar som inte finns på den här datorn. De ligger kvar orörda. Skriv in två delar av reservnyckeln för att hämta dem.',
  'snapshot-files-lost':
    '{{count}} filer gick inte att hämta ur den delade mappen: de saknas eller är skadade, bland annat {{file}}. De övriga är här. Finns mappen evidence i en kopia av en dators datamapp, kopiera in dem därifrån; annars visar Kontrollera vilka ärenden det gäller.',
  'round-plan-past':
    'En plan kan inte börja gälla en dag som har gått. Inget är ändrat. Välj i dag eller en senare dag.',
  'round-plan-faulty':
    'Planen säger emot sig själv: tider som går baklänges eller överlappar. Inget är ändrat. Rätta det som är markerat och försök igen.',
  'round-plan-begun':
    'En rond har redan börjat i dag, och det som skulle kontrolleras i dag ändras inte efteråt. Inget är ändrat. Låt planen gälla från i morgon, eller lägg till en extra rond.',
  'round-has-begun': 'Ronden har redan börjat. Bytet är inte gjort. Den som hjälper till tar kontona i ronden.',
  'away-backwards': 'Sista dagen ligger före den första, eller har redan gått. Inget är ändrat. Ange dagarna igen.',
  'away-own-substitute': 'Den som är borta kan inte vara sin egen ersättare. Inget är ändrat. Välj någon annan.',
  'away-already':
    'Personen är redan borta {{from}} till {{to}}. Inget är ändrat. Ta bort den frånvaron först, eller ange andra dagar.',
  'person-is-away': '{{name}} är borta den dagen. Bytet är inte gjort. Välj någon annan.',
  'round-not-open': 'Rond {{slot}} den {{day}} har inte öppnat eller finns inte. Inget är ändrat. Välj en annan rond.',
  'round-none-open': 'Ingen rond har öppnat den {{day}}. Inget är ändrat. Planen visar när nästa rond öppnar.',
  'look-recorded-already':
    '{{name}} är redan kontrollerat av {{by}}, {{time}}. Din kontroll är inte sparad. Gå vidare till nästa konto.',
  'look-claimed':
    '{{by}} har {{name}} öppet i ett annat fönster. Inget är sparat. Välj ett annat konto, eller ta över det.',
  'look-page-not-shown':
    'Sidan har inte varit synlig i tre sekunder, så kontot kan inte räknas som kontrollerat. Inget är sparat. Visa sidan och försök igen.',
  'look-place-needed': 'En samlad inkorg behöver ett tittställe. Inget är sparat.',
  'look-nothing-waits': 'Inget konto väntar här längre. Inget är sparat.',
  'look-one-account': 'Senaste inlägg och frågor anges för ett konto i taget. Inget är sparat. Välj ett enskilt konto.',
  'look-in-future': 'Tiden ligger i framtiden. Inget är sparat. Rätta tiden.',
  'look-before-window': 'Tiden ligger före rondens början. Inget är sparat. Välj den rond som tiden hör till.',
  'look-other-day': 'Tiden ligger på en annan dag än ronden. Inget är sparat. Rätta tiden.',
  'look-not-yours': 'Kontrollen är gjord av någon annan och kan bara ångras av den personen. Inget är ändrat.',
  'look-too-old': 'Kontrollen är från en dag som är avslutad och kan inte ångras. Inget är ändrat.',
  'look-undone-already': 'Kontrollen är redan ångrad. Inget är ändrat.',
  'away-list-day': 'Listan kan bara gälla i dag och {{days}} dagar framåt. Inget är gjort. Välj en annan dag.',
  'away-list-empty':
    'Inget väntar på den listan. Ingen fil är gjord. Välj en annan rond, en annan dag eller allas konton.',
  'away-answer-none':
    'Texten har inget svar från listan i telefonen. Inget är inskrivet. Klistra in hela svaret, från KANALVAKT till och med raden SLUT.',
  'away-answer-cut':
    'Svaret är avklippt: slutet saknas. Inget är inskrivet. Klistra in hela svaret, till och med raden SLUT. Finns den inte i mejlet, skicka svaret igen från telefonen.',
  'away-answer-changed':
    'Svaret har ändrats på vägen och stämmer inte längre. Inget är inskrivet. Kopiera det på nytt ur mejlet, eller skicka det igen från telefonen.',
  'away-answer-version':
    'Svaret kommer från en nyare version av Kanalvakt. Inget är inskrivet. Läs in det på en dator som är uppdaterad.',
  'away-answer-several': 'Texten har flera olika svar. Inget är inskrivet. Klistra in ett svar i taget.',
  'away-answer-elsewhere':
    'Svaret hör till en annan förvaltning. Inget är inskrivet. Byt till den förvaltningen och läs in det där.',
  'away-answer-person':
    'Den som listan gjordes för finns inte bland personerna här. Inget är inskrivet. Skriv in det i ronden i stället.',
  'application-none':
    'Filen är inte en ifylld uppstartsblankett. Inget är inläst. Välj filen som blanketten sparade; namnet börjar på ”ansokan”.',
  'application-unfilled':
    'Det här är blanketten, inte svaret. Inget är inläst. Be den som fyllde i den att välja ”Spara svaret” och skicka den filen.',
  'application-version':
    'Blanketten är av en annan version. Inget är inläst. Skicka en ny blankett, eller läs in svaret på en dator med samma version av Kanalvakt.',
  'application-signed-ahead':
    'Blanketten är undertecknad {{day}}, en dag som inte har varit. Inget är inläst. Be den som fyllde i den att rätta dagen, spara svaret igen och skicka det.',
  'application-changed':
    'Filen är ändrad sedan den sparades, eller skadad på vägen. Inget är inläst. Be om filen igen, eller öppna ärendet och skriv av pappret.',
  'application-elsewhere':
    'Blanketten hör till en annan förvaltning. Inget är inläst. Byt till den förvaltningen och läs in den där.',
  'application-taken': 'Samma svar är redan inläst som {{number}}. Inget är ändrat. Öppna det ärendet.',
  'start-freeze-over':
    'Med de dagarna gäller startstoppet inte i dag. Ska det upphöra, tryck Avbryt och sedan Häv startstoppet, och skriv varför. Inget är ändrat.',
  'start-frozen':
    'Startstopp: {{reason}} Beslutet är inte sparat. Ange det beslut som undantar kontot, eller vänta tills stoppet är över. Frågar steget inte efter undantag följer ärendet en äldre rutin: öppna ett nytt.',
  'start-not-preapproved':
    'Kontot är inte av ett slag som är förhandsgodkänt, eller så finns inget konto i ärendet. Beslutet är inte sparat. Lägg till kontot i ärendet, eller låt den som beslutar ta ställning.',
  'start-pedagogical':
    '{{name}} är ett pedagogiskt konto. Det ska anmälas i Konton, inte ansökas om. Inget är öppnat eller ändrat.',
  'place-account-taken': '{{name}} ingår redan i tittstället {{place}}. Inget är ändrat. Ta bort kontot där först.',
  'coverage-period': 'Perioden är fel: den slutar före den börjar, eller är längre än tjugo år. Rätta datumen.',
  'register-read-here':
    'Registret skrivs på {{computer}}; du läser en kopia från {{at}}. Inget är ändrat. Gör ändringen där, eller ta över registret om den datorn inte längre finns.',
  'register-taken-over':
    'Registret har tagits över av {{computer}} ({{at}}) och skrivs inte längre på den här datorn. Inget är ändrat. Dina ändringar efter övertagandet finns listade, för att föras in där.',
  'views-not-here': 'Här visas inga kontosidor inne i programmet. Öppna kontot i webbläsaren.',
  'views-no-address':
    'Kontot har ingen säker adress (https), så sidan kan inte visas här. Skriv in adressen på kontots sida under Grunduppgifter.',
  'views-not-shown': 'Kontots sida visas inte. Inget är ifyllt. Öppna sidan och försök igen.',
  'views-no-login-list':
    'För den här webbplatsen finns ingen lista över inloggningssidor, så inget fylls i. Kopiera inloggningen från kontots sida.',
  'views-no-login': 'Kontot har ingen delad inloggning i valvet. Inget är ifyllt.',
  'views-choose-login': 'Kontot har flera inloggningar. Välj vilken som ska fyllas i.',
  'views-login-elsewhere':
    'Sidan är inte plattformens inloggningssida, så inget är ifyllt. Gå till inloggningen och försök igen.',
  'views-no-login-field':
    'Här finns inget fält för användarnamn, lösenord eller engångskod. Inget är ifyllt. Ställ markören i fältet och försök igen.',
  'feed-address-wrong':
    'Adressen går inte att hämta. Skriv en webbadress, till exempel https://exempel.se/flode.xml. Inget är ändrat.',
  'feeds-off': 'Flöden läses inte i den här förvaltningen. Slå på det i Inställningar → Flöden.',
  'feeds-held': 'Härifrån hämtas inga flöden: det är en demo, eller en dator som bara läser registret.',
  'case-ended': 'Ärendet är avslutat och kan inte ändras. Inget är ändrat. Återuppta det först, med skäl.',
  'case-not-ended': 'Ärendet pågår redan. Inget är ändrat.',
  'case-step-unknown': 'Steget finns inte i det här ärendet. Inget är ändrat. Läs in ärendet på nytt.',
  'case-step-settled': 'Steget ”{{step}}” är redan klart. Inget är ändrat. Ta tillbaka det först, med skäl.',
  'case-step-not-settled': 'Steget ”{{step}}” är inte klart, och kan inte tas tillbaka. Inget är ändrat.',
  'case-step-not-needed':
    'Steget ”{{step}}” behövs inte i det här ärendet, som det har utvecklat sig. Inget är ändrat.',
  'case-step-waits': 'Steget ”{{step}}” väntar på: {{lacks}}. Inget är ändrat. Gör det som saknas först.',
  'case-gate-shut': '”{{step}}” går inte än. {{lacks}} Inget är ändrat.',
  'case-gate-never-skipped':
    'Steget ”{{step}}” kan inte hoppas över. Inget är ändrat. Gör det som krävs, eller avsluta ärendet på ett annat sätt.',
  'case-value-unknown': 'Steget ”{{step}}” frågar inte efter: {{lacks}}. Inget är sparat. Läs in ärendet på nytt.',
  'case-value-missing': 'Steget ”{{step}}” saknar svar: {{lacks}}. Inget är sparat. Fyll i och försök igen.',
  'case-value-wrong':
    'I steget ”{{step}}” är det här inte skrivet på rätt sätt: {{lacks}}. Inget är sparat. Se vad som står under frågan, rätta och försök igen.',
  'case-same-person': '”{{step}}” görs av någon annan än den som gjorde ”{{lacks}}”. Inget är ändrat. Be en kollega.',
  'case-approver-same':
    '”{{step}}” kräver två personer. Den som godkänner att det hoppas över är någon annan än den som hoppar över, och än den som gjorde det andra steget. Inget är ändrat. Be en kollega godkänna.',
  'case-skip-own':
    'Någon annan än du godkänner att steget hoppas över. Inget är ändrat. Fråga en kollega, och välj den som har sagt ja.',
  'closure-receipt-early':
    'Kvittot kan inte vara mottaget före dagen då kontot arkiverades. Inget är sparat. Rätta dagarna.',
  'post-documented-where':
    'Ingen dokumentation ligger under Underlag. Lägg den där, eller skriv var den ligger och filernas SHA-256. Inget är sparat.',
  'post-documented-files':
    'Dokumentationen sägs ligga på ett annat ställe, men filerna där är inte namngivna med SHA-256. Inget är sparat. Skriv dem, en per rad, eller lämna platsen tom om allt ligger under Underlag.',
  'disposal-other-kind':
    'Beslutet ”{{decision}}” gäller inte ärenden av det här slaget. Inget är sparat. Välj ett beslut som gör det.',
  'case-role-empty': 'Rollen kan inte lämnas tom. Inget är ändrat. Ge den till någon annan i stället.',
  'case-event-unknown': 'Händelsen som ska rättas finns inte. Inget är sparat. Läs in ärendet på nytt.',
  'case-files-unknown':
    'Underlaget finns inte kvar, eller är redan märkt som tillagt av misstag. Inget är ändrat. Läs in ärendet på nytt.',
  'case-outcome-unknown': 'Ärendet kan inte avslutas så. Inget är ändrat. Läs in ärendet på nytt.',
  'case-steps-left': 'Ärendet kan inte avslutas som ”{{step}}” än. Kvar: {{lacks}}. Inget är ändrat.',
  'case-work-behind-gate':
    'Ärendet kan inte avslutas som ”{{step}}”, för arbetet har gått längre: {{lacks}}. Inget är ändrat. Fullfölj, eller ta tillbaka de stegen med skäl.',
  'case-accounts-left':
    '”{{step}}” är inte klart på {{count}} konton: {{lacks}}. Inget är ändrat. Markera varje konto som klart eller berörs inte.',
  'case-account-unknown': 'Något av kontona hör inte till ärendet längre. Inget är sparat. Läs om sidan.',
  'crisis-ongoing': 'En kris pågår redan: {{number}}. Ingen ny är startad. Öppna den som pågår.',
  'crisis-over': 'Krisen är över, eller så är ärendet ingen kris. Inget är sparat.',
  'crisis-message-unfilled':
    'Texten har luckor kvar inom hakparentes. Steget är inte klart. Skriv det som faktiskt sades.',
  'crisis-message-all-clear':
    'Texten säger ”faran över”. Det är signalen vid VMA och ges aldrig av en förvaltning. Steget är inte klart. Skriv att händelsen är avslutad.',
  'crisis-snooze-sooner':
    'Nästa uppdatering ska redan komma {{at}}, och uppskovet räknas från nu. Inget är ändrat. Välj fler minuter.',
  'crisis-text-unfilled': 'Texten har luckor kvar: {{gaps}}. Den är inte kopierad. Fyll i dem eller ta bort dem.',
  'crisis-rounds-none':
    'Ingen rond ryms mellan {{from}} och {{to}}. Bevakningsplanen är oförändrad. Välj en senare sluttid eller tätare ronder.',
  'crisis-own-opening':
    'Den som öppnade inloggningen kan inte själv granska öppningen. Inget är sparat. Be en kollega eller chef.',
  'lost-contact-needed':
    'Ett kontaktförsök behöver sätt och vem det riktades till. Inget är sparat. Fyll i dem, och svaret om det kom något.',
  'lost-contact-elsewhere':
    'Kontaktförsök skrivs in i steget Kontaktförsök i ett ärende om ett förlorat konto. Inget är sparat.',
  'lost-first-request':
    'Den första begäran är inte skickad än. Inget är sparat. Gör steget Begäran till plattformen först; det kräver beslut och kontaktförsök.',
  'case-time-ahead': 'Tiden ligger framåt. Inget är sparat. Skriv när det hände.',
  'case-number-as-dnr':
    '{{dnr}} ser ut som ett ärendenummer i Kanalvakt, inte som ett diarienummer. Inget är sparat. Skriv diariets nummer, eller lämna tomt.',
  'case-delegation-unknown':
    'Delegationen gällde inte det här den dagen. Inget är sparat. Välj en annan, eller registrera delegationen först.',
  'case-delegation-other':
    'Delegationen är given till {{delegate}}, inte till {{decider}}. Inget är sparat. Välj den som beslutade, eller den delegation som gäller för honom eller henne.',
  'case-substitute-unnamed':
    '{{decider}} är ersättare för {{delegate}} den dagen, men har inte rätt att besluta: ingen annan har angett det, eller så angavs det i efterhand. Inget är sparat. Låt någon annan ange frånvaron och ersättaren på nytt innan beslutet fattas, eller välj den som beslutade.',
  'case-person-left':
    '{{name}} hade slutat den dagen och kan inte ha rollen, godkänna eller besluta. Inget är ändrat. Välj någon annan.',
  'case-decision-no-right':
    'Inget visar att {{decider}} hade rätt att besluta. Inget är sparat. Välj delegationen, eller skriv det beslut som gav rätten och dess dag, till exempel nämndens protokoll och paragraf. Det gäller också förvaltningschefen.',
  'case-decision-before':
    'Beslutet är daterat före det som det gäller: den undertecknade ansökan, eller beslutet vars avisering kortas. Inget är sparat. Rätta dagen. Ett konto som redan finns efterregistreras i ett eget ärende.',
  'case-decider-signed':
    '{{decider}} har undertecknat ansökan och kan vara jävig. Inget är sparat. Någon annan som har rätt att besluta behöver göra det.',
  'case-decision-was-yes':
    'Beslutet i ärendet är ett ja, så det kan inte sluta med ett nej. Inget är sparat. Öppna steget Beslut igen och skriv in det nya beslutet först.',
  'crisis-openings-left':
    'Det finns nödöppningar som ingen annan har sett på. Inget är sparat. Granska dem på krisens sida; det gäller också en övning.',
  'post-no-ground':
    'Ingen grund är bedömd för att dölja, ta bort eller blockera. Inget är sparat. Bedöm grunden, eller låt inlägget stå kvar.',
  'post-beyond-measure':
    'Åtgärden går längre än den som bedömdes räcka. Inget är sparat. Välj den mildare, eller öppna bedömningen igen och skriv varför den inte räcker.',
  'post-must-go':
    'Bedömningen säger att inlägget uppenbart är sådant som lagen kräver att ni tar bort. Inget är sparat. Ta bort det, eller öppna bedömningen igen och ändra den.',
  'post-block-end':
    'Blockeringen måste upphöra eller omprövas en dag som kommer, inom ett år. Inget är sparat. Välj en sådan dag; den kan förlängas när den omprövas.',
  'post-block-objection':
    'Det står inte hur den blockerade kan invända. Inget är sparat. Skriv med ord vart man vänder sig, till exempel en e-postadress och vad som ska stå.',
  'post-criticism':
    'Regeln eller skälet talar om kritik, och kritik är ingen grund. Inget är sparat. Låt någon annan än den som bedömde göra steget En andra person prövar att det inte är kritik, eller öppna bedömningen igen.',
  'post-address-twice': 'Samma adress står två gånger. Inget är sparat. Ta bort den ena: varje inlägg räknas en gång.',
  'post-dnr-needed':
    'Ärendet har inget diarienummer. Inget är sparat. Skriv in det under Diarienummer, eller välj Registreras senare med dag och ansvarig.',
  'post-disposal-needed':
    'Vad som händer med underlaget måste stå i ärendet: gallras enligt ett beslut, eller bevaras. Inget är sparat. Välj gallringsbeslut, eller skriv var det bevaras.',
  'status-case-runs':
    'Kontot startas eller avslutas i ärende {{number}}, som ger det dess status. Inget är ändrat. Gör steget där, eller skriv skäl och vem som har beslutat.',
  'closure-before-last-day':
    'Kontot stängs före den sista dag som är beslutad och aviserad. Inget är sparat. Vänta, eller ta tillbaka beslutet och skriv en annan sista dag; då aviseras den på nytt.',
  'closure-last-day-past':
    'Den sista dagen ligger före beslutet. Inget är sparat. Välj en sista dag som hinner aviseras.',
  'closure-gone-sooner':
    'Plattformen kan behålla kontot till den {{day}}. Inget är sparat. Skriv den dagen eller en senare, eller lämna frågan tom. Är kontot borta tidigare skrivs det när det kontrolleras.',
  'closure-gone-early':
    'Plattformen kan ännu behålla kontot, så att det inte syns utan att vara borta. Inget är sparat. Vänta till dagen som står vid steget, eller skriv hur det syns att kontot är borta redan.',
  'start-address-platform':
    'Adressen är inte till {{platform}} utan till {{found}}. Inget är sparat. Rätta adressen, eller kontots plattform i förteckningen.',
  'case-word-not-asked':
    'Någon annans besked skrivs bara in i ett steg som kräver en annan person. Inget är sparat. Gör steget som du själv.',
  'closure-notice-skipped':
    'En avisering hoppas inte över medan inget beslut kortar tiden. Inget är ändrat. Publicera den, eller gör först steget Korta aviseringen, med skäl och beslutsfattare.',
  'case-account-decided':
    'Beslutet i ärendet gäller de konton som det har. Inget är ändrat. Ta tillbaka steget Beslut först, eller öppna ett eget ärende för det andra kontot.',
  'case-routine-faulty': 'Rutinen kan inte användas. {{fault}} Inget är sparat.',
  'evidence-child-abuse':
    'Ärendet gäller misstänkt barnpornografi. Där sparas ingen bild, fil eller sida, på något sätt. Inget är sparat. Skriv adress, tid och användarnamn, och anmäl till polisen.',
  'evidence-destroyed-before':
    'Filen {{name}} är förstörd förut som misstänkt barnpornografi, och tas inte emot i något ärende. Inget är sparat. Ta bort kopian, och skriv adress, tid och användarnamn i stället.',
  'evidence-assess-first':
    'Grunden är inte bedömd än. Inget är sparat. Välj grund i steget Bedöm grunden först: vid misstänkt barnpornografi får ingenting sparas.',
  'evidence-nothing-given':
    'Det finns ingen fil och ingen text att spara. Inget är sparat. Välj en fil, klistra in en bild eller skriv av inlägget.',
  'evidence-address-needed':
    'Inläggets adress saknas. Inget är sparat. Skriv adressen, så att det går att se var inlägget fanns.',
  'evidence-login-wall':
    '{{name}} visar en inloggningssida, inte inlägget. Inget är sparat. Logga in, öppna inlägget och dokumentera det igen.',
  'evidence-blank':
    '{{name}} är tom: inlägget syns inte. Inget är sparat. Vänta tills sidan visas och dokumentera det igen.',
  'evidence-seems-login':
    '{{name}} ser ut som en inloggningssida, inte som inlägget. Inget är sparat. Logga in, öppna inlägget och ta en ny bild. Visar den inlägget ändå går den att spara.',
  'evidence-seems-blank':
    '{{name}} ser tom ut: inlägget syns inte. Inget är sparat. Vänta tills inlägget visas och ta en ny bild. Visar den inlägget ändå går den att spara.',
  'evidence-seems-either':
    '{{name}} ser ut som inloggningssidor eller tomma sidor, inte som inlägget. Inget är sparat. Öppna inlägget och ta nya bilder. Visar de inlägget ändå går de att spara.',
  'evidence-seems-wordless':
    'Inläggets text har inga ord, bara skiljetecken. Inget är sparat. Skriv av inlägget ordagrant, eller lägg till en bild. Är det så inlägget ser ut går det att spara.',
  'evidence-packed':
    'Filen {{name}} är packad (zip eller liknande), och sådana tas inte emot. Inget är sparat. Packa upp den: högerklicka på den i filhanteraren och välj Extrahera. Lägg sedan till filerna i den.',
  'evidence-file-empty': 'Filen {{name}} är tom. Inget är sparat. Välj en annan fil.',
  'evidence-type-unknown':
    'Filen {{name}} är av ett slag som inte tas emot. Inget är sparat. Bilder (png, jpg, webp, gif), pdf, text, sparade sidor (html, mhtml), mejl (eml), docx, xlsx och odt går bra.',
  'evidence-type-differs':
    'Filen {{name}} innehåller något annat än namnet säger: den är av slaget {{type}}. Inget är sparat. Byt filens ändelse om det stämmer, annars välj en annan fil.',
  'evidence-file-large':
    'Filen {{name}} är större än {{megabytes}} MB. Inget är sparat. Spara en mindre fil, till exempel en skärmbild.',
  'evidence-pack-large':
    'Filerna är tillsammans större än {{megabytes}} MB; störst är {{name}}. Inget är sparat. Ta bort en fil, eller spara dem i flera omgångar.',
  'evidence-image-broken': 'Bilden {{name}} är trasig. Inget är sparat. Ta om skärmbilden.',
  'evidence-image-vast':
    'Bilden {{name}} är för stor att visa ({{width}} × {{height}} bildpunkter). Inget är sparat. Spara den i mindre delar.',
  'evidence-file-missing':
    'Filen finns inte på den här datorn. Uppgifterna om den är kvar. Finns den i en säkerhetskopia av datamappen går den att hämta därifrån.',
  'evidence-file-damaged':
    'Filen är inte längre den som sparades, och visas inte. Uppgifterna om den är kvar. Hämta den från en säkerhetskopia av datamappen.',
  'evidence-gone': 'Underlaget är gallrat eller förstört, och finns inte kvar. Läs in ärendet på nytt.',
  'evidence-not-an-image': 'Filen är ingen bild och visas inte här. Hämta den i stället.',
  'evidence-not-removed':
    '{{file}} gick inte att ta bort från disken. Uppgiften om filen är borta, men filen ligger kvar. Stäng program som kan ha den öppen; Kanalvakt försöker igen när det startar.',
  'evidence-witness-same': 'Gallringen görs av två: välj någon annan än dig själv. Inget är gallrat.',
  'disposal-ahead': 'Dagen ligger framåt. Inget är gallrat. Välj dagen då filerna gallras.',
  'disposal-not-in-force':
    'Beslutet ”{{decision}}” gäller inte den dagen. Inget är sparat eller gallrat. Välj ett annat beslut eller en annan dag.',
  'disposal-too-early':
    'Enligt beslutet ”{{decision}}” får filerna gallras tidigast {{day}}. Inget är sparat eller gallrat.',
  'case-disposal-unknown':
    'Gallringsbeslutet finns inte i förvaltningens förteckning. Inget är sparat. Välj ett annat, eller registrera det i Inställningar, Gallringsbeslut.',
  'case-text-carries-file':
    'Texten innehåller en fil skriven som text. Inget är sparat. Skriv med egna ord, och lägg filer under Underlag.',
  'case-only-facts':
    'Ärendet gäller misstänkt barnpornografi. Där sparas bara adress, tid, användarnamn, vem som såg det och anmälans nummer. Inget är sparat. Korta texten.',
  'not-introduced': 'Säg först vem du är på den här datorn.',
  internal:
    'Något gick fel i programmet. Det du höll på med är inte sparat; allt tidigare är orört. Försök igen, och uppge kod {{trace}} om felet kommer tillbaka.',
} as const satisfies Record<RefusalCode, string>;
