/** What a user tells of themselves under a name of their own: "my middle name is Rose", "my thesis is about eels". */

import { attributeKinds, petKinds, relationKinds } from '../predicates.ts';
import type { Draft, Form } from './forms.ts';
import { nameLike, thing, vague } from './values.ts';

const known = new RegExp(`^(?:\\p{L}+ )?(?:${attributeKinds})$`, 'iu');
const someone = new RegExp(
  `(?:^| )(?:${petKinds}|${relationKinds}|head|heart|brain|back|body|life|mind|mood|face|hair|skin|stomach|legs?|feet|eyes?|sleep|day|week|weekend|morning|night|bed|house|flat|kitchen|internet|wifi|connection|point|problem|issue|plan|question|answer|guess|bad|fault|opinion|thing|people|friends|family|parents|kids|neighbours|neighbors|fingers|hands|throat|tooth|teeth|luck|god|only|screen|battery|code|build|server|train|bus|boss|code|computer)$`,
  'i',
);
const passing =
  /^(?:my|our|like|everything|not|so|too|going|killing|being|getting|driving|dead|dying|broken|ruined|very|really|pretty|just|still|always|never|gone|over|done|ready|late|full|empty|cold|hot|on fire|a (?:mess|disaster|joke|nightmare|bit|lot|total|complete)|the (?:worst|best|same|problem)|in|down|up|out|off|back|here|there|hard|boring|stressful|weird|terrible|awful|great|good|bad|fine|ok|okay|amazing|annoying|stupid|lost|late|delayed|cancelled|crap|shit|finally|about to|to|that|what|how|why|when|where|because|working|coming|acting|falling|making|giving|freaking|sore|itchy|sick|tired|wet|slow|loud|tiny|huge|small|big|old|new|expensive|cheap|due|almost|nearly|currently|now)\b/i;
const about = /^(?:about|on|called|in|with|at) /i;

/** The last of all forms: only for what nothing else understood. */
export const attributeForm: Form = {
  pattern: /^((?:[\p{L}'-]+ ){0,3}[\p{L}'-]+) be (.+)$/u,
  of: 'self',
  read: (match, said) =>
    said.phrase.possessive ? attributed((match[1] ?? '').toLowerCase(), match[2] ?? '') : [],
};

function attributed(noun: string, raw: string): readonly Draft[] {
  if (/^(?:favourite|birthday|name|pronouns|age)\b/.test(noun)) return [];
  if (/\bname$|^(?:username|handle|gamertag|nickname|surname)$/.test(noun)) {
    const value = nameLike(raw);
    return value === undefined ? [] : [{ predicate: noun, value }];
  }
  const value = thing(raw.replace(/^(?:called|named) /i, ''), 9);
  if (value === undefined || passing.test(value)) return [];
  if (known.test(noun)) return vague.test(value.replace(about, '')) ? [] : [{ predicate: noun, value }];
  // Of what is no usual attribute only a name, a number or a place is one.
  if (someone.test(noun) || noun.split(' ').length > 2) return [];
  return /^(?:an? |the |on |at |in |under )?(?:\p{Lu}\p{L}|\d)/u.test(value)
    ? [{ predicate: noun, value, confidence: 0.7 }]
    : [];
}
