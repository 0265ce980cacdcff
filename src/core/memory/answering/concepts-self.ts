/** Who somebody is: name, age, home, origin, languages. */
import { type LifeConcept, w } from './life-concept.ts';

export const ofSelf: readonly LifeConcept[] = [
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
      'born on|turning|turned|bdays?|not till the|same birthday|big (?:three|four|five|six)|birthdays?|bdays?|b-day|born|birth|turn(?:s|ed|ing)? \\d{1,3}|zodiac|star ?sign|im a (?:aries|taurus|gemini|cancer|leo|virgo|libra|scorpio|sag\\p{L}*|capricorn|aquarius|pisces)|(?:christmas|halloween|leap day|valentines|new years) baby|cake day|(?:aries|taurus|gemini|cancer|leo|virgo|libra|scorpio|sag\\p{L}*|capricorn|aquarius|pisces) (?:szn|season|here|gang|baby|rising|sun)|(?:new years eve|new years|boxing day|easter|april fools|valentines|solstice|halloween|christmas|summer|winter|spring|autumn|january|february|march|april|may|june|july|august|september|october|november|december) baby|(?:my|the) (?:big day|special day)|cake day|another year older|lap around the sun|my \\d{1,2}(?:st|nd|rd|th)|\\d{1,2}(?:st|nd|rd|th) (?:birthday|bday)|(?:xmas|nye|leap year|new year|valentine|april fool|halloween|christmas|easter) (?:baby|kid|child|born)|leapling|(?:arrived|popped out|came into the world)|birth cert\\p{L}*|blow out candles|turn(?:s|ing)? (?:twenty|thirty|forty|fifty|sixty|seventy|eighty)',
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
      'over in|based in|settled|the new flat|new flat in|new place in|new house in|relocat\\p{L}+|got the keys|renting|liv(?:e|es|ed|ing)(?= (?:in|at|on|near|by|with|above|over|next|out|up|down|here|between|outside|just|off|back|now|alone|and|across|around|right|about|half)|$)|i live|im living|moved? (?:back |out |over |up |down |house )?(?:to|in|into|here|from|with|closer)|(?:moving|relocat\\p{L}+) (?:back |out |over |up |down )?(?:to|in|into|from|here)|based (?:in|out of|near)|settled (?:in|down)|couch ?surf\\p{L}*|crash(?:ing)? (?:at|with|on)|staying (?:at|in|with|between)|(?:my|our|the|a|this) (?:new |old |tiny |little |current )?(?:flat|apartment|house|place|studio|bedsit|cottage|bungalow|flatshare|houseboat|narrowboat|caravan|condo|loft)(?: is)? (?:in|near|on|above|by)|rent(?:ing)? (?:a|in|here|at)|(?:greetings|hello|hi|hey|cheers|live) from|here in|back (?:in|to|at) my (?:mums|moms|dads|parents)|(?:go|gone|going|went) back to my (?:mums|moms|dads|parents)|got the keys|keys to|my (?:new )?address|postcode|neighbou?rhood|commut\\p{L}+ (?:from|in from)|from my window|local(?:s)? (?:in|here)|(?:bought|buying) (?:a|our|my) (?:flat|house|place|apartment|cottage)|resident of|born and bred|currently in|\\p{L}+ home (?:now|these days|for now)|home (?:is|for me is|sweet home)|home now|calls? \\p{L}+ home|(?:the|a) new place|new (?:flat|apartment|house|place)|im in (?=\\p{L}+ (?:now|atm|these days|currently|for good))|(?:flat|apartment|house|place|room|studio|gaff|crib|digs) in|signed the lease|lease|mortgage|(?:new|our|my) postcode|(?:third|second|first|top|ground|basement|\\d+(?:st|nd|rd|th)) floor|out here in|over here in|down here in|up here in|life in|winter in|summers? in \\p{L}+ (?:is|are)|(?:the )?view (?:of|over)|across from|next (?:door )?to the|above (?:a|the)|(?:small|big) town|the suburbs|countryside|on (?:a|my|the) (?:boat|narrowboat|houseboat|farm)',
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
      'adopted (?:at .{1,20} )?from|came over from|born on|raised me|back home in|roots|born (?:and (?:raised|bred)|in)|raised (?:in|on)|grew up|growing up (?:in|on)|(?:im|i am|am|is|hes|shes|theyre|originally|were|family is|family are|parents are|folks are|come|comes|came) (?:originally |actually |half |from )?from|originally|hometown|home town|(?:my|the) (?:motherland|homeland|home country|old country)|(?:half|part|quarter)[ -]\\p{L}+|\\p{L}+ by (?:birth|blood)|nationality|passport|citizen(?:ship)?|immigra\\p{L}+|emigrat\\p{L}+|expat|heritage|roots|born and raised|as an? (?:irish|scottish|welsh|german|dutch|french|italian|spanish|polish|american|canadian|aussie|kiwi|brazilian|nigerian|indian|mexican|norwegian|swede|dane|finn)\\p{L}*|greetings from|back home in|native of',
    ),
    bar: w('from (?:now|work|home|the (?:office|shop|store|vet|gym)|scratch|monday|tomorrow|\\d)|not from'),
    words:
      'from originally come born raised grow grew country city town hometown nationality where home place up',
    unknown: 'where you are from',
    predicates: ['origin', 'hometown', 'nationality'],
    single: true,
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
    name: 'language',
    asked: w(
      'languages?|(?:do|can) i (?:\\p{L}+ )?speak|mother tongue|native (?:tongue|speaker)|(?:am|was) i (?:\\p{L}+ )?(?:learning|bilingual|fluent)|speak|fluent',
    ),
    cue: w(
      'at home always|at home we|understand \\p{L}+|answer in|mother tongue|speak it|from (?:me|mum|dad)|speak|spoke|spoken|fluent|bilingual|trilingual|languages?|mother tongue|native|first language|second language|duolingo|grew up (?:with|speaking)|raised (?:with|speaking)|at home we|learning|accent|(?:my|bad|broken|rusty|terrible|some|basic|school|decent|passable|conversational|a bit of|a little) (?:english|spanish|french|german|italian|portuguese|dutch|russian|polish|greek|turkish|arabic|hebrew|hindi|mandarin|cantonese|chinese|japanese|korean|vietnamese|thai|swahili|welsh|irish|gaelic|swedish|norwegian|danish|finnish|latin)|translat\\p{L}+|dream in|swear in|count in|think in|(?:fluently|conversational|bilingual|polyglot|tongue|subtitles|dialect|mum speaks|ordering in|arguing in|argue in|swearing in|dreamt in|conjugat\\p{L}+|grammar|verbs|a1|a2|b1|b2|c1|c2|gcse (?:french|spanish|german)|evening class in|owl)',
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
