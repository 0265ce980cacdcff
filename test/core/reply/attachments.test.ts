import { expect, test } from 'vitest';
import { PlatformUnavailable } from '../../../src/core/errors.ts';
import { defaultAttachmentLimits, readAttachments } from '../../../src/core/reply/attachments.ts';
import type { Attachment, AttachmentKind } from '../../../src/core/types.ts';
import { FakeLogger } from '../../fakes/logger.ts';

const limits = {
  ...defaultAttachmentLimits,
  maxImages: 2,
  maxImageBytes: 100,
  maxTextFiles: 2,
  maxTextBytes: 20,
};
const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2]);

function file(kind: AttachmentKind, name: string, bytes = 10): Attachment {
  return { kind, name, bytes, mediaType: 'application/x-claimed', url: `https://files.example/${name}` };
}

async function read(files: Readonly<Record<string, Uint8Array | Error>>, attachments: readonly Attachment[]) {
  const fetched: string[] = [];
  const logger = new FakeLogger();
  const contents = await readAttachments(
    attachments,
    async ({ name }) => {
      fetched.push(name);
      const found = files[name];
      if (found instanceof Uint8Array) return found;
      throw found ?? new Error('not served');
    },
    limits,
    logger,
  );
  return { contents, fetched, logger };
}

test('images become data URLs of what they really are', async () => {
  const image = file('image', 'cat.gif');
  const { contents } = await read({ 'cat.gif': png }, [image]);
  expect(contents).toEqual([
    { attachment: image, dataUrl: `data:image/png;base64,${Buffer.from(png).toString('base64')}` },
  ]);
});

test('bytes that are no image are not sent as one', async () => {
  const image = file('image', 'evil.png');
  const { contents } = await read({ 'evil.png': new TextEncoder().encode('<svg onload=…') }, [image]);
  expect(contents).toEqual([{ attachment: image }]);
});

test.each([
  ['UTF-8', new TextEncoder().encode('héllo'), 'héllo'],
  ['UTF-8 with a byte order mark', Uint8Array.from([0xef, 0xbb, 0xbf, 0x68, 0x69]), 'hi'],
  ['UTF-16', Uint8Array.from([0xff, 0xfe, 0x68, 0, 0x69, 0]), 'hi'],
  ['Latin-1', Uint8Array.from([0x68, 0xe9, 0x6c]), undefined],
  ['a binary', Uint8Array.from([0x68, 0, 0x69]), undefined],
])('text files are decoded from %s', async (_encoding, bytes, text) => {
  const attachment = file('text', 'a.txt');
  const { contents } = await read({ 'a.txt': bytes }, [attachment]);
  expect(contents).toEqual([text === undefined ? { attachment } : { attachment, text }]);
});

test('one failure leaves the others as they are, in their order', async () => {
  const names = [file('text', 'gone.txt'), file('other', 'song.mp3'), file('text', 'here.txt')];
  const { contents, logger, fetched } = await read(
    { 'gone.txt': new PlatformUnavailable('no'), 'here.txt': new TextEncoder().encode('ok') },
    names,
  );
  expect(contents).toEqual([
    { attachment: names[0] },
    { attachment: names[1] },
    { attachment: names[2], text: 'ok' },
  ]);
  expect(fetched).not.toContain('song.mp3');
  expect(logger.lines).toMatchObject([{ level: 'warn', meta: { code: 'platform_unavailable' } }]);
});

test('what is too large or too many is not even fetched', async () => {
  const attachments = [
    file('image', 'huge.png', 101),
    file('image', '1.png'),
    file('image', '2.png'),
    file('image', '3.png'),
    file('text', 'long.txt', 21),
  ];
  const { contents, fetched } = await read({ '1.png': png, '2.png': png, '3.png': png }, attachments);
  expect(fetched).toEqual(['1.png', '2.png']);
  expect(contents.map(({ dataUrl }) => dataUrl !== undefined)).toEqual([false, true, true, false, false]);
});

test('a file that is larger than it said is not shown', async () => {
  const liar = file('text', 'liar.txt', 5);
  const { contents } = await read({ 'liar.txt': new TextEncoder().encode('x'.repeat(21)) }, [liar]);
  expect(contents).toEqual([{ attachment: liar }]);
});
