/**
 * A summary without a model: what is known, what an earlier summary said, and the most telling statements in their speakers'
 * own words. It is written so that its statements can be read back, and are weighed again beside newer ones next time.
 */
import type { Fact } from '../../types.ts';
import { callOf, listed } from '../describe.ts';
import { monthNames, spokenDates } from '../extraction/dates.ts';
import { predicateSpec } from '../predicates.ts';
import { beginningOf, onOneLine } from '../reading/data-lines.ts';
import { salience } from '../recall/salience.ts';
import { termsOf } from '../search/terms.ts';
import { mostTelling, type Statement, statementOf } from './key-statements.ts';

/** Longest summary, in UTF-16 code units. */
export const maxSummaryChars = 1_800;
const maxFactChars = 700;
const maxProseChars = 800;
const maxFacts = 14;
const maxStatements = 10;
const maxNameChars = 40;

export interface SummaryMatter {
  /** Whom the facts are of, by name. */
  readonly name: string;
  readonly facts: readonly Fact[];
  /** The text so far, whoever wrote it. */
  readonly previous: string;
  /** What was said since. */
  readonly statements: readonly Statement[];
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Depends on nothing but what it is given; empty where there is nothing to tell. */
export function summaryInWords({ name, facts, previous, statements, now }: SummaryMatter): string {
  const known = knownLine(facts, speakerName(name), now);
  const earlier = readBack(previous);
  const prose = wholeSentences(earlier.prose, maxProseChars);
  const telling = mostTelling([...earlier.statements, ...statements], {
    maxChars: maxSummaryChars - known.length - prose.length,
    maxStatements,
    told: [known, prose].filter((text) => text !== '').map(termsOf),
  });
  return fitting([known, prose, ...telling.map(statementLine)].filter((line) => line !== ''));
}

/** As many lines as fit; the frame of a statement counts here. */
function fitting(lines: readonly string[]): string {
  let text = '';
  for (const line of lines) {
    const longer = text === '' ? line : `${text}\n${line}`;
    if (longer.length <= maxSummaryChars) text = longer;
  }
  return text;
}

const knownStart = 'Known: ';
/** Written by `statementLine` and by nothing else: the speech has no closing mark inside. */
const statementPattern = /^On (\d{1,2}) (\p{L}+) (\d{4}), (.{1,40}?) said: “([^“”]+)”$/u;

function statementLine({ sentAt, author, text }: Statement): string {
  const day = new Date(sentAt);
  const date = `${day.getUTCDate()} ${monthNames[day.getUTCMonth()]} ${day.getUTCFullYear()}`;
  return `On ${date}, ${speakerName(author)} said: “${text.replace(/[“”]/g, '"')}”`;
}

/** The statements of an earlier summary, and the rest of it: prose of a model. Facts are not read back, they are asked for anew. */
function readBack(text: string): { readonly statements: readonly Statement[]; readonly prose: string } {
  const statements: Statement[] = [];
  const prose: string[] = [];
  for (const line of text.split('\n')) {
    const [, day, month, year, author, said] = statementPattern.exec(line) ?? [];
    const monthIndex = (monthNames as readonly string[]).indexOf(month ?? '');
    if (author === undefined || said === undefined || monthIndex < 0) {
      if (!line.startsWith(knownStart)) prose.push(line);
      continue;
    }
    const sentAt = Date.UTC(Number(year), monthIndex, Number(day), 12);
    const statement = statementOf({ text: said, author, sentAt });
    if (statement) statements.push(statement);
  }
  return { statements, prose: onOneLine(prose.join(' ')) };
}

/** "Known: Ana lives in Lisbon; Ana's dog is called Bella." */
function knownLine(facts: readonly Fact[], name: string, now: number): string {
  const ranked = facts
    .filter((fact) => fact.effect === 'holds' && (fact.validTo === undefined || fact.validTo > now))
    .map((fact) => ({ fact, salience: salience(fact, now) }))
    .sort((a, b) => b.salience - a.salience || b.fact.id - a.fact.id)
    .slice(0, maxFacts)
    .map(({ fact }) => fact);
  const clauses: string[] = [];
  let room = maxFactChars;
  for (const group of Map.groupBy(ranked, ({ entity, predicate }) => `${entity.id} ${predicate}`).values()) {
    const clause = clauseOf(group, name);
    if (clause.length + 2 > room) continue;
    room -= clause.length + 2;
    clauses.push(clause);
  }
  return clauses.length === 0 ? '' : `${knownStart}${clauses.join('; ')}.`;
}

const turned: Readonly<Record<string, string>> = { my: 'their', our: 'their', mine: 'theirs', me: 'them' };

/** Facts of one entity and predicate, told of their owner to somebody else: "Ana's dog is called Bella". */
function clauseOf(facts: readonly Fact[], name: string): string {
  const [first] = facts;
  if (!first) return '';
  const { entity, predicate } = first;
  const values = [...new Set(facts.map(({ value }) => value))].map((value) =>
    spokenDates(onOneLine(beginningOf(value, 120))).replace(
      /\b(?:my|our|mine|me)\b/gi,
      (word) => turned[word.toLowerCase()] ?? word,
    ),
  );
  const value = listed(values);
  const subject = entity.kind === 'self' ? name : callOf(entity).replace(/^your /, () => `${name}'s `);
  const form = predicateSpec(predicate)
    .other.replace(/^you asked me/, '{o} asked')
    .replace(/\byour\b/, "{o}'s");
  // All at once, so that no value is taken for a place to fill.
  return form.replace(/\{([sov])\}/g, (_, slot: string) =>
    slot === 'v' ? value : slot === 's' ? subject : name,
  );
}

/** A name that cannot end a line or a quotation. Names are chosen by their owners. */
function speakerName(name: string): string {
  const plain = name.normalize('NFKC').replace(/[\p{Cc}\p{Cf}“”":;\u2028\u2029]/gu, ' ');
  const short = [...onOneLine(plain)].slice(0, maxNameChars).join('').trim();
  return short === '' ? 'someone' : short;
}

/** The longest beginning that ends with a sentence; nothing where not even one fits. */
export function wholeSentences(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text;
  const end = [...text.slice(0, maxChars).matchAll(/[.!?…]["'”’)]?(?=\s)/g)].at(-1);
  return end ? text.slice(0, end.index + end[0].length) : '';
}
