/**
 * What must never be met with small talk: danger to somebody's life first, then loss, then bad and good news. Wide nets on
 * purpose: a false alarm costs a kind line, a miss costs more.
 */
export type Disclosure = 'crisis' | 'loss' | 'news_bad' | 'news_good';

const crisis =
  /\b(?:kill(?:ing)? (?:my ?self|me\b(?! with| now| lol))|suicid\w*|end(?:ing)? (?:it all|my life|things for good)|take my (?:own )?life|want(?:ed)? to die|wanna die|(?:rather|better off|wish i (?:was|were)) dead|dont want to (?:be here|live|exist|wake up)|do not want to (?:be here|live|exist)|dont wanna (?:be here|live|exist|wake up)|no (?:reason|point) (?:to|in) (?:live|living|going on)|cant (?:do this|go on|take (?:it|this)|keep going)(?: any ?more| much longer)|(?:self ?harm\w*|hurt(?:ing)? my ?self|cut(?:ting)? my ?self|cut my wrists)|(?:notice|care|miss me|better) if i (?:was|were|am|just)? ?(?:gone|dead|disappeared|died)|better off without me|unalive|overdos\w+|kms\b|(?:bye|goodbye) forever|took (?:all|too many|a bunch of) (?:my |the )?(?:pills|tablets|meds)|disappear(?:ed)? forever|not safe (?:at home|with (?:him|her|them|myself))|(?:he|she|they) (?:hits?|beats?|hurts?|threatens?) me)\b/;
/** Figures of speech in which nobody is in danger. */
const figurative =
  /\b(?:dying of (?:laughter|boredom|heat)|kill me (?:lol|now lol)|suicide squad|this (?:game|exam|homework|code) (?:is|makes))\b/;

const kin =
  '(?:mum|mom|mother|dad|father|brother|sister|son|daughter|baby|wife|husband|partner|girlfriend|boyfriend|nan|nana|gran|grandma|grandmother|grandpa|grandad|granddad|grandfather|aunt|uncle|cousin|friend|best friend|dog|cat|puppy|kitten|rabbit|hamster|horse|pet|boy|girl|neighbour|neighbor|teacher|boss|colleague)';
const loss = new RegExp(
  `\\b(?:(?:my|our|his|her|their) (?:\\p{L}+ ){0,2}?${kin}s? (?:\\p{L}+ ){0,2}?(?:died|passed(?: away)?|is dead|is gone|was put down|killed|didnt make it)|(?:had|have) to (?:put (?:\\p{L}+ ){1,3}(?:down|to sleep))|passed away|(?:lost|losing|buried|burying) (?:my|our|the) (?:\\p{L}+ ){0,2}?(?:${kin}|baby)|miscarr\\w+|stillb\\w+|funeral|(?:first|another) (?:christmas|birthday|year|easter|anniversary|holiday) without|(?:he|she|they) died|died (?:today|yesterday|last|this)|i miss (?:him|her|them|(?:my|our) (?:\\p{L}+ ){0,1}?${kin})|grieving|grief|in mourning|anniversary of (?:his|her|their|my \\p{L}+s) death|(?:scatter|scattering|scattered) (?:his|her|their|the) ashes)\\b`,
  'u',
);

const bad =
  /\b(?:got (?:fired|dumped|ghosted|laid off|sacked|rejected|robbed|mugged|scammed|evicted|made redundant)|(?:was|been|being|im|were) (?:fired|dumped|laid off|sacked|rejected|bullied|made redundant|evicted)|lost (?:my|the) (?:job|keys|wallet|phone|house|passport|bag|ring)|broke up|(?:breaking|split|splitting) up|dumped me|(?:shouted|yelled|screamed) at me|left me|cheated on me|(?:failed|flunked|bombed) (?:my|the|an?|another|again)|didnt get (?:the|it|in|my)|(?:in|to|at) (?:the )?(?:hospital|er|a and e)|diagnosed|cancer|divorc\w+|(?:forgot|ruined|missed) my birthday|(?:so|feel|feeling|im|am|really|just) (?:\p{L}+ )?(?:sad|lonely|alone|depressed|anxious|down|awful|terrible|miserable|heartbroken|exhausted|tired|knackered|shattered|burnt out|burned out|overwhelmed|hopeless|worthless|scared|stressed|upset|devastated|gutted|ashamed|empty|numb|homesick)|(?:panic|anxiety) (?:attack|thru|through)|anxiety|(?:work|school|today|day|week|it|everything) (?:was|is|has been|went) (?:\p{L}+ ){0,2}?(?:hell|awful|terrible|horrible|rough|hard|bad|shit|rubbish|the worst|ruined|falling apart|badly)|(?:bad|rough|hard|awful|terrible|horrible|worst|long|shit|crap) (?:day|week|night|month|year|morning)|everything hurts|been crying|cant stop crying|cried|crying|i hate my(?:self| life)|cant sleep|no one (?:cares|likes)|nobody (?:cares|likes|came|showed)|(?:is|are|got|was) (?:really |very |so )?(?:sick|ill|injured)|car (?:broke down|crashed)|stolen|burgled)\b/u;

const good =
  /\b(?:i (?:\p{L}+ ){0,2}?(?:passed|aced|won|nailed|graduated|got (?:the job|the part|in|accepted|engaged|married|promoted|an? a|a raise|a promotion|the keys|tickets)|did it|made it|finished (?:my|the)|quit smoking)|got (?:the job|promoted|engaged|accepted|married|hired|a raise|a promotion|my (?:license|licence|degree|results|visa)|into)|(?:we|im|were|shes|hes|theyre) (?:\p{L}+ )?(?:engaged|pregnant|getting married|expecting|having a baby)|said yes|had (?:a|the|her|our) baby|(?:is|was) born|passed (?:my|the|all)|(?:best|great|amazing|wonderful|lovely|perfect|good) (?:day|news|week|night)|so (?:happy|excited|proud|relieved|chuffed)|(?:finally|just) (?:\p{L}+ ){0,2}?(?:finished|fixed|passed|got|bought|sold|moved|handed in|submitted|published|shipped|done|adopted)|adopted a|new (?:job|kitten|puppy|baby|house|flat|record)|(?:cancer|debt|all) (?:free|clear)|personal best|first place|i got (?:a|an) (?:\p{L}+ ){0,1}?(?:job|offer|puppy|kitten|promotion|raise))\b/u;

/** `words`: the message as `plainText` gives it. */
export function disclosureIn(words: string): Disclosure | undefined {
  const unhappily = /\b(?:didnt|not|never|almost|nearly|isnt|wasnt|hope|hopefully|if)\b/.test(words);
  if (crisis.test(words) && !figurative.test(words)) return 'crisis';
  if (loss.test(words)) return 'loss';
  if (bad.test(words) && !/\bnot (?:so |too |that )?(?:bad|sad|ill|sick|upset|crying)\b/.test(words))
    return 'news_bad';
  return good.test(words) && !unhappily ? 'news_good' : undefined;
}

/** Whether the character's last words asked after somebody's safety: no answer to that is small talk. */
export function asksAfterSafety(text: string): boolean {
  return /\b(?:are you safe|you safe|hurt yourself|helpline|emergency|crisis line|988|116 123)\b/i.test(text);
}
