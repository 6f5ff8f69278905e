/** An account's own page inside the window: the band above it, and what is said when there is no page to see. */
export const views = {
  label: 'Kontots sida: {{name}}',
  none: {
    title: 'Inget konto är valt',
    body: 'Välj ett konto, så visas dess egen sida här.',
  },
  show: 'Visa sidan här',
  toAccount: 'Till kontot',
  back: 'Bakåt på sidan',
  reload: 'Läs in igen',
  fill: 'Logga in',
  fillFrom: 'Logga in: {{label}}',
  outside: 'Öppna i webbläsaren',
  /** Long enough that "inget nytt" may be said of it. */
  seen: 'Sedd i {{count}} sekunder',
  focus: 'Gå till sidan',
  filled: {
    login: 'användarnamnet',
    password: 'lösenordet',
    totp: 'engångskoden',
    done: 'Ifyllt: {{fields}}. Kontrollera och skicka själv.',
  },
  typing: 'Tangenterna går till sidan. Esc tillbaka.',
  elsewhere: 'Du är på {{host}}, inte på kontots egen plattform.',
  window: {
    text: 'Sidan ville öppna {{host}} i ett nytt fönster.',
    open: 'Öppna i webbläsaren',
  },
  phase: {
    loading: { title: 'Sidan läses in', body: '{{host}}' },
    covered: { title: 'Sidan är vaken', body: 'Den visas igen när rutan framför är stängd.' },
    small: { title: 'Sidan får inte plats', body: 'Gör fönstret större, så visas sidan.' },
    failed: {
      title: 'Sidan gick inte att läsa in',
      body: 'Webbplatsen svarade inte eller svarade fel ({{reason}}). Kontot räknas inte som kontrollerat. Försök igen, eller öppna det i webbläsaren.',
    },
    crashed: {
      title: 'Sidan har stannat två gånger',
      body: 'Den har startats om en gång av sig själv och stannade igen. Kontot räknas inte som kontrollerat. Läs in den igen, eller öppna kontot i webbläsaren.',
    },
    unresponsive: {
      title: 'Sidan svarar inte',
      body: 'Kontot räknas inte som kontrollerat. Vänta en stund, läs in sidan igen eller öppna kontot i webbläsaren.',
    },
    refused: { title: 'Sidan kan inte visas här', body: '' },
  },
  refuses: {
    title: 'Webbplatsen tillåter inte inloggning här',
    body: 'Den släpper bara in vanliga webbläsare. Öppna kontot i webbläsaren och notera rondens resultat själv.',
  },
  memory: 'Vakna sidor: {{count}} av {{most}}, {{megabytes}} MB',
  megabytes: '{{megabytes}} MB',
} as const;
