/** What background reading may say of the predicates: one line each for the model. A new row of the table needs one here. */
import type { KnownPredicate } from '../predicates.ts';

/** Facts that only the user's explicit wish makes. */
type NeverRead = 'note';

const glosses: Readonly<Record<Exclude<KnownPredicate, NeverRead>, string>> = {
  name: 'what they are called',
  nickname: 'another name that people use',
  pronouns: 'such as they/them',
  age: 'years, a number',
  birthday: 'a day of a year such as 14 July, or a date',
  home: 'where they live now',
  origin: 'where they come from',
  nationality: '',
  religion: '',
  employer: 'company or organisation they work at now',
  job: 'profession or title',
  field: 'what they work in, where no title is told',
  team: 'at work',
  'work status': 'retired, unemployed, self-employed, on leave',
  'work hours': 'such as night shifts',
  studies: 'subject',
  school: 'school or university',
  degree: '',
  status: 'single, married, engaged, divorced, in a relationship',
  partner: 'name of their partner',
  relation: 'of a person told by name: what they are to the user, such as cousin',
  has: 'household and kin in number, such as two sons',
  owns: 'a possession worth remembering',
  car: '',
  species: 'of an animal: kind or breed',
  diet: 'vegan, vegetarian, halal and so on',
  avoids: 'food or drink they do not have',
  allergy: '',
  health: 'illness or injury, a noun',
  condition: 'health told as an adjective, such as pregnant',
  sober: 'since when',
  handedness: '',
  fears: '',
  likes: '',
  dislikes: '',
  supports: 'sports club',
  hobby: '',
  plays: 'instrument, sport or game',
  language: 'they speak',
  learns: '',
  routine: 'what they do again and again, a verb phrase',
  goal: 'what they want to do, a verb phrase',
  'saving for': '',
  plan: 'what is to happen, with its date, such as fly to Oslo on 2026-05-30',
  event: 'what happened to them, a verb phrase in the past',
  death: '`died` or `passed away`',
};

export const readablePredicates: readonly string[] = Object.keys(glosses);

/** "home (where they live now), origin (…), car" */
export const predicateGuide: string = Object.entries(glosses)
  .map(([name, gloss]) => (gloss === '' ? name : `${name} (${gloss})`))
  .join('; ');
