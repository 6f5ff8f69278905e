import { rm } from 'node:fs/promises';
import { chromium, type Page } from '@playwright/test';
import { chromiumPath } from '../chromium.ts';
import { startWebHost } from '../e2e/fixtures.ts';
import { median, type Bench } from './bench.ts';
import { filledRegister } from './filled-register.ts';

/** What is looked for, one after the other: each finds another number of accounts than the one before, which is how its answer is told. */
const texts = [
  'museum',
  'museum 1',
  'ängby',
  'ängby skola',
  'åkerby',
  'åkerby museum',
  'zinken',
  'zinken biblio',
  'simhall',
  'simhall 3',
  'östra',
  'östra kultur',
];

/** Milliseconds from a change of the filter's text until the list has been painted with its answer. */
async function keystroke(page: Page, text: string): Promise<number> {
  return await page.evaluate(async (typed) => {
    const input = document.querySelector<HTMLInputElement>('input[type=search]');
    const list = document.querySelector('[role=grid]');
    if (input === null || list === null) throw new Error('no list');
    // The answer itself is waited for: a list that is not yet, or never, drawn as busy has answered nothing.
    const answered = new Promise<void>((resolve, reject) => {
      setTimeout(() => reject(new Error(`no answer to ${typed}`)), 10_000);
      const watch = new MutationObserver(() => {
        watch.disconnect();
        resolve();
      });
      watch.observe(list, { attributeFilter: ['aria-rowcount'] });
    });
    // Whoever types has the cursor there.
    input.focus();
    const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
    const started = performance.now();
    value?.set?.call(input, typed);
    input.dispatchEvent(new Event('input', { bubbles: true }));
    await answered;
    await new Promise(requestAnimationFrame);
    await new Promise((resolve) => setTimeout(resolve));
    return performance.now() - started;
  }, text);
}

/** Milliseconds that the same page needs to paint a plain change of its own: the reference. */
async function plainPaint(page: Page): Promise<number> {
  return await page.evaluate(async () => {
    const line = document.createElement('p');
    line.textContent = 'x';
    const started = performance.now();
    document.body.append(line);
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
    await new Promise((resolve) => setTimeout(resolve));
    const took = performance.now() - started;
    line.remove();
    return took;
  });
}

/** In the page, from its beginning: marks when the first of what somebody came for has been painted. The page itself looks, for to be asked by a test takes as long as to draw. */
function markFirst(selector: string): void {
  const watch = new MutationObserver(() => {
    if (document.querySelector(selector) === null) return;
    watch.disconnect();
    requestAnimationFrame(() => setTimeout(() => performance.mark('first')));
  });
  watch.observe(document, { childList: true, subtree: true });
}

/** Milliseconds from the navigation until that mark. */
async function firstPainted(): Promise<number> {
  for (let waited = 0; waited < 100; waited += 1) {
    const [mark] = performance.getEntriesByName('first');
    if (mark !== undefined) return mark.startTime;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('no first page');
}

/** How many loads the first page is the median of: of five, two runs of the same program differed by a fifth. */
const loads = 25;

/** Konton of a register of so many accounts, in a browser of its own. */
interface Konton {
  page: Page;
  close(): Promise<void>;
}

async function openKonton(accounts: number): Promise<Konton> {
  const dataDir = await filledRegister(accounts);
  const host = await startWebHost(dataDir);
  const browser = await chromium.launch({
    executablePath: chromiumPath,
    args: ['--no-sandbox', '--disable-background-networking'],
  });
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
  await page.goto(host.link);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.goto(`${new URL(host.link).origin}/#/konton`);
  // The first row, or that there are no accounts and what to do about it.
  await page.addInitScript(markFirst, accounts > 0 ? '[role=row][aria-rowindex="2"]' : 'main h2');
  return {
    page,
    close: async () => {
      await browser.close();
      await host.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** The median of the milliseconds that each takes to its first useful page, loaded by turns: a computer is not as fast all the time. */
async function firstPages(all: readonly Konton[]): Promise<number[]> {
  const firsts = all.map((): number[] => []);
  for (let run = 0; run < loads; run += 1)
    for (const [index, { page }] of all.entries()) {
      // Nobody loads a page again before it has what its frame asked for.
      await page.waitForTimeout(1500);
      await page.reload();
      firsts[index]?.push(await page.evaluate(firstPainted));
    }
  return firsts.map(median);
}

/** The median milliseconds of a keystroke in the filter, and of a plain change painted beside it. */
async function keystrokes({ page }: Konton): Promise<{ keystroke: number; paint: number }> {
  const answers: number[] = [];
  const paints: number[] = [];
  for (const text of texts) {
    answers.push(await keystroke(page, text));
    paints.push(await plainPaint(page));
  }
  return { keystroke: median(answers), paint: median(paints) };
}

/** What a person waits for on Konton: a keystroke in the filter, and the first useful page. */
export const bench: Bench = async () => {
  const [empty, some, many] = [await openKonton(0), await openKonton(800), await openKonton(10_000)];
  const [emptyFirst = 0, manyFirst = 0] = await firstPages([empty, many]);
  const keystrokeOf = async (konton: Konton, accounts: number, limit: number) => {
    const { keystroke: took, paint } = await keystrokes(konton);
    return {
      name: `en tangent i filtret, ${accounts} konton (gräns ${limit} ms)`,
      ratio: took / limit,
      limit: 1,
      detail: `${took.toFixed(0)} ms; en tom målning i samma sida ${paint.toFixed(0)} ms`,
    };
  };
  await some.page.reload();
  await some.page.evaluate(firstPainted);
  await some.page.waitForTimeout(1500);
  const measures = [await keystrokeOf(some, 800, 50), await keystrokeOf(many, 10_000, 150)];
  for (const konton of [empty, some, many]) await konton.close();
  return [
    ...measures,
    {
      name: 'första användbara sidan med 10 000 konton mot tomt register, varannan gång',
      ratio: manyFirst / emptyFirst,
      limit: 1.3,
      detail: `${manyFirst.toFixed(0)} ms mot ${emptyFirst.toFixed(0)} ms`,
    },
  ];
};
