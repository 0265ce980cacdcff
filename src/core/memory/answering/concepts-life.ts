/** Whom and what somebody lives with: people, pets, health, food, tastes, things. */
import { type LifeConcept, w } from './life-concept.ts';

export const ofLife: readonly LifeConcept[] = [
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
      'do me in|does me in|swell up|throat closes|epipens?|cant have|not chancing|makes me itch|come out in|sets me off|covered in hives|allerg\\p{L}+|epipen|anaphyla\\p{L}+|hives|(?:throat|face|lips|eyes|tongue) (?:closes?|swells?|swelled|swell up|itch\\p{L}*|goes)|swell(?:s|ed)? up|(?:lips?|face|throat|tongue|eyes|skin|mouth) (?:go|goes|went|get|gets|turns?|puffs?|itch\\p{L}*|burns?|blows?)|itch\\p{L}*|wheez\\p{L}*|cant (?:go near|be near|have|do|eat) |anaphylactic|(?:bee|wasp) stings?|nut free|intoleran\\p{L}+|(?:react|reaction) (?:badly )?to|(?:could|would|will|might|nearly) kill me|break(?:s)? (?:me )?out|rash|sneez\\p{L}+|antihistamines?|hay ?fever|(?:send|put|sent|puts)s? me (?:to|in) (?:the )?(?:er|hospital|a&e)|coeliac|celiac|the real one is|(?:ambulance|hospital|epi ?pen|a&e|er) (?:time|trip|territory|visit)|(?:peanuts?|nuts?|cashews?|almonds?|walnuts?|shellfish|prawns?|shrimp|crab|lobster|strawberr(?:y|ies)|kiwis?|sesame|soy|eggs?|milk|dairy|gluten|wheat|latex|penicillin|amoxicillin|ibuprofen|aspirin|pollen|grass|dust|cats|dogs|bees?|wasps?|mango(?:e?s)?|avocados?|mustard|celery|lupin|nickel|mould|mold) (?:and (?:im|i|my)|makes? my|makes? me|is (?:a no|the enemy|poison|my kryptonite)|will|would|could|means)|one (?:bite|peanut|sip|whiff)|cant breathe|trace amounts|may contain|check(?:ing)? (?:the )?(?:labels?|ingredients)',
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
      'no (?:onions?|garlic|meat|dairy|pork|gluten|sugar|carbs|beef|eggs|alcohol)|keep kosher|kosher|halal|jain|fasting|dont drink|off (?:the )?(?:booze|sugar|dairy|meat|carbs)|lightweight|vegan|vegetarian|veggie|pescatarian|pesca|plant[ -]?based|omnivore|carnivore|flexitarian|keto|paleo|gluten[ -]?free|halal|kosher|dairy[ -]?free|lactose|coeliac|celiac|(?:dont|do not|cant|cannot|wont|never|no longer|stopped|gave up|given up|quit|cut out|cut|off|avoid|without|not) (?:really |ever |usually |even )?(?:eat(?:ing)?|touch(?:ing)?|drink(?:ing)?|do(?:ing)?|have|having)? ?(?:\\p{L}+ )?(?:meat|pork|beef|fish|dairy|milk|cheese|gluten|bread|alcohol|booze|sugar|eggs|carbs|seafood|shellfish|caffeine|red meat|chicken|bacon)|(?:eat|eating) (?:meat|fish|dairy|everything|plants|cheese|eggs|steak|chicken)|no (?:dairy|meat|gluten|pork|alcohol|sugar|fish|carbs|caffeine|red meat|eggs)|(?:oat|soy|almond|coconut) milk|ramadan|fasting|lent|intermittent fasting|teetotal|sober|i only eat|on a diet|low[ -]?carb|macros|high protein|meat[ -]?free|(?:veg|vegan|veggie|plant) (?:gang|life|club|since)|no (?:animal|pig|cow)|nothing with (?:a face|eyes|parents|a mum)|meatless|(?:i|we) (?:only )?eat (?:fish|halal|kosher|plants)|fish but|went (?:vegan|veggie|vegetarian|plant based|keto|dairy free|gluten free)|(?:turned|going|been|am|im|fully|mostly|strict) (?:vegan|veggie|vegetarian|pescatarian|pesca|keto)|back on meat|eating meat again|straight edge|dry (?:january|july|october)|sober october',
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
      'diagnos\\p{L}+|results? (?:are )?(?:in|back)|doc thinks|doctor (?:says|said)|gp (?:says|said)|consultant|scan showed|turns out its|cpap|apnoea|tablets|crohns|prescribed|diagnos\\p{L}+|(?:i have|ive got|i got|have|got|living with|my) (?:\\p{L}+ )?(?:diabetes|asthma|migraines?|adhd|autism|dyslexia|epilepsy|anxiety|depression|bipolar|ocd|ptsd|crohns|ibs|endo\\p{L}*|pcos|eczema|psoriasis|arthritis|scoliosis|lupus|anaemia|anemia|tinnitus|insomnia|apnoea|apnea|long covid|pots|eds|fibro\\p{L}*|vertigo|gout|condition|bad \\p{L}+|heart (?:condition|murmur)|kidneys?|thyroid|hearing (?:loss|aids?))|(?:bad|dodgy|bung|gammy|blown|torn|broken|sore|trapped|weak) (?:back|knees?|hip|shoulder|wrist|ankle|neck|nerve)|diabet\\p{L}+|type (?:1|2|one|two)|asthma\\p{L}*|adhd|autis\\p{L}+|epilep\\p{L}+|migraines?|(?:on|take|taking|took|prescribed|started|upped|switched|put me on|dose of|mg of|forgot) (?:my |the )?(?:\\p{L}+ )?(?:meds?|medications?|pills?|tablets?|insulin|inhaler|antibiotics|antidepressants?|ssris?|statins?|steroids|\\p{L}+(?:ine|pril|olol|statin|zole|pam|ide|mab|cillin|mycin|dryl|profen|tamol))|\\d+ ?mg|(?:my|an?|the|having|have|had|need) (?:\\p{L}+ ){0,2}(?:op|operation|surgery|mri|biopsy|scan|transplant|replacement|cast|stitches|crutches|physio)|(?:broke|sprained|tore|twisted|dislocated|fractured|injured|hurt|pulled) my (?:\\p{L}+ )?\\p{L}+|broken \\p{L}+|surgery|colou?r ?blind\\p{L}*|deaf|hard of hearing|blood type|hearing aids?|glasses|contacts|wheelchair|pacemaker|flare(?:[ -]?up)?|chronic|in (?:therapy|remission)|recover\\p{L}+|sick|flu|covid|tonsil\\p{L}*|appendix|wisdom teeth|root canal|blood pressure|sober|clean for|quit smoking|(?:type|t) ?(?:1|2|one|two)(?: diabet\\p{L}+)? (?:gang|club|here|pump)|insulin|pump|in (?:a|the) (?:boot|cast|sling|brace|splint)|on crutches|physio|blood test|the results|hospital (?:again|appointment)|my (?:specialist|consultant|surgeon|neurologist|cardiologist|rheumatologist|psychiatrist)|flaring|hearing|sprain\\p{L}*|torn|herniated|slipped disc|stitches|concuss\\p{L}+|transplant|dialysis|chemo|remission|prosthe\\p{L}+|amput\\p{L}+|blind|low vision|my (?:left|right) (?:ear|eye|leg|arm|hand|knee|foot|ankle|wrist|shoulder)',
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
      'any day|undefeated|unbeaten|till i die|heaven|cant beat|nothing beats|goated|elite tier|where its at|chefs kiss|top tier|10/10|supremacy|best \\p{L}+ (?:in|ever|of)|over everything|the one true|favou?rites?|favs?|faves?|fave|(?:the )?best (?:\\p{L}+ )?(?:ever|of all time|in the world|there is|by far|hands down)|hands down|of all time|goat|go-?to|prefer|number one|no ?1|#1|top (?:\\d|three|five|tier|spot)|all[ -]time|cant (?:pick|choose)|tie between|nothing (?:\\p{L}+ ){0,3}beats|has to be|no contest|no question|without a doubt|easily|undisputed|bar none|cant beat|unbeatable|undefeated|comfort (?:food|film|movie|show|book|game|watch)|(?:like|love) (?:\\p{L}+ )?(?:best|most|more than)|always (?:order|get|pick|choose)|rewatch\\p{L}*|reread\\p{L}*|of choice|desert island|could (?:eat|watch|listen to|read|play) (?:\\p{L}+ )?(?:every|forever|all|on)|guilty pleasure|supremacy|superior|peak \\p{L}+|every (?:single )?time|obsessed|is king|wins|forever and always|(?:s|is|are|was) (?:elite|undefeated|unmatched|top tier|s tier|goated|untouchable)|will always be|always and forever|forever (?:my|the)|if i had to (?:pick|choose)|one (?:true|and only)|(?:watched|read|played|seen|heard|eaten|listened) (?:it |that )?(?:\\d+|a (?:hundred|million|thousand|billion)|so many|countless) times|(?:nth|hundredth|millionth|\\d+th) (?:time|rewatch|reread|playthrough)|ultimate|my number one|no contender|for life',
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
      'dead to me|banned from my|cannot stand|cant be doing with|overrated|gives me the ick|makes my skin crawl|the worst|vile|bane of my|pet hate|never again|hate[sd]?|hating|dislikes?|loathe|despise|detest|(?:dont|do not|never|didnt|doesnt) (?:really |even |actually )?(?:like|liked|enjoy|do|get the hype|care for|rate)|cant (?:stand|deal with|bear|abide|with|do|stomach)|cannot (?:stand|bear|abide|deal)|not (?:a |really a |the biggest |a big )?(?:fan|keen|into|my thing|for me|my vibe)|no fan of|pet ?peeves?|(?:drives|driving|drive) me (?:mad|crazy|nuts|up the wall|insane|bonkers)|annoys?|annoying|gross(?:es)?|disgusting|yuck|ew|ick|worst (?:thing|food|\\p{L}+ ever|part)|the worst|overrated|least favou?rite|allergic to (?:mornings?|small ?talk|meetings?)|makes me (?:gag|cringe|mad|want to)|(?:tastes?|smells?|smelling|tasting) (?:like|of) (?:soap|feet|death|dirt|\\p{L}+)|just no|no thank you|no thanks|nah to|boo|pointless|abomination|belongs? in (?:the bin|hell)|crime(?:s)? against|should be illegal|ban(?:ned)?|vile|grim|nope|down with|enemy|nemesis|never again|bane|evil|war on|thats the tweet|is a scam|hard pass|is the devil|ruins?|ruined|(?:in|into) the bin|straight to jail|jail|(?:gives|giving|gave) me the ick|the ick|who (?:invented|decided|thought|likes|puts|even)|(?:should|needs to) be (?:banned|illegal|abolished)|not today|i refuse|get (?:it|them|that) away|no one asked|miserable|cursed|nightmare|the bane|can do one|sod off|fight me|rage|triggers? me|grinds my gears|my villain|(?:i|we) dont do|do not recommend|zero stars|0/10|1/10|makes my (?:skin|blood|eye)|wont touch|never (?:liked|understood|got)',
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
      'practice|rehearsal|club night|got through|season ticket|my kit|on the allotment|first (?:race|gig|match|belt)|hobb(?:y|ies)|(?:getting|got|been|really|so|super|im|big) (?:really |super |so |back )?into|(?:took|take|taking|taken|pick(?:ed)?|picking) (?:it |this )?up(?! (?:the|my|a) (?:kids?|phone|parcel|keys|car))|started (?:\\p{L}+ing|doing|playing|taking|learning|going to)|(?:learn|learning|learnt|learned)|practi[sc](?:e|es|ed|ing)|obsess\\p{L}+|(?:i|we|and) (?:\\p{L}+ )?(?:play|climb|boulder|run|swim|cycle|knit|crochet|sew|quilt|paint|draw|garden|bake|brew|surf|skate|ski|dance|sing|fish|hike|forage|birdwatch|collect|restore|sculpt|fence|box|row|sail|juggle|rollerskate|weld|carve|write poetry)s?|(?:play|playing|played|collect|collecting|making|building|restoring|brewing) |(?:joined|join) (?:a|an|the|my)|club|class(?:es)?|lessons|switched (?:from|to) \\p{L}+(?:ing|ery|et|o|a)?|(?:bird ?watch|rock ?climb|boulder|knitt|crochet|woodwork|garden|pott|fish|hik|cycl|paint|draw|sew|quilt|brew|bak|danc|sing|surf|skat|fenc|box|row|sail|juggl|forag|gam|birding|geocach|scrapbook|embroider|photograph|astronom|beekeep|record collect|thrift|calligraph|origam|larp|cosplay|parkour|kayak|paddl|climb|swimm|runn|lift|journal|whittl|bullet journal|metal detect|puzzl|lockpick|blacksmith|homebrew|miniature paint|speedcub)(?:ing|y|ery|aphy|ry|s)?|dnd|warhammer|my (?:guitar|bass|piano|ukulele|banjo|drums|violin|cello|camera|bike|sourdough|allotment|telescope|loom|kiln|pottery|choir|band|team|league)|weekends are for|in my (?:free|spare) time|to (?:unwind|relax|decompress)|side project|(?:mini|miniature|wool|yarn|clay|sourdough|starter|allotment|seedlings|telescope|darkroom|easel|sketchbook|lathe|dartboard|chess|sudoku|crossword|puzzle|lego|model (?:train|railway|kit)s?|aquascap\\p{L}*|bonsai|terrarium\\p{L}*|kombucha|homebrew|vinyl|open mic|improv|choir|orchestra|book club|run club|parkrun|5-a-side|five a side|sunday league|roller derby|belay|crag|trail|tide|wetsuit|paddle ?board|kayak|dj|decks|synths?|ukulele|guitar|banjo|drums|piano|violin|cello) (?:is|are|lessons?|class|night|club|practice|session|group|phase|era|at|on|again|every|this|so|and)|(?:my|in my) (?:new )?(?:\\p{L}+ )?(?:era|phase)|new hobby|rabbit hole|nerding|evening class|weekly game|campaign|dungeon master|dm for|rehears\\p{L}+|jam(?:ming)? with|gigging|busk\\p{L}*|spotted a|forag\\p{L}+|lured|caught a|(?:knit|crochet|sew|bak|brew|paint|climb|hik|run|swim|cycl|surf|row|box|garden)(?:ning|ming|ing|ting)',
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
      'any day|heaven|cant beat|nothing beats|sets me up|im set for|hooked on|obsessed|lives? for|cant stop|makes my day|happy place|weakness for|sucker for|my jam|bliss|lov(?:e|es|ed|ing)|like(?= (?:\\p{L}+)|$)|likes|adore|enjoy(?:s|ed|ing)?|(?:big|huge|massive|such a) (?:fan|sucker)|sucker for|fan of|into|obsess\\p{L}+|addict\\p{L}*|crav\\p{L}+|weak(?:ness)? (?:spots?|for)|weakness|soft spots?|guilty pleasures?|comfort|nothing (?:\\p{L}+ ){0,3}beats|give me|take (?:my money|me back)|the joy of|so satisfying|chefs kiss|swoon|sucker|simp|live for|cant (?:resist|get enough|live without|stop (?:eating|listening|watching|playing|thinking))|favou?rites?|fav|fave|best (?:thing|part|feeling)|nothing beats|team (?!meeting|lead|building|call|mate)\\p{L}+|stan|heaven|bliss|chef.?s kiss|elite|superior|supremacy|underrated|happy place|makes? me (?:so )?happy|my (?:one true )?(?:love|thing|jam|vibe|kryptonite)|die for|partial to|fond of|mad (?:about|for)|crazy about|keen on|here for|sweet tooth|yum\\p{L}*|all about|\\p{L}+ gang$|on repeat|(?:is|are|equals) (?:heaven|bliss|life|everything|the dream|elite|superior|underrated|top tier|my (?:jam|thing|vibe|love language|personality|religion|weakness))|any day|all day (?:every day|long)|10/10|11/10|big \\p{L}+ energy|cant (?:say no|beat)|happiness is|give me|bring on|more please|sign me up|yes please|count me in|my (?:roman empire|happy place|serotonin)|serotonin|unreal|slaps?|hits? different|hyped|(?:so|such) (?:a )?(?:cosy|cozy|soothing|satisfying)|(?:love|loves|loving) (?:a|an|the|my|me|some)|team \\p{L}+ (?:all|for|forever|always|here)|mad for|nuts about|feral for',
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
];
