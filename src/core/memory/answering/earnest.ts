/** Whether words are meant: what is sung, forwarded, played, wished for or taken back at once tells nothing of a life. */
import { plainOf } from './statement.ts';
import type { Testimony } from './testimony.ts';

/** Takes back what stood right before within this. */
const takenBackMs = 5 * 60_000;

/** Marks of a text that is not the speaker's own report. */
const unreal =
  /\b(?:fwd|forwarded|lyrics?|karaoke|spam|horoscope|fortune cookie|(?:web ?md|yelp|google|the (?:app|quiz|internet|ad|advert)|tiktok|twitter|siri|alexa|chatgpt) (?:says?|said|thinks?|reckons)|zoom background|virtual background|green screen|filter|cosplay|in character|role ?play\p{L}*|in the (?:game|sims|dream)|window shopping|wishlist|wish list|bucket list|day ?dream\p{L}*|would(?:ve)? (?:kill|love|give)|id (?:kill|love|give)|one day|some ?day|if only|doesnt know i exist|this (?:\p{L}+ )?(?:video|reel|clip|meme))\b|@\p{L}+ (?:is|what|who|how)\b/u;
/** Said after what was no report: "karaoke night sorry", "jk". */
const takesBack =
  /^(?:\p{L}+ )?(?:jk|just kidding|kidding|joking|karaoke|lyrics?|(?:its|it was|was) (?:a )?(?:joke|song|quote|lyrics?|meme|game|dream|filter|bot)|wrong (?:chat|window|person)|(?:wait )?this isnt the)\b/u;

/** Whether what was said at `index` is no report of the speaker's life. */
export function isUnreal(said: readonly Testimony[], index: number): boolean {
  const message = said[index];
  if (!message) return false;
  if (unreal.test(plainOf(message.text))) return true;
  const next = said[index + 1];
  return (
    next !== undefined && next.sentAt - message.sentAt < takenBackMs && takesBack.test(plainOf(next.text))
  );
}
