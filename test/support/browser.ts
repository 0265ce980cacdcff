import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

const quietFlags = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-sandbox',
];

/** Fit for a page in a lambda; here it would end the browser with its first closed context. */
const oneProcess = '--single-process';

/** A real headless Chromium: the one that `CHROMIUM_PATH` names, or the one inside the npm package (Linux x64). */
export async function launchBrowser(): Promise<Browser> {
  const named = process.env.CHROMIUM_PATH;
  return playwright.launch({
    executablePath: named || (await chromium.executablePath()),
    args: named ? quietFlags : [...chromium.args.filter((flag) => flag !== oneProcess), ...quietFlags],
    headless: true,
  });
}
