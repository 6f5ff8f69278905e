/** The installed app around the pages: its menu, and what it says when there is nothing to open. */
export const desktop = {
  menu: {
    file: 'Arkiv',
    edit: 'Redigera',
    view: 'Visa',
    window: 'Fönster',
    about: 'Om Kanalvakt',
    hide: 'Göm Kanalvakt',
    hideOthers: 'Göm övriga',
    unhide: 'Visa alla',
    close: 'Stäng fönstret',
    quit: 'Avsluta Kanalvakt',
    undo: 'Ångra',
    redo: 'Gör om',
    cut: 'Klipp ut',
    copy: 'Kopiera',
    paste: 'Klistra in',
    selectAll: 'Markera allt',
    resetZoom: 'Verklig storlek',
    zoomIn: 'Förstora',
    zoomOut: 'Förminska',
    fullScreen: 'Helskärm',
    reload: 'Läs in sidan på nytt',
    devTools: 'Utvecklarverktyg',
    minimize: 'Minimera',
    zoom: 'Zooma',
  },
  /** On the system's own notice, which others may read: no name and no account. */
  reminder: {
    opens: {
      title: 'Rond {{slot}} har börjat',
      body_one: '{{count}} konto, senast {{to}}',
      body_other: '{{count}} konton, senast {{to}}',
    },
    left: {
      title: 'Rond {{slot}}: tiden är ute',
      body_one: '{{count}} konto är inte kontrollerat',
      body_other: '{{count}} konton är inte kontrollerade',
    },
  },
  pick: {
    title: 'Välj en fil med inloggningar',
    button: 'Välj',
    kinds: 'KeePass, Bitwarden och webbläsare',
    every: 'Alla filer',
  },
  leave: {
    title: 'Det finns ändringar som inte är sparade',
    body: 'Lämnar du sidan försvinner de. Det som redan är sparat är orört.',
    stay: 'Stanna kvar',
    leave: 'Lämna ändå',
  },
  problem: {
    refusedTitle: 'Kanalvakt kan inte öppna förteckningen',
    crashedTitle: 'Kanalvakt har stannat',
    crashed:
      'Programmets kärna har stannat två gånger inom en minut. Det du höll på att spara när det hände är inte sparat; allt tidigare är orört.',
    help: 'Stäng programmet och starta det igen. Om det inte hjälper, ge IT den här texten och loggen: {{log}}',
  },
} as const;
