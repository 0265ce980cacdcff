import { expect, test } from 'vitest';
import { extractFacts } from '../../../../src/core/memory/extraction/extract.ts';
import type { ExtractedFact, KnownFact } from '../../../../src/core/memory/extraction/extracted-fact.ts';

const minuteMs = 60_000;
const start = Date.parse('2026-03-11T15:00:00Z');

const shown = ({ entity, predicate, value, effect }: ExtractedFact) =>
  `${entity.name} ${predicate}${effect === 'ended' ? (value === '' ? ' ended' : ' was') : ''}${value === '' ? '' : `: ${value}`}`;

/** What the last message gives when the ones before it were said a minute apart. */
function after(...messages: readonly string[]): readonly string[] {
  let known: readonly KnownFact[] = [];
  let facts: readonly ExtractedFact[] = [];
  for (const [index, text] of messages.entries()) {
    const sentAt = start + index * minuteMs;
    facts = extractFacts(text, { sentAt, timeZone: 'UTC', known });
    known = [...facts.map((fact) => ({ ...fact, validFrom: sentAt })).reverse(), ...known];
  }
  return facts.map(shown);
}

test.each([
  [
    ['vet at 3pm tomorrow', 'they rang, 4:30 now'],
    ['self plan was: vet on 2026-03-12 at 3pm', 'self plan: vet on 2026-03-12 at 4:30'],
  ],
  [
    ['bed by 10 every night', "bed's now more like 1"],
    ['self routine was: go to bed by 10 every night', 'self routine: go to bed around 1 every night'],
  ],
  [
    ['i have two cats', 'make that three'],
    ['self has was: two cats', 'self has: 3 cats'],
  ],
  [
    ['my team name is Quizzly Bears', "taken!! so we're Les Quizerables now"],
    ['self team name: Les Quizerables'],
  ],
  [['my niece is called Odette', "she's Margot now"], ['niece name: Margot']],
  [['bought an air fryer', 'took it back'], ['self owns was: an air fryer']],
  [
    ['bought an air fryer', 'swapped it for a slow cooker'],
    ['self owns was: an air fryer', 'self owns: a slow cooker'],
  ],
  [['day 9 of keto', 'keto is over'], ['self diet was: keto']],
  [["can't stop playing sudoku", 'sudoku is dead to me'], ['self likes was: sudoku']],
  [['dyed my hair blue', "it's copper now"], ['self hair colour: copper']],
  [["my op's on the 20th", 'they pushed it'], ['self op: postponed']],
  [['i have ibs', 'not ibs'], ['self health was: ibs']],
  [
    ['got 6 tetras', 'had 6 tetras. its 5 now'],
    ['self has was: 6 tetras', 'self has: 5 tetras'],
  ],
  [
    ['leaving do = the Kings Arms, friday', 'kings arms flooded so its the bowling alley'],
    ['self leaving do: the bowling alley, 2026-03-13'],
  ],
  [
    ["can't have shellfish", 'its the soy in the marinade that gets me'],
    ['self avoids was: shellfish', 'self allergy: soy'],
  ],
  [['my dog is called Nettle', 'had to say bye to Nettle today'], ['dog death: died']],
  [['my friend Nettle lives in Rome', 'had to say bye to Nettle today'], []],
  [
    ['52 books this year lets go', 'lowered it to 20'],
    ['self goal was: 52 books this year', 'self goal: 20 books this year'],
  ],
  // Nothing of what stands is meant.
  [['vet at 3pm tomorrow', 'the shop is at 5 now'], []],
  [['my name is Sam', 'we are happy now'], []],
  [['my sister Mia lives in Rome', 'no, Maya not Mia'], ['sister name: Maya']],
  [['i live in Leeds', 'Leicester, not Leeds'], ['self home: Leicester']],
  [['i work at Bergen Foods', "it's not Bergen Foods, it's Bergen Feeds"], ['self employer: Bergen Feeds']],
  [['im Dnaile', '*Danile'], ['self name: Danile']],
  [['im Dnaile', 'Danile*'], ['self name: Danile']],
  [['my name is Chris', "oops, it's Kris with a K"], ['self name: Kris']],
  [['my cat is called Miso', "it's spelt Meeso"], ['cat name: Meeso']],
  [['im in the platform team', '*was'], ['self team was: platform']],
  [['my birthday is 4 october', 'actually its the 5th'], ['self birthday: 5 October']],
  [['my exam is on 12 june', "it's 19 june now"], ['self exam: 2026-06-19']],
  [
    ['im flying to Oslo on 3 may', 'actually its the 10th of may'],
    ['self plan was: flying to Oslo on 2026-05-03', 'self plan: flying to Oslo on 2026-05-10'],
  ],
  [['im 41', 'i meant 42'], ['self age: 42']],
  [['i live in Hull', 'i meant York'], ['self home: York']],
  [['im majoring in physics', 'switched to geology'], ['self studies: geology']],
  [
    ['really into weaving', 'switched to macrame, much calmer'],
    ['self hobby was: weaving', 'self hobby: macrame'],
  ],
  [['my dog is called Bolt', "he's Nugget now"], ['dog name: Nugget']],
  [['im vegan', 'not anymore'], ['self diet was: vegan']],
  [['im 3 weeks sober', 'slipped up last night'], ['self sober was: for 3 weeks']],
  [['concert on june 3', 'the concert got cancelled'], ['self plan was: concert on 2026-06-03']],
  [
    ['i have a son', 'TWO sons'],
    ['self has: two sons', 'self has was: a son'],
  ],
])('%j -> %j', (messages, facts) => {
  expect(after(...messages)).toEqual(facts);
});

test.each([
  [['i work at Nokia', 'i left Nokia'], ['self employer was: Nokia']],
  [
    ['i live in Utrecht', 'we left Utrecht in january, Ghent now'],
    ['self home was: Utrecht', 'self home: Ghent'],
  ],
  [
    ['i love old crime novels', 'im off crime novels for good'],
    ['self likes was: old crime novels', 'self dislikes: crime novels'],
  ],
  [
    ['i like olives', 'i hate olives'],
    ['self dislikes: olives', 'self likes was: olives'],
  ],
  [['im vegan', 'im not vegan'], ['self diet was: vegan']],
  [
    ['i have an old red kayak', 'sold my kayak'],
    ['self owns was: an old red kayak', 'self event: sold my kayak'],
  ],
  [['i drive a Fiat Panda', 'rip panda'], ['self car was: a Fiat Panda']],
  [
    ['allergic to latex', "i'm not allergic to latex, it's actually nickel"],
    ['self allergy was: latex', 'self allergy: nickel'],
  ],
  [['im vegan', 'started eating cheese again'], ['self diet was: vegan']],
])('%j ends what stood: %j', (messages, facts) => {
  expect(after(...messages)).toEqual(facts);
});

test('what never was thought to be so needs no ending', () => {
  expect(after("i don't live in Rome")).toEqual([]);
  expect(after("i'm not vegan")).toEqual([]);
  expect(after('i left Nokia')).toEqual([]);
});

test('nothing is corrected that nobody said', () => {
  expect(after('no, Maya not Mia')).toEqual([]);
  expect(after('*was')).toEqual([]);
  expect(after("it's 19 june now")).toEqual([]);
  expect(after('my sister Mia lives in Rome', 'not today, maybe tomorrow')).toEqual([]);
  expect(after('im 41', 'it is raining now')).toEqual([]);
});

test('quitting ends the work and nothing else', () => {
  expect(after('i work at Nokia and i love jazz', 'i quit')).toEqual([
    'self employer ended',
    'self job ended',
    'self team ended',
    'self field ended',
    'self work hours ended',
  ]);
});

test('a break-up ends the partner and leaves family alone', () => {
  const [single] = extractFacts('we broke up', { sentAt: start, timeZone: 'UTC' });
  expect(single).toMatchObject({ predicate: 'status', value: 'single', ends: ['partner'] });
});

test('a death ends what only the living do', () => {
  const [death] = extractFacts('my grandad passed away', { sentAt: start, timeZone: 'UTC' });
  expect(death).toMatchObject({ entity: { name: 'grandad' }, predicate: 'death', value: 'passed away' });
  expect(death?.ends).toContain('home');
  expect(death?.ends).not.toContain('name');
});
