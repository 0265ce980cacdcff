/**
 * What a phrasebook can say: its intents, and the slots that a variant of each may use. Plain data, shared by the character
 * schema (which checks the file), the router (which names an intent) and the phrasebook (which picks the words).
 */
interface IntentSpec {
  readonly slots: readonly string[];
  /** Where to look when the character has no variant for this intent. */
  readonly orElse?: string;
}

const plain: IntentSpec = { slots: ['name'] };
const noted: IntentSpec = { slots: ['name', 'fact', 'subject', 'value'], orElse: 'fact_noted' };

export const phraseIntents = {
  // meeting and parting
  greeting: plain,
  greeting_morning: { slots: ['name'], orElse: 'greeting' },
  greeting_afternoon: { slots: ['name'], orElse: 'greeting' },
  greeting_evening: { slots: ['name'], orElse: 'greeting' },
  greeting_night: { slots: ['name'], orElse: 'greeting' },
  greeting_return: { slots: ['name', 'days'], orElse: 'greeting' },
  back: { slots: ['name'], orElse: 'greeting' },
  farewell: plain,
  good_night: { slots: ['name'], orElse: 'farewell' },
  leave: { slots: ['name'], orElse: 'farewell' },
  presence: plain,
  season: { slots: ['name', 'wish'] },
  // small signals
  /** "I'm good", the answer to "how are you". */
  fine: { slots: ['name'], orElse: 'ok' },
  thanks: plain,
  welcome: { slots: ['name'], orElse: 'ok' },
  praise: plain,
  apology: plain,
  laughter: plain,
  ok: plain,
  reaction: { slots: ['name'], orElse: 'ok' },
  affection: plain,
  insult: plain,
  // about the character
  how_are_you: { slots: ['name', 'feeling'] },
  who_are_you: plain,
  your_name: { slots: ['name'], orElse: 'who_are_you' },
  your_age: { slots: ['name'], orElse: 'who_are_you' },
  your_home: { slots: ['name'], orElse: 'who_are_you' },
  your_work: { slots: ['name'], orElse: 'who_are_you' },
  your_family: { slots: ['name'], orElse: 'who_are_you' },
  your_likes: { slots: ['name'], orElse: 'who_are_you' },
  your_day: { slots: ['name'], orElse: 'how_are_you' },
  what_can_you_do: plain,
  are_you_a_bot: plain,
  who_made_you: { slots: ['name'], orElse: 'are_you_a_bot' },
  joke: plain,
  story: plain,
  // clock
  time: { slots: ['name', 'time'] },
  date: { slots: ['name', 'date', 'weekday', 'year'] },
  // memory
  memory_answer: { slots: ['name', 'answer'] },
  memory_about_you: { slots: ['name', 'answer'], orElse: 'memory_answer' },
  /** What the asker said, word for word; `when` reads "on 23 February". */
  memory_quote: { slots: ['name', 'when', 'quote'] },
  /** Said on two or three occasions: `quotes` is the ready list. */
  memory_quotes: { slots: ['name', 'quotes'] },
  /** What somebody else said. */
  memory_quote_other: { slots: ['name', 'who', 'when', 'quote'] },
  memory_unknown: { slots: ['name', 'subject'] },
  memory_paused: { slots: ['name'], orElse: 'ok' },
  forgot: plain,
  forget_nothing: plain,
  /** Much would go: `size` is "12 facts and 3 messages". */
  forget_ask: { slots: ['name', 'size'] },
  control_paused: { slots: ['name'] },
  control_resumed: { slots: ['name'] },
  control_export: { slots: ['name'] },
  /** In a channel, where files of a private kind have no place. */
  control_export_elsewhere: { slots: ['name'] },
  control_wipe_ask: { slots: ['name'] },
  control_wiped: { slots: ['name', 'messages', 'facts'] },
  /** `answer` is the beginning of what is known, `count` how much it is in all. */
  control_show_more: { slots: ['name', 'answer', 'count'], orElse: 'memory_about_you' },
  fact_noted: { slots: ['name', 'fact', 'subject', 'value'] },
  fact_noted_name: noted,
  fact_noted_age: noted,
  fact_noted_home: noted,
  fact_noted_work: noted,
  fact_noted_pet: noted,
  fact_noted_family: noted,
  fact_noted_like: noted,
  fact_noted_dislike: noted,
  fact_noted_allergy: noted,
  fact_noted_birthday: noted,
  // what people tell
  news_good: plain,
  news_bad: plain,
  loss: plain,
  crisis: plain,
  /** To whatever is said soon after a crisis. */
  after_crisis: { slots: ['name'], orElse: 'crisis' },
  birthday: plain,
  birthday_wish: { slots: ['name'], orElse: 'thanks' },
  statement: plain,
  answered: { slots: ['name'], orElse: 'statement' },
  complaint: { slots: ['name'], orElse: 'apology' },
  // honest limits
  needs_model: plain,
  needs_model_deep: { slots: ['name'], orElse: 'needs_model' },
  model_unavailable: plain,
  broke_off: plain,
  foreign_language: { slots: ['name', 'language'] },
  /** A ready line in the user's own language. */
  their_words: { slots: ['name', 'line'] },
} as const satisfies Readonly<Record<string, IntentSpec>>;

export type PhraseIntent = keyof typeof phraseIntents;

export function isPhraseIntent(intent: string): intent is PhraseIntent {
  return Object.hasOwn(phraseIntents, intent);
}

/** What the intent is, widened so that every property can be asked for. */
export function intentSpec(intent: PhraseIntent): IntentSpec {
  return phraseIntents[intent];
}

/** The names of the slots in a phrase: `{name}` gives `name`. */
export function slotsOf(phrase: string): readonly string[] {
  return [...phrase.matchAll(/\{([a-z_]+)\}/g)].map((match) => match[1] ?? '');
}
