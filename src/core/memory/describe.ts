/** Facts told back to whom they are about: "your dog is called Bella". */
import { predicateSpec } from './predicates.ts';

interface Told {
  readonly subject: string;
  readonly predicate: string;
  readonly value: string;
}

const swapped: Readonly<Record<string, string>> = {
  i: 'you',
  "i'm": 'you are',
  me: 'you',
  my: 'your',
  mine: 'yours',
  myself: 'yourself',
  our: 'your',
  we: 'you',
  am: 'are',
};

/** The speaker's words turned towards them: "my mum" becomes "your mum". */
function inSecondPerson(text: string): string {
  return text.replace(
    /\b(?:i'm|i|me|my|mine|myself|our|we|am)\b/gi,
    (word) => swapped[word.toLowerCase()] ?? word,
  );
}

/** One fact, or several values of one predicate, as a clause without end mark, beginning in lower case. */
export function describe(facts: readonly [Told, ...Told[]]): string {
  const [{ subject, predicate }] = facts;
  const spec = predicateSpec(predicate);
  const value = listed(facts.map((fact) => inSecondPerson(fact.value)));
  const several = facts.length > 1 && predicate === 'name';
  if (several && subject !== 'self') return `your ${subject}s are called ${value}`;
  const form = subject === 'self' ? spec.you : spec.other;
  return form.replace('{s}', `your ${subject}`).replace('{v}', placed(predicate, value));
}

/** Facts as one clause: "your cat is called Bean and you like jazz". */
export function describeAll(facts: readonly Told[]): string {
  const groups = Map.groupBy(facts, (fact) => `${fact.subject} ${fact.predicate}`);
  return listed(
    [...groups.values()].flatMap(([first, ...more]) => (first ? [describe([first, ...more])] : [])),
  );
}

/** What was asked for, as the end of "I don't know …". */
export function describeAsked(subject: string, predicate: string): string {
  const { asked } = predicateSpec(predicate);
  return subject === 'self' ? asked.you : asked.other.replaceAll('{s}', `your ${subject}`);
}

/** The clause as a sentence. */
export function sentence(clause: string): string {
  const marked = /[.!?]$/.test(clause) ? clause : `${clause}.`;
  return marked.charAt(0).toUpperCase() + marked.slice(1);
}

/** "a, b and c". */
export function listed(values: readonly string[]): string {
  if (values.length < 2) return values.join('');
  return `${values.slice(0, -1).join(', ')} and ${values.at(-1)}`;
}

function placed(predicate: string, value: string): string {
  if (predicate === 'job')
    return /^(?:an?|the) /i.test(value) ? value : `${/^[aeiou]/i.test(value) ? 'an' : 'a'} ${value}`;
  if (predicate === 'birthday' && /^\d+(?:st|nd|rd|th)\b/.test(value)) return `the ${value}`;
  return value;
}
