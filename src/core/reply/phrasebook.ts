/** The character's ready words: picks a variant, fills its slots, and doesn't repeat itself in the same conversation. */
import { intentSpec, isPhraseIntent, slotsOf } from '../phrases.ts';
import type { Random } from '../ports.ts';
import type { Phrase } from '../types.ts';

/** Phrases said in one conversation that are not said again while others are left. */
const repeatWindow = 20;
const conversationsRemembered = 2000;

/** What any character says where its own book has nothing: honesty, safety and look-ups must not depend on a file. */
const builtIn: Readonly<Record<string, readonly string[]>> = {
  crisis: [
    'I am taking this seriously. I am a bot, and you deserve a person: please call someone you trust, or your local emergency number if you are in danger. Helplines by country: findahelpline.com.',
  ],
  are_you_a_bot: ['Yes, I am a bot.'],
  needs_model: ['That needs a language model, and none is configured here.'],
  model_unavailable: ['I cannot reach my language model right now. Please try again in a moment.'],
  broke_off: ['(The reply broke off here. Please ask again.)'],
  memory_answer: ['{answer}'],
  forgot: ['Forgotten.'],
  forget_nothing: ['I remember nothing like that here.'],
  forget_ask: [
    'That would be {size}. Say “yes, forget them” within ten minutes, and they are gone; `/memory forget` shows you which.',
  ],
  control_paused: [
    'All right: I learn nothing new about you from now on. Say “you can remember again” when you change your mind.',
  ],
  control_resumed: ['Good: I remember again what you tell me.'],
  control_export: ['`/memory export` gives you everything I have of you, as files.'],
  control_export_elsewhere: [
    'Not here, where others read along: `/memory export` gives it to you alone, and in a direct message it gives you everything.',
  ],
  control_wipe_ask: [
    'That deletes everything I have of you, for good: your messages, my answers, facts, summaries, your profile. To do it, say: yes, forget everything. That counts for ten minutes.',
  ],
  control_wiped: [
    'It is done: {messages} and {facts} deleted, and your profile. What stands on the platform itself I cannot delete. If you write to me again, we begin anew.',
  ],
  control_show_more: ['{answer} That is not all, I know {count} things in all: `/memory show` lists them.'],
  memory_quote: ['You told me {when}: {quote}'],
  memory_quotes: ['You told me: {quotes}'],
  memory_quote_other: ['{who} said {when}: {quote}'],
  memory_unknown: ["I don't know {subject}.", "I don't know that."],
  memory_paused: ['Memory is paused, so I am not keeping that.'],
  fact_noted: ['Noted: {fact}.', 'Noted.'],
  time: ["It's {time}."],
  date: ["It's {weekday}, {date}."],
  their_words: ['{line}'],
  foreign_language: ['Sorry, I can only answer in English here.'],
};
const lastLine = "I'm here.";

export type Variants = Readonly<Record<string, readonly string[]>>;

export class Phrasebook {
  readonly #variants: Variants;
  readonly #random: Random;
  /**
   * By conversation, the variants said last, newest at the end; conversations in the order of the last words there. Not by user:
   * the choice of words in one place would tell what was said in another (rule 1).
   */
  readonly #said = new Map<string, string[]>();

  constructor(variants: Variants, random: Random) {
    this.#variants = variants;
    this.#random = random;
  }

  /** The phrase in words. Never fails and never returns an empty text, whatever the book holds. */
  say(phrase: Phrase, conversationId: string): string {
    const variant = this.#pick(this.#eligible(phrase), conversationId);
    this.#remember(conversationId, variant);
    return filled(variant, phrase.slots);
  }

  /** The variants whose slots all have a value, of the intent or of the first one that stands in for it. */
  #eligible(phrase: Phrase): readonly string[] {
    const usable = (variants: readonly string[] | undefined) =>
      (variants ?? []).filter((variant) =>
        slotsOf(variant).every((slot) => slotValue(phrase.slots, slot) !== ''),
      );
    let intent: string | undefined = phrase.intent;
    while (intent !== undefined) {
      const own = usable(entryOf(this.#variants, intent));
      if (own.length > 0) return own;
      const plain = usable(entryOf(builtIn, intent));
      if (plain.length > 0) return plain;
      intent = isPhraseIntent(intent) ? intentSpec(intent).orElse : undefined;
    }
    return [lastLine];
  }

  #pick(eligible: readonly string[], conversationId: string): string {
    const said = this.#said.get(conversationId) ?? [];
    const fresh = eligible.filter((variant) => !said.includes(variant));
    if (fresh.length > 0) return fresh[Math.floor(this.#random() * fresh.length)] ?? lastLine;
    const oldestFirst = eligible.toSorted((a, b) => said.lastIndexOf(a) - said.lastIndexOf(b));
    return oldestFirst[0] ?? lastLine;
  }

  #remember(conversationId: string, variant: string): void {
    const said = this.#said.get(conversationId) ?? [];
    this.#said.delete(conversationId);
    this.#said.set(conversationId, [...said, variant].slice(-repeatWindow));
    const [oldest] = this.#said.keys();
    if (this.#said.size > conversationsRemembered && oldest !== undefined) this.#said.delete(oldest);
  }
}

function entryOf(variants: Variants, intent: string): readonly string[] | undefined {
  return Object.hasOwn(variants, intent) ? variants[intent] : undefined;
}

function slotValue(slots: Phrase['slots'], slot: string): string {
  return Object.hasOwn(slots, slot) ? (slots[slot] ?? '') : '';
}

/** One pass, so that a value with braces in it stays what it is. Sentences begin in upper case. */
function filled(variant: string, slots: Phrase['slots']): string {
  const text = variant.replace(/\{([a-z_]+)\}/g, (_, slot: string) => slotValue(slots, slot));
  return text.charAt(0).toUpperCase() + text.slice(1);
}
