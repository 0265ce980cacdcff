import fc from 'fast-check';

/** Fences as a plain reader of CommonMark counts them, written apart from the code under test. True when all are closed. */
export function isBalanced(text: string): boolean {
  let open: string | undefined;
  for (const line of text.split('\n')) {
    const bare = line.replace(/^[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+(?=[`~]))?/, '');
    const run = /^(`{3,10}|~{3,10})(?![`~])/.exec(bare)?.[1];
    if (run === undefined) continue;
    const rest = bare.slice(run.length);
    if (open === undefined) {
      if (run[0] === '~' || !rest.includes('`')) open = run;
    } else if (
      run[0] === open[0] &&
      run.length >= open.length &&
      rest.trim() === '' &&
      !/[-*+.)]/.test(line)
    ) {
      open = undefined;
    }
  }
  return open === undefined;
}

const words = [
  'lorem',
  'ipsum',
  'dolor.',
  'sit!',
  'Ünïcödé',
  '👩‍👩‍👧‍👦',
  '🇵🇹🇬🇧',
  '👍🏽',
  '1️⃣',
  '字字字。',
  'नमस्ते',
  '**bold**',
  '`code`',
  '[a](https://x.example/y)',
];

const line = fc.array(fc.constantFrom(...words), { maxLength: 40 }).map((parts) => parts.join(' '));
const paragraph = fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n'));
const longWord = fc.integer({ min: 1, max: 400 }).map((n) => 'x'.repeat(n));
const emojiRun = fc.integer({ min: 1, max: 40 }).map((n) => '👩‍👩‍👧‍👦'.repeat(n));
const blanks = fc.constantFrom(' ', '\n', '\n\n\n', '   ', ' '.repeat(300), '\r\n', '\t');
const code = fc
  .record({
    run: fc.constantFrom('```', '~~~', '````'),
    indent: fc.constantFrom('', '   ', '\t', '> ', '      ', '- '),
    language: fc.constantFrom('', 'ts', 'python title="x"', 'a'.repeat(60)),
    lines: fc.array(fc.oneof(line, fc.constantFrom('', '  indented();', '``', '~~~ x', '```')), {
      maxLength: 15,
    }),
    closed: fc.boolean(),
  })
  .map(({ run, indent, language, lines, closed }) =>
    [`${indent}${run}${language}`, ...lines, ...(closed ? [`${indent}${run}`] : [])].join('\n'),
  );

/** Text as models write it, and worse. */
export const markdown: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(paragraph, code, longWord, emojiRun, blanks, fc.string({ unit: 'binary', maxLength: 30 })),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  .map((blocks) => blocks.join('\n\n').toWellFormed());

/** `text` in pieces cut anywhere between code points. */
export function chunked(text: string, sizes: readonly number[]): readonly string[] {
  const points = [...text];
  const chunks: string[] = [];
  for (let i = 0, n = 0; i < points.length; n++) {
    const size = Math.max(1, sizes[n % sizes.length] ?? 1);
    chunks.push(points.slice(i, i + size).join(''));
    i += size;
  }
  return chunks;
}

export const chunkSizes: fc.Arbitrary<number[]> = fc.array(fc.integer({ min: 1, max: 60 }), {
  minLength: 1,
  maxLength: 8,
});
