/** What stands for a value in a statement: cut to what it names, checked for being one. */

/** Words that point and name nothing, at the start of a value. */
export const vague =
  /^(?:it|that|this|these|those|you|u|your|him|her|them|me|us|he|she|they|i|we|when|how|what|where|why|who|which|to|so|not|no|all|everything|everyone|every|anything|nothing|one|someone|somebody|some|something|stuff|things?|being|people|myself|being alive|life|there|here|(?:totally|absolutely|completely|literally|basically|obviously|honestly|really|mostly|especially|so|much|way)\b|don't|sorry not|a lot|lots|many|much|more|most|fine|good|bad|only|just|very|too|the way|the idea|the fact|the fuck|the hell|both|another|such|each other|itself|himself|herself|themselves|ourselves|ya|yall|you all|u all|doing (?:that|this|it)|going)\b/i;

const clauseTail =
  /[\s,]+(?:because|since|but|although|though|while|when|whenever|where|after|before|until|unless|which|who|whose|so (?:that|i|we|it|the|no|not|please|am|if|basically|now|yes)|and (?:it|they|he|she|that|i|we|then|now|my|so|the rest)|that (?:i|is|was|has|you|he|she|they|we|can|my)|with (?:my|the|his|her|a|an|two|three)|as well|too|if|even|to (?:make|pay|buy|fund|afford|save|get|help|celebrate|cover|replace|relax|unwind|have|stay|keep|avoid)|like (?:a|an|it|i|my)|instead|apparently|somehow|unfortunately|whatever|right|okay|ok|yes|yeah|no|thank god|god|sadly|finally|please|thanks|hence|aka|i (?:am|have|was|love|hate|think|guess|mean|know|swear|just|do|can|will|would)|it (?:is|was|has)|they (?:are|were)|he (?:is|was)|she (?:is|was)|not (?:the|a|an|in|from|my|just|that|\p{L}+$))\b.*$/iu;
const timeTail =
  /[\s,]+(?:now|nowadays|lately|these days|right now|at the moment|at present|currently|already|again|finally|yet|so much|so bad(?:ly)?|very much|a lot|lots|loads|tons|to death|more than anything|with all my heart|today|yesterday|tomorrow|tonight|officially|full[- ]time|part[- ]time|permanently|forever|for good|originally|ever|(?:just )?(?:last|this|next|earlier this|late last) (?:week|month|year|weekend|summer|winter|spring|autumn|fall|night|morning|term|semester|january|february|march|april|may|june|july|august|september|october|november|december|mon\p{L}*|tues\p{L}*|wed\p{L}*|thu\p{L}*|fri\p{L}*|sat\p{L}*|sun\p{L}*)|(?:a |two |three |four |five |six |ten |\d+ |a few |a couple of |several )(?:day|week|month|year|decade)s? ago|(?:back )?in (?:\d{4}|january|february|march|april|may|june|july|august|september|october|november|december)|in (?:a|two|three|\d+) (?:days|weeks|months|years|week|month|year)|on (?:mon|tues?|wednes|thurs?|fri|satur|sun)\p{L}*|for (?:now|years|ages|months|weeks|over|about|almost|nearly|like|the (?:past|last)|a (?:while|living|bit|few|couple|year|decade|long)|\d|two|three|four|five|six|seven|eight|nine|ten|so long).*|since .*|as of .*|from (?:monday|next|tomorrow|january|february|march|april|june|july|august|september|october|november|december).*|going on .*)$/iu;

/** The value without what only dates, explains or decorates the statement. */
export function tidy(raw: string): string {
  let value = raw
    .trim()
    .replace(/\s+[-–—]+(?:\s.*)?$/, '')
    .replace(clauseTail, '');
  for (let cuts = 0; cuts < 4; cuts += 1) {
    const next = value
      .replace(timeTail, '')
      .replace(/[\s,;:!?…~^*(-]+$/u, '')
      .replace(/ (?:about|around|nearly|almost|over)$/i, '');
    if (next === value) break;
    value = next;
  }
  return value
    .replace(/^(?:like|literally|mostly|mainly|just|only|about|actually|basically|currently) /i, '')
    .trim();
}

/** A short thing that has a name; undefined for what is vague, or a sentence. */
export function thing(raw: string, wordsAtMost = 7): string | undefined {
  const value = tidy(raw);
  if (value === '' || vague.test(value) || value.split(' ').length > wordsAtMost || value.length > 80)
    return undefined;
  if (!/\p{L}|\d/u.test(value) || /[=<>{}[\]|\\]|\.\w+\(/u.test(value)) return undefined;
  return value;
}

/** "nuts, eggs and cats" -> three; a phrase with "and" in the middle of long parts stays whole. */
export function items(raw: string): readonly string[] {
  const value = tidy(raw);
  const parts = value
    .split(/\s*,\s*(?:and |or |& )?|\s+(?:and|&|\+|or|plus)\s+/i)
    .map((item) => item.replace(/^(?:and|also|some|any|all|every|the occasional) /i, '').trim())
    .filter((item) => item !== '');
  const short = parts.filter((item) => item.split(' ').length <= 5);
  if (short.length === parts.length) return parts.slice(0, 8);
  return value.includes(',') ? short.slice(0, 8) : [value];
}

export function things(raw: string, wordsAtMost = 6): readonly string[] {
  return items(raw).flatMap((item) => thing(item, wordsAtMost) ?? []);
}

const nameStops =
  /^(?:not|a|an|the|so|too|very|really|after|because|going|what|unknown|none|in|on|at|mud|hard|weird|boring|common|him|her|it|them|that|this|my|your|just|still|like|pretty|kinda|actually|later|back|when|if|maybe|crazy|old|out|names?|secret|classified|dead|private|tomorrow|tonight|anything|whatever|stupid|dumb|to|is|me|you|someone|nothing|spelt|spelled|pronounced|wrong|right)\b/i;

/** A name as people have them: one to four words of letters. */
export function nameLike(raw: string): string | undefined {
  const value = tidy(raw)
    .replace(
      /\s*(?:\(.*|,.*|\bwith (?:a|an|the|one|two|no)\b.*|\band (?:he|she|they|it|i|we|am|is)\b.*|\b(?:btw|please|pls|by the way|short for|as in|after|he is|she is|it is|like the|nice to|pleased to|from|here|spelt|spelled)\b.*)$/i,
      '',
    )
    .trim();
  if (!/^[\p{L}\p{N}][\p{L}\p{N}'’.-]*(?: [\p{L}\p{N}][\p{L}\p{N}'’.-]*){0,3}$/u.test(value))
    return undefined;
  if (nameStops.test(value) || value.length > 40) return undefined;
  // Four lower-case words are a sentence sooner than a name.
  return value.split(' ').length > 2 && !/\p{Lu}|\p{Lo}/u.test(value) ? undefined : value;
}

export function names(raw: string): readonly string[] {
  return tidy(raw)
    .replace(/[()]/g, '')
    .split(/\s*,\s*(?:and )?|\s+(?:and|&|\+|or)\s+/i)
    .flatMap((part) => nameLike(part) ?? [])
    .slice(0, 6);
}

const units =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = ' ten twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** "twelve", "twenty-eight", "28"; undefined for what is no number of years that people live. */
export function yearsOf(value: string): number | undefined {
  const years = numberOf(value);
  return years !== undefined && years >= 1 && years <= 104 ? years : undefined;
}

export function numberOf(value: string): number | undefined {
  if (/^\d{1,3}$/.test(value)) return Number(value);
  const [ten = '', unit = ''] = value.toLowerCase().split(/[- ]/);
  if (units.includes(ten) && unit === '') return units.indexOf(ten);
  const high = tens.indexOf(ten);
  if (high < 1 || (unit !== '' && (units.indexOf(unit) < 1 || units.indexOf(unit) > 9))) return undefined;
  return high * 10 + Math.max(0, units.indexOf(unit));
}

const noPlace =
  /^(?:fear|hope|denial|hell|peace|my|his|her|their|your|sin|silence|chaos|poverty|constant|a (?:state|world|society|bubble|dream|simulation|constant|way|cave|shed)|an? (?:different|tiny|small|big|house|flat|new|old|shoebox|nice)|the (?:moment|past|present|future|same|middle|now|house|flat|office|zone|dark|shadows|closet|hospital|bath|shower|car|bus|train|pub|gym|kitchen|garden|bed|sofa|meeting|queue|world|process|mood|city|suburbs|countryside|country|woods|mountains|sticks|basement|attic|dorms?|room)|it|that|this|here|there|another|next|pieces|love|trouble|bed|pain|shock|tears|town|charge|general|fact|person|total|school|work|college|uni|class|time|terms?|any|some|two|three|four|today|front|between jobs|mid|bits|full|order|luck|need|debt|shape|awe|agony|stitches|limbo|sync|touch|reality|rent|student|shared|sheltered|council|temporary|hostels?|hotels?|sweatpants|pyjamas|scrubs|jeans|black|pink|red|on|onto|online|free|with|together|alone|off|out|up|down|away|forward|for|as|like|from|by|paycheck|cheaper|mars|space|outer space|narnia|hogwarts|heaven|atlantis|mordor|the moon|and|or)\b/i;

const definitePlace =
  /^the (?:uk|us|usa|states|netherlands|philippines|bahamas|gambia|midlands|west midlands|north|south|east|west|north east|north west|south east|south west|south coast|east coast|west coast|lake district|peak district|cotswolds|highlands|islands|isle|bay area|bronx|valley|dales|channel islands|azores|canaries|maldives|czech republic|emirates|uae|wirral|fens|borders|alps|outback|balkans|basque)\b/i;

/** A town, country or area. */
export function place(raw: string): string | undefined {
  const value = tidy(raw)
    .replace(
      /^(?:the (?:beautiful|lovely|sunny|rainy|great|small|little|tiny) (?:city|town|village) of|sunny|rainy|lovely|beautiful|good old|downtown|central|cold|little|(?:the )?(?:city|town|village) (?:of|called)) /i,
      '',
    )
    .replace(
      /\s+(?:with|to be|to work|to live|to study|for (?:work|uni|school|college|a|my|love|the)|and (?:work|study|love|am|have|hate|like|was)|by the way|alone|together|by myself|on my own|of all places|born and raised).*$/i,
      '',
    )
    .replace(/, (?:not|so|and|which|but|it|where|near the).*$/i, '');
  if (/^the \p{Ll}/u.test(value) && !definitePlace.test(value)) return undefined;
  if (value === '' || noPlace.test(value) || vague.test(value) || value.split(' ').length > 5)
    return undefined;
  return /^[\p{L}\d'(]/u.test(value) && !/\d{3,}|[:;!?=]/.test(value)
    ? value.replace(/^\(|\)$/g, '')
    : undefined;
}

const noOrganisation =
  /^(?:home|nights?|days?|night|morning|the (?:moment|weekends?|office|minute|same|time|end|bank holiday|best|morning|evening|very|computer|desk|gym)|weekends?|free|a living|it|that|this|these|those|once|hours|ages|\d|least|first|last|my|his|her|your|their|all|half|noon|midnight|peace|work|school|uni|heart|christmas|minimum|myself|dawn|him|them|us|me|someone|people|something|tips|money|fun|a while|now|over|around|about|nine|eight|seven|six|five)\b/i;

/** A company, shop, school or other place of work. */
export function organisation(raw: string): string | undefined {
  const value = tidy(raw)
    .replace(/\s+in (?:the )?\p{Lu}.*$/u, '')
    .replace(
      /\s+(?:in (?:the )?(?:\p{L}+ )?(?:department|dept|team|division)|on (?:the|a)|as an?|doing|where|until|full|part|here in|so|and (?:i|it|am|love|hate)).*$/iu,
      '',
    )
    .replace(/,.*$/, '')
    .trim();
  if (value === '' || noOrganisation.test(value) || value.split(' ').length > 6) return undefined;
  return /^[\p{L}\d]/u.test(value) && !/[;!?=]/.test(value) ? value : undefined;
}
