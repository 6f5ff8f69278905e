import type { Language, Words } from '../../foundation/i18n/index.ts';
import { escaped } from '../../foundation/text/html.ts';
import { checkOf } from '../../foundation/text/check-of.ts';
import { inScript, singleFile } from '../../foundation/text/single-file.ts';
import { answerText, longestName, longestNote } from './answer.ts';
import { type AwayAccount, type AwayList, type AwayStep, namesOf } from './contract.ts';
import { type PhoneSetup, runPhonePage } from './phone-page.ts';

/** Large targets, contrast at least 7:1 both ways, and one column that needs no zoom. */
const style = `
:root{color-scheme:light dark;--text:#1a1a1a;--quiet:#4a4a4a;--ground:#fff;--card:#f4f5f7;--line:#767676;--link:#0b4a8f;--on:#0b4a8f;--on-text:#fff}
@media(prefers-color-scheme:dark){:root{--text:#f2f2f2;--quiet:#c4c4c4;--ground:#161616;--card:#222428;--line:#8c8c8c;--link:#9cc9ff;--on:#9cc9ff;--on-text:#10202f}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:44rem;padding:1rem 1rem 4rem;font:1.0625rem/1.45 system-ui,sans-serif;color:var(--text);background:var(--ground);overflow-wrap:anywhere}
h1{font-size:1.5rem;line-height:1.2;margin:.5rem 0}
h2{font-size:1.25rem;margin:1.75rem 0 .5rem}
h3{font-size:1.0625rem;margin:0}
p{margin:.35rem 0}
ol{list-style:none;margin:0;padding:0;display:grid;gap:.75rem}
li{padding:.9rem;border:1px solid var(--line);border-radius:.6rem;background:var(--card)}
li[data-of]{margin-left:1rem}
li[data-done]{border-left:.4rem solid var(--on)}
small,.quiet{color:var(--quiet);font-size:.9375rem}
a{color:var(--link)}
.open{display:inline-flex;align-items:center;min-height:3rem;font-weight:600}
.choices{display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));gap:.5rem;margin:.35rem 0}
button,.button{display:inline-flex;align-items:center;justify-content:center;min-height:3rem;padding:.5rem .75rem;font:inherit;text-align:center;text-decoration:none;color:var(--text);background:var(--ground);border:1px solid var(--line);border-radius:.5rem;cursor:pointer}
button[aria-pressed=true]{color:var(--on-text);background:var(--on);border-color:var(--on);font-weight:600}
[hidden]{display:none!important}
#answer-part{scroll-margin-top:5rem}
label{display:block;margin-top:.5rem;font-size:.9375rem;color:var(--quiet)}
input,textarea{width:100%;min-height:3rem;padding:.6rem;font:inherit;color:var(--text);background:var(--ground);border:1px solid var(--line);border-radius:.5rem}
textarea{min-height:9rem;font:.875rem/1.4 ui-monospace,monospace}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.done{display:flex;flex-wrap:wrap;gap:.5rem;align-items:center;justify-content:space-between;min-height:3rem}
.bar{position:sticky;top:0;z-index:1;margin:0 -1rem;padding:.5rem 1rem;display:flex;gap:.75rem;align-items:center;justify-content:space-between;background:var(--ground);border-bottom:1px solid var(--line);font-variant-numeric:tabular-nums}
.send{display:flex;flex-wrap:wrap;gap:.5rem;margin:.5rem 0}`.trim();

const simple = [
  ['ingetnytt', 'nothing-new'],
  ['besvarat', 'answered'],
  ['arende', 'case'],
  ['inloggning', 'needs-login'],
] as const;
const reasons = [
  ['nere', 'site-down'],
  ['borta', 'page-gone'],
  ['sparrad', 'blocked'],
  ['natfel', 'no-network'],
  ['tidsbrist', 'no-time'],
  ['annat', 'other'],
] as const;

const button = (data: string, words: string) => `<button type="button" ${data}>${escaped(words)}</button>`;

function addressHtml(url: string, instead: string): string {
  if (!/^https?:\/\//i.test(url)) return `<span class="open">${escaped(instead)}</span>`;
  const shown = url.replace(/^https?:\/\/(?:www\.)?|\/$/gi, '');
  return `<a class="open" href="${escaped(url)}" target="_blank" rel="noopener noreferrer">${escaped(shown)}</a>`;
}

/** What a question that goes on to somebody else needs; an account's only, as at the desk. */
function questionHtml(name: string, t: Words): string {
  return `<div data-ask hidden role="group" aria-label="${escaped(t('roundsUi.sentOn.title', { name }))}">
<label>${escaped(t('roundsUi.sentOn.text'))}<input data-field="text" maxlength="${longestNote}" autocomplete="off"></label>
<label>${escaped(t('roundsUi.sentOn.to'))}<input data-field="to" maxlength="${longestName}" autocomplete="off"></label>
<label>${escaped(t('roundsUi.sentOn.answerBy'))}<input data-field="answerBy" type="date"></label>
<div class="send">
<a class="button" data-letter href="mailto:">${escaped(t('away.phone.letter'))}</a>
${button('data-word="skickat" aria-pressed="false"', t('terms.lookOutcome.sent-on'))}
</div>
</div>`;
}

/** What was found at an account or a tittställe, to be tapped. */
function choicesHtml(name: string, isPlace: boolean, t: Words): string {
  const more = 'aria-pressed="false" aria-expanded="false"';
  return `<div class="choices" role="group" aria-label="${escaped(t('away.phone.outcomeOf', { name }))}">
${simple.map(([word, outcome]) => button(`data-word="${word}" aria-pressed="false"`, t(`terms.lookOutcome.${outcome}`))).join('\n')}
${button(`data-opens="reasons" ${more}`, `${t('terms.lookOutcome.not-possible')} …`)}
${isPlace ? '' : button(`data-opens="ask" ${more}`, `${t('terms.lookOutcome.sent-on')} …`)}
</div>
<div class="choices" data-reasons hidden role="group" aria-label="${escaped(t('roundsUi.notPossible.title'))}">
${reasons.map(([word, reason]) => button(`data-word="${word}" aria-pressed="false"`, t(`terms.notPossibleReason.${reason}`))).join('\n')}
</div>
${isPlace ? '' : questionHtml(name, t)}
<div class="done"><span data-said role="status"></span>${button('data-undo hidden', t('roundsUi.undo'))}</div>
<label>${escaped(t('roundsUi.noteOptional'))}<input data-field="note" maxlength="${longestNote}" autocomplete="off"></label>`;
}

const partsOf = (accounts: readonly AwayAccount[], t: Words) => {
  const parts = [...new Set(accounts.flatMap((account) => account.parts))]
    .map((part) => t(`terms.lookPart.${part}`).toLocaleLowerCase('sv'))
    .join(', ');
  return `<p class="quiet">${escaped(t('roundsUi.lookAt', { parts }))}</p>`;
};

/** `of` is the code of the tittställe that covers the account, where it is taken by itself only if somebody asks for it. */
function accountHtml(account: AwayAccount, slot: number, of: string, t: Words): string {
  const { name, url, code } = account;
  const where = [account.platformName, account.unitName].filter((part) => part !== '').join(' · ');
  return `<li data-slot="${slot}" data-code="${code}" data-name="${escaped(name)}"${of === '' ? '' : ` data-of="${of}" hidden`}>
<h3>${escaped(name)}</h3>
<small>${escaped(where)}</small><br>
${addressHtml(url, account.handle || url || t('away.phone.noAddress'))}
${partsOf([account], t)}
${choicesHtml(name, false, t)}
</li>`;
}

/** A tittställe: one tap for all of its accounts, and each of them by itself for whoever saw something there. */
function stepHtml({ place, accounts }: AwayStep, slot: number, t: Words): string {
  if (place === null) return accounts.map((account) => accountHtml(account, slot, '', t)).join('\n');
  const { name, url, code } = place;
  return `<li data-slot="${slot}" data-code="${code}" data-name="${escaped(name)}" data-place>
<h3>${escaped(name)}</h3>
<small>${escaped(t('away.covers', { count: accounts.length }))}: ${escaped(namesOf(accounts).join(', '))}</small><br>
${addressHtml(url, url)}
${partsOf(accounts, t)}
${choicesHtml(name, true, t)}
<p>${button('data-apart aria-expanded="false"', t('away.phone.apart'))}</p>
</li>
${accounts.map((account) => accountHtml(account, slot, code, t)).join('\n')}`;
}

/**
 * The list as one file that a phone opens from its own storage: nothing is fetched, its only script is the one whose hash its own policy names,
 * and what is found leaves it as text by the person's own mail.
 */
export function phoneHtml(list: AwayList, t: Words, language: Language, day: string): string {
  const setup: PhoneSetup = {
    head: { administration: list.code, person: list.personCode, day: list.day },
    key: `kanalvakt ${list.code} ${list.madeAt}`,
    opens: Object.fromEntries(list.rounds.map(({ slot, opensAt }) => [slot, Date.parse(opensAt)])),
    words: {
      subject: t('away.phone.subject', { day: list.day }),
      progress: t('away.phone.progress', { done: '{{done}}', total: '{{total}}' }),
      stamped: t('away.phone.stamped', { outcome: '{{outcome}}', time: '{{time}}' }),
      notOpen: t('away.phone.notOpen'),
      otherDay: t('away.phone.otherDay', { day }),
      askFirst: t('away.phone.askFirst'),
      letterSubject: t('away.phone.letterSubject', { name: '{{name}}' }),
      answerBy: t('questions.letter.answerBy', { day: '{{day}}' }),
      copied: t('away.phone.copied'),
      copyYourself: t('away.phone.copyYourself'),
      tooLong: t('away.phone.tooLong'),
      notKept: t('away.phone.notKept'),
      clear: t('away.phone.clearSure'),
    },
  };
  const script = `(${runPhonePage.toString()})(${inScript(setup)},${answerText.toString()},${checkOf.toString()});`;
  const title = escaped(t('away.phone.title', { day }));
  const rounds = list.rounds
    .filter(({ steps }) => steps.length > 0)
    .map(
      ({ slot, from, to, steps }) =>
        `<h2>${escaped(t('away.round', { slot, from, to }))}</h2>
<ol>
${steps.map((step) => stepHtml(step, slot, t)).join('\n')}
</ol>`,
    )
    .join('\n');
  const made = list.madeFor === '' ? t('away.phone.made') : t('away.phone.madeFor', { name: list.madeFor });
  const body = `<main>
<h1>${title}</h1>
<p class="quiet">${escaped(list.administrationName)} · ${escaped(made)}</p>
<p>${escaped(t('away.phone.how'))}</p>
${list.others === 0 ? '' : `<p>${escaped(t('away.others', { count: list.others }))}</p>\n`}<div class="bar"><span id="progress" role="status"></span><a class="button" href="#answer-part">${escaped(t('away.phone.toAnswer'))}</a></div>
<p id="kept" role="status"></p>
${rounds}
<h2 id="answer-part">${escaped(t('away.phone.answer'))}</h2>
<p id="none">${escaped(t('away.phone.none'))}</p>
<div id="answer" hidden>
<p>${escaped(t('away.phone.send'))}</p>
<div class="send">
<button type="button" id="copy">${escaped(t('away.phone.copy'))}</button>
<a class="button" id="mail" href="mailto:">${escaped(t('away.phone.mail'))}</a>
<a class="button" id="file" href="#" download="${escaped(t('away.phone.fileName', { day: list.day }))}">${escaped(t('away.phone.save'))}</a>
</div>
<p id="copied" role="status"></p>
<p id="long" role="status"></p>
<label>${escaped(t('away.phone.text'))}<textarea id="text" readonly spellcheck="false"></textarea></label>
</div>
<p><button type="button" id="clear">${escaped(t('away.phone.clear'))}</button></p>
</main>`;
  return singleFile({ language, title: t('away.phone.title', { day }), style, script, body });
}
