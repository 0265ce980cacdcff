/**
 * Invented talk for the scale bench: a Zipf-like vocabulary, everyday sentences, people telling of their lives. The same seed
 * gives the same talk.
 */

export type Draw = () => number;

/** Mulberry32 (Tommy Ettinger, public domain): uniform in [0, 1). */
export function seeded(seed: number): Draw {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function pick<T>(draw: Draw, from: readonly T[]): T {
  const chosen = from[Math.floor(draw() * from.length)];
  if (chosen === undefined) throw new RangeError('Nothing to choose from');
  return chosen;
}

const common =
  'the of and to a in is that it for was on are with as be this have from or had by not but what all were when we there can an your which their said if do will each about how up out them then she many some so these would other into has more her two like him see time could no make than first been its who now people my made over did down only way find use may water long little very after words called just where most know get through back much before go good new write our used me man too any day same right look think also around another came come work three word must because does part even place well such here take why things help put years different away again off went old number great tell men say small every found still between name should home big give air line set own under read last never us left end along while might next sound below saw something thought both few those always looked show large often together asked house world going want school important until form food keep children feet land side without boy once animals life enough took sometimes four head above kind began almost live page got earth need far hand high year mother light parts country father let night following picture being study second eyes soon times story boys since white days ever paper hard near sentence better best across during today others however sure means knew try told young miles sun ways thing whole hear example heard several change answer room sea against top turned learn point city play toward five using himself usually'.split(
    ' ',
  );
const hobbies =
  'climbing,pottery,chess,birdwatching,sailing,knitting,photography,baking,running,surfing,painting,gardening,cycling,archery,fencing,juggling,karaoke,woodworking,astronomy,swimming'.split(
    ',',
  );
const jobs =
  'nurse,teacher,welder,baker,lawyer,plumber,designer,developer,librarian,pharmacist,carpenter,journalist,chef,electrician,translator,architect'.split(
    ',',
  );
const foods =
  'peanuts,shellfish,gluten,strawberries,mushrooms,coriander,olives,aubergine,lentils,tofu,pancakes,curry,ramen,dumplings,falafel'.split(
    ',',
  );
const pets = 'dog,cat,hamster,parrot,rabbit,tortoise,ferret,horse'.split(',');
const kin =
  'sister,brother,mother,father,cousin,aunt,uncle,grandmother,roommate,boss,neighbour,best friend'.split(',');
const times =
  'yesterday,last week,on Monday,last summer,this morning,in March,two weeks ago,on Friday,last night,over the weekend'.split(
    ',',
  );

const onsets = 'b br c ch d dr f fl g gr h j k l m n p pl r s sh st t tr v w z'.split(' ');
const vowels = 'a e i o u ai ea oo'.split(' ');
const codas = 'n r l s t nd rk m lt x'.split(' ');

const vocabularySize = 12_000;

/** The words of the world, frequent ones first, and names that single people and places have. */
export function vocabulary(draw: Draw): { word(): string; readonly rare: readonly string[] } {
  const words = [...new Set(common)];
  const known = new Set(words);
  while (words.length < vocabularySize) {
    const made = madeWord(draw);
    if (known.has(made)) continue;
    known.add(made);
    words.push(made);
  }
  // Zipf: the r-th word's share falls with 1/r.
  let total = 0;
  const upTo = words.map((_, rank) => {
    total += 1 / (rank + 2.7);
    return total;
  });
  const word = () => {
    const aim = draw() * total;
    let low = 0;
    let high = words.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((upTo[middle] ?? 0) < aim) low = middle + 1;
      else high = middle;
    }
    return words[low] ?? '';
  };
  return { word, rare: words.slice(2_000) };
}

function madeWord(draw: Draw): string {
  const syllables = 1 + Math.floor(draw() * 3);
  let word = '';
  for (let count = 0; count < syllables; count += 1) word += pick(draw, onsets) + pick(draw, vowels);
  return word + pick(draw, codas);
}

export interface Saying {
  readonly text: string;
  /** What its author could be asked about it later. */
  readonly question?: string;
}

/** One message: small talk mostly, something remarkable often, something of the author's life now and then. */
export function saying(draw: Draw, words: { word(): string; readonly rare: readonly string[] }): Saying {
  const kind = draw();
  if (kind < 0.7) return { text: smallTalk(draw, words) };
  const place = capital(pick(draw, words.rare));
  const thing = pick(draw, words.rare);
  const who = pick(draw, kin);
  const when = pick(draw, times);
  if (kind < 0.94) {
    return pick(draw, [
      () => ({
        text: `${when} I went to ${place} with my ${who} and we saw a ${thing}`,
        question: `when did I go to ${place} with my ${who}?`,
      }),
      () => ({
        text: `I finally finished the ${thing} ${words.word()} for the ${place} ${words.word()}`,
        question: `what did I say about the ${thing} for ${place}?`,
      }),
      () => ({
        text: `my ${who} gave me a ${thing} ${when}, it reminds me of ${place}`,
        question: `what did my ${who} give me?`,
      }),
      () => ({
        text: `the ${place} meeting about the ${thing} was moved, ${smallTalk(draw, words)}`,
        question: `what happened with the ${place} meeting?`,
      }),
      () => ({
        text: `does anybody know a good ${thing} place near ${place}? ${smallTalk(draw, words)}`,
        question: `where did I look for a good ${thing} place?`,
      }),
    ])();
  }
  const name = capital(pick(draw, words.rare));
  const pet = pick(draw, pets);
  const job = pick(draw, jobs);
  const hobby = pick(draw, hobbies);
  const food = pick(draw, foods);
  return pick(draw, [
    () => ({ text: `my ${pet} is called ${name}`, question: `what's my ${pet} called again?` }),
    () => ({ text: `I work as a ${job} at ${name}`, question: 'do you remember where I work?' }),
    () => ({ text: `I moved to ${place} ${when}`, question: 'where do I live now?' }),
    () => ({ text: `my ${who} ${name} lives in ${place}`, question: `where does my ${who} ${name} live?` }),
    () => ({ text: `I love ${hobby}, I do it every weekend`, question: `how often do I do ${hobby}?` }),
    () => ({ text: `I'm allergic to ${food}`, question: 'what did I say I was allergic to?' }),
  ])();
}

function smallTalk(draw: Draw, { word }: { word(): string }): string {
  const length = 4 + Math.floor(draw() * 14);
  return Array.from({ length }, word).join(' ') + pick(draw, ['', '', '.', '!', '?', ' lol']);
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
