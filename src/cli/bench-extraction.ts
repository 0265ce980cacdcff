import { readFileSync } from 'node:fs';
import { extractFacts } from '../core/memory/extraction/extract.ts';
import { type PrintRow, quantile } from './bench-figures.ts';

const context = { sentAt: Date.parse('2026-03-11T15:00:00Z'), timeZone: 'Europe/London' };
const rounds = 40;
const hugeLength = 100_000;

/** What people write: short and long, with facts and without. */
const corpus: readonly string[] = [
  'my name is Sam',
  'hey! im 28 btw and i live in Tallinn with my two cats, Bip and Bop',
  "my older sister Mia lives in Rome and works at Fiat, she's allergic to bees",
  'moved to Leeds last week, still no wifi lol',
  "I'm a software engineer at a small bank, before that i was a chef",
  'dentist next friday at 3pm, then flying to Lisbon on the 20th',
  'no, Maya not Mia',
  'what do you think about the weather?',
  'lol',
  'i wish i could play the harp like my uncle does',
  '```\nconst name = "Rex";\nconsole.log(name);\n```\nwhy does this print twice',
  'my favourite band is Radiohead, my favourite colour is green, and i cannot stand small talk or olives',
  'Honestly today was a lot. The train was late, the meeting ran over, somebody ate my lunch out of the fridge again, and when I finally got home the cat had knocked over the plant. Anyway, how are you? I was thinking of making soup, maybe the one with lentils, because it is cold and I have no energy left for anything else.',
  'we broke up in january, so im back at my mums for a while, 3 years together and then nothing 😭😭',
  'im vegan since 2015 but i started having eggs again, doctors orders',
];

/** Pastes: what a message of the greatest length may be at worst. */
const pastes: readonly string[] = [
  `${corpus.join('\n')}\n`,
  'i like a and ',
  'on may 9 next friday ',
  'my sister (Ann) ',
  'really just also not ',
  ',',
  '"',
  '*a ',
  '😀',
  'i live with my a ',
].map((text) => text.repeat(Math.ceil(hugeLength / text.length)).slice(0, hugeLength));

/** Time of reading one message for facts. `args[0]`: a file with a message on each line, instead of the built-in ones. */
export async function benchExtraction([file]: readonly string[], print: PrintRow): Promise<void> {
  const messages =
    file === undefined
      ? corpus
      : readFileSync(file, 'utf8')
          .split('\n')
          .filter((line) => line !== '');
  report('message', messages, print);
  if (file === undefined) report('paste of 100,000 characters', pastes, print);
}

function report(name: string, messages: readonly string[], print: PrintRow): void {
  for (let warm = 0; warm < 10; warm += 1) for (const message of messages) extractFacts(message, context);
  const times: number[] = [];
  let facts = 0;
  for (let round = 0; round < rounds; round += 1) {
    for (const message of messages) {
      const started = performance.now();
      facts += extractFacts(message, context).length;
      times.push(performance.now() - started);
    }
  }
  print({ name: `extraction, ${name}, p50`, value: quantile(times, 0.5), unit: 'ms' });
  print({ name: `extraction, ${name}, p99`, value: quantile(times, 0.99), unit: 'ms' });
  print({ name: `extraction, ${name}, facts`, value: facts / rounds, unit: 'facts' });
}
