/** The pages of the web host that are seen before the app: logging a tab in, and how to open the app. */
export const host = {
  opening: 'Öppnar Kanalvakt …',
  needsScript: 'Kanalvakt behöver JavaScript. Slå på det i webbläsaren för 127.0.0.1 och öppna Kanalvakt igen.',
  openTitle: 'Öppna Kanalvakt från programmet',
  openTab:
    'Vill du ha en flik till? Gå tillbaka till fliken där Kanalvakt är öppet, håll ned Ctrl och klicka på en länk.',
  openWhy:
    'Den här fliken är inte öppnad från Kanalvakt. En adress till programmet gäller en gång, i en minut och för en flik, så att ingen annan på datorn kan använda den.',
  openHow:
    'Är Kanalvakt inte öppet i någon flik? Starta det igen, som du brukar. Är programmet redan igång fortsätter det:',
  openSafe: 'Inget är ändrat, och inget som var sparat har försvunnit.',
} as const;
