/** The character's voice without a model: instant phrases, and what it says to everything that would have needed one. */
import type { Feeling, Phrase, Snapshot, Turn } from '../types.ts';
import { depthOf } from './depth.ts';
import { disclosureIn } from './disclosures.ts';
import { englishOnlyIn, foreignLanguageOf } from './languages.ts';
import type { Phrasebook } from './phrasebook.ts';
import { plainText } from './plain-text.ts';
import { endsInRequest } from './requests.ts';
import {
  canBeTold,
  factPhrase,
  lastQuestion,
  nameOf,
  type RouteOptions,
  smallTalk,
  soonAfterCrisis,
  textOf,
} from './router.ts';

/** The phrase in the character's words. Never fails. */
export function speak(phrase: Phrase, phrasebook: Phrasebook, conversationId: string): string {
  return phrasebook.say(phrase, conversationId);
}

export interface WithoutModel {
  readonly turn: Turn;
  readonly snapshot: Snapshot;
  readonly feeling: Feeling;
  readonly phrasebook: Phrasebook;
  /** Whether there is no model at all, or only none that answers. */
  readonly why: 'not_configured' | 'unavailable';
  readonly options: RouteOptions;
}

/** A fitting answer to a turn that was routed to a model which is not there. Never fails. */
export function speakWithoutModel(request: WithoutModel): string {
  return request.phrasebook.say(phraseWithoutModel(request), request.turn.conversationId);
}

function phraseWithoutModel(request: WithoutModel): Phrase {
  const { turn, snapshot, feeling, options } = request;
  const text = textOf(turn);
  const { words, asks } = plainText(text);
  const name = nameOf(turn, snapshot);
  const say = (intent: string, slots: Phrase['slots'] = {}): Phrase => ({
    intent,
    slots: { name, ...slots },
  });

  const disclosure = disclosureIn(words);
  if (disclosure === 'crisis') return say('crisis');
  const worried = soonAfterCrisis(snapshot);
  if (worried && /^(?:no|nope|nah|not really|i dont know|idk|im not|dont know)\b/.test(words))
    return say('crisis');
  if (disclosure === 'loss') return say('loss');
  if (turn.messages.some((message) => message.attachments.length > 0)) return missing(request, say);
  if (text.trim() === '') return say('presence');

  const small = smallTalk(turn, snapshot, feeling, options);
  if (worried && (!small || small.reason === 'small-talk')) return say('after_crisis');
  const newsFirst = disclosure !== undefined && small?.reason === 'fact';
  if (small && !newsFirst && !isBareAnswer(small.phrase.intent, snapshot)) return small.phrase;

  const language = foreignLanguageOf(words);
  if (language !== undefined) {
    const line = englishOnlyIn(language);
    return line === undefined ? say('foreign_language', { language }) : say('their_words', { line });
  }
  if (wantsWork(text, words, asks)) return missing(request, say);
  if (disclosure !== undefined) return say(disclosure);
  const { facts } = options.memory.readStatement(text);
  if (facts.some(canBeTold)) return factPhrase(facts, turn, options.memory, name);
  if (/\b(?:its|it is|today is) my (?:\w+ )?(?:birthday|bday)\b/.test(words)) return say('birthday');
  if (request.why === 'unavailable') return say('model_unavailable');
  return say(lastQuestion(snapshot) === undefined ? 'statement' : 'answered');
}

/** "Yes" to the character's own question is an answer, and gets no "lovely". */
function isBareAnswer(intent: string, snapshot: Snapshot): boolean {
  return lastQuestion(snapshot) !== undefined && (intent === 'ok' || intent === 'reaction');
}

const request =
  /^(?:(?:hey|hi|hello|ok|so|please|pls|wren|and|well|good (?:morning|evening|afternoon)) )*(?:who|whos|what|whats|when|whens|where|wheres|which|why|how|hows|do|does|did|is|are|am|was|were|can|could|would|will|should|shall|may|have|has|tell|explain|write|make|give|show|find|search|look|translate|define|calculate|compute|solve|draw|sing|play|recommend|suggest|list|summari[sz]e|compare|help|plan|say|roast|rate|name|guess|pick|choose|describe|teach|convert|spell|count|generate|create|remind|set|convince|lets|let us|read|fix|debug|review|rewrite|proofread|pretend|imagine|act|poem|thoughts|any|opinions?|favourite|best)\b/;

function wantsWork(text: string, words: string, asks: boolean): boolean {
  return asks || request.test(words) || endsInRequest(text) || depthOf(text).length > 0;
}

function missing({ why, turn }: WithoutModel, say: (intent: string) => Phrase): Phrase {
  if (why === 'unavailable') return say('model_unavailable');
  return say(depthOf(textOf(turn)).length > 0 ? 'needs_model_deep' : 'needs_model');
}
