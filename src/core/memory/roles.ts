/** Words for whom somebody speaks of: kin, friends, pets, with what may stand before them. */
import type { EntityKind } from '../types.ts';
import { petKinds, relationKinds } from './predicates.ts';

/** Kin and company that are spoken of without "my": "mum's birthday", "the bf works nights". */
export const kin =
  'mum|mom|mama|dad|papa|nonno|nonna|abuela|abuelo|yiayia|babushka|nan|nana|gran|grandma|granny|grandpa|grandad|granddad|wife|husband|hubby|partner|girlfriend|boyfriend|gf|bf|fiance|fiancee|fiancé|fiancée|boss|manager|roommate|housemate|flatmate|landlord|landlady|ex|ex-husband|ex-wife|ex-boyfriend|ex-girlfriend|brother|sister|son|daughter|toddler|baby|kid|bestie|best friend|best mate|brother[- ]in[- ]law|sister[- ]in[- ]law|mother[- ]in[- ]law|father[- ]in[- ]law|aunt|auntie|uncle|cousin|dog|cat|puppy|kitten';

const qualities =
  'new|lovely|dear|beloved|poor|silly|amazing|wonderful|own|stupid|beautiful|dumb|sweet|crazy|actual|real|gorgeous|late|annoying|darling|brilliant|favourite|tiny|cute|adorable|fat|grumpy|gay|trans|deaf|blind|german|french|italian|spanish|polish|irish|scottish|american|british|rescue|old|elderly|best|good|close|great|work|uni|school|college|only|idiot|vegan|ginger|black|white|brown|orange|fluffy|senior';
const degrees =
  'older|younger|little|big|elder|eldest|oldest|youngest|middle|twin|baby|step|half|former|second|first|third|other|ex|current|next door|upstairs|downstairs|great|foster|adopted|adoptive|biological|bio|birth';

/** `older sister` of "lovely older sister". */
const role = new RegExp(
  `^(?:(?:${qualities})[ -])*((?:(?:${degrees})[ -])*(?:best )?(${relationKinds}|${petKinds}))$`,
  'iu',
);
const petRole = new RegExp(`(?:^|[ -])(?:${petKinds})$`, 'i');
const plurals: Readonly<Record<string, string>> = {
  children: 'child',
  puppies: 'puppy',
  ponies: 'pony',
  kitties: 'kitty',
  bunnies: 'bunny',
  canaries: 'canary',
  wives: 'wife',
  nannies: 'nanny',
  grandchildren: 'grandchild',
  mice: 'mouse',
  geese: 'goose',
  huskies: 'husky',
  bros: 'bro',
};

const shortRoles: Readonly<Record<string, string>> = {
  gf: 'girlfriend',
  bf: 'boyfriend',
  sis: 'sister',
  bro: 'brother',
  hubby: 'husband',
  mil: 'mother-in-law',
  fil: 'father-in-law',
  sil: 'sister-in-law',
  bil: 'brother-in-law',
  fiance: 'fiancé',
  fiancee: 'fiancée',
  nonno: 'grandad',
  nonna: 'gran',
  abuelo: 'grandad',
  abuela: 'gran',
  opa: 'grandad',
  oma: 'gran',
  yiayia: 'gran',
  babushka: 'gran',
};

export interface Role {
  /** Lower case, with what tells it from others of its kind: `older sister`. */
  readonly name: string;
  readonly kind: EntityKind;
  readonly several: boolean;
}

/** The role that a noun phrase names, without "my"; undefined for what is no person or pet. */
export function roleOf(words: string): Role | undefined {
  const text = words.trim().toLowerCase();
  if (text.length > 50) return undefined;
  const one = role.exec(text)?.[1];
  if (one !== undefined) return named(one, false);
  const last = /[\p{L}-]+$/u.exec(text)?.[0] ?? '';
  const singular = plurals[last] ?? (/s$/.test(last) ? last.slice(0, -1) : undefined);
  if (singular === undefined) return undefined;
  const numbered = /^(?:two|three|four|five|six|\d+|both|all|our|several) /.exec(text)?.[0] ?? '';
  const many = role.exec(`${text.slice(numbered.length, text.length - last.length)}${singular}`)?.[1];
  return many === undefined ? undefined : named(many, true);
}

function named(name: string, several: boolean): Role {
  const spelt = name
    .replace(/[\s-]in[\s-]law$/, '-in-law')
    .replace(/^ex[ -]/, 'ex-')
    .replace(
      /\b(?:gf|bf|sis|bro|hubby|mil|fil|sil|bil|fiance|fiancee|nonn[oa]|abuel[oa]|opa|oma|yiayia|babushka)$/,
      (short) => shortRoles[short] ?? short,
    );
  return { name: spelt, kind: petRole.test(spelt) ? 'pet' : 'person', several };
}

/** How a clause may begin that leaves out "I": "allergic to cats", "moved to Leeds". */
export const bareStart =
  /^(?:(?:also|just|still|now|recently|finally|always|really|currently|originally|only|both|mostly) )*(?:live|lived|living in|based in|moved|moving to|settled in|relocated|work|works|worked|working (?:at|for|as|in)|started (?:as|at|work|working|a|my|learning|playing|doing)|starting (?:at|as|a|my)|quit|left (?:my|the)|joined|got (?:a|an|my|married|engaged|divorced|promoted|fired|laid|made|hired|the|into|two)|love|loves|like|likes|hate|hates|adore|enjoy|enjoys|prefer|can not stand|do not|does not|never|no longer|used to|allergic|scared of|terrified of|afraid of|born|grew up|raised in|originally from|from \p{Lu}\p{L}*|married|divorced|single|engaged|separated|widowed|vegan|vegetarian|veggie|pescatarian|coeliac|celiac|diabetic|asthmatic|autistic|dyslexic|colou?r-?blind|have (?:a|an|two|three|four|no|my)|has (?:a|an|two|three|four|no)|own|owns|play|plays|speak|speaks|study|studies|studying|doing (?:a|an|my)|majoring|going to be|drive|drives|obsessed with|addicted to|into|in a relationship|adopted|bought|sold|passed|graduated|retired|training for|saving|want to|hoping to|planning to|learning|turned \d|turning \d|\d{1,2} years old|diagnosed|recovering|fluent|lactose|left-?handed|right-?handed|went (?:vegan|vegetarian|veggie)|switched to|added)\b/iu;
