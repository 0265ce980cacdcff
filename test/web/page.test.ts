import { mkdirSync } from 'node:fs';
import type { Browser, BrowserContext, Page, Route } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Surface } from '../../src/core/ports.ts';
import type { IncomingMessage } from '../../src/core/types.ts';
import { launchBrowser } from '../support/browser.ts';
import { type House, openHouse } from './house.ts';

const shots = 'tmp/screenshots';
const desktop = { width: 1180, height: 800 };
const phone = { width: 360, height: 740 };

let browser: Browser;
let house: House;
let context: BrowserContext;
let page: Page;
let faults: string[];

beforeAll(async () => {
  mkdirSync(shots, { recursive: true });
  browser = await launchBrowser();
});
afterAll(() => browser.close());

beforeEach(async () => {
  house = await openHouse();
  context = await browser.newContext({ viewport: desktop, colorScheme: 'light', locale: 'en-GB' });
  page = await context.newPage();
  page.setDefaultTimeout(8000);
  faults = [];
  // What the page must never do: break the content policy, throw, or ask anybody else.
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (line) => line.type() === 'error' && faults.push(line.text()));
  page.on('request', (request) => {
    if (!request.url().startsWith(house.url) && !request.url().startsWith('blob:'))
      faults.push(request.url());
  });
});
afterEach(async () => {
  await context.close();
  await house.close();
});

const box = () => page.getByRole('textbox', { name: 'Message' });
const bodies = () => page.locator('.message .body');

async function open(path = '/?user=robin'): Promise<void> {
  await page.goto(house.url + path);
  await page.locator('#health[data-state="ready"]').waitFor({ state: 'attached' });
}

async function say(text: string): Promise<IncomingMessage> {
  const before = house.inbound.messages.length;
  await box().fill(text);
  await box().press('Enter');
  await expect.poll(() => house.inbound.messages.length).toBe(before + 1);
  return house.inbound.messages[before] as IncomingMessage;
}

function answer(message: IncomingMessage): Surface {
  return house.chat.surface({
    place: message.place,
    recipient: message.author,
    replyToPlatformMessageId: message.platformMessageId,
  });
}

it('shows a reply as it grows, after the sign of typing', async () => {
  await open();
  const message = await say('Tell me about owls');
  expect(message).toMatchObject({ text: 'Tell me about owls', author: { id: 'robin', locale: 'en-GB' } });
  const surface = answer(message);
  await surface.typing();
  await page.getByText('Wren is writing').waitFor();
  const part = await surface.open('Owls', { idempotencyKey: 'a', whole: false });
  await page.getByText('Owls', { exact: true }).waitFor();
  expect(await page.getByText('Wren is writing').count()).toBe(0);
  expect(await page.locator('.message.is-growing').count()).toBe(1);
  await surface.grow(part, 'Owls turn their heads **very** far.');
  await page.locator('strong', { hasText: 'very' }).waitFor();
  await surface.close(part, 'Owls turn their heads **very** far.\n\n- 270 degrees\n- both ways');
  await page.locator('.is-character li', { hasText: 'both ways' }).waitFor();
  expect(await page.locator('.message.is-growing').count()).toBe(0);
  expect(await bodies().count()).toBe(2);
  await expect.poll(() => page.locator('#announcer').textContent()).toContain('both ways');
  expect(faults).toEqual([]);
});

it('draws Markdown without ever believing markup', async () => {
  await open();
  const surface = answer(await say('hi'));
  const text = [
    '# Title',
    'Some *soft* and `code` and ~~gone~~, a [link](https://example.com/a_(b)) and https://example.com/x_y.',
    '<img src=x onerror="document.title=1"> [no](javascript:alert(1)) snake_case_name 2*3*4',
    '',
    '> quoted',
    '1. one',
    '   - inner',
    '2. two',
    '```js',
    'const a = "<b>";',
  ].join('\n');
  await surface.open(text, { idempotencyKey: 'a', whole: true });
  const body = page.locator('.is-character .body');
  await body.locator('pre', { hasText: 'const a = "<b>";' }).waitFor();
  expect(await body.locator('img, script, b').count()).toBe(0);
  const links = await body
    .locator('a')
    .evaluateAll((found) => found.map((link) => link.getAttribute('href')));
  expect(links).toEqual(['https://example.com/a_(b)', 'https://example.com/x_y']);
  expect(await body.locator('h3').textContent()).toBe('Title');
  expect(await body.locator('em').allTextContents()).toEqual(['soft', '3']);
  expect(await body.locator('blockquote').textContent()).toBe('quoted');
  expect(await body.locator('ol > li').count()).toBe(2);
  expect(await body.locator('ol ul li').textContent()).toBe('inner');
  expect(await body.textContent()).toContain('snake_case_name');
  expect(await body.textContent()).toContain('[no](javascript:alert(1))');
  expect(faults).toEqual([]);
});

it('is worked by the keyboard: new line, edit the last, cancel, delete', async () => {
  await open();
  await box().fill('first line');
  await box().press('Shift+Enter');
  await box().pressSequentially('second');
  await box().press('Enter');
  await expect.poll(() => house.inbound.messages[0]?.text).toBe('first line\nsecond');
  await expect.poll(() => box().inputValue()).toBe('');

  await box().press('ArrowUp');
  await expect.poll(() => box().inputValue()).toBe('first line\nsecond');
  await box().press('Escape');
  expect(await box().inputValue()).toBe('');

  await box().press('ArrowUp');
  await box().fill('only line');
  await box().press('Enter');
  await expect.poll(() => house.inbound.edits[0]?.text).toBe('only line');
  await page.getByText('edited').waitFor();

  await page.locator('.message').hover();
  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByText('Sure?').click();
  await expect.poll(() => house.inbound.deletions.length).toBe(1);
  await page.locator('#empty').waitFor();
  expect(faults).toEqual([]);
});

it('completes and runs commands', async () => {
  house.inbound.commandReply = { text: 'You have a dog called **Biscuit**.', ephemeral: true };
  await open();
  await box().pressSequentially('/mem');
  await page.getByRole('option', { name: '/memory' }).waitFor();
  await box().press('Tab');
  expect(await box().inputValue()).toBe('/memory ');
  await box().press('Escape');
  await box().press('Enter');
  await page.getByText('only you see this').waitFor();
  expect(house.inbound.commands).toMatchObject([{ name: 'memory', by: { id: 'robin' } }]);
  expect(faults).toEqual([]);
});

it('switches person and place with Ctrl K, and dots what is unread', async () => {
  await open();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('loun');
  await page.keyboard.press('Enter');
  await page.locator('#place-title', { hasText: '# lounge' }).waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('Quill');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Quill', pressed: true }).waitFor();
  const message = await say('@Wren hello');
  expect(message).toMatchObject({
    author: { id: 'quill' },
    mentionsCharacter: true,
    place: { channel: 'lounge' },
  });
  expect(await page.getByRole('button', { name: 'den' }).count()).toBe(0);
  await house.chat.say({ user: 'sam', place: 'projects', text: 'news' });
  await page.getByRole('button', { name: 'projects unread' }).click();
  await page.getByText('news').waitFor();
  expect(await page.getByRole('button', { name: 'projects unread' }).count()).toBe(0);
  expect(page.url()).toContain('user=quill&place=projects');
  expect(faults).toEqual([]);
});

it('attaches files, shows pictures, and offers to try again what broke off', async () => {
  await open();
  const picture = await page.screenshot({ clip: { x: 0, y: 0, width: 60, height: 40 } });
  await page.locator('#file-input').setInputFiles([
    { name: 'window.png', mimeType: 'image/png', buffer: picture },
    { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('milk') },
  ]);
  await expect.poll(() => page.locator('.chip:not(.is-loading)').count()).toBe(2);
  const message = await say('look');
  expect(message.attachments.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
    'image window.png',
    'text notes.txt',
  ]);
  await expect
    .poll(() => page.locator('.attached img').evaluate((image) => Reflect.get(image, 'naturalWidth')))
    .toBe(60);
  const surface = answer(message);
  const part = await surface.open('I see a', { idempotencyKey: 'a', whole: false });
  await surface.close(part, 'I see a… sorry, I lost my thread.', { retryButton: true });
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect.poll(() => house.inbound.retries.map((retry) => retry.part)).toEqual([part]);
  expect(faults).toEqual([]);
});

it('says that the connection is lost, comes back by itself, and misses nothing', async () => {
  await open();
  await say('before');
  const { port } = house.web;
  await house.close();
  await page.getByText('Connection lost').waitFor();
  house = await openHouse({ port });
  await house.chat.say({ user: 'robin', place: 'dm', text: 'after the restart' });
  await page.getByText('after the restart').waitFor();
  await page.getByText('Connection lost').waitFor({ state: 'hidden' });
  // The new process has no store behind it here: what it does not know is gone from the page too.
  expect(await bodies().allTextContents()).toEqual(['after the restart']);
});

it('keeps what was typed when it could not be said', async () => {
  await open();
  await house.chat.stop();
  await box().fill('do not lose me');
  await box().press('Enter');
  await page.getByRole('alert').getByText('takes no messages now').waitFor();
  expect(await box().inputValue()).toBe('do not lose me');
});

it('says a thing once when only the answer to it was lost', async () => {
  await open();
  const arriveThenLose = async (route: Route) => {
    await route.fetch();
    await route.abort();
  };
  await page.route('**/api/messages', arriveThenLose, { times: 1 });
  await box().fill('just once');
  await box().press('Enter');
  await page.getByRole('alert').getByText('does not answer').waitFor();
  await box().press('Enter');
  await expect.poll(() => box().inputValue()).toBe('');
  expect(await bodies().allTextContents()).toEqual(['just once']);
  expect(house.inbound.messages).toHaveLength(1);
});

it('lets in with the token only', async () => {
  await house.close();
  house = await openHouse({ token: 'a-long-enough-token' });
  await page.goto(house.url);
  await page.getByLabel('Token').fill('wrong');
  await page.getByRole('button', { name: 'Come in' }).click();
  await page.getByText('That is not the WEB_TOKEN.').waitFor();
  await page.screenshot({ path: `${shots}/login.png` });
  await page.getByLabel('Token').fill('a-long-enough-token');
  await page.getByRole('button', { name: 'Come in' }).click();
  await box().waitFor();
  await page.getByRole('button', { name: 'Log out' }).click();
  await page.getByLabel('Token').waitFor();
});

it('tells live how it is doing', async () => {
  await page.goto(`${house.url}/status`);
  await page.getByText('Wren is awake').waitFor();
  await page.getByText('Set SLACK_BOT_TOKEN').waitFor();
  house.status = { ...house.status, ready: false, replies: { ...house.status.replies, fast: 4711 } };
  await page.getByText('4711').waitFor();
  await page.getByText('Wren is not ready yet').waitFor();
  expect(faults).toEqual([]);
});

async function converse(): Promise<void> {
  const robin = { user: 'robin', place: 'dm' };
  const reply = async (text: string, whole = true) => {
    const surface = answer(house.inbound.messages.at(-1) as IncomingMessage);
    return surface.open(text, { idempotencyKey: `r${house.inbound.messages.length}`, whole });
  };
  await house.chat.say({ ...robin, text: 'My dog Biscuit ate my notes again.' });
  await reply(
    'Again? That makes twice this month. Biscuit is either a critic or a very thorough archivist.\n\nWere they the ones for **Thursday’s talk**?',
  );
  await house.chat.say({ ...robin, text: 'Yes 😩 How do I keep a backup without thinking about it?' });
  await reply(
    'Let the machine do the remembering. One line, once a day:\n\n```sh\nrsync -a ~/notes/ /backup/notes/\n```\n\n1. Save it as a script\n2. Give it to `cron` at noon\n3. Keep the treats on a higher shelf',
  );
  await house.chat.say({ ...robin, text: 'You remembered the talk!' });
}

it.each([
  ['light', desktop],
  ['dark', desktop],
  ['light', phone],
  ['dark', phone],
] as const)('looks as it should: %s, %o', async (colorScheme, viewport) => {
  await page.emulateMedia({ colorScheme });
  await page.setViewportSize(viewport);
  const name = `${colorScheme}-${viewport.width}`;
  await open();
  await page.screenshot({ path: `${shots}/empty-${name}.png` });
  await converse();
  const surface = answer(house.inbound.messages.at(-1) as IncomingMessage);
  await surface.open('Of course I did. You practised the opening on me, and you were', {
    idempotencyKey: 'last',
    whole: false,
  });
  await page.getByText('you were').waitFor();
  await page.screenshot({ path: `${shots}/chat-${name}.png`, animations: 'disabled' });
  const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
  expect(await page.evaluate(overflow)).toBe(0);
  if (viewport === phone) {
    await page.getByRole('button', { name: 'People and places' }).click();
    await page.getByRole('button', { name: 'den' }).waitFor();
    await page.screenshot({ path: `${shots}/side-${name}.png`, animations: 'disabled' });
  } else {
    await page.keyboard.press('Control+k');
    await page.screenshot({ path: `${shots}/switcher-${name}.png` });
  }
  await page.goto(`${house.url}/status`);
  await page.getByText('Wren is awake').waitFor();
  await page.screenshot({ path: `${shots}/status-${name}.png`, fullPage: true });
  expect(await page.evaluate(overflow)).toBe(0);
  expect(faults).toEqual([]);
});
