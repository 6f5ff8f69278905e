/** The pages of the web host that are seen before the app: logging a tab in, and how to open the app. */
export const host = {
  opening: 'Öppnar Kanalvakt …',
  needsScript: 'Kanalvakt behöver JavaScript. Slå på det i webbläsaren för 127.0.0.1 och öppna Kanalvakt igen.',
  openTitle: 'Öppna Kanalvakt från programmet',
  openWhy:
    'Den här fliken är inte öppnad från Kanalvakt. En adress till programmet gäller en gång, i en minut och för en flik, så att ingen annan på datorn kan använda den.',
  openHow:
    'Starta Kanalvakt igen, som du brukar, så öppnas en ny flik. Är programmet redan igång fortsätter det; det här öppnar bara en flik till:',
  openSafe: 'Inget är ändrat, och inget som var sparat har försvunnit.',
} as const;
