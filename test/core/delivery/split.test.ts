import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Splitter, split } from '../../../src/core/delivery/split.ts';
import { chunked, chunkSizes, isBalanced, markdown } from './markdown.ts';

const limit = fc.oneof(fc.integer({ min: 64, max: 300 }), fc.constant(2000));
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

function boundaries(text: string): Set<number> {
  return new Set([...Array.from(segmenter.segment(text), (segment) => segment.index), text.length]);
}

describe('split, for any text, limit and chunking', () => {
  it('gives back the text when the sources are put together', () => {
    fc.assert(
      fc.property(markdown, limit, (text, maxChars) => {
        const parts = split(text, maxChars);
        if (text.trim() === '') expect(parts).toEqual([]);
        else expect(parts.map((part) => part.source).join('')).toBe(text);
      }),
    );
  });

  it('shows no part over the limit, none blank, none with an open fence', () => {
    fc.assert(
      fc.property(markdown, limit, (text, maxChars) => {
        for (const { shown } of split(text, maxChars)) {
          expect(shown.length).toBeLessThanOrEqual(maxChars);
          expect(shown.trim()).not.toBe('');
          expect(isBalanced(shown), shown).toBe(true);
        }
      }),
    );
  });

  it('loses no visible character between source and shown text', () => {
    fc.assert(
      fc.property(markdown, limit, (text, maxChars) => {
        for (const { source, shown } of split(text, maxChars)) {
          // The fence lines at its two ends may be the splitter's own.
          const bare = source
            .trim()
            .replace(/^[ \t>]*(?:`{3,}|~{3,})[ \t]*(?:\n|$)/, '')
            .replace(/\n[ \t>]*(?:`{3,}|~{3,})$/, '')
            .trim();
          expect(shown).toContain(bare);
        }
      }),
    );
  });

  it('tears no grapheme that fits into a part', () => {
    fc.assert(
      fc.property(markdown, limit, (text, maxChars) => {
        const whole = boundaries(text);
        let at = 0;
        for (const { source } of split(text, maxChars)) {
          at += source.length;
          expect(whole.has(at)).toBe(true);
        }
      }),
    );
  });

  it('cuts at the same places however the text came in, and never changes a part once the next exists', () => {
    fc.assert(
      fc.property(markdown, limit, chunkSizes, (text, maxChars, sizes) => {
        const splitter = new Splitter(maxChars);
        let shownBefore: string[] = [];
        for (const chunk of chunked(text, sizes)) {
          splitter.push(chunk);
          const shown = splitter.closed.map((part) => part.shown);
          expect(shown.slice(0, shownBefore.length)).toEqual(shownBefore);
          shownBefore = shown;
        }
        splitter.end();
        expect(splitter.closed).toEqual(split(text, maxChars));
      }),
    );
  });

  it('cut elsewhere when a fence line behind the limit was known already', () => {
    const link = '[a](https://x.example/y)';
    const fence = '```';
    const indented = `      ${fence}`;
    const lines = [
      indented,
      fence,
      fence,
      link,
      `${link} lorem`,
      'lorem lorem',
      'lorem',
      fence,
      '``',
      indented,
      '',
      '',
    ];
    const text = lines.join('\n');
    const splitter = new Splitter(64);
    for (const character of text) splitter.push(character);
    splitter.end();
    expect(splitter.closed).toEqual(split(text, 64));
  });

  it('shows the growing part within limits and with fences closed at every moment', () => {
    fc.assert(
      fc.property(markdown, limit, chunkSizes, (text, maxChars, sizes) => {
        const splitter = new Splitter(maxChars);
        for (const chunk of chunked(text, sizes)) {
          splitter.push(chunk);
          const shown = splitter.visible('replace');
          expect(shown.length).toBeLessThanOrEqual(maxChars);
          expect(shown.isWellFormed()).toBe(true);
          expect(isBalanced(shown), shown).toBe(true);
        }
      }),
    );
  });

  it('only ever adds to what an append-only surface shows', () => {
    fc.assert(
      fc.property(markdown, limit, chunkSizes, (text, maxChars, sizes) => {
        const splitter = new Splitter(maxChars);
        let part = 0;
        let shown = '';
        const settle = () => {
          for (const { shown: last } of splitter.closed.slice(part)) {
            expect(last.startsWith(shown), JSON.stringify({ shown, last })).toBe(true);
            shown = '';
            part += 1;
          }
        };
        for (const chunk of chunked(text, sizes)) {
          splitter.push(chunk);
          settle();
          const next = splitter.visible('append');
          expect(next.startsWith(shown), JSON.stringify({ shown, next })).toBe(true);
          shown = next;
        }
        splitter.end();
        settle();
        expect(shown.trim()).toBe('');
      }),
    );
  });
});

describe('split, where it cuts', () => {
  const shown = (text: string, maxChars: number) => split(text, maxChars).map((part) => part.shown);

  it('leaves a text within the limit alone', () => {
    expect(shown('Hello **there**.', 64)).toEqual(['Hello **there**.']);
  });

  it('prefers the end of a paragraph to the end of a sentence', () => {
    const first = `${'a'.repeat(40)}.`;
    expect(shown(`${first}\n\nOne more. Two more words and many of them`, 64)).toEqual([
      first,
      'One more. Two more words and many of them',
    ]);
  });

  it('prefers the end of a sentence to a blank between words', () => {
    expect(shown(`${'word '.repeat(9)}end. ${'more '.repeat(8)}`.trim(), 64)).toEqual([
      `${'word '.repeat(9)}end.`,
      'more '.repeat(8).trim(),
    ]);
  });

  it('cuts between words when there is no sentence', () => {
    const parts = shown('word '.repeat(30).trim(), 64);
    expect(parts.every((part) => /^(word )*word$/.test(part))).toBe(true);
  });

  it('cuts a single long word at the limit', () => {
    expect(shown('x'.repeat(150), 64).map((part) => part.length)).toEqual([64, 64, 22]);
  });

  it('closes a code block and opens it again with its language', () => {
    const lines = Array.from({ length: 12 }, (_, i) => `  line${i}();`).join('\n');
    const parts = shown(`Look:\n\`\`\`ts\n${lines}\n\`\`\`\nDone.`, 100);
    expect(parts.length).toBe(2);
    expect(parts[0]).toMatch(/^Look:\n```ts\n {2}line0[\s\S]*\n```$/);
    expect(parts[1]).toMatch(/^```ts\n {2}line\d+[\s\S]*\n```\nDone\.$/);
  });

  it('makes no empty code block when the cut falls right before the closing fence', () => {
    const code = `\`\`\`\n${'x'.repeat(55)}\n\`\`\`\nAnd then some more words`;
    expect(shown(code, 64)).toEqual([`\`\`\`\n${'x'.repeat(55)}\n\`\`\``, 'And then some more words']);
  });

  it('reopens an indented tilde fence as it was', () => {
    const parts = shown(`- a list\n  ~~~py\n${'  pass\n'.repeat(20)}  ~~~`, 100);
    expect(parts[1]?.startsWith('  ~~~py\n  pass')).toBe(true);
    expect(parts[0]?.endsWith('\n  ~~~')).toBe(true);
  });

  it('keeps a family emoji and a flag together', () => {
    for (let lead = 50; lead < 64; lead++) {
      const parts = shown(`${'x'.repeat(lead)}👩‍👩‍👧‍👦🇵🇹${'y'.repeat(40)}`, 64);
      expect(parts.some((part) => part.includes('👩‍👩‍👧‍👦'))).toBe(true);
      expect(parts.some((part) => part.includes('🇵🇹'))).toBe(true);
    }
  });

  it('holds back half a fence line, half an emoji and half a link', () => {
    const visible = (text: string) => {
      const splitter = new Splitter(2000);
      splitter.push(text);
      return splitter.visible('replace');
    };
    expect(visible('Look at this:\n``')).toBe('Look at this:');
    expect(visible('Look at this:\n```py')).toBe('Look at this:');
    expect(visible('Look at this:\n```py\nx = y')).toBe('Look at this:\n```py\nx = y\n```');
    expect(visible('A family: 👩‍👩')).toBe('A family:');
    expect(visible('See [the page](https://exam')).toBe('See');
  });
});
