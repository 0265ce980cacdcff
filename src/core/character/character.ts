/** Familiar's own character format: who speaks, as reviewed prose. Reading the file is the loader's work; this is its shape. */
import { closest } from 'fastest-levenshtein';
import { z } from 'zod';
import { intentSpec, isPhraseIntent, phraseIntents, slotsOf } from '../phrases.ts';

const prose = z.string().trim().min(1);
/** In [-1, 1]; 0 is the average person. */
const axis = z.number().min(-1).max(1);

const relative = z.strictObject({ relation: prose, name: prose.optional(), about: prose.optional() });

const factSheet = z.strictObject({
  /** Years. */
  age: z.int().min(0).max(10_000).optional(),
  pronouns: prose.optional(),
  home: prose.optional(),
  work: prose.optional(),
  family: z.array(relative).default([]),
  likes: z.array(prose).default([]),
  dislikes: z.array(prose).default([]),
});

const lengthBand = z
  .tuple([z.int().min(1), z.int().min(1).max(2000)])
  .refine(([least, most]) => least <= most, 'The first number (fewest words) must not exceed the second');

const speech = z.strictObject({
  /** How it talks, in a sentence or two. */
  register: prose,
  /** Words in an ordinary reply: [fewest, most]. */
  lengthBand: lengthBand.default([5, 60]),
  /** Emoji per reply, on average: 0 never, 1 in each. */
  emojiRate: z.number().min(0).max(1).default(0),
  catchphrases: z.array(prose).default([]),
  /** Words and openings that it never uses. */
  bannedWords: z.array(prose).default([]),
});

/** Big Five. */
const personality = z.strictObject({
  openness: axis.default(0),
  conscientiousness: axis.default(0),
  extraversion: axis.default(0),
  agreeableness: axis.default(0),
  neuroticism: axis.default(0),
});

const moodBaseline = z.strictObject({
  pleasure: axis.default(0.2),
  arousal: axis.default(0),
  dominance: axis.default(0),
});

const loreEntry = z.strictObject({
  name: prose,
  /** Words in a message that bring the entry up. */
  keys: z.array(prose).min(1),
  text: prose,
});

const phrasebook = z.record(z.string(), z.array(prose).min(1)).superRefine((book, context) => {
  for (const [intent, variants] of Object.entries(book)) {
    if (!isPhraseIntent(intent)) {
      const guess = closest(intent, Object.keys(phraseIntents));
      context.addIssue({
        code: 'custom',
        path: [intent],
        message: `Unknown intent; did you mean "${guess}"?`,
      });
      continue;
    }
    const known = intentSpec(intent).slots;
    for (const [index, variant] of variants.entries()) {
      for (const slot of slotsOf(variant).filter((slot) => !known.includes(slot))) {
        const message = `Unknown slot {${slot}}; this intent has ${known.map((name) => `{${name}}`).join(', ')}`;
        context.addIssue({ code: 'custom', path: [intent, index], message });
      }
    }
  }
});

export const characterSchema = z.strictObject({
  /** Stable, also across renamings: the mood and the stored replies hang on it. */
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'Lower-case letters, digits and hyphens, at most 40'),
  name: prose.max(80),
  /** One line for lists and profile pages. */
  tagline: prose.max(200),
  factSheet: factSheet.default({ family: [], likes: [], dislikes: [] }),
  /** Who it is, in a few sentences: the heart of the prompt. */
  essence: prose,
  backstory: prose.optional(),
  speech,
  /** What it will not do, and how it keeps it. */
  boundaries: z.array(prose).default([]),
  personality: personality.default({
    openness: 0,
    conscientiousness: 0,
    extraversion: 0,
    agreeableness: 0,
    neuroticism: 0,
  }),
  moodBaseline: moodBaseline.default({ pleasure: 0.2, arousal: 0, dominance: 0 }),
  /** First words in a new conversation. */
  greetings: z.array(prose).default([]),
  examples: z.array(z.strictObject({ user: prose, character: prose })).default([]),
  lore: z.array(loreEntry).default([]),
  /** What it says without a model: variants by intent, with slots such as `{name}`. */
  phrasebook: phrasebook.default({}),
});

export type Character = Readonly<z.infer<typeof characterSchema>>;

export interface CharacterProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

export type ParsedCharacter =
  | { readonly character: Character; readonly problems?: undefined }
  | { readonly character?: undefined; readonly problems: readonly CharacterProblem[] };

/** Checks a value as read from a character file. Reports every problem at once. */
export function parseCharacter(value: unknown): ParsedCharacter {
  const parsed = characterSchema.safeParse(value);
  if (parsed.success) return { character: parsed.data };
  return { problems: parsed.error.issues.flatMap(problemsOf) };
}

function problemsOf(issue: z.core.$ZodIssue): CharacterProblem[] {
  const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
  if (issue.code !== 'unrecognized_keys') return [{ path, message: issue.message }];
  return issue.keys.map((key) => ({ path: [...path, key], message: 'Unknown key' }));
}
