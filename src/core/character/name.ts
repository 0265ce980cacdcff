/** Tells being called by name from being talked about. */

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const hails =
  '(?:hey|hi|hello|hiya|yo|oi|ok|okay|dear|so|well|psst|morning|good (?:morning|afternoon|evening|night)|night|gn|gm|thanks|thank you|thx|ty|bye|goodbye|sorry|please|pls|oh|ah|and|but|come on|welcome back|love you)';
/** What follows a name that is the subject of a statement about it. */
const spokenOf =
  "(?:said|says|say|is|was|has|had|does|did|will|would|can|could|should|told|thinks|thought|knows|knew|likes|liked|loves|hates|wants|wanted|went|goes|got|gets|made|makes|keeps|kept|never|always|just|also|and|or|'s|’s|seems|looks|sounds|must|might|isn'?t|wasn'?t|doesn'?t|didn'?t|won'?t|can'?t|again|here|there|in|on|at|from|with|about|who|which|that|too|yesterday|today|bot)";
const direct =
  "(?:what|whats|what's|who|whos|who's|when|where|why|how|which|can|could|would|will|do|does|did|is|are|should|may|tell|help|give|show|explain|write|make|find|remember|say|sing|settle|please|you|ur|your|i|im|i'm|my|we|stop|come|look|listen|wake|pick|roll|translate|check|read|guess|thanks|thank|sorry|have|let|any)";

/**
 * Whether `text` calls somebody named `name`: "Wren, …", "hey wren", "what time is it, wren?". Talk about them ("wren said
 * that yesterday") does not count. Case is ignored.
 */
export function callsByName(text: string, name: string): boolean {
  const called = name.trim();
  if (called === '') return false;
  const said = text
    .slice(0, 4000)
    .replace(/```[\s\S]*?(?:```|$)|`[^`\n]*`|^[ \t]*>.*$/gm, ' ')
    .trim();
  return patternsFor(called).some((pattern) => pattern.test(said));
}

/** Per name; a process knows a handful of characters. */
const known = new Map<string, readonly RegExp[]>();

function patternsFor(name: string): readonly RegExp[] {
  const made = known.get(name);
  if (made) return made;
  const word = `(?<![\\p{L}\\p{N}_@])${literally(name)}(?![\\p{L}\\p{N}_])(?!['’]s?\\b)`;
  const start = '(?:^|[.!?\\n…]\\s*)';
  const patterns = [
    // the name alone, or first with a mark after it
    new RegExp(`${start}${word}\\s*(?:[,:;!?…]|\\.{2,}|[-–—]\\s|$)`, 'iu'),
    // written as a mention by hand
    new RegExp(`^@${literally(name)}(?![\\p{L}\\p{N}_])(?!['’]s)`, 'iu'),
    // a hail, then the name, unless it goes on about it
    new RegExp(`${start}(?:${hails}[\\s,!]+)+${word}(?!\\s+${spokenOf}(?![\\p{L}]))`, 'iu'),
    // the name first, then words to it: a question, an order, or "you"
    new RegExp(
      `^${word}\\s+(?!(?:is|does|did|can|could|would|will|should|may)\\s+(?!(?:you|u|ya|we|i|this|that|it|there|my|the)\\b))${direct}(?![\\p{L}])`,
      'iu',
    ),
    // last, set off by a comma
    new RegExp(`[,!?…]\\s*${word}\\s*[\\p{P}\\p{S}\\s]*$`, 'iu'),
    // last, after a question or an order to "you"
    new RegExp(
      `^(?:${hails}|how are you|what do you think|are you there|you there|what about you|i love you|love you|good bot|(?:nice|good|great) (?:one|job|work)|well done|lol|haha|where are you|who are you)\\s+${word}\\s*[\\p{P}\\p{S}\\s]*$`,
      'iu',
    ),
  ];
  known.set(name, patterns);
  return patterns;
}
