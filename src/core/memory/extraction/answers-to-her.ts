/** Makes a statement of a short answer to the character's question: "Lisbon" after "where do you live?". */

const longestAnswer = 60;

const asked: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:what(?:'s| is) your (?:first )?name|what (?:should|can|may|do) i call you|who are you|and you are)\b/i,
    'my name is %',
  ],
  [
    /\bwhere (?:do|are) you (?:live|living|based|staying)\b|\b(?:which|what) (?:city|town|country|part of [\p{L} ]+) (?:do|are) you (?:live|living|based)(?: in)?\b/iu,
    'I live in %',
  ],
  [
    /\bwhere (?:are you|do you come|did you grow up|were you born)(?: originally)?(?: from)?\b(?! (?:going|headed|off|now|at))/i,
    'I am from %',
  ],
  [/\bhow old are you\b|\bwhat(?:'s| is) your age\b/i, 'I am % years old'],
  [/\bwhen(?:'s| is) your birthday\b|\bwhen were you born\b/i, 'my birthday is %'],
  [/\b(?:where|who) do you work(?: for| at)?\b/i, 'I work at %'],
  [
    /\bwhat do you do (?:for (?:a living|work))\b|\bwhat(?:'s| is) your job\b|\bwhat do you work as\b/i,
    'I work as a %',
  ],
  [/\bwhat (?:do|are) you (?:study|studying)\b|\bwhat(?:'s| is) your major\b/i, 'I study %'],
  [/\b(?:what|which) pronouns\b|\byour pronouns\b/i, 'my pronouns are %'],
  [
    /\b(?:any|have you got any|do you have any) allergies\b|\bwhat are you allergic to\b|\bare you allergic to anything\b/i,
    'I am allergic to %',
  ],
  [/\bwhat(?:'s| is) your (fav(?:ou?rite)? [\p{L} ]{2,25}?)\s*\?/iu, 'my $1 is %'],
  [/\b(?:what|which) languages? do you speak\b/i, 'I speak %'],
  [/\b(?:what|which) instruments? do you play\b|\bwhat do you play\b/i, 'I play %'],
  [/\bwhat(?:'s| is) your ([\p{L}]+(?:'s)? name)\b/iu, 'my $1 is %'],
  [
    /\bwhat(?:'s| is) (?:his|her|its|their) name\b|\bwhat do you call (?:him|her|it|them)\b|\bwhat(?:'s| is) (?:he|she|it) called\b/i,
    'his name is %',
  ],
  [/\bwhat(?:'s| is|'re| are) your ([\p{L}]+) (?:called|named)\b/iu, 'my $1 is called %'],
  [/\b(?:what|which) (?:football |baseball )?team do you support\b/i, 'I support %'],
  [
    /\bwhat are your hobbies\b|\bwhat do you do (?:for fun|in your (?:free|spare) time)\b/i,
    'my hobbies are %',
  ],
];

const noAnswer =
  /^(?:no|nope|nah|none|nothing|yes|yeah|yep|idk|dunno|why|what|who|where|secret|guess|nowhere|not|never|lol|haha|ok|okay|sure|maybe|depends|hm+|um+|uh+|you|it|that|this|i|im|i'm|my|we|he|she|they|the one|good|fine|great|hi|hey|hello|thanks|stop|later|tell|can|do|does|is|are|how|when|please|none of|anyway|whatever|both|neither|same|old enough|too old)\b/i;

/** The statement that a short message makes after the character's line; undefined when it makes none. */
export function statementAfter(line: string, answer: string): string | undefined {
  const question = lastQuestion(line);
  const words = answer
    .trim()
    .replace(
      /^(?:(?:oh|well|um+|uh+|it's|its|in|at|the name's|called|just|a|an|to|on|from|for|as an?|currently|mostly|probably) )+/i,
      '',
    )
    .replace(/[\s.!,~)(:;]+$/, '')
    .trim();
  if (question === undefined || words === '' || answer.length > longestAnswer || /[?\n]/.test(answer))
    return undefined;
  if (words.split(' ').length > 6 || noAnswer.test(words)) return undefined;
  for (const [pattern, statement] of asked) {
    const match = pattern.exec(question);
    if (match) return statement.replace('$1', (match[1] ?? '').trim()).replace('%', () => words);
  }
  return undefined;
}

/** The last sentence of her line, where it asks; two questions at once leave open which is answered. */
function lastQuestion(line: string): string | undefined {
  const tail = line.slice(-400);
  const questions = tail.match(/[^.!?\n]+\?/g) ?? [];
  return questions.length === 1 && /\?[^?]{0,12}$/.test(tail) ? questions[0].trim() : undefined;
}
