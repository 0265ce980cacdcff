/** Does a text say when something is or was? A pattern, because it runs on every message that is stored. */
const units =
  'day|night|week|weekend|month|year|morning|evening|afternoon|summer|winter|spring|fall|autumn|semester|hour|minute|decade';
const weekdays =
  'mon(?:day)?|tues?(?:day)?|wed(?:nesday)?|thur?s?(?:day)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?';
const fullWeekdays = 'monday|tuesday|wednesday|thursday|friday|saturday|sunday';
const months = 'january|february|april|june|july|august|september|october|november|december';
const numbers =
  'a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\d+|few|couple of|several|many|some';

const patterns = [
  /\b(?:yesterday|today|tonight|tomorrow|tmrw|recently|lately|nowadays)\b/,
  new RegExp(
    `\\b(?:last|next|this|past|previous|following|coming|every|earlier this|later this) (?:${units}|${weekdays}|${months})s?\\b`,
  ),
  new RegExp(`\\b(?:${numbers}) (?:few )?(?:${units})s? (?:ago|back|later|from now|before|earlier)\\b`),
  new RegExp(
    `\\b(?:for|in|since|over|after|within|during) (?:the |about |around |almost |nearly |over )?(?:last |past |next )?(?:${numbers}) (?:${units})s?\\b`,
  ),
  new RegExp(`\\b(?:${fullWeekdays}|${months})s?\\b`),
  /\b(?:in|on|early|late|mid|since|until|by|last|next|this) (?:march|may|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b/,
  /\b(?:march|may) \d{1,2}\b/,
  /\b(?:19|20)\d\d\b/,
  /\b\d{1,2}(?::\d\d)? ?(?:am|pm)\b/,
  /\b\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?\b/,
  /\b(?:the )?\d{1,2}(?:st|nd|rd|th)\b/,
  /\b(?:years?|months?|weeks?|days?) (?:ago|old)\b/,
  /\bthe other (?:day|night|week)\b/,
  /\b(?:when i was|back in|as a (?:kid|child|teen)|since i was|just (?:got|started|finished|came|had|bought|moved))\b/,
];

export function tellsTime(text: string): boolean {
  const lower = text.toLowerCase();
  return patterns.some((pattern) => pattern.test(lower));
}
