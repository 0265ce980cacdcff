/**
 * What people are asked about, by concept: how a question names it, how a statement betrays it, and what an answer holds. A
 * general lexicon of English over plain text (lower case, without apostrophes and accents); not a list of answers.
 */
import type { AnswerKind } from './answer-kinds.ts';
import { stopWords } from './stop-words.ts';
import { termOf } from './terms.ts';

export interface LifeConcept {
  readonly name: string;
  /** Matches the plain question. */
  readonly asked: RegExp;
  /** A statement with one of these speaks of the concept. */
  readonly cue: RegExp;
  /** Speaks of it perhaps: enough together with something else. */
  readonly hint?: RegExp;
  /** Looks like the concept and is something else: "applied to", "got stuck in". */
  readonly bar?: RegExp;
  /** The answer must hold this, whatever the question's form. */
  readonly holds?: AnswerKind;
  /** Question words that name the concept itself and need not stand in the answer; plain words. */
  readonly words: string;
  /** End of "I don't know …" for the asker: "where you live". */
  readonly unknown: string;
  /** Predicates of facts that answer it, best first. */
  readonly predicates: readonly string[];
  /** A new value ends the old one. */
  readonly single: boolean;
}

/** Whole words; a possessive or contracted s has lost its apostrophe: "surnames Reyes". */
const w = (source: string): RegExp =>
  new RegExp(`\\b(?:${source.replaceAll('\\p{L}', '[a-z]').replaceAll('\\d', '[0-9]')})s?(?![a-z0-9])`);

export const concepts: readonly LifeConcept[] = [
  {
    name: 'name',
    asked: w(
      'my (?:first |real |full |actual |nick)?name|who am i|(?:do|should|can|does|did|would) (?:\\p{L}+ ){1,3}(?:call|address) me|(?:like|want|prefer|ask(?:ed)?)(?: you)? (?:to be called|being called|to call me)|am i called|i go by|do i go by|spell my name|call(?:s|ed)? me|pronounce my|say my name|(?:my|our) (?:\\p{L}+ ){1,3}?(?:names?|called|named)|(?:name|names) of (?:my|our)',
    ),
    cue: w(
      'my (?:full |first |real |legal |actual )?names?(?: is)?|call me(?! (?:maybe|back|later|when|if|crazy|tomorrow|tonight|old|out|up|in|a|an|the|names|on|at|lucky|dramatic|weird))|calls me|called me|i go by|goes by|im called|known as|everyone says|(?:family|friends|everyone|mates|people) (?:says?|uses?|calls?)|name s|names|short for|nickname|its \\p{L}+ with (?:a|an|one|two|no)|with a \\p{L}(?= |$)|(?:spelled|spelt)|im \\p{L}+ btw|(?:hey|hi|hello|morning|evening|hiya)(?: (?:folks|all|everyone|guys|team|chat|there|yall))? \\p{L}+ here|this is \\p{L}+(?: here| speaking)|pronounced|deadname|nick|(?:just|its|plain) \\p{L}+ to (?:friends|everyone|my)|rhymes with|after my (?:\\p{L}+ )?(?:gran|nan|dad|mum|grand)\\p{L}*|signed|sincerely|(?:on|in) my (?:passport|birth cert\\p{L}*|id|papers)|to my (?:friends|mates|mum|mom|family)|(?:is|s) fine too?|(?:drop|skip) the|for short|my parents (?:named|called)|answer to|respond to|go with \\p{L}+',
    ),
    hint: w('hi im \\p{L}+|hello im \\p{L}+|hey im \\p{L}+|pronounced|spelling|jr|the third|named after'),
    bar: w('(?:user|file|host|domain|brand|wifi|team|band|stage) ?name'),
    words:
      'people everyone friends family name names called call pronounce spell spelt spelled go by nickname first full real address family',
    unknown: 'your name',
    predicates: ['name', 'nickname'],
    single: true,
  },
  {
    name: 'pronouns',
    asked: w('pronouns?|(?:he or she|she or he|him or her)|refer to me'),
    cue: w(
      'pronouns?|(?:she|he|they|xe|ze|it|fae|ey|any)/(?:her|him|them|she|he|they|xem|zir|hir|its|any|faer|em)|(?:she|he|they|xe|ze|any pronouns|either|any) (?:works?|is fine|are fine|please|pls|for me|ok|all good)|use (?:she|he|they|xe|ze|it|any)(?: |$)|not a (?:guy|girl|dude|bro|man|woman|he|she|sir|lady)|(?:she|he|they|it) pls|misgender\\p{L}*|non ?binary|enby|genderfluid',
    ),
    holds: 'pronoun',
    words: 'pronouns pronoun use refer he she him her they',
    unknown: 'your pronouns',
    predicates: ['pronouns'],
    single: true,
  },
  {
    name: 'age',
    asked: w(
      'how old am i|my age|what age am i|how old (?:will|would|did|do) i|old i am|how old (?:is|are|does)|(?:his|her|their) age|\\p{L}+s age|age (?:is|of) my|when did i turn|am i (?:over|under) (?:\\d+)',
    ),
    cue: w(
      'im (?:literally |only |like |almost |nearly |still )?\\d{1,3}(?! (?:min|hours?|hrs?|days?|weeks?|months?|miles|km|pages?|percent|%|episodes?|chapters?|euros?|quid|bucks|kg|lbs|away|minutes?|of|in|points?|behind|late|weeks))|i am \\d{1,3}|(?:just |gonna |about to |will |recently )?turn(?:s|ed|ing)? (?:\\d{1,3}|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|the big)|\\d{1,3} years? old|\\d{1,3} ?yo|aged? \\d{1,3}|age \\d{1,3}|years? young|big [345678]-?0h?|the big (?:three|four|five|six) ?o|(?:three|four|five|six) ?-?oh|born in (?:19|20)\\d\\d|class of \\d+|before i (?:turn|hit)|early (?:twenties|thirties|forties)|(?:mid|late) (?:twenties|thirties|forties|20s|30s|40s)|half my age|my age|at \\d\\d(?: |$)|(?:is|are|s) (?:\\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?: now| today| already| going on \\d+| next \\p{L}+| this \\p{L}+| in \\p{L}+|$)|\\d+ (?:months|weeks) old|(?:nineteen|twenty|thirty|forty|fifty|sixty|seventy)(?: |-)?(?:one|two|three|four|five|six|seven|eight|nine)?(?: years old| now| today|$)|\\d{1,2}(?:st|nd|rd|th) (?:birthday|bday)|quarter century|half a century|(?:pushing|nearly|almost|hit|hitting|closer to|past) (?:\\d\\d|thirty|forty|fifty|sixty|seventy|eighty)',
    ),
    bar: w(
      'before i (?:turn|hit|am|m)|by the time im|when i(?:m| was| turn(?:ed)?)|only (?:\\d+|\\p{L}+) real',
    ),
    holds: 'number',
    words: 'old age turn year years',
    unknown: 'how old you are',
    predicates: ['age'],
    single: true,
  },
  {
    name: 'birthday',
    asked: w(
      'birthdays?|bdays?|b-day|born(?! in)|birth ?date|date of birth|dob|birthdate|what day was i born|zodiac|star ?sign',
    ),
    cue: w(
      'birthdays?|bdays?|b-day|born|birth|turn(?:s|ed|ing)? \\d{1,3}|zodiac|star ?sign|im a (?:aries|taurus|gemini|cancer|leo|virgo|libra|scorpio|sag\\p{L}*|capricorn|aquarius|pisces)|(?:christmas|halloween|leap day|valentines|new years) baby|cake day|(?:aries|taurus|gemini|cancer|leo|virgo|libra|scorpio|sag\\p{L}*|capricorn|aquarius|pisces) (?:szn|season|here|gang|baby|rising|sun)|(?:new years eve|new years|boxing day|easter|april fools|valentines|solstice|halloween|christmas|summer|winter|spring|autumn|january|february|march|april|may|june|july|august|september|october|november|december) baby|(?:my|the) (?:big day|special day)|cake day|another year older|lap around the sun|my \\d{1,2}(?:st|nd|rd|th)|\\d{1,2}(?:st|nd|rd|th) (?:birthday|bday)|(?:xmas|nye|leap year|new year|valentine|april fool|halloween|christmas|easter) (?:baby|kid|child|born)|leapling|(?:arrived|popped out|came into the world)|birth cert\\p{L}*|blow out candles|turn(?:s|ing)? (?:twenty|thirty|forty|fifty|sixty|seventy|eighty)',
    ),
    hint: w('shar(?:e|es|ing) a|on my day'),
    bar: w('born and raised|first ?born|not a birthday'),
    holds: 'date',
    words: 'birthday bday born birth date day dob special star sign zodiac',
    unknown: 'when your birthday is',
    predicates: ['birthday'],
    single: true,
  },
  {
    name: 'home',
    asked: w(
      '(?:do|did|am|was|have|should|would) i (?:actually |even |really |currently |still |now |say (?:that )?i )?(?:live|living|lived|based|stay|staying|moved?|reside|residing|move to|settle\\p{L}*|be living|located|move)|where i (?:live|stay|am|lived|moved)|where am i(?: (?:now|currently|at|right now|these days))?|wheres home|where is (?:my )?home|(?:am|was|was|were) i (?:living|based|staying)|(?:city|town|country|neighbou?rhood|area|place|state|part of town|village|borough|district|floor|street|flat|house)(?: \\p{L}+){0,2} (?:do|did|am|was) i|(?:does|do|did|is|are) (?:\\p{L}+ ){1,4}(?:live|living|based|moved?|staying)|my (?:city|town|address|home ?town|apartment|neighbou?rhood|house|flat|place)|lives?',
    ),
    cue: w(
      'liv(?:e|es|ed|ing)(?= (?:in|at|on|near|by|with|above|over|next|out|up|down|here|between|outside|just|off|back|now|alone|and|across|around|right|about|half)|$)|i live|im living|moved? (?:back |out |over |up |down |house )?(?:to|in|into|here|from|with|closer)|(?:moving|relocat\\p{L}+) (?:back |out |over |up |down )?(?:to|in|into|from|here)|based (?:in|out of|near)|settled (?:in|down)|couch ?surf\\p{L}*|crash(?:ing)? (?:at|with|on)|staying (?:at|in|with|between)|(?:my|our|the|a|this) (?:new |old |tiny |little |current )?(?:flat|apartment|house|place|studio|bedsit|cottage|bungalow|flatshare|houseboat|narrowboat|caravan|condo|loft)(?: is)? (?:in|near|on|above|by)|rent(?:ing)? (?:a|in|here|at)|(?:greetings|hello|hi|hey|cheers|live) from|here in|back (?:in|to|at) my (?:mums|moms|dads|parents)|(?:go|gone|going|went) back to my (?:mums|moms|dads|parents)|got the keys|keys to|my (?:new )?address|postcode|neighbou?rhood|commut\\p{L}+ (?:from|in from)|from my window|local(?:s)? (?:in|here)|(?:bought|buying) (?:a|our|my) (?:flat|house|place|apartment|cottage)|resident of|born and bred|currently in|\\p{L}+ home (?:now|these days|for now)|home (?:is|for me is|sweet home)|home now|calls? \\p{L}+ home|(?:the|a) new place|new (?:flat|apartment|house|place)|im in (?=\\p{L}+ (?:now|atm|these days|currently|for good))|(?:flat|apartment|house|place|room|studio|gaff|crib|digs) in|signed the lease|lease|mortgage|(?:new|our|my) postcode|(?:third|second|first|top|ground|basement|\\d+(?:st|nd|rd|th)) floor|out here in|over here in|down here in|up here in|life in|winter in|summers? in \\p{L}+ (?:is|are)|(?:the )?view (?:of|over)|across from|next (?:door )?to the|above (?:a|the)|(?:small|big) town|the suburbs|countryside|on (?:a|my|the) (?:boat|narrowboat|houseboat|farm)',
    ),
    hint: w(
      'landlord|neighbou?rs?|roommates?|flatmates?|outside and|weather (?:here|in)|our street|my street|the view|home',
    ),
    bar: w(
      'airport|layover|holiday|vacation|for the (?:weekend|conference|wedding)|stuck in|visiting|on (?:a )?trip|live (?:music|stream|show|album|laugh|for)|business trip|day trip|passing through|live without|long live',
    ),
    words:
      'lives live living lived based city town country home house place moved move stay staying area state neighbourhood currently where actually now street address from reside located say',
    unknown: 'where you live',
    predicates: ['home', 'stay'],
    single: true,
  },
  {
    name: 'origin',
    asked: w(
      'where (?:am i|are we|do i come|was i|i am|im|is my family|are my \\p{L}+|is \\p{L}+|did i grow up|do \\p{L}+ \\p{L}+ come)(?: \\p{L}+)? (?:from|born|raised|originally)|(?:country|city|town|place)(?: \\p{L}+)? (?:am i|do i come|was i)(?: \\p{L}+)? (?:from|born|raised)|grow up|grew up|my (?:hometown|home town|nationality|heritage|ethnicity|roots|background)|originally from|nationality',
    ),
    cue: w(
      'born (?:and (?:raised|bred)|in)|raised (?:in|on)|grew up|growing up (?:in|on)|(?:im|i am|am|is|hes|shes|theyre|originally|were|family is|family are|parents are|folks are|come|comes|came) (?:originally |actually |half |from )?from|originally|hometown|home town|(?:my|the) (?:motherland|homeland|home country|old country)|(?:half|part|quarter)[ -]\\p{L}+|\\p{L}+ by (?:birth|blood)|nationality|passport|citizen(?:ship)?|immigra\\p{L}+|emigrat\\p{L}+|expat|heritage|roots|born and raised|as an? (?:irish|scottish|welsh|german|dutch|french|italian|spanish|polish|american|canadian|aussie|kiwi|brazilian|nigerian|indian|mexican|norwegian|swede|dane|finn)\\p{L}*|greetings from|back home in|native of',
    ),
    bar: w('from (?:now|work|home|the (?:office|shop|store|vet|gym)|scratch|monday|tomorrow|\\d)|not from'),
    words:
      'from originally come born raised grow grew country city town hometown nationality where home place up',
    unknown: 'where you are from',
    predicates: ['origin', 'hometown', 'nationality'],
    single: true,
  },
  {
    name: 'employer',
    asked: w(
      '(?:who|where|which \\p{L}+|what \\p{L}+)(?: \\p{L}+){0,2} (?:do|did|am|was|does|is|are) (?:i|\\p{L}+(?: \\p{L}+)?) (?:say (?:that )?i )?(?:\\p{L}+ )?(?:work|working|works|worked|employed|intern\\p{L}*)(?: for| at| with)?|employer|(?:who|where) i work|my (?:company|workplace|firm|employer|office|startup)|(?:who|what) (?:pays me|signs my)|name of (?:the|my) (?:company|place|firm|shop|startup)|place i work|i work (?:for|at)|employs? me|new workplace',
    ),
    cue: w(
      'work(?:s|ed|ing)? (?:\\p{L}+ )?(?:at|for|with|in the|from)|(?:started|starting|start) (?:work |a job |a new job |my (?:new )?job |this week |today |on monday |last week |back )?(?:at|with)|job (?:at|with|offer from)|(?:got|landed) (?:a|the) (?:job|gig|position|role)|(?:im|am|were) (?:\\p{L}+ )?at (?!home|work|the|a|my|least|all|this|that|it|peace|school|uni|college|risk|\\d)\\p{L}+|hired (?:by|me)|joined|joining|employ\\p{L}+|freelanc\\p{L}+|self[ -]?employed|my own boss|work for myself|own (?:business|company|shop|studio|bakery|salon|cafe)|(?:my|our) (?:company|employer|startup|firm|workplace|office)|we(?:re| are) (?:the )?hiring|intern(?:ing|ship)? (?:at|with|for)|years? (?:at|with)|(?:shift|double|late|early|closing|opening|overtime|nights?|days?|week|year|training|induction|onboarding|desk) at (?!home|least|all|once|a time)|first (?:day|week|shift|month) (?:at|with|in)|pay(?:s|ing)? me|hired me|my (?:new )?employers?|our (?:clients|office|hq)|the (?:bakery|hospital|school|library|museum|brewery|factory|warehouse|council|nhs|post office|supermarket|garden centre|nursery|hotel|vet|surgery|shop floor)|handed in my notice|laid off|made redundant|(?:quit|left) (?!school|uni|the (?:house|group|party))|unemployed|between jobs|job ?hunting|clock(?:ed|ing)? (?:in|off|out) at|contract(?:ing|or)? (?:for|at|with)|(?:we got|were|we were|got) (?:acquired|bought) by|transferred to|day (?:\\d+|one|two|three) (?:at|with|of)|back (?:at|to) the (?:office|shop|restaurant|salon|studio|warehouse|clinic|ward|lab)|(?:monday|week|month|year)s? at (?!home|least)|payroll|badge (?:photo|for)|the boss at|our (?:ceo|hr|branch|store|shop|team at)|contract with|gig at|placement at',
    ),
    hint: w('work|labs?|logistics|corp|inc|ltd|office|my (?:job|desk|badge)|colleagues|coworkers?|first day'),
    bar: w(
      'interview\\p{L}*|appl(?:y|ied|ying)|rejected|hope to|dream job|work(?:s|ed|ing)? out|homework|workout|work on (?:my|the|a)|at (?:work|home)',
    ),
    words:
      'work works working worked for at employer company who where job employed place name firm office now say currently workplace',
    unknown: 'where you work',
    predicates: ['employer', 'job', 'work status', 'field'],
    single: true,
  },
  {
    name: 'job',
    asked: w(
      'my (?:\\p{L}+ )?(?:job|occupation|profession|role|title|position|career|line of work|day job|work|trade)|what (?:do|did) i (?:actually |even |say i )?(?:do|work as)(?: (?:now|for|again|these days|currently|all day|at work))?|(?:what|how) (?:do|did) i (?:do|make|earn) (?:for )?(?:a |my )?(?:living|work|money)|what i do|(?:for a living|for work)|what kind of (?:work|job)|what am i (?:working as|employed as)|what industry|what field|job (?:title|now)|(?:does|do|did|is) (?:my )?\\p{L}+(?: \\p{L}+)? (?:do|does)(?: for (?:a living|work))|(?:role|job) at work|(?:\\p{L}+s) (?:job|profession|occupation|work)',
    ),
    cue: w(
      '(?:im|i am|ive been|i was|am|officially|technically|being|as|become|became|hes|shes|is|was|now|s|started as|start as|work(?:s|ed|ing)? as|promoted to|made me|new) (?:\\p{L}+ )?(?:an? |the |head |lead |senior |junior |chief |assistant |deputy |trainee |apprentice |retired |paediatric |pediatric |freelance |primary |delivery |line |sous |software |civil |data )*(?:\\p{L}+ )?(?:teacher|nurse|doctor|chef|cook|baker|lawyer|solicitor|barrister|paralegal|engineer|developer|programmer|designer|analyst|manager|accountant|electrician|plumber|carpenter|joiner|mechanic|driver|courier|dispatcher|pilot|barista|bartender|waiter|waitress|server|cashier|writer|editor|journalist|translator|interpreter|librarian|archivist|scientist|researcher|professor|lecturer|tutor|student|postdoc|intern|consultant|architect|surveyor|builder|roofer|welder|farmer|gardener|florist|hairdresser|barber|therapist|counsellor|counselor|psychologist|psychiatrist|social worker|carer|caregiver|nanny|childminder|midwife|paramedic|firefighter|police officer|cop|soldier|vet|veterinarian|dentist|hygienist|optician|pharmacist|physio|physiotherapist|radiographer|surgeon|gp|photographer|illustrator|artist|musician|actor|director|producer|animator|streamer|youtuber|model|dancer|comedian|coach|trainer|salesperson|rep|recruiter|receptionist|secretary|admin|administrator|assistant|clerk|cleaner|janitor|security guard|guard|postie|postman|mail carrier|truck driver|bus driver|train driver|cabbie|sailor|fisherman|butcher|brewer|seamstress|tailor|tattoo artist|tattooist|piercer|beekeeper|zookeeper|ranger|geologist|biologist|chemist|physicist|astronomer|economist|statistician|actuary|auditor|banker|trader|broker|underwriter|adjuster|estate agent|realtor|landlord|judge|notary|politician|priest|vicar|imam|rabbi|undertaker|mortician|locksmith|glazier|plasterer|painter|decorator|stonemason|blacksmith|potter|jeweller|watchmaker|sysadmin|devops|qa|tester|dba|pm|product manager|project manager|scrum master|ceo|cto|cfo|founder|director|supervisor|foreman|captain|crew|steward|stewardess|flight attendant|tour guide|curator|conservator|historian|linguist|caretaker|concierge|porter|housekeeper|sommelier|butler|stuntman|referee|lifeguard|bookkeeper|copywriter|marketer|planner|inspector|technician|operator|machinist|fitter|shepherd|dog walker|groomer|temp|apprentice|freelancer|contractor|buyer|merchandiser|stylist|makeup artist|nail tech|beautician|masseuse|herbalist|sonographer|phlebotomist|anaesthetist|oncologist|cardiologist|toxicologist|audiologist|speech therapist|dietitian|nutritionist)s?|i (?:teach|nurse|bake|cook|code|program|translate|write|design|paint|drives? (?:a|the) (?:\\p{L}+ )?(?:bus|taxi|cab|lorry|truck|van|train|tram|forklift|ambulance)|sell|fix|repair|build|groom|walk dogs|edit|manage|run (?:a|the|my)|own (?:a|the)|do (?:\\p{L}+ )?(?:insurance|claims|accounts?|accounting|payroll|hr|it|tech support|marketing|sales|admin|security|nails|hair|taxes|translation|research|logistics|data entry|customer (?:service|support|success)|freelance|nights at|construction|landscaping|catering)|work (?:as|in|with|nights|for|on))|work(?:s|ed|ing)? (?:as|in|with)(?! (?:a minute|the (?:morning|evening)))|for a living|my (?:job|day job|profession|career|trade)|by (?:trade|profession|day)|(?:got|been|was) (?:promoted|hired|demoted)|promotion to|new (?:job|role|gig|title)|switched careers?|retrain\\p{L}*|career change|(?:started|start|starting) (?:out )?as|quit (?:the|my)|(?:our|my) (?:clients|patients|pupils|students|customers|year \\ds)|i teach|on the ward|in the classroom|in my line of work|senior \\p{L}+|junior \\p{L}+|head of \\p{L}+|freelanc\\p{L}+|self[ -]?employed|passed the bar|i am a lawyer|retired|unemployed|stay at home (?:mum|mom|dad|parent)|full ?time \\p{L}+|moved (?:in)?to (?:\\p{L}+ )?(?:team|department|role|sales|marketing|engineering|management|product|support|ops)|as an? \\p{L}+(?: \\p{L}+)?(?: you| i| my| we| this| its|$)|by day|day job|(?:my|the) (?:clients?|patients|customers|pupils|students|passengers|apprentice) (?:is|are|was|were|today|keep|just|said|who)|grading|marking|(?:night|early|late|double) shift|on shift|on site|in the (?:kitchen|salon|lab|studio|garage|cockpit|cab|field|operating)|qualified|licensed|certified|apprenticeship|trainee|years? (?:in|of) (?:teaching|nursing|retail|sales|marketing|law|tech|hospitality|construction|finance|banking|it)',
    ),
    hint: w(
      'shift|clients?|patients|customers|deadline|office|the team|at work|boss|payday|on call|pupils|students',
    ),
    bar: w(
      'interview\\p{L}*|appl(?:y|ied|ying)|dream(?:ed|t)? (?:job|of being)|when i grow up|if i (?:was|were)|wanted to be|want to be|look like a|like a|feel like|not a \\p{L}+ but|could be a',
    ),
    words:
      'job work do living role title position occupation profession career now currently kind for actually doing field industry these days at trade line',
    unknown: 'what you do for work',
    predicates: ['job', 'employer', 'field', 'work status'],
    single: true,
  },
  {
    name: 'team',
    asked: w(
      '(?:which|what) (?:team|department|squad|group|division)(?: \\p{L}+)? (?:am|do|did|was) i|my (?:team|department|squad) (?:at work)?',
    ),
    cue: w(
      '(?:in|on|to|into|joined|joining|with|of|leading|run|running) (?:the )?(?:\\p{L}+ ){1,2}(?:team|department|squad|dept|group)|(?:reorg|re-org|restructur\\p{L}+|transferred)|(?:im|i am|were|now) in (?:marketing|sales|engineering|design|product|support|finance|hr|ops|legal|data|research|growth|content|qa|customer success|procurement)',
    ),
    words: 'team department squad on in am which',
    unknown: 'which team you are on',
    predicates: ['team', 'supports'],
    single: true,
  },
  {
    name: 'work hours',
    asked: w(
      '(?:which|what) (?:days|hours|shifts?|times?)(?: \\p{L}+)? (?:do|did|am|does) (?:i|my \\p{L}+) (?:\\p{L}+ )?(?:work|working|off|on|in|start|finish|get off)|days? off|my (?:shifts?|hours|schedule|rota|working days)|when (?:do|did) i (?:\\p{L}+ )?(?:work|start work|finish work|clock)|what days am i',
    ),
    cue: w(
      '(?:work|working|shifts?|rota|schedule|hours|day off|days off|put me on|nights?|earlies|lates|part ?time|full ?time|four day week|4 day week|off on|in the office|wfh|from home|clock in|clock off|9 to 5|9-5|nine to five|start at|finish at|on call|have \\p{L}+ off)',
    ),
    holds: 'time',
    words: 'days day work working off hours schedule shift shifts start finish which when office',
    unknown: 'when you work',
    predicates: ['work hours', 'day off', 'shift'],
    single: true,
  },
  {
    name: 'studies',
    asked: w(
      '(?:what|which)(?: \\p{L}+)?(?: subject| course| degree)? (?:do|did|am|was|is|does) (?:i|my \\p{L}+|\\p{L}+) (?:\\p{L}+ )?(?:study|studying|studied|major\\p{L}*|learn(?:ing)? at|read(?:ing)? at|doing at (?:uni|college|university|school))|my (?:\\p{L}+ )?(?:major|degree|course|subject|thesis|dissertation|phd|masters?|minor|studies|field of study|research)|am i (?:a student|studying|at (?:uni|college|university))|do i study|(?:year|grade) (?:am i in|of (?:uni|college|school))|what (?:did )?i (?:study|studied|major)',
    ),
    cue: w(
      'study(?:ing)?|studied|studies|major(?:ing|ed)?(?: in)?|minor(?:ing)? in|degree|(?:my|a|the|doing|finish\\p{L}*|started|start) (?:\\p{L}+ ){0,2}(?:thesis|dissertation|phd|masters?|msc|ma|ba|bsc|undergrad|course|diploma|doctorate|apprenticeship|foundation year|a ?levels?|gcses?|pgce|mba)|thesis|dissertation|switched (?:from|to|courses|majors?)|dropped (?:out|\\p{L}+ for)|(?:first|second|third|fourth|final|1st|2nd|3rd|4th) ?-?year|sophomore|freshman|junior year|senior year|graduat\\p{L}+|student|(?:physics|chemistry|biology|history|geography|economics|psychology|philosophy|sociology|law|politics|linguistics|literature|maths?|medicine|nursing|engineering|architecture|comp ?sci|computer science|marine biology|anthropology|archaeology|art history|theology|classics|fine art|graphic design) (?:degree|student|major|course|finals|exam|at|lecture)|lectures?|seminars?|finals|(?:first|second|third|fourth|final|last|1st|2nd|3rd|4th) year (?:of|at|doing|student)|evening class(?:es)?|night school|open university|(?:reading|studying|doing|took|take|taking|chose|picked|switched to|swapped to|changed to) (?:maths?|physics|chemistry|biology|history|geography|english|french|spanish|german|economics|psychology|philosophy|sociology|law|politics|linguistics|literature|medicine|nursing|engineering|architecture|comp ?sci|computer science|music|art|drama|film|geology|zoology|botany|ecology|anthropology|archaeology|theology|classics|business|accounting|marketing|dentistry|pharmacy|midwifery|robotics|astronomy)|(?:phd|masters|degree|module|semester|term|lab|seminar|lecture) (?:on|in|about|is)|my (?:supervisor|professor|tutor|lecturer|cohort|viva|defen[cs]e)',
    ),
    hint: w('exam|uni|university|college|lecturer|professor|campus|essay|coursework|supervisor'),
    bar: w('case study|a study|studies (?:show|say)|appl(?:y|ied|ying)|want to study|thinking'),
    words:
      'study studying studied major degree course subject uni university college school doing thesis research student of in kind what field',
    unknown: 'what you study',
    predicates: ['studies', 'major', 'degree', 'course', 'school'],
    single: true,
  },
  {
    name: 'school',
    asked: w(
      '(?:which|what|where) ?(?:uni|university|college|school|high school|primary school|campus)?(?: \\p{L}+)? (?:do|did|am|was|does|is) (?:i|my \\p{L}+) (?:\\p{L}+ )?(?:go to (?:school|uni|college|university)|go|attend|at (?:uni|school|college)|study|studying|enrolled|graduate)|(?:what|which) (?:uni|university|college|school)|my (?:uni|university|college|school|alma mater|high school|old school)|where (?:did|do) i (?:study|go to (?:school|uni|college)|graduate)',
    ),
    cue: w(
      '(?:go|goes|going|went|gone) to (?:\\p{L}+ ){0,3}(?:uni|university|college|school|academy|high)|(?:at|attend(?:ed|ing|s)?|from|in) (?:\\p{L}+ ){0,3}(?:uni|university|college|school|academy|polytechnic|institute|conservatoire|sixth form|high)|university of|uni of|(?:st|saint) \\p{L}+(?: school| college| high)?|alma mater|enrolled (?:at|in)|studied at|studying at|study at|graduated from|dropped out of|transferred to|alum\\p{L}*|freshers?|halls|(?:first|second|third|fourth|final|last|1st|2nd|3rd|4th) year (?:of|at|in) |(?:my|our) (?:old )?(?:school|uni|university|college|campus)|first year at|years? at|that was me at|(?:at|to) (?:ucl|lse|mit|nyu|eth|kcl|imperial|oxford|cambridge|edinburgh|glasgow|leeds|sheffield|manchester|bristol|durham|warwick|york|bath|exeter|cardiff|swansea|leicester|nottingham|birmingham|southampton|sussex|kent|lancaster|liverpool|newcastle|aberdeen|dundee|st andrews|stirling|trinity|galway|cork|delft|leiden|bologna|ghent|uppsala|lund|aalto|toronto|mcgill|ubc|stanford|berkeley|yale|harvard|princeton|columbia|cornell|brown|ucla)|(?:class|year) of|reunion|prom|homecoming|campus',
    ),
    hint: w('student|lecture|campus|dorm|semester|term|degree|masters|phd|mocks|gcses|a levels'),
    bar: w(
      'appl(?:y|ied|ying)|open day|my (?:kids?|sons?|daughters?) (?:go|goes|start)|rejected|waitlist\\p{L}*',
    ),
    words: 'school uni university college go attend study went high which where study at enrolled primary',
    unknown: 'where you study',
    predicates: ['school', 'university', 'studies'],
    single: true,
  },
  {
    name: 'partner',
    asked: w(
      'am i (?:still |even |currently |now )?(?:married|single|dating|engaged|in a relationship|seeing (?:anyone|someone)|divorced|taken)|do i have (?:a|any) (?:partner|girlfriend|boyfriend|wife|husband|spouse|gf|bf)|relationship status|who (?:am i|did i|do i|was i|i am) (?:\\p{L}+ )?(?:marr\\p{L}+|dat\\p{L}+|seeing(?! on| at| in| live)|engaged to|with|live with)|whos my (?:partner|girlfriend|boyfriend|wife|husband|spouse|fianc\\p{L}+|gf|bf)|my (?:partners?|girlfriend|boyfriend|wife|husband|spouse|fianc\\p{L}+|gf|bf|other half|better half|relationship|marital status|love life)|(?:she|he|they) to me|how long (?:have|had) (?:i|we) been (?:together|married|dating)',
    ),
    cue: w(
      '(?:years|months) (?:of marriage|together|with)|of marriage|wedded|(?:^|my|our|the|have an?|got an?|his|her|a|new) ?(?:\\p{L}+ )?(?:wife|husband|hubby|spouse|partners?|girlfriend|boyfriend|gf|bf|fiance(?:e)?|other half|better half|missus|significant other|ex(?:[ -]\\p{L}+)?)|(?:im|i am|were|got|get|getting|newly|happily|still|been|now) (?:\\p{L}+ )?(?:single|married|engaged|divorced|separated|widow\\p{L}*|dating|hitched|together)|married|divorc\\p{L}+|broke up|break ?up|split up|dumped|propos(?:ed|al)|said yes|tied the knot|(?:poly|polyam\\p{L}+|throuple|open relationship|household)|civil partner\\p{L}*|elop\\p{L}+|wedding|anniversary|honeymoon|official(?:ly)? (?:together|boyfriend|girlfriend)|seeing (?:someone|a (?:guy|girl|man|woman)|each other)|first date|dating|single life|being single|fiance(?:e)?|single pringle|(?:me and|and me) \\p{L}+ (?:\\d+|\\p{L}+) (?:years?|yrs?|months?)|(?:\\d+|\\p{L}+) (?:years?|yrs?|months?) (?:today |now )?(?:with|together)|dates in|swiped|its complicated|(?:my|the) (?:man|lady|love|person|soulmate)|moved in together|third wheel|single (?:again|as|and|af|now|life|since)|on the (?:apps|market)|taken|wifed|hubs|the ring|(?:wedding|engagement) ring',
    ),
    bar: w(
      'appl(?:y|ied)|business partner|gym partner|lab partner|ex-?\\p{L}+ (?:said|is dating)|single (?:player|use|most|handed|day|one|time|origin|thing|file|parent)',
    ),
    words:
      'partner partners married single dating engaged relationship wife husband girlfriend boyfriend spouse together seeing status fiance fiancee she he they to me now called name names',
    unknown: 'about your love life',
    predicates: ['relation', 'status', 'partner', 'name'],
    single: true,
  },
  {
    name: 'children',
    asked: w(
      '(?:my|do i have|have i got|have) (?:any )?(?:kids?|children|child|sons?|daughters?|bab(?:y|ies))|how many (?:kids|children|sons|daughters)|am i a (?:parent|mum|mom|dad|mother|father)|kids names|my (?:kids|sons|daughters|babys|childrens|childs)|pregnant|due date|baby due',
    ),
    cue: w(
      '(?:my|our|the|have|got|with|of|two|three|four|five|2|3|4) (?:\\p{L}+ ){0,2}(?:kids?|kiddos?|children|child|sons?|daughters?|bab(?:y|ies)|toddlers?|twins|triplets|newborn|little ones?|boys|girls|teenagers?|bump)|(?:mum|mom|dad|mother|father|parent) of (?:\\d|\\p{L}+)|(?:dropped|drop|pick(?:ed)?|picking) (?:the )?(?:kids|\\p{L}+) (?:off|up)|school run|nursery|daycare|parents? evening|bedtime stor(?:y|ies)|im pregnant|were expecting|expecting (?:a|our|in)|due (?:in|on|date)|gave birth|(?:is|was) born|childfree|no kids|dont have kids|stepkids|custody|father(?:hood)?|motherhood|(?:mum|mom|dad|mama|father|mother|parent) (?:of|to) |(?:the )?(?:kids|boys|girls|twins|baby|toddler|eldest|youngest|oldest|middle one|little one|teen|teenager) (?:is|are|was|were|just|has|have|said|turned|started|and|got|lost|refused|need|want)|first day of (?:school|nursery|reception|kindergarten)|nappies|diapers|teething|potty|tooth fairy|sports day|nativity|my (?:eldest|youngest|oldest|firstborn|middle|little|smallest)|stretch marks|dad life|mum life|girl dad|boy mum',
    ),
    bar: w(
      '(?:their|her|his|coworkers?|sisters?|brothers?|friends?) (?:bab(?:y|ies)|kids?|sons?|daughters?)|like (?:a )?kids?|as a (?:kid|child)|when i was a kid|kid(?:ding)|halloween baby|(?:plant|fur) bab\\p{L}+|gonna be an? (?:aunt|auntie|uncle)',
    ),
    words:
      'kids kid children child son daughter sons daughters baby names name called many have how due parent pregnant',
    unknown: 'about any children of yours',
    predicates: ['name', 'has', 'relation'],
    single: false,
  },
  {
    name: 'siblings',
    asked: w(
      '(?:my|do i have|have i got|have|how many|any) (?:\\p{L}+ )?(?:siblings?|brothers?|sisters?)|only child|(?:oldest|eldest|youngest|middle) (?:child|sibling|one|of)|where am i in (?:the|my) family',
    ),
    cue: w(
      '(?:my|our|the|a|one|two|three|four|five|six|seven|\\d|no|have|older|younger|big|little|baby|twin|half|step|all) (?:\\p{L}+ )?(?:siblings?|brothers?|sisters?|bros?|sis|twin)|only child|(?:oldest|eldest|youngest|middle|baby) (?:of|child|one)|(?:oldest|eldest|youngest) (?:of|out of) (?:\\d|\\p{L}+)|one of (?:\\d|two|three|four|five|six|seven|eight)|siblings?|(?:baby|big|little|older|younger|elder|kid|twin) (?:bro|sis|brother|sister)|my (?:siblings?|brothers|sisters)|(?:all|six|five|four|three|seven) (?:boys|girls|of us kids)|triplet|identical',
    ),
    bar: w(
      '(?:sister|brother)s? from another|soul sister|big brother (?:house|is watching)|brother in arms|sister(?:hood| act)|brother (?:printer|laser)',
    ),
    words: 'siblings sibling many have how names name called do',
    unknown: 'about your brothers and sisters',
    predicates: ['has', 'name', 'relation'],
    single: false,
  },
  {
    name: 'family name',
    asked: w(
      'my (?:last name|surname|family name|maiden name|middle name|full name)|(?:surname|last name|maiden name|middle name)',
    ),
    cue: w(
      'surname|last name|family name|maiden name|middle name|double barrell?ed|took (?:his|her|their) name|married name|hyphenat\\p{L}+|full name',
    ),
    words: 'surname last name family maiden middle full',
    unknown: 'your surname',
    predicates: ['surname', 'last name', 'name'],
    single: true,
  },
  {
    name: 'pet',
    asked: w(
      '(?:my|do i have|have i got|have|how many|any|our|own|what|which) (?:\\p{L}+ )?(?:pets?|animals?|dogs?|cats?|pupp(?:y|ies)|kittens?|rabbits?|bunn(?:y|ies)|hamsters?|parrots?|budgies?|birds?|horses?|pon(?:y|ies)|tortoises?|turtles?|snakes?|lizards?|geckos?|fish|ferrets?|rats?|mice|guinea pigs?|gerbils?|axolotls?|chickens?|hens?|goats?)|breed|pets? (?:do|did) i',
    ),
    cue: w(
      '(?:my|our|the|a|an|new|have|got|adopted|rescued|two|three|four|1|2|3|4|old|named the) (?:\\p{L}+ ){0,2}(?:pets?|dogs?|doggos?|pupp(?:y|ies)|pups?|cats?|kittens?|kitt(?:y|ies)|rabbits?|bunn(?:y|ies)|hamsters?|gerbils?|parrots?|parakeets?|cockatiels?|budgies?|canar(?:y|ies)|birds?|horses?|pon(?:y|ies)|tortoises?|turtles?|snakes?|pythons?|lizards?|geckos?|bearded dragons?|iguanas?|frogs?|goldfish|fish|bettas?|ferrets?|guinea pigs?|chinchillas?|hedgehogs?|chickens?|hens?|ducks?|goats?|axolotls?|tarantulas?|hermit crabs?|snails?|labrador|lab|poodle|corgi|beagle|greyhound|whippet|spaniel|cockapoo|labradoodle|husky|dachshund|pug|bulldog|collie|retriever|terrier|chihuahua)|the vet|(?:to|at) the vets?|litter ?(?:box|tray)|dog park|walkies|rainbow bridge|put (?:him|her|them) down|good (?:boy|girl)|zoomies|rescue (?:dog|cat)|no pets|dont have (?:any )?pets|(?:the )?(?:beast|creature|gremlin|menace|furball|floof|fur baby|little guy|old boy|old girl)|(?:fluffy|furry) (?:one|idiot|gremlin|menace)|cats? man|purr\\p{L}*|bark\\p{L}*|meow\\p{L}*|hairball|treats|kibble|leash|lead|cage|vivarium|hutch|aquarium|fish ?tank|coop|stable|paws?|microchip\\p{L}*|neuter\\p{L}*|spay\\p{L}*',
    ),
    bar: w(
      '(?:mates?|friends?|neighbou?rs?|coworkers?|sisters?|brothers?|therapists?|roommates?|flatmates?|mums|moms|dads|grans|nans|aunts|uncles|bosss?|cousins?|landlords?|his|her|their|someones) (?:\\p{L}+ )?(?:dog|cat|ferret|rabbit|bird|parrot|hamster|horse|snake|kitten|puppy|pup|lizard|tortoise|turtle|fish|budgie|guinea pig|rat|gecko)s?|looking after|pet ?sit\\p{L}*|dog ?sit\\p{L}*|cat ?sit\\p{L}*|hot dog|cat (?:video|meme|cafe)|want a|wish i had|foster\\p{L}*|computer mouse|cool cat|raining cats|my dog ate|rat race|guinea pig for|chicken (?:soup|curry|wings|nuggets|tikka)|fish and chips|fish tacos|duck (?:tape|sauce)',
    ),
    words: 'pet pets animal animals dog cat called name names have own many breed do my what kind of still',
    unknown: 'about any pets of yours',
    predicates: ['name', 'species', 'has'],
    single: false,
  },
  {
    name: 'allergy',
    asked: w(
      'allerg\\p{L}+|epipen|intoleran\\p{L}+|cant i eat|shouldnt i eat|makes me (?:sneeze|swell|itch)|bad reaction',
    ),
    cue: w(
      'allerg\\p{L}+|epipen|anaphyla\\p{L}+|hives|(?:throat|face|lips|eyes|tongue) (?:closes?|swells?|swelled|swell up|itch\\p{L}*|goes)|swell(?:s|ed)? up|(?:lips?|face|throat|tongue|eyes|skin|mouth) (?:go|goes|went|get|gets|turns?|puffs?|itch\\p{L}*|burns?|blows?)|itch\\p{L}*|wheez\\p{L}*|cant (?:go near|be near|have|do|eat) |anaphylactic|(?:bee|wasp) stings?|nut free|intoleran\\p{L}+|(?:react|reaction) (?:badly )?to|(?:could|would|will|might|nearly) kill me|break(?:s)? (?:me )?out|rash|sneez\\p{L}+|antihistamines?|hay ?fever|(?:send|put|sent|puts)s? me (?:to|in) (?:the )?(?:er|hospital|a&e)|coeliac|celiac|the real one is|(?:ambulance|hospital|epi ?pen|a&e|er) (?:time|trip|territory|visit)|(?:peanuts?|nuts?|cashews?|almonds?|walnuts?|shellfish|prawns?|shrimp|crab|lobster|strawberr(?:y|ies)|kiwis?|sesame|soy|eggs?|milk|dairy|gluten|wheat|latex|penicillin|amoxicillin|ibuprofen|aspirin|pollen|grass|dust|cats|dogs|bees?|wasps?|mango(?:e?s)?|avocados?|mustard|celery|lupin|nickel|mould|mold) (?:and (?:im|i|my)|makes? my|makes? me|is (?:a no|the enemy|poison|my kryptonite)|will|would|could|means)|one (?:bite|peanut|sip|whiff)|cant breathe|trace amounts|may contain|check(?:ing)? (?:the )?(?:labels?|ingredients)',
    ),
    bar: w(
      'not allergic|allergic to (?:being|mornings?|mondays?|work|people|exercise|effort|cardio|meetings?|nonsense|drama|fun|small ?talk|bullshit|responsibility|adulting|commitment|running|early|excel|deadlines|emails?|stupid\\p{L}*)|arent allergic|isnt allergic|no allerg\\p{L}+',
    ),
    words: 'allergic allergy allergies food foods eat react sets off things anything what',
    unknown: 'what you are allergic to',
    predicates: ['allergy'],
    single: false,
  },
  {
    name: 'diet',
    asked: w(
      'do i (?:still |even )?(?:eat|drink)|am i (?:still |even |a |actually )*(?:vegan|vegetarian|veggie|pescatarian|omnivore|carnivore|gluten[ -]?free|keto|kosher|halal|plant based)|my diet|what (?:dont|do|cant|wont|shouldnt) i (?:eat|drink)|(?:eat|drink) (?:meat|fish|dairy|pork|alcohol|gluten|cheese|eggs|beef|coffee)|dietary|vegan|vegetarian|veggie|pescatarian|should (?:i|you|we|they|someone) (?:not )?(?:cook|feed|avoid|serve)|i (?:dont|cant|wont) eat|food (?:do i avoid|restrictions?)|(?:which|what) milk',
    ),
    cue: w(
      'vegan|vegetarian|veggie|pescatarian|pesca|plant[ -]?based|omnivore|carnivore|flexitarian|keto|paleo|gluten[ -]?free|halal|kosher|dairy[ -]?free|lactose|coeliac|celiac|(?:dont|do not|cant|cannot|wont|never|no longer|stopped|gave up|given up|quit|cut out|cut|off|avoid|without|not) (?:really |ever |usually |even )?(?:eat(?:ing)?|touch(?:ing)?|drink(?:ing)?|do(?:ing)?|have|having)? ?(?:\\p{L}+ )?(?:meat|pork|beef|fish|dairy|milk|cheese|gluten|bread|alcohol|booze|sugar|eggs|carbs|seafood|shellfish|caffeine|red meat|chicken|bacon)|(?:eat|eating) (?:meat|fish|dairy|everything|plants|cheese|eggs|steak|chicken)|no (?:dairy|meat|gluten|pork|alcohol|sugar|fish|carbs|caffeine|red meat|eggs)|(?:oat|soy|almond|coconut) milk|ramadan|fasting|lent|intermittent fasting|teetotal|sober|i only eat|on a diet|low[ -]?carb|macros|high protein|meat[ -]?free|(?:veg|vegan|veggie|plant) (?:gang|life|club|since)|no (?:animal|pig|cow)|nothing with (?:a face|eyes|parents|a mum)|meatless|(?:i|we) (?:only )?eat (?:fish|halal|kosher|plants)|fish but|went (?:vegan|veggie|vegetarian|plant based|keto|dairy free|gluten free)|(?:turned|going|been|am|im|fully|mostly|strict) (?:vegan|veggie|vegetarian|pescatarian|pesca|keto)|back on meat|eating meat again|straight edge|dry (?:january|july|october)|sober october',
    ),
    bar: w('in(?:tolerant)? of|carnivore (?:documentary)|vegan leather'),
    words:
      'eat drink diet vegan vegetarian veggie still food avoid what dont cant general meat kind get should in my',
    unknown: 'what you eat',
    predicates: ['diet', 'avoids', 'allergy', 'sober'],
    single: true,
  },
  {
    name: 'health',
    asked: w(
      'my (?:\\p{L}+ )?(?:condition|illness|diagnosis|health|injury|disability|operation|op|surgery|meds?|medications?|medicine|prescription|dose|blood type|bad \\p{L}+|back|knee|shoulder|ankle|wrist|therapy|doctor)|(?:what|which) (?:meds?|medications?|medicine|pills?|tablets?|condition|illness|injury|drugs?)|(?:do i|am i|did i|have i|was i|i) (?:\\p{L}+ )?(?:take|taking|have (?:an? )?(?:\\p{L}+ )?(?:condition|disease|disorder|asthma|diabetes|adhd|anxiety|migraines|surgery|a surgery|an operation|any (?:health|medical|conditions?))|diagnosed|injur\\p{L}*|hurt|break|broke|broken|sick|ill|recovering|coming up|pregnant|disabled|colou?r ?blind|deaf)|health (?:issue|problem|condition|thing)s?|wrong with (?:me|my)|surgery|operation|medical|diagnos\\p{L}+',
    ),
    cue: w(
      'diagnos\\p{L}+|(?:i have|ive got|i got|have|got|living with|my) (?:\\p{L}+ )?(?:diabetes|asthma|migraines?|adhd|autism|dyslexia|epilepsy|anxiety|depression|bipolar|ocd|ptsd|crohns|ibs|endo\\p{L}*|pcos|eczema|psoriasis|arthritis|scoliosis|lupus|anaemia|anemia|tinnitus|insomnia|apnoea|apnea|long covid|pots|eds|fibro\\p{L}*|vertigo|gout|condition|bad \\p{L}+|heart (?:condition|murmur)|kidneys?|thyroid|hearing (?:loss|aids?))|(?:bad|dodgy|bung|gammy|blown|torn|broken|sore|trapped|weak) (?:back|knees?|hip|shoulder|wrist|ankle|neck|nerve)|diabet\\p{L}+|type (?:1|2|one|two)|asthma\\p{L}*|adhd|autis\\p{L}+|epilep\\p{L}+|migraines?|(?:on|take|taking|took|prescribed|started|upped|switched|put me on|dose of|mg of|forgot) (?:my |the )?(?:\\p{L}+ )?(?:meds?|medications?|pills?|tablets?|insulin|inhaler|antibiotics|antidepressants?|ssris?|statins?|steroids|\\p{L}+(?:ine|pril|olol|statin|zole|pam|ide|mab|cillin|mycin|dryl|profen|tamol))|\\d+ ?mg|(?:my|an?|the|having|have|had|need) (?:\\p{L}+ ){0,2}(?:op|operation|surgery|mri|biopsy|scan|transplant|replacement|cast|stitches|crutches|physio)|(?:broke|sprained|tore|twisted|dislocated|fractured|injured|hurt|pulled) my (?:\\p{L}+ )?\\p{L}+|broken \\p{L}+|surgery|colou?r ?blind\\p{L}*|deaf|hard of hearing|blood type|hearing aids?|glasses|contacts|wheelchair|pacemaker|flare(?:[ -]?up)?|chronic|in (?:therapy|remission)|recover\\p{L}+|sick|flu|covid|tonsil\\p{L}*|appendix|wisdom teeth|root canal|blood pressure|sober|clean for|quit smoking|(?:type|t) ?(?:1|2|one|two)(?: diabet\\p{L}+)? (?:gang|club|here|pump)|insulin|pump|in (?:a|the) (?:boot|cast|sling|brace|splint)|on crutches|physio|blood test|the results|hospital (?:again|appointment)|my (?:specialist|consultant|surgeon|neurologist|cardiologist|rheumatologist|psychiatrist)|flaring|hearing|sprain\\p{L}*|torn|herniated|slipped disc|stitches|concuss\\p{L}+|transplant|dialysis|chemo|remission|prosthe\\p{L}+|amput\\p{L}+|blind|low vision|my (?:left|right) (?:ear|eye|leg|arm|hand|knee|foot|ankle|wrist|shoulder)',
    ),
    bar: w(
      'my therapists?|sick of|sick (?:beat|burn|game|of)|so sick$|(?:computer|laptop|server|phone) (?:died|sick)|(?:mums|moms|dads|his|her|their|nans|grans) (?:\\p{L}+ )?(?:op|operation|surgery|hip|knee)|worried sick|broke my (?:phone|laptop|mug|streak|heart|build|rule)',
    ),
    words:
      'condition illness health medical have take taking surgery operation wrong diagnosed issue problem kind do coming up any injury medication',
    unknown: 'that about your health',
    predicates: ['condition', 'health', 'allergy'],
    single: false,
  },
  {
    name: 'fear',
    asked: w(
      '(?:am i|i am|im|i was|i) (?:\\p{L}+ )?(?:scared|afraid|terrified|frightened)|my (?:\\p{L}+ )?(?:fears?|phobias?)|(?:scares?|frightens?|freaks?|creeps?|terrifies|spooks?|bugs?) (?:me|the|out)?|freak me out|creep me out|phobia|do i fear',
    ),
    cue: w(
      'scared of|afraid of|terrified of|frightened of|phobi\\p{L}+|scares? me|freaks? me out|creeps? me out|terrif(?:y|ies) me|give(?:s)? me the (?:creeps|ick|heebie\\p{L}*|willies|shivers)|petrified|fear of|nightmares? about|cant (?:look at|be near|handle) (?:heights|needles|blood|spiders|clowns)|nope out|(?:make|makes|made|turn|turns) my (?:legs|knees|skin|stomach|palms|heart)|skin crawl\\p{L}*|heart races?|cant (?:even )?(?:look|watch)|sleep with the light on|scream(?:ed|ing)?|panic (?:in|on|at|about|when)|hate (?:heights|needles|flying|clowns|spiders|the dark)|(?:is|are) terrifying|gives me (?:nightmares|chills|anxiety|panic)|no way am i|not going near|run(?:s)? (?:from|away)|(?:clowns|spiders|moths|wasps|snakes|sharks|birds|pigeons|geese|heights|needles|flying|lifts|elevators|the dark|the deep|deep water|balloons|dolls|mannequins|public speaking|small spaces)(?: is| are|$)',
    ),
    words:
      'scared afraid fear fears phobia scares frightens freaks freak out creep terrified bugs things biggest',
    unknown: 'what you are afraid of',
    predicates: ['fears', 'dislikes'],
    single: false,
  },
  {
    name: 'favourite',
    asked: w(
      'favou?rites?|fav|fave|favs|faves|(?:like|love) (?:the )?(?:best|most)|go-?to|top \\p{L}+|prefer|comfort (?:food|film|movie|show)|of choice|best \\p{L}+ ever',
    ),
    cue: w(
      'favou?rites?|favs?|faves?|fave|(?:the )?best (?:\\p{L}+ )?(?:ever|of all time|in the world|there is|by far|hands down)|hands down|of all time|goat|go-?to|prefer|number one|no ?1|#1|top (?:\\d|three|five|tier|spot)|all[ -]time|cant (?:pick|choose)|tie between|nothing (?:\\p{L}+ ){0,3}beats|has to be|no contest|no question|without a doubt|easily|undisputed|bar none|cant beat|unbeatable|undefeated|comfort (?:food|film|movie|show|book|game|watch)|(?:like|love) (?:\\p{L}+ )?(?:best|most|more than)|always (?:order|get|pick|choose)|rewatch\\p{L}*|reread\\p{L}*|of choice|desert island|could (?:eat|watch|listen to|read|play) (?:\\p{L}+ )?(?:every|forever|all|on)|guilty pleasure|supremacy|superior|peak \\p{L}+|every (?:single )?time|obsessed|is king|wins|forever and always|(?:s|is|are|was) (?:elite|peak|undefeated|unmatched|top tier|s tier|perfect|goated|untouchable)|will always be|always and forever|forever (?:my|the)|if i had to (?:pick|choose)|one (?:true|and only)|(?:watched|read|played|seen|heard|eaten|listened) (?:it |that )?(?:\\d+|a (?:hundred|million|thousand|billion)|so many|countless) times|(?:nth|hundredth|millionth|\\d+th) (?:time|rewatch|reread|playthrough)|ultimate|my number one|no contender|for life',
    ),
    hint: w('love|adore|obsessed|cant get enough|addict\\p{L}*|big fan|so good|the best|amazing'),
    bar: w('least favou?rite|not my (?:fav|favou?rite)|used to be my|(?:his|her|their) fav\\p{L}*|hate'),
    words:
      'favourite favorite fav fave favourites best like love most of all time go-to goto prefer top is again choice kind thing',
    unknown: 'that favourite of yours',
    predicates: ['likes'],
    single: true,
  },
  {
    name: 'dislikes',
    asked: w(
      '(?:do|did|does) (?:i|my \\p{L}+|\\p{L}+) (?:\\p{L}+ )?(?:hate|dislike|loathe|despise|avoid|not like|detest|complain about)|(?:what|which|who) (?:\\p{L}+ )?(?:(?:dont|cant|do not|cannot) i (?:like|stand|enjoy|do)|did i say i (?:hate|cant stand|dont like))|i (?:hate|dislike|cant stand|dont like|loathe|complain about)|my (?:dislikes|pet ?peeves?|least favou?rite|nemesis|enemy)|pet ?peeves?|least favou?rite|(?:drives|driving) me (?:mad|crazy|nuts|up the wall)|annoys? me|gets? on my nerves|grosses? me|bothers? me|ick|cant i stand|do i hate|(?:not|least) (?:a )?fan of',
    ),
    cue: w(
      'hate[sd]?|hating|dislikes?|loathe|despise|detest|(?:dont|do not|never|didnt|doesnt) (?:really |even |actually )?(?:like|liked|enjoy|do|get the hype|care for|rate)|cant (?:stand|deal with|bear|abide|with|do|stomach)|cannot (?:stand|bear|abide|deal)|not (?:a |really a |the biggest |a big )?(?:fan|keen|into|my thing|for me|my vibe)|no fan of|pet ?peeves?|(?:drives|driving|drive) me (?:mad|crazy|nuts|up the wall|insane|bonkers)|annoys?|annoying|gross(?:es)?|disgusting|yuck|ew|ick|worst (?:thing|food|\\p{L}+ ever|part)|the worst|overrated|least favou?rite|allergic to (?:mornings?|small ?talk|meetings?)|makes me (?:gag|cringe|mad|want to)|(?:tastes?|smells?|smelling|tasting) (?:like|of) (?:soap|feet|death|dirt|\\p{L}+)|just no|no thank you|no thanks|nah to|boo|pointless|abomination|belongs? in (?:the bin|hell)|crime(?:s)? against|should be illegal|ban(?:ned)?|vile|grim|nope|down with|enemy|nemesis|never again|bane|evil|war on|thats the tweet|is a scam|hard pass|is the devil|ruins?|ruined|(?:in|into) the bin|straight to jail|jail|(?:gives|giving|gave) me the ick|the ick|who (?:invented|decided|thought|likes|puts|even)|(?:should|needs to) be (?:banned|illegal|abolished)|not today|i refuse|get (?:it|them|that) away|no one asked|miserable|cursed|nightmare|the bane|can do one|sod off|fight me|rage|triggers? me|grinds my gears|my villain|(?:i|we) dont do|do not recommend|zero stars|0/10|1/10|makes my (?:skin|blood|eye)|wont touch|never (?:liked|understood|got)',
    ),
    bar: w(
      'hate (?:to (?:say|break|admit)|it here|that for|when that)|(?:dont|do not) hate|didnt hate|love to hate|hate me',
    ),
    words:
      'hate dislike like stand cant dont food thing things what really annoys avoid enjoy complain fan of one bothers',
    unknown: "what you don't like",
    predicates: ['dislikes', 'fears', 'avoids'],
    single: false,
  },
  {
    name: 'hobby',
    asked: w(
      'my (?:\\p{L}+ )?(?:hobb(?:y|ies)|interests?|pastimes?|side project|passion)|(?:do|did) i (?:\\p{L}+ )?(?:do|spend|like doing|like to do|enjoy)(?: \\p{L}+){0,3} (?:for fun|free time|spare time|weekends?|evenings?|relax|unwind|time)|for fun|free time|spare time|(?:am i|have i been|been|was i|i was) (?:\\p{L}+ )?(?:into|learning|taking up|practi[sc]ing|getting into|training for|collecting|making|building|playing|knitting|doing (?:now|these days|lately))|(?:what|which) (?:craft|sport|instrument|hobby|game|club|class|martial art|activity)|(?:what|which) (?:\\p{L}+ )?(?:do|did|am|can) i (?:\\p{L}+ )?(?:play|playing|collect|practi[sc]e|train)|do i (?:still )?(?:play|collect|run|climb|knit|paint|garden|surf|dance|sing|swim|bake|cook|cycle)|take up|took up|picked up',
    ),
    cue: w(
      'hobb(?:y|ies)|(?:getting|got|been|really|so|super|im|big) (?:really |super |so |back )?into|(?:took|take|taking|taken|pick(?:ed)?|picking) (?:it |this )?up(?! (?:the|my|a) (?:kids?|phone|parcel|keys|car))|started (?:\\p{L}+ing|doing|playing|taking|learning|going to)|(?:learn|learning|learnt|learned)|practi[sc](?:e|es|ed|ing)|obsess\\p{L}+|(?:i|we|and) (?:\\p{L}+ )?(?:play|climb|boulder|run|swim|cycle|knit|crochet|sew|quilt|paint|draw|garden|bake|brew|surf|skate|ski|dance|sing|fish|hike|forage|birdwatch|collect|restore|sculpt|fence|box|row|sail|juggle|rollerskate|weld|carve|write poetry)s?|(?:play|playing|played|collect|collecting|making|building|restoring|brewing) |(?:joined|join) (?:a|an|the|my)|club|class(?:es)?|lessons|switched (?:from|to) \\p{L}+(?:ing|ery|et|o|a)?|(?:bird ?watch|rock ?climb|boulder|knitt|crochet|woodwork|garden|pott|fish|hik|cycl|paint|draw|sew|quilt|brew|bak|danc|sing|surf|skat|fenc|box|row|sail|juggl|forag|gam|birding|geocach|scrapbook|embroider|photograph|astronom|beekeep|record collect|thrift|calligraph|origam|larp|cosplay|parkour|kayak|paddl|climb|swimm|runn|lift|journal|whittl|bullet journal|metal detect|puzzl|lockpick|blacksmith|homebrew|miniature paint|speedcub)(?:ing|y|ery|aphy|ry|s)?|dnd|warhammer|my (?:guitar|bass|piano|ukulele|banjo|drums|violin|cello|camera|bike|sourdough|allotment|telescope|loom|kiln|pottery|choir|band|team|league)|weekends are for|in my (?:free|spare) time|to (?:unwind|relax|decompress)|side project|(?:mini|miniature|wool|yarn|clay|sourdough|starter|allotment|seedlings|telescope|darkroom|easel|sketchbook|lathe|dartboard|chess|sudoku|crossword|puzzle|lego|model (?:train|railway|kit)s?|aquascap\\p{L}*|bonsai|terrarium\\p{L}*|kombucha|homebrew|vinyl|open mic|improv|choir|orchestra|book club|run club|parkrun|5-a-side|five a side|sunday league|roller derby|belay|crag|trail|tide|wetsuit|paddle ?board|kayak|dj|decks|synths?|ukulele|guitar|banjo|drums|piano|violin|cello) (?:is|are|lessons?|class|night|club|practice|session|group|phase|era|at|on|again|every|this|so|and)|(?:my|in my) (?:new )?(?:\\p{L}+ )?(?:era|phase)|new hobby|rabbit hole|nerding|evening class|weekly game|campaign|dungeon master|dm for|rehears\\p{L}+|jam(?:ming)? with|gigging|busk\\p{L}*|spotted a|lifer|forag\\p{L}+|lured|caught a|(?:knit|crochet|sew|bak|brew|paint|climb|hik|run|swim|cycl|surf|row|box|garden)(?:ning|ming|ing|ting)',
    ),
    hint: w('weekend|fun|club|practice|band|training'),
    bar: w(
      'couch ?surf\\p{L}*|what got into|used to (?:play|do)|play (?:dumb|it by ear|along|devils)|playing (?:up|on my mind)|started (?:crying|raining|making a noise|at)|gave up (?:on|trying)',
    ),
    words:
      'hobby hobbies interests fun free spare time do into doing now currently these days lately weekends what kind new what play start started take took up year pick pastime still',
    unknown: 'what you do for fun',
    predicates: ['hobby', 'plays', 'likes', 'learns'],
    single: false,
  },
  {
    name: 'likes',
    asked: w(
      '(?:do|did|does) (?:i|my \\p{L}+|\\p{L}+) (?:\\p{L}+ )?(?:like|love|enjoy|adore|fancy|crave|collect|support|root for|cheer for|stan)|am i (?:\\p{L}+ )?(?:into|a fan of|obsessed with|fond of|on team|team)|i (?:like|love|enjoy|adore)|my (?:likes|tastes?|weakness(?:es)?|guilty pleasures?|comfort|soft spots?|obsession|crush)|(?:do|did) i (?:have a )?(?:soft spot|weakness|sweet tooth)|makes me happy|cheers? me up|whose side|my thing|am i team',
    ),
    cue: w(
      'lov(?:e|es|ed|ing)|like(?= (?:\\p{L}+)|$)|likes|adore|enjoy(?:s|ed|ing)?|(?:big|huge|massive|such a) (?:fan|sucker)|sucker for|fan of|into|obsess\\p{L}+|addict\\p{L}*|crav\\p{L}+|weak(?:ness)? (?:spots?|for)|weakness|soft spots?|guilty pleasures?|comfort|nothing (?:\\p{L}+ ){0,3}beats|give me|take (?:my money|me back)|the joy of|so satisfying|chefs kiss|swoon|sucker|simp|live for|cant (?:resist|get enough|live without|stop (?:eating|listening|watching|playing|thinking))|favou?rites?|fav|fave|best (?:thing|part|feeling)|nothing beats|team (?!meeting|lead|building|call|mate)\\p{L}+|stan|heaven|bliss|chef.?s kiss|elite|superior|supremacy|underrated|happy place|makes? me (?:so )?happy|my (?:one true )?(?:love|thing|jam|vibe|kryptonite)|die for|partial to|fond of|mad (?:about|for)|crazy about|keen on|here for|sweet tooth|yum\\p{L}*|all about|\\p{L}+ gang$|on repeat|(?:is|are|equals) (?:heaven|bliss|life|everything|the dream|elite|superior|underrated|top tier|my (?:jam|thing|vibe|love language|personality|religion|weakness))|any day|all day (?:every day|long)|10/10|11/10|big \\p{L}+ energy|cant (?:say no|beat)|happiness is|give me|bring on|more please|sign me up|yes please|count me in|my (?:roman empire|happy place|serotonin)|serotonin|unreal|slaps?|hits? different|hyped|(?:so|such) (?:a )?(?:cosy|cozy|soothing|satisfying)|(?:love|loves|loving) (?:a|an|the|my|me|some)|team \\p{L}+ (?:all|for|forever|always|here)|mad for|nuts about|feral for',
    ),
    bar: w(
      'would like|looks? like|feel(?:s|ing)? like|(?:sound|seem|smell|taste|act)s?(?:ed|ing)? like|like (?:this|that|\\d|a (?:week|month|year|zombie)|always|literally|omg|half|what)|just like|like im|like i|i mean like|id (?:like|love)|love (?:it when|how|that for)|(?:dont|do not|didnt|never|not|doesnt) (?:really |even |actually )?(?:like|love|enjoy|into|a fan)|not (?:a|really|that|so|the biggest|my|into)|used to (?:love|like)|hate|would love|birthday gang|love you|ily|love life|for the love of|in love|no fan',
    ),
    words: 'like love enjoy likes into food thing things what stuff kind really fan on side do',
    unknown: 'what you like',
    predicates: ['likes', 'hobby', 'supports'],
    single: false,
  },
  {
    name: 'language',
    asked: w(
      'languages?|(?:do|can) i (?:\\p{L}+ )?speak|mother tongue|native (?:tongue|speaker)|(?:am|was) i (?:\\p{L}+ )?(?:learning|bilingual|fluent)|speak|fluent',
    ),
    cue: w(
      'speak|spoke|spoken|fluent|bilingual|trilingual|languages?|mother tongue|native|first language|second language|duolingo|grew up (?:with|speaking)|raised (?:with|speaking)|at home we|learning|accent|(?:my|bad|broken|rusty|terrible|some|basic|school|decent|passable|conversational|a bit of|a little) (?:english|spanish|french|german|italian|portuguese|dutch|russian|polish|greek|turkish|arabic|hebrew|hindi|mandarin|cantonese|chinese|japanese|korean|vietnamese|thai|swahili|welsh|irish|gaelic|swedish|norwegian|danish|finnish|latin)|translat\\p{L}+|dream in|swear in|count in|think in|(?:fluently|conversational|bilingual|polyglot|tongue|subtitles|dialect|mum speaks|ordering in|arguing in|argue in|swearing in|dreamt in|conjugat\\p{L}+|grammar|verbs|a1|a2|b1|b2|c1|c2|gcse (?:french|spanish|german)|evening class in|owl)',
    ),
    bar: w(
      'python|javascript|java|rust|typescript|c\\+\\+|golang|programming|body language|love language|language model',
    ),
    holds: 'language',
    words:
      'language languages speak fluent learning human native mother tongue many how first second at home know',
    unknown: 'which languages you speak',
    predicates: ['language', 'learns', 'native language'],
    single: false,
  },
  {
    name: 'routine',
    asked: w(
      '(?:what time|when|how often|which days?|what day|how many times)(?: \\p{L}+){0,2} (?:do|did|am|does) (?:i|my \\p{L}+) (?:\\p{L}+ ){0,2}(?:sleep|wake|get up|go to (?:bed|sleep|the gym|work)|eat|have (?:dinner|lunch|breakfast)|run|train|exercise|swim|walk|go|do|meditate|practi[sc]e|shower|nap|volunteer|call|cook|do laundry|play|see|commute|meet)|(?:do i do|do i usually|do i normally|am i doing) (?:\\p{L}+ ){0,3}(?:mornings?|evenings?|nights?|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|weekends?|lunch|every|each|after work|before (?:bed|work))|my (?:\\p{L}+ )?(?:routine|habits?|schedule|commute|ritual|bedtime|alarm|gym days?)|on (?:mon|tues|wednes|thurs|fri|satur|sun)day(?:s| mornings?| evenings?| nights?)|every (?:day|morning|evening|night|week|weekend|sunday|saturday|friday|monday|tuesday|wednesday|thursday)|get to work|morning routine|how do i (?:usually|normally)|do i (?:usually|normally|always)|what time',
    ),
    cue: w(
      'every (?:\\p{L}+ )?(?:day|morning|evening|night|week|weekend|mon\\p{L}*|tues?\\p{L}*|wed\\p{L}*|thurs?\\p{L}*|fri\\p{L}*|sat\\p{L}*|sun\\p{L}*|month|year|lunch\\p{L}*|single|other)|each (?:day|morning|week|night)|(?:mon|tues|wednes|thurs|fri|satur|sun)days|usually|normally|routine|habits?|ritual|twice a|once a|(?:\\d|three|four|five) (?:times|days|nights|mornings) a|daily|weekly|nightly|(?:wake|get|up) (?:up )?(?:at|by|around|before|\\d)|waking up|alarm|asleep by|bed (?:by|at|around|before)|in bed|bedtime|sleep(?: \\d| at| till| from| in)|nap|before (?:bed|work|breakfast)|after (?:work|dinner|school)|gym|commut\\p{L}+|(?:mornings|evenings|nights|weekends)|day off|religiously|without fail|first thing|last thing|nightshift|night shift|walk to work|cycle to work|bus to work|train to work|take the (?:bus|train|tube|tram|subway|metro|ferry)|(?:\\d{1,2}(?::\\d\\d)? ?(?:am|pm)) (?:swims?|runs?|gym|yoga|coffee|alarm|walks?|start|club|train|bus|every|again)|(?:mon|tue|tues|wed|thu|thurs|fri|sat|sun)(?: |/|,|-|and|&)+(?:mon|tue|tues|wed|thu|thurs|fri|sat|sun)|like clockwork|without fail|same (?:time|thing|order|seat)|(?:first|before) (?:coffee|anything)|then (?:coffee|tea|emails|gym|bed)|repeat|part of my|my (?:morning|evening|sunday|saturday|friday|monday|night|usual)|(?:sunday|saturday|friday|monday|tuesday|wednesday|thursday) (?:night|morning|evening|afternoon) (?:is|are|means|=)|night owl|early bird|morning person|insomniac|lark',
    ),
    bar: w(
      'as of (?:mon|tues|wednes|thurs|fri|satur|sun)days?|tried|attempt\\p{L}*|lasted|gave up|want to|should|every time (?:i|you|he|she|it)|not every|one day',
    ),
    words:
      'time usually do every routine habit schedule when often go day days normally morning weekly week what',
    unknown: 'that about your days',
    predicates: ['routine', 'work hours', 'hobby'],
    single: false,
  },
  {
    name: 'goal',
    asked: w(
      'my (?:\\p{L}+ )?(?:goals?|resolutions?|dreams?|ambitions?|aims?|bucket list|targets?|plans? for (?:the )?(?:future|year)|long term)|resolution|bucket list|(?:am i|was i|i am|im|i was|have i been) (?:\\p{L}+ )?(?:saving|training|working|aiming|hoping|trying|planning) (?:up )?(?:for|towards?|on|to)|(?:do|did) i (?:\\p{L}+ )?(?:want to (?:be|do|learn|achieve|become|see|quit|write|visit)|hope to|wish|dream|aim|plan to)|saving (?:up )?for|dream (?:job|trip|house|car)|goal|want to (?:learn|become|achieve)',
    ),
    cue: w(
      'goals?|resolutions?|new yrs|bucket list|dream(?:s|ing)? (?:of|is|job|trip)|my dream|(?:want|wanna|hope|hoping|aim|aiming|trying|determined|plan|planning|vow(?:ed)?|promised myself|decided|swear|mission|challenge) (?:to|is|for|on)|sav(?:e|ing) (?:up )?(?:for|to|towards)|train(?:ing)? (?:for|to)|by (?:the end of|next|summer|christmas|december|(?:20)\\d\\d)|this (?:year|is the year)|before i (?:turn|die|hit|am|m)|one day|someday|(?:signed|sign) up (?:for|to)|target|ambition|before im|no more|gonna (?:learn|write|run|quit|finish|read|build|visit|save|start|buy|become|get)|year of|quit(?:ting)? (?:smoking|drinking|vaping|sugar|social)|working (?:on|towards)|finally gonna|(?:20\\d\\d|this year|next year|by (?:june|july|august|september|october|november|december|spring|summer|autumn|winter|christmas|march|april|may)) ?(?::|is|=|im|i will|ill|im gonna)|aim(?:ing)? (?:for|to)|sub ?\\d|this time next year|manifesting|(?:one|some)day ill|on my list|to ?do (?:this|before)|deposit (?:for|fund)|fund|down payment|pay(?:ing)? off|get(?:ting)? (?:my|to) (?:licen[cs]e|black belt|degree|grade|under|out of)|couch to|half marathon|marathon|ironman|triathlon|finish (?:my|the) (?:novel|book|thesis|album|degree)|publish\\p{L}*|open my own|start my own|retire',
    ),
    bar: w('own goal|goal(?:keeper|ie|post)|scored|no goals?|didnt want'),
    words:
      'goal goals resolution dream ambition want saving training plan bucket list what year for to trying my achieve biggest',
    unknown: 'what you are aiming for',
    predicates: ['goal', 'saving for', 'plan'],
    single: true,
  },
  {
    name: 'plan',
    asked: w(
      '(?:am i|are we|i am|im|do i|did i|was i|will i|have i) (?:\\p{L}+ ){0,3}(?:going|flying|doing|travel\\p{L}*|seeing|visiting|moving|meeting|leaving|having|getting|marrying|running|taking|starting|hosting|attending|booked|plan(?:ned|ning)?|leave|fly|travel|meet|move|start) ?(?:\\p{L}+ ){0,4}(?:to|on|in|at|for|next|this|tomorrow|tonight|week|weekend|month|summer|christmas|with|planned|coming up|up to)?|my (?:\\p{L}+ )?(?:plans?|trip|flight|wedding|holiday|vacation|appointment|appt|interview|exam|deadline|concert|party|move|surgery|presentation|viva|defen[cs]e|marathon|race|gig|reservation|booking|meeting|date|anniversary|due date|visa|train|driving test|recital|housewarming|thing|start date|first day)|(?:whats|what is|anything|something) (?:on|planned|happening|coming up|going on) (?:for|on|this|next|in)|(?:when|what day|what time|what date|where)s? (?:is |are |does |do )?(?:my|the|our) |what day did i say|coming up|plans (?:for|this|next)|who am i seeing',
    ),
    cue: w(
      '(?:next|this|on|coming|until|till|by) (?:week(?:end)?|month|year|spring|summer|autumn|fall|winter|mon\\p{L}*|tues?\\p{L}*|wed\\p{L}*|thurs?\\p{L}*|fri\\p{L}*|sat\\p{L}*|sun\\p{L}*|term)|tomorrow|tmrw|tonight|(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)\\p{L}* \\d{1,2}|\\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)\\p{L}*|the \\d{1,2}(?:st|nd|rd|th)|in (?:\\d+|a|two|three|four|five|six|a few) (?:days?|weeks?|months?)|book(?:ed|ing)|tickets?|tix|flights?|fly(?:ing)?|plans?|planning|going to|gonna|heading (?:to|off|out)|off to|scheduled|moved to|pushed (?:back|to)|postponed|rescheduled|delayed|cancel\\p{L}*|brought forward|appointment|appt|deadline|due|exam|interview|wedding|concert|gig|festival|trip|holiday|vacation|party|deposit|save the date|countdown|days (?:to go|left|until|till)|secured|confirmed|start(?:s|ing)? (?:on|in|at)|leaving (?:on|for)|(?:weeks?|days?|sleeps|months?) (?:til|till|until|to go|left)|(?:til|till) (?:the )?\\d|s on the \\d|is on the \\d|on the \\d{1,2}|(?:its|thats) (?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:got|have|having|hosting|throwing|attending|running|doing|starting) (?:a|an|my|the) \\p{L}+ (?:on|in|at|this|next)|leave (?:for|on)|off on|road ?trip|itinerary|passport|visa|packing|packed|airbnb|hostel|ferry|eurostar|check ?in|rsvp|invit\\p{L}+',
    ),
    hint: w(
      'may|march|june|july|april|january|february|august|september|october|november|december|christmas|easter|spring|summer|autumn|winter',
    ),
    bar: w(
      'last (?:week|month|year)|yesterday|(?:their|her|his) (?:\\p{L}+ )?(?:baby|wedding|birthday|flight|op|surgery)',
    ),
    words:
      'going doing plan plans planned when where what day date time am coming up happening anything on to is say have my which who again seeing',
    unknown: 'about that plan of yours',
    predicates: ['plan', 'event'],
    single: true,
  },
  {
    name: 'possession',
    asked: w(
      '(?:do|did|does|am) i (?:\\p{L}+ )?(?:drive|own|ride|wear|use|have|driving|riding|using|buy|bought|get|got)(?! (?:any )?(?:kids?|children|siblings?|pets?|allerg\\p{L}+))|my (?:\\p{L}+ )?(?:car|bike|bicycle|motorbike|phone|laptop|computer|pc|camera|guitar|bass|piano|boat|van|truck|console|tattoos?|watch|tv|monitor|keyboard|headphones|glasses|shoes?|plants?|collection|sofa|fridge|coffee machine|instrument|tent|e-?reader|tablet|mug|telescope|sewing machine|oven|ring|coat|jacket|backpack)|(?:what|which) (?:car|bike|phone|laptop|computer|camera|guitar|console|tablet|vehicle|instrument|tattoos?)',
    ),
    cue: w(
      '(?:my|our|the|a|an|new|old|used|second ?hand|beat ?up|secondhand) (?:\\p{L}+ ){0,2}(?:car|bike|bicycle|motorbike|phone|iphone|pixel|laptop|macbook|thinkpad|computer|pc|camera|guitar|bass|piano|boat|van|truck|console|switch|ps5|xbox|steam deck|tattoos?|watch|tv|monitor|keyboard|headphones|plants?|collection|sofa|e-?bike|scooter|vespa|camper|caravan|kayak|telescope|kiln|loom|synth|turntable|kindle|tent|drone|3d printer|record player|sewing machine|espresso machine|air fryer)|(?:i|we) (?:still |finally |just )?(?:drive|own|ride|have|got|bought|play|use)|(?:bought|purchased|picked up|inherited|got (?:me )?(?:a|an|my|myself|the)|traded|upgraded|swapped|sold|switched to|treated myself|splurged|ordered|won|adopted|replaced|crashed|wrote off|scrapped) |collect(?:ion|ing)?|rip (?:to )?(?:my )?\\p{L}+|drives? like|my (?:pride and joy|baby)|(?:inked|tattoo\\p{L}*)|(?:on|running|using|got) (?:a|an|my) (?:\\p{L}+ ){0,2}(?:macbook|thinkpad|iphone|pixel|android|laptop|pc|chromebook|kindle|ipad)|traded|secondhand|second hand|brand new|(?:the|my|our|this) (?:old |new |trusty |battered |ancient )?(?:van|car|motor|bike|scooter|boat|phone|laptop|camera|guitar|piano|kindle|switch|watch|telescope|turntable|tent|campervan) (?:failed|died|broke|is|was|has|needs|started|finally|got|runs|passed|survived|cracked)|new to me|(?:third|second) ?hand|off (?:gumtree|ebay|vinted|marketplace|craigslist|facebook|a mate)|ebay|hand me down|heirloom|(?:day|arrived|delivered|unboxed|unboxing)|mot|mileage|\\p{L}+ (?:day|gang)$|my (?:beloved|trusty|first|poor)',
    ),
    bar: w(
      'want(?:ed)? (?:a|to (?:buy|get))|wish i|saving (?:up )?for|someday|looking at|my neighbou?rs|printer|rent(?:ed|al|ing)|borrow\\p{L}*|(?:his|her|their|bosss?|dads|mums|moms) (?:\\p{L}+ )?(?:car|bike|phone|laptop|van|truck|boat)|got (?:stuck|lost|home|up|it|back|rained|told)|drive(?:s)? me',
    ),
    words: 'have own drive ride use wear got what kind of make model which do type my buy',
    unknown: 'that about your things',
    predicates: ['car', 'owns'],
    single: true,
  },
  {
    name: 'handedness',
    asked: w(
      '(?:which|what) hand|left ?-?handed|right ?-?handed|(?:lefty|righty)|am i (?:left|right|ambidextrous)|handed',
    ),
    cue: w(
      'left ?-?hand\\p{L}*|right ?-?hand\\p{L}*|lefty|righty|south ?paw|ambidextrous|(?:write|writing|draw|eat) with my (?:left|right)|cack ?handed',
    ),
    words: 'hand handed left right write which',
    unknown: 'which hand you use',
    predicates: ['handedness'],
    single: true,
  },
  {
    name: 'religion',
    asked: w(
      'my (?:religion|faith|beliefs?)|am i (?:\\p{L}+ )?(?:religious|christian|muslim|jewish|hindu|buddhist|catholic|atheist|sikh)|religious|what (?:religion|faith)|do i (?:believe|pray|go to (?:church|mosque|temple))',
    ),
    cue: w(
      '(?:im|i am|raised|grew up|were|family is|not) (?:\\p{L}+ )?religious|my (?:religion|faith)|christian|catholic|muslim|jewish|hindu|buddhist|sikh|atheist|agnostic|quaker|pagan|church|mosque|synagogue|temple|pray(?:er|ing)?|ramadan|eid|lent|shabbat|diwali|faith|believe in god|baptis\\p{L}+|bar mitzvah|convert(?:ed|ing)',
    ),
    bar: w(
      'thoughts and prayers|pray for|holy|jesus (?:christ|wept)|oh my god|religious(?:ly)? (?:about|with)|religiously|like a religion|my religion is|not (?:that |very |really )?religious|new religion',
    ),
    words: 'religion religious faith believe',
    unknown: 'your religion',
    predicates: ['religion'],
    single: true,
  },
];

/** The concepts that a plain question names, in the order of the table. */
export function conceptsAsked(plain: string): readonly LifeConcept[] {
  return concepts.filter((concept) => concept.asked.test(plain));
}

const searched = new Map<string, readonly string[]>();

/** Index terms by which statements of a concept are found: the plain words of its cues. */
export function searchTermsOf({ name, cue, hint }: LifeConcept): readonly string[] {
  const known = searched.get(name);
  if (known) return known;
  const words = `${cue.source} ${hint?.source ?? ''}`.replace(/\\p\{L\}/g, ' ').match(/[a-z]{3,}/g) ?? [];
  const terms = [...new Set(words.filter((word) => !stopWords.has(word)).map(termOf))];
  searched.set(name, terms);
  return terms;
}
