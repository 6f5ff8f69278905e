import type { Language, Words } from '../../foundation/i18n/index.ts';
import { checkOf } from '../../foundation/text/check-of.ts';
import { escaped } from '../../foundation/text/html.ts';
import { inScript, singleFile } from '../../foundation/text/single-file.ts';
import { type FormField, formFields, longestLine, longestProse } from './contract.ts';
import { formAnswerText, formVersion } from './form-answer.ts';
import { type FormSetup, runFormPage } from './form-page.ts';

/** One column; on paper what was written stands in full, with room for a pen where nothing was. */
const style = `
:root{color-scheme:light dark;--text:#1a1a1a;--quiet:#4a4a4a;--ground:#fff;--card:#f4f5f7;--line:#767676;--on:#0b4a8f;--on-text:#fff;--bad:#a3180f}
@media(prefers-color-scheme:dark){:root{--text:#f2f2f2;--quiet:#c4c4c4;--ground:#161616;--card:#222428;--line:#8c8c8c;--on:#9cc9ff;--on-text:#10202f;--bad:#ffb0a8}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:46rem;padding:1.5rem 1rem 4rem;font:1.0625rem/1.5 system-ui,sans-serif;color:var(--text);background:var(--ground);overflow-wrap:anywhere}
h1{font-size:1.625rem;line-height:1.2;margin:0 0 .5rem}
h2{font-size:1.25rem;margin:2rem 0 .25rem}
p{margin:.35rem 0}
.quiet,small{color:var(--quiet);font-size:.9375rem}
.field{margin-top:1.1rem}
label{display:block;font-weight:600}
input,textarea{width:100%;min-height:2.75rem;margin-top:.3rem;padding:.55rem .65rem;font:inherit;color:inherit;background:var(--card);border:1px solid var(--line);border-radius:.4rem}
small,input[type=date]{display:block}
input[type=date]{width:12rem}
textarea{min-height:6rem;field-sizing:content;resize:vertical}
[aria-invalid=true]{border:2px solid var(--bad)}
:focus-visible{outline:3px solid var(--on);outline-offset:2px}
.send{display:flex;flex-wrap:wrap;gap:.6rem;margin:1.5rem 0 .5rem}
button{min-height:3rem;padding:.5rem 1.1rem;font:inherit;color:var(--text);background:var(--ground);border:1px solid var(--line);border-radius:.4rem;cursor:pointer}
#save{color:var(--on-text);background:var(--on);border-color:var(--on);font-weight:600}
#after{padding:1rem;background:var(--card);border-left:.35rem solid var(--on)}
[hidden],.paper{display:none}
@page{margin:18mm 16mm}
@media print{
:root{color-scheme:light;--text:#000;--quiet:#333;--ground:#fff;--line:#777}
body{max-width:none;padding:0;font-size:11pt;line-height:1.35}
.screen,input,textarea{display:none!important}
.paper{display:block;min-height:1.5em;white-space:pre-wrap;border-bottom:1px solid var(--line)}
.prose .paper{min-height:4.5em}
.field{margin-top:.6rem}
.field,.sign{break-inside:avoid}
h2{margin-top:1rem;break-after:avoid}
.sign,p.paper{border:0}
.sign div{margin-top:3rem;border-top:1px solid var(--line);font-size:9pt}
}`.trim();

const names = Object.keys(formFields) as FormField[];

function fieldHtml(name: FormField, t: Words): string {
  const { kind, needed } = formFields[name];
  const described = `aria-describedby="help-${name}"${needed ? ' aria-required="true"' : ''}`;
  const control = {
    line: `<input id="${name}" maxlength="${longestLine}" autocomplete="off" ${described}>`,
    day: `<input id="${name}" type="date" ${described}>`,
    prose: `<textarea id="${name}" maxlength="${longestProse}" ${described}></textarea>`,
  }[kind];
  const label = escaped(t(`application.form.field.${name}`));
  return `<div class="field ${kind}">
<label for="${name}">${label}${needed ? '' : ` (${escaped(t('ui.optional'))})`}</label>
<small id="help-${name}">${escaped(t(`application.form.help.${name}`))}</small>
${control}
<div class="paper" id="paper-${name}"></div>
</div>`;
}

const fieldsHtml = (these: readonly FormField[], t: Words) => these.map((name) => fieldHtml(name, t)).join('\n');

/** The start form as one file: filled in without the app, printed for a signature, and saved as an answer that is mailed back. */
export function formHtml(
  administration: { code: string; name: string; answerDays: number | null },
  t: Words,
  language: Language,
): string {
  const setup: FormSetup = {
    version: formVersion,
    administration: administration.code,
    fields: names,
    needed: names.filter((name) => formFields[name].needed),
    words: {
      ahead: t('application.form.ahead'),
      missing: t('application.form.missing', { count: '{{count}}' as never }),
      saved: t('application.form.saved', { file: '{{file}}' }),
      fileName: t('application.form.answerFile'),
    },
  };
  const script = `(${runFormPage.toString()})(${inScript(setup)},${formAnswerText.toString()},${checkOf.toString()});`;
  const title = t('application.form.title');
  const answer =
    administration.answerDays === null
      ? t('application.form.answerSoon')
      : t('application.form.answerBy', { count: administration.answerDays });
  const signed: readonly FormField[] = ['signedBy', 'signedOn'];
  const about: readonly FormField[] = ['name', 'platform', 'address', 'unit'];
  const why = names.filter((name) => !signed.includes(name) && !about.includes(name));
  const body = `<main>
<h1>${escaped(title)}</h1>
<p class="quiet">${escaped(administration.name)}</p>
<div class="screen">
<p>${escaped(t('application.form.how'))}</p>
<p>${escaped(t('application.form.pedagogical'))}</p>
</div>
<p>${escaped(answer)}</p>
<h2>${escaped(t('application.form.about'))}</h2>
${fieldsHtml(about, t)}
<h2>${escaped(t('application.form.why'))}</h2>
${fieldsHtml(why, t)}
<h2>${escaped(t('application.form.signing'))}</h2>
<p>${escaped(t('application.form.vouch'))}</p>
${fieldsHtml(signed, t)}
<div class="paper sign"><div>${escaped(t('application.form.signature'))}</div></div>
<p class="paper quiet">${escaped(t('application.form.check'))}: <span id="check"></span></p>
<div class="screen">
<div class="send">
<button type="button" id="save">${escaped(t('application.form.save'))}</button>
<button type="button" id="print">${escaped(t('application.form.print'))}</button>
</div>
<p id="said" role="status"></p>
<div id="after" hidden><p>${escaped(t('application.form.send'))}</p><p>${escaped(answer)}</p></div>
</div>
</main>`;
  return singleFile({ language, title, style, script, body });
}
