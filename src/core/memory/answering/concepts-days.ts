/** What somebody does: work, study, routine, plans. */
import { type LifeConcept, w } from './life-concept.ts';

export const ofDays: readonly LifeConcept[] = [
  {
    name: 'employer',
    asked: w(
      '(?:who|where|which \\p{L}+|what \\p{L}+)(?: \\p{L}+){0,2} (?:do|did|am|was|does|is|are) (?:i|\\p{L}+(?: \\p{L}+)?) (?:say (?:that )?i )?(?:\\p{L}+ )?(?:work|working|works|worked|employed|intern\\p{L}*)(?: for| at| with)?|employer|(?:who|where) i work|my (?:company|workplace|firm|employer|office|startup)|(?:who|what) (?:pays me|signs my)|name of (?:the|my) (?:company|place|firm|shop|startup)|place i work|i work (?:for|at)|employs? me|new workplace',
    ),
    cue: w(
      'my shift|on shift|clocked (?:in|off|on)|thats me in the|council|my rounds?|signed (?:w|with|for)|payroll|hq|headquarters|head office|on the books at|staying put at|company van|nhs|work(?:s|ed|ing)? (?:\\p{L}+ )?(?:at|for|with|in the|from)|(?:started|starting|start) (?:work |a job |a new job |my (?:new )?job |this week |today |on monday |last week |back )?(?:at|with)|job (?:at|with|offer from)|(?:got|landed) (?:a|the) (?:job|gig|position|role)|(?:im|am|were) (?:\\p{L}+ )?at (?!home|work|the|a|my|least|all|this|that|it|peace|school|uni|college|risk|\\d)\\p{L}+|hired (?:by|me)|joined|joining|employ\\p{L}+|freelanc\\p{L}+|self[ -]?employed|my own boss|work for myself|own (?:business|company|shop|studio|bakery|salon|cafe)|(?:my|our) (?:company|employer|startup|firm|workplace|office)|we(?:re| are) (?:the )?hiring|intern(?:ing|ship)? (?:at|with|for)|years? (?:at|with)|(?:shift|double|late|early|closing|opening|overtime|nights?|days?|week|year|training|induction|onboarding|desk) at (?!home|least|all|once|a time)|first (?:day|week|shift|month) (?:at|with|in)|pay(?:s|ing)? me|hired me|my (?:new )?employers?|our (?:clients|office|hq)|the (?:bakery|hospital|school|library|museum|brewery|factory|warehouse|council|nhs|post office|supermarket|garden centre|nursery|hotel|vet|surgery|shop floor)|handed in my notice|laid off|made redundant|(?:quit|left) (?!school|uni|the (?:house|group|party))|unemployed|between jobs|job ?hunting|clock(?:ed|ing)? (?:in|off|out) at|contract(?:ing|or)? (?:for|at|with)|(?:we got|were|we were|got) (?:acquired|bought) by|transferred to|day (?:\\d+|one|two|three) (?:at|with|of)|back (?:at|to) the (?:office|shop|restaurant|salon|studio|warehouse|clinic|ward|lab)|(?:monday|week|month|year)s? at (?!home|least)|payroll|badge (?:photo|for)|the boss at|our (?:ceo|hr|branch|store|shop|team at)|contract with|gig at|placement at',
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
      'my shift|on shift|clocked (?:in|off|on)|thats me in the|the union|my rounds?|my patients|my students|my clients|my pupils|for a living|paid to|day job|on the (?:till|ward|bins|vans|wards|tills|buses|trains)|(?:im|i am|ive been|i was|am|officially|technically|being|as|become|became|hes|shes|is|was|now|s|started as|start as|work(?:s|ed|ing)? as|promoted to|made me|new) (?:\\p{L}+ )?(?:an? |the |head |lead |senior |junior |chief |assistant |deputy |trainee |apprentice |retired |paediatric |pediatric |freelance |primary |delivery |line |sous |software |civil |data )*(?:\\p{L}+ )?(?:teacher|nurse|doctor|chef|cook|baker|lawyer|solicitor|barrister|paralegal|engineer|developer|programmer|designer|analyst|manager|accountant|electrician|plumber|carpenter|joiner|mechanic|driver|courier|dispatcher|pilot|barista|bartender|waiter|waitress|server|cashier|writer|editor|journalist|translator|interpreter|librarian|archivist|scientist|researcher|professor|lecturer|tutor|student|postdoc|intern|consultant|architect|surveyor|builder|roofer|welder|farmer|gardener|florist|hairdresser|barber|therapist|counsellor|counselor|psychologist|psychiatrist|social worker|carer|caregiver|nanny|childminder|midwife|paramedic|firefighter|police officer|cop|soldier|vet|veterinarian|dentist|hygienist|optician|pharmacist|physio|physiotherapist|radiographer|surgeon|gp|photographer|illustrator|artist|musician|actor|director|producer|animator|streamer|youtuber|model|dancer|comedian|coach|trainer|salesperson|rep|recruiter|receptionist|secretary|admin|administrator|assistant|clerk|cleaner|janitor|security guard|guard|postie|postman|mail carrier|truck driver|bus driver|train driver|cabbie|sailor|fisherman|butcher|brewer|seamstress|tailor|tattoo artist|tattooist|piercer|beekeeper|zookeeper|ranger|geologist|biologist|chemist|physicist|astronomer|economist|statistician|actuary|auditor|banker|trader|broker|underwriter|adjuster|estate agent|realtor|landlord|judge|notary|politician|priest|vicar|imam|rabbi|undertaker|mortician|locksmith|glazier|plasterer|painter|decorator|stonemason|blacksmith|potter|jeweller|watchmaker|sysadmin|devops|qa|tester|dba|pm|product manager|project manager|scrum master|ceo|cto|cfo|founder|director|supervisor|foreman|captain|crew|steward|stewardess|flight attendant|tour guide|curator|conservator|historian|linguist|caretaker|concierge|porter|housekeeper|sommelier|butler|stuntman|referee|lifeguard|bookkeeper|copywriter|marketer|planner|inspector|technician|operator|machinist|fitter|shepherd|dog walker|groomer|temp|apprentice|freelancer|contractor|buyer|merchandiser|stylist|makeup artist|nail tech|beautician|masseuse|herbalist|sonographer|phlebotomist|anaesthetist|oncologist|cardiologist|toxicologist|audiologist|speech therapist|dietitian|nutritionist)s?|i (?:teach|nurse|bake|cook|code|program|translate|write|design|paint|drives? (?:a|the) (?:\\p{L}+ )?(?:bus|taxi|cab|lorry|truck|van|train|tram|forklift|ambulance)|sell|fix|repair|build|groom|walk dogs|edit|manage|run (?:a|the|my)|own (?:a|the)|do (?:\\p{L}+ )?(?:insurance|claims|accounts?|accounting|payroll|hr|it|tech support|marketing|sales|admin|security|nails|hair|taxes|translation|research|logistics|data entry|customer (?:service|support|success)|freelance|nights at|construction|landscaping|catering)|work (?:as|in|with|nights|for|on))|work(?:s|ed|ing)? (?:as|in|with)(?! (?:a minute|the (?:morning|evening)))|for a living|my (?:job|day job|profession|career|trade)|by (?:trade|profession|day)|(?:got|been|was) (?:promoted|hired|demoted)|promotion to|new (?:job|role|gig|title)|switched careers?|retrain\\p{L}*|career change|(?:started|start|starting) (?:out )?as|quit (?:the|my)|(?:our|my) (?:clients|patients|pupils|students|customers|year \\ds)|i teach|on the ward|in the classroom|in my line of work|senior \\p{L}+|junior \\p{L}+|head of \\p{L}+|freelanc\\p{L}+|self[ -]?employed|passed the bar|i am a lawyer|retired|unemployed|stay at home (?:mum|mom|dad|parent)|full ?time \\p{L}+|moved (?:in)?to (?:\\p{L}+ )?(?:team|department|role|sales|marketing|engineering|management|product|support|ops)|as an? \\p{L}+(?: \\p{L}+)?(?: you| i| my| we| this| its|$)|by day|day job|(?:my|the) (?:clients?|patients|customers|pupils|students|passengers|apprentice) (?:is|are|was|were|today|keep|just|said|who)|grading|marking|(?:night|early|late|double) shift|on shift|on site|in the (?:kitchen|salon|lab|studio|garage|cockpit|cab|field|operating)|qualified|licensed|certified|apprenticeship|trainee|years? (?:in|of) (?:teaching|nursing|retail|sales|marketing|law|tech|hospitality|construction|finance|banking|it)',
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
      'till i die|season ticket|coyg|ynwa|up the|my lot|we (?:won|lost|drew)|relegat\\p{L}+|home and away|(?:in|on|to|into|joined|joining|with|of|leading|run|running) (?:the )?(?:\\p{L}+ ){1,2}(?:team|department|squad|dept|group)|(?:reorg|re-org|restructur\\p{L}+|transferred)|(?:im|i am|were|now) in (?:marketing|sales|engineering|design|product|support|finance|hr|ops|legal|data|research|growth|content|qa|customer success|procurement)',
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
      'end goal|the dream is|bucket list|aiming (?:for|to)|target|by the time im|working towards|one day i will|this is the year|goals?|resolutions?|new yrs|bucket list|dream(?:s|ing)? (?:of|is|job|trip)|my dream|(?:want|wanna|hope|hoping|aim|aiming|trying|determined|plan|planning|vow(?:ed)?|promised myself|decided|swear|mission|challenge) (?:to|is|for|on)|sav(?:e|ing) (?:up )?(?:for|to|towards)|train(?:ing)? (?:for|to)|by (?:the end of|next|summer|christmas|december|(?:20)\\d\\d)|this (?:year|is the year)|before i (?:turn|die|hit|am|m)|one day|someday|(?:signed|sign) up (?:for|to)|target|ambition|before im|no more|gonna (?:learn|write|run|quit|finish|read|build|visit|save|start|buy|become|get)|year of|quit(?:ting)? (?:smoking|drinking|vaping|sugar|social)|working (?:on|towards)|finally gonna|(?:20\\d\\d|this year|next year|by (?:june|july|august|september|october|november|december|spring|summer|autumn|winter|christmas|march|april|may)) ?(?::|is|=|im|i will|ill|im gonna)|aim(?:ing)? (?:for|to)|sub ?\\d|this time next year|manifesting|(?:one|some)day ill|on my list|to ?do (?:this|before)|deposit (?:for|fund)|fund|down payment|pay(?:ing)? off|get(?:ting)? (?:my|to) (?:licen[cs]e|black belt|degree|grade|under|out of)|couch to|half marathon|marathon|ironman|triathlon|finish (?:my|the) (?:novel|book|thesis|album|degree)|publish\\p{L}*|open my own|start my own|retire',
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
];
