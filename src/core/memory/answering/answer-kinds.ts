/**
 * What the answer to a question looks like, and which words are kinds of what a question names: facts of English and of the
 * world, as patterns over plain text (lower case, without apostrophes and accents).
 */
const months =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const days =
  'mon(?:days?)?|tue(?:s(?:days?)?)?|wed(?:s|nesdays?)?|thu(?:rs?(?:days?)?)?|fri(?:days?)?|sat(?:urdays?)?|sun(?:days?)?|weekends?|weekdays?|weeknights?';
const numberWords =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|dozen|twins?|triplets?|couple|half|both|single|only child|zero|no|none|big \\p{L}+(?:[ -]?oh?)?';
const holidays =
  'christmas(?: eve| day)?|xmas|new years?(?: eve| day)?|halloween|valentines?(?: day)?|easter|boxing day|thanksgiving|leap day|st patricks?|st paddys|bonfire night|april fools?(?: day)?|eid|diwali|hanukkah|solstice|pi day|groundhog day|cinco de mayo|bastille day|canada day|australia day|mayday';

/** Spoken ones; programs are written in others. */
const languages =
  'english|spanish|french|german|italian|portuguese|dutch|flemish|russian|ukrainian|polish|czech|slovak|hungarian|romanian|bulgarian|serbian|croatian|bosnian|greek|turkish|arabic|hebrew|farsi|persian|urdu|hindi|bengali|bangla|punjabi|gujarati|marathi|tamil|telugu|malayalam|kannada|nepali|sinhala|mandarin|cantonese|chinese|hokkien|japanese|korean|vietnamese|thai|lao|khmer|burmese|malay|indonesian|bahasa|tagalog|filipino|swahili|amharic|somali|yoruba|igbo|hausa|zulu|xhosa|afrikaans|twi|wolof|lingala|shona|welsh|irish|gaelic|scots|breton|basque|catalan|galician|swedish|norwegian|danish|finnish|icelandic|estonian|latvian|lithuanian|albanian|macedonian|slovenian|slovene|georgian|armenian|azerbaijani|kazakh|uzbek|mongolian|latin|esperanto|klingon|bsl|asl|sign language|creole|patois|quechua|maori|hawaiian|samoan|yiddish|luxembourgish|maltese|kurdish|pashto|tigrinya|bilingual|trilingual';

function words(list: string): RegExp {
  return new RegExp(`(?<![a-z0-9])(?:${list.replaceAll('\\p{L}', '[a-z]')})s?(?![a-z0-9])`);
}

/** What must stand in an answer to "when", "how many", "what time", …. */
export const answerKinds = {
  date: words(
    `${months}|${days}|${holidays}|(?:the )?\\d{1,2}(?:st|nd|rd|th)|\\d{1,2}[/.-]\\d{1,2}(?:[/.-]\\d{2,4})?|\\d{4}-\\d\\d-\\d\\d|(?:19|20)\\d\\d|today|tonight|tomorrow|tmrw|yesterday|(?:next|this|last|coming) (?:week(?:end)?|month|year|spring|summer|autumn|fall|winter|term|\\p{L}+day)|(?:in|for|since) (?:\\d+|${numberWords}|a few) (?:days?|weeks?|months?|years?|yrs?)|(?:\\d+|${numberWords}|a few) (?:days?|weeks?|months?|years?|yrs?) (?:ago|from now)|spring|summer|autumn|winter|\\d{1,2}(?::\\d\\d)? ?(?:am|pm)|noon|midnight|(?:in|of|since|from) \\d\\d|since \\p{L}+|as a (?:kid|child|teen)|when i was`,
  ),
  time: words(
    `\\d{1,2}(?:[:.]\\d\\d)? ?(?:am|pm|ish|oclock)|\\d{1,2}[:.h]\\d\\d|(?:at|till|til|until|by|around|about|from|before|after|past|to) (?:\\d{1,2}|${numberWords})|\\d{1,2} ?(?:-|to|till|til|until) ?\\d{1,2}|noon|midday|midnight|dawn|dusk|sunrise|sunset|mornings?|evenings?|nights?|nightshifts?|afternoons?|lunch(?:time)?|half past|quarter (?:to|past)|${days}`,
  ),
  number: words(
    `\\d[\\d.,]*(?:k|m|kg|cm|km|st|nd|rd|th|s|ish|yo|yr|yrs)?|${numberWords}|(?:${numberWords})(?:th|ty)?s?`,
  ),
  weekday: words(days),
  pronoun: words(
    '(?:s?he|they|xe|ze|it|fae|ey|ve|any|hers?|him|them|her)(?: ?/ ?\\p{L}+)*(?: pronouns)?|pronouns?',
  ),
  hand: words('left(?:y|ie)?|right(?:y)?|south ?paw|ambidextrous|(?:left|right)-?handed'),
  language: words(languages),
} as const satisfies Readonly<Record<string, RegExp>>;

export type AnswerKind = keyof typeof answerKinds;

/** Words that name a closed class: only a member of it answers "which season", "what colour". */
const closed: Readonly<Record<string, string>> = {
  season: 'spring(?:time)?|summers?|autumns?|fall|winters?|monsoon',
  colour:
    '(?:dark |light |pale |forest |sage |navy |sky |burnt |neon |hot |mint |olive |royal |dusty |mustard )?(?:red|blue|green|yellow|orange|purple|pink|black|white|grey|gray|brown|teal|turquoise|navy|maroon|burgundy|beige|cream|gold|silver|lilac|lavender|violet|indigo|magenta|mustard|olive|mint|coral|crimson|scarlet|cyan|peach|khaki|emerald|sage|ochre|terracotta|mauve|aqua|charcoal|chartreuse|fuchsia|rust)(?:ish)?|blonde?|brunette|ginger|redhead|auburn',
  color: 'colour',
  month: months,
  weekday: days,
  day: `${days}|${months}|${holidays}|(?:the )?\\d{1,2}(?:st|nd|rd|th)?|tomorrow|tmrw|today`,
  zodiac:
    'aries|taurus|gemini|cancer|leo|virgo|libra|scorpio|sag(?:ittarius)?|capricorn|aquarius|pisces|year of the \\p{L}+',
  sign: 'zodiac',
  language: languages,
  religion:
    'christian(?:ity)?|catholic(?:ism)?|protestant|orthodox|muslim|islam|jewish|judaism|hindu(?:ism)?|buddhis[tm]|sikh(?:ism)?|atheis[tm]|agnostic|quaker|pagan|wicca\\p{L}*|mormon|lds|methodist|baptist|anglican|jain|bahai|shinto|taois[tm]|church|mosque|temple|synagogue',
  pronouns: '(?:s?he|they|xe|ze|it|fae|ey|ve|any|hers?|him|them)(?: ?/ ?\\p{L}+)*',
};

/** Words that name a kind of thing, and some of the things: they match each other, without being all that could be meant. */
const open: Readonly<Record<string, string>> = {
  instrument:
    'guitar|bass|piano|keys|keyboard|violin|fiddle|viola|cello|double bass|drums?|drumming|flute|clarinet|oboe|bassoon|sax(?:ophone)?|trumpet|trombone|tuba|horn|cornet|harp|ukulele|uke|banjo|mandolin|harmonica|accordion|recorder|organ|synth\\p{L}*|bagpipes?|kalimba|sitar|tabla|theremin|lute|ocarina|tin whistle|xylophone|marimba|didgeridoo|bouzouki|oud|erhu|koto|djembe|bongos?|concertina|melodica|autoharp|steelpan',
  craft:
    'knit\\p{L}*|crochet\\p{L}*|sew\\p{L}*|quilt\\p{L}*|embroider\\p{L}*|cross ?stitch|weav\\p{L}*|potter\\p{L}*|ceramics?|woodwork\\p{L}*|carv\\p{L}*|origami|macrame|felting|leatherwork|paint\\p{L}*|drawing|calligraphy|jewell?e?ry|candle \\p{L}+|soap \\p{L}+|bookbinding|lace|spinning|whittling|lino\\p{L}*',
  sport:
    'football|soccer|rugby|cricket|tennis|badminton|squash|padel|pickleball|table tennis|ping pong|basketball|netball|volleyball|hockey|lacrosse|baseball|softball|golf|boxing|kickboxing|judo|karate|taekwondo|jiu ?jitsu|bjj|muay thai|mma|wrestling|fencing|archery|rowing|sailing|surf\\p{L}*|swim\\p{L}*|diving|water polo|cycl\\p{L}*|running|run club|athletics|marathons?|triathlon|climb\\p{L}*|boulder\\p{L}*|ski\\p{L}*|snowboard\\p{L}*|skat\\p{L}*|roller derby|gymnastics|crossfit|powerlift\\p{L}*|weight ?lift\\p{L}*|ultimate|frisbee|darts|snooker|pool|bowling|curling|handball|dodgeball|horse ?riding|equestrian|parkour|yoga|pilates|dance|ballet|five-a-side|5-a-side',
  pet: 'dogs?|doggos?|pupp(?:y|ies)|pups?|cats?|kittens?|kitt(?:y|ies)|rabbits?|bunn(?:y|ies)|hamsters?|gerbils?|parrots?|parakeets?|cockatiels?|budgies?|canar(?:y|ies)|birds?|horses?|pon(?:y|ies)|tortoises?|turtles?|snakes?|pythons?|lizards?|geckos?|bearded dragons?|iguanas?|frogs?|fish|goldfish|bettas?|ferrets?|rats?|mice|guinea pigs?|chinchillas?|hedgehogs?|chickens?|hens?|ducks?|goats?|axolotls?|tarantulas?|hermit crabs?|snails?|labradors?|poodles?|corgis?|beagles?|greyhounds?|whippets?|spaniels?|cockapoos?|labradoodles?|husk(?:y|ies)|dachshunds?|pugs?|bulldogs?|collies?|retrievers?|terriers?|chihuahuas?|rescue|tabby|vet',
  dog: 'pupp(?:y|ies)|pups?|doggos?|labradors?|lab|poodles?|corgis?|beagles?|greyhounds?|whippets?|spaniels?|cockapoos?|labradoodles?|husk(?:y|ies)|dachshunds?|pugs?|bulldogs?|collies?|retrievers?|terriers?|chihuahuas?|shih tzu|dalmatian|walkies|fetch|good boy|good girl|vet',
  cat: 'kittens?|kitt(?:y|ies)|tabby|tabbies|tortoiseshell|siamese|maine coon|ragdoll|bengal|ginger tom|moggy|meow\\p{L}*|litter ?box|vet',
  bug: 'spiders?|moths?|wasps?|bees?|beetles?|cockroach(?:es)?|roach(?:es)?|ants?|earwigs?|centipedes?|millipedes?|mosquito(?:e?s)?|crickets?|daddy long ?legs|slugs?|worms?|ticks?|fleas?|bed ?bugs?|woodlice|butterfl(?:y|ies)|dragonfl(?:y|ies)|ladybirds?|hornets?|silverfish',
  insect: 'bug',
  car: 'corolla|toyota|honda|civic|ford|fiesta|focus|mustang|skoda|fabia|octavia|vw|volkswagen|golf|polo|passat|bmw|audi|mercedes|merc|tesla|model [3sxy]|nissan|leaf|micra|qashqai|mazda|miata|subaru|outback|forester|volvo|saab|fiat|panda|punto|mini|peugeot|renault|clio|twingo|citroen|seat|ibiza|leon|dacia|sandero|hyundai|kia|picanto|suzuki|swift|jeep|land rover|range rover|jaguar|lexus|prius|yaris|vauxhall|corsa|astra|opel|chevy|chevrolet|dodge|ram|gmc|buick|cadillac|porsche|alfa romeo|lancia|hatchback|saloon|estate|suv|pickup|truck|van|camper ?van|convertible|beetle|minivan|motor|f-?150|tacoma|camry|accord|prius|rav4|cr-v',
  vehicle:
    'car|bikes?|bicycles?|motorbikes?|motorcycles?|scooters?|mopeds?|vespa|van|truck|e-?bike|harley|ducati|yamaha|kawasaki|triumph|boat|tractor',
  bike: 'bicycle|cycle|brompton|trek|specialized|cannondale|giant|bianchi|ribble|canyon|motorbike|vespa|ducati|kawasaki|e-?bike|mtb|fixie|gravel bike|road bike|tandem',
  phone:
    'iphone|pixel|samsung|galaxy|android|nokia|fairphone|oneplus|motorola|xiaomi|huawei|flip phone|se 2020',
  computer:
    'laptop|macbook|mac|imac|thinkpad|dell|xps|chromebook|lenovo|surface|desktop|pc|linux|framework|hp',
  laptop: 'macbook|mac|thinkpad|dell|xps|chromebook|lenovo|surface|framework|hp|asus|acer|razer',
  console: 'switch|ps[45]|playstation|xbox|steam ?deck|game ?cube|wii|n64|mega ?drive|gameboy|atari',
  milk: 'oat|soya?|almond|coconut|cow|goat|lactose free|semi skimmed|skimmed|whole',
  drink:
    'tea|coffee|espresso|latte|flat white|cappuccino|americano|matcha|chai|beer|ale|stout|ipa|cider|wine|whisky|whiskey|gin|rum|vodka|tequila|mezcal|cocktail|negroni|margarita|mojito|old fashioned|aperol|spritz|water|juice|cola|coke|pepsi|fanta|sprite|lemonade|soda|kombucha|milk|cocoa|hot chocolate|smoothie|squash|irn bru|ginger ale|horchata|bubble tea|boba|red bull|energy drink',
  coffee:
    'latte|espresso|flat white|cappuccino|americano|cortado|macchiato|mocha|decaf|cold brew|oat|filter|pour over',
  food: 'pizza|pasta|ramen|sushi|curry|tacos?|burgers?|soup|noodles|rice|bread|cheese|dumplings?|pierogi|lasagn[ae]|stew|salad|chips|fries|toast|eggs?|sandwich(?:es)?|mac and cheese|pho|pad thai|biryani|dosa|falafel|hummus|kebab|paella|risotto|gnocchi|shakshuka|mushrooms?|olives?|tomato(?:e?s)?|coriander|cilantro|onions?|garlic|pickles?|broccoli|sprouts|aubergine|tofu|seafood|prawns?|shrimp|fish|salmon|tuna|mussels|oysters|meat|beef|pork|bacon|chicken|lamb|steak|marmite|peanut butter|jollof|kimchi|bibimbap|pancakes?|waffles?',
  dessert:
    'cake|brownies?|ice cream|gelato|tiramisu|cheesecake|pie|crumble|pudding|cookies?|pavlova|trifle|baklava|mochi|custard|sorbet',
  snack:
    'crisps|chips|popcorn|nuts|chocolate|biscuits|cookies|crackers|pretzels|hummus|fruit|sweets|candy|jerky|cheese|pickles',
  fruit:
    'apples?|bananas?|mango(?:e?s)?|kiwis?|strawberr(?:y|ies)|raspberr(?:y|ies)|blueberr(?:y|ies)|cherr(?:y|ies)|grapes?|oranges?|pears?|peach(?:es)?|plums?|pineapples?|melons?|watermelons?|lychees?|papayas?|figs?|pomegranates?|lemons?|limes?|grapefruit|durian|persimmons?',
  game: 'hades|disco elysium|stardew(?: valley)?|zelda|mario|minecraft|fortnite|skyrim|elden ring|dark souls|witcher|civ(?:ilization)?|factorio|celeste|hollow knight|portal|tetris|pokemon|animal crossing|overwatch|valorant|league|dota|wow|ff(?:xiv|7|9|x)|final fantasy|chess|catan|monopoly|scrabble|carcassonne|wingspan|d ?& ?d|dnd|baldurs gate|terraria|sims|halo|doom|cyberpunk|rdr2?|red dead|mass effect|bloodborne|sekiro|outer wilds|undertale|balatro|rimworld|among us|rocket league|fifa|cs ?go|counter ?strike|poker|bridge|mahjong|go|backgammon|warhammer',
  medication:
    'pills?|tablets?|meds?|medicine|medications?|prescri\\p{L}+|mg|dose|inhaler|insulin|metformin|sertraline|zoloft|prozac|fluoxetine|citalopram|lexapro|ssri|lithium|adderall|ritalin|vyvanse|concerta|elvanse|ibuprofen|paracetamol|antihistamines?|cetirizine|epipen|antibiotics?|amoxicillin|penicillin|steroids?|levothyroxine|thyroxine|statins?|warfarin|blood thinners?|propranolol|beta ?blockers?|omeprazole|birth control|the pill|hrt|melatonin|vitamins?|iron|testosterone|estrogen|methotrexate|humira|sumatriptan|triptans?|gabapentin|lamotrigine|ventolin',
  med: 'medication',
  medicine: 'medication',
  drug: 'medication',
  pill: 'medication',
  tablet: 'medication',
  condition:
    'diabet\\p{L}+|type (?:1|2|one|two)|t1d|t2d|asthma\\p{L}*|migraines?|adhd|add|autis\\p{L}+|asd|audhd|dyslexi\\p{L}+|dyspraxi\\p{L}+|epilep\\p{L}+|anxiety|depress\\p{L}+|bipolar|ocd|ptsd|coeliac|celiac|crohns?|ibs|colitis|endo(?:metriosis)?|pcos|eczema|psoriasis|arthritis|scoliosis|lupus|anaemi\\p{L}+|anemi\\p{L}+|thyroid|hypothyroid\\p{L}*|hashimotos?|pots|eds|fibro\\p{L}*|long covid|cfs|m\\.?e\\.?|tinnitus|deaf|hard of hearing|colou?r ?blind\\p{L}*|insomnia|sleep apnoea|apnea|reflux|gerd|hay ?fever|allerg\\p{L}+|high blood pressure|cholesterol|heart murmur|arrhythmia|sciatica|slipped disc|broken \\p{L}+|sprained \\p{L}+|torn \\p{L}+|fractur\\p{L}+|concussion|acl|hernia|cataracts?|glaucoma|gout|shingles|vertigo|raynauds?|narcolep\\p{L}+|tourettes?|synesthesia|synaesthesia|aphantasia',
  surgery:
    'op|operation|surger(?:y|ies)|transplant|replacement|removed|taken out|c-?section|laser eye|lasik|root canal|wisdom teeth|appendix|tonsils|biopsy|keyhole|arthroscopy|pacemaker',
  exercise:
    'gym|run(?:ning)?|jog\\p{L}*|swim\\p{L}*|yoga|pilates|cycl\\p{L}*|climb\\p{L}*|crossfit|lift\\p{L}*|weights|parkrun|couch to 5k|c25k|spin|rowing|boxing|peloton|zumba|walk\\p{L}*|workouts?',
  kid: 'kids?|child(?:ren)?|sons?|daughters?|bab(?:y|ies)|toddlers?|twins?|triplets?|newborn|little ones?|bump|stepkids?|stepsons?|stepdaughters?|girls|boys|lad|teenagers?|school run|nursery|daycare|bedtime|parent(?:hood|ing|s)? evening',
  child: 'kid',
  sibling:
    'brothers?|sisters?|siblings?|sibs?|bro|sis|twin|only child|oldest of|eldest of|youngest of|middle child|step(?:brother|sister)s?|half (?:brother|sister)s?',
  grandparent:
    'nan|nana|gran|granny|grandma|grandmother|grandpa|grandad|granddad|grandfather|gramps|oma|opa|abuela|abuelo|nonna|nonno|babcia',
  parent: 'mum|mom|mother|dad|father|mam|mama|papa|parents|step(?:mum|mom|dad)',
  partner:
    'wife|husband|hubby|spouse|partners?|girlfriend|boyfriend|gf|bf|fianc\\p{L}+|other half|better half|missus|significant other|engaged|married|dating|seeing (?:someone|a)|single|divorced|widow\\p{L}*|separated|poly\\p{L}*|civil partner\\p{L}*',
  spouse: 'partner',
  wedding: 'marr(?:y|ied|ying|iage)|tie the knot|anniversary|engaged|hen do|stag do|bride|groom|elop\\p{L}+',
  holiday:
    'trip|vacation|travel\\p{L}*|fly(?:ing)?|flight|flights|beach|backpacking|road trip|city break|airbnb|camping|honeymoon|interrail\\p{L}*|cruise|going to|off to|booked',
  trip: 'holiday',
  vacation: 'holiday',
  flight: 'fly(?:ing)?|flights?|plane|airport|boarding|ryanair|easyjet|lands?|takes? off|layover|gate',
  concert: 'gig|tickets?|tix|festival|tour|glastonbury|coachella|primavera|seeing \\p{L}+ (?:live|on|at|in)',
  gig: 'concert',
  film: 'movies?|cinema|watched|director|trilogy|horror|romcom|ghibli|pixar|marvel|star wars|lotr|lord of the rings|matrix|alien|shrek|paddington|amelie|blade runner|spirited away|totoro|pulp fiction|godfather|rewatch\\p{L}*',
  movie: 'film',
  show: 'series|sitcom|season|episodes?|netflix|hbo|anime|binge\\p{L}*|taskmaster|bake off|severance|succession|seinfeld|friends|the office|breaking bad|sopranos|the wire|star trek|doctor who',
  book: 'novel|novels|reading|read|author|trilogy|memoir|poems?|poetry|fantasy|sci-?fi|discworld|pratchett|tolkien|le guin|austen|bronte|middlemarch|dune|kindle|library',
  author:
    'writer|novels?|books?|pratchett|tolkien|le guin|austen|bronte|murakami|king|atwood|woolf|gaiman|sanderson|ishiguro|morrison',
  band: 'music|album|gig|concert|listen\\p{L}*|radiohead|beatles|abba|blur|oasis|the cure|fleetwood mac|arctic monkeys|paramore|muse|metallica|iron maiden|mitski|singer|songs?',
  singer: 'band',
  artist: 'band',
  music:
    'jazz|techno|metal|punk|indie|folk|hip ?hop|rap|r&b|country|classical|opera|house|dnb|drum and bass|k-?pop|rock|pop|blues|reggae|ska|shoegaze|emo|grime|drill|synthwave|lo-?fi|ambient|soul|funk|disco|gospel|bluegrass|vinyl|records|listen\\p{L}*|spotify|playlist|albums?|songs?|bands?',
  team: 'arsenal|spurs|tottenham|chelsea|liverpool|everton|man (?:u|utd|united|city)|united|villa|leeds|newcastle|west ham|celtic|rangers|barca|barcelona|real madrid|juve\\p{L}*|milan|inter|bayern|dortmund|psg|ajax|lakers|celtics|warriors|knicks|bulls|yankees|mets|red sox|cubs|dodgers|packers|bears|eagles|cowboys|patriots|steelers|supporter|fan|season ticket|support|marketing|engineering|sales|design|product|support|ops|hr|finance|data|qa|success|platform|infra\\p{L}*|backend|frontend|legal|growth|research|content|comms|procurement|squad',
  subject:
    'maths?|physics|chemistry|biology|history|geography|english|art|music|pe|computer science|economics|psychology|philosophy|sociology|law|politics|linguistics|languages|literature',
  degree:
    'ba|bsc|ma|msc|mba|phd|masters?|bachelors?|undergrad|doctorate|diploma|first class|2:1|2:2|degree|honours|major\\p{L}*',
  university:
    'uni|university|college|oxford|cambridge|ucl|lse|imperial|edinburgh|glasgow|leeds|manchester|bristol|durham|warwick|st andrews|mit|harvard|yale|stanford|berkeley|ucla|nyu|eth|sorbonne|tu \\p{L}+|polytechnic|campus|halls|dorms?|freshers?|first year|second year|third year|final year|undergrad|masters|phd',
  uni: 'university',
  college: 'university',
  school:
    'school|primary|secondary|high school|sixth form|academy|comp|grammar school|college|st \\p{L}+s?|year \\d+|grade|kindergarten|montessori',
  city: 'town|city|village|moved|live|living|based',
  appointment:
    'appt|dentist|doctor|gp|checkup|check-up|hairdresser|haircut|scan|blood test|physio|optician|vet|therapy|therapist|clinic|hospital|midwife|consultation|interview|mot|booster|jab',
  allergy:
    'allerg\\p{L}+|epipen|hives|anaphyla\\p{L}+|antihistamines?|swell\\p{L}*|throat closes|break out|rash|intoleran\\p{L}+|sneez\\p{L}+|hay ?fever',
  hobby: 'hobb(?:y|ies)|pastime|free time|spare time|weekends?',
  disability: 'condition',
  asthma: 'inhaler|ventolin|wheez\\p{L}*|asthmatic',
  diabetes: 'diabetic|insulin|t1d|t2d|type (?:1|2|one|two)|metformin|glucose',
  tattoo: 'tattoos?|tatt?s?|ink(?:ed)?',
  job: 'work|career|shift|boss|office|client',
  meat: 'vegetarian|veggie|vegan|pescatarian|pesca|meat|carnivore|omnivore|flexitarian|bacon|beef|chicken|plant based|halal|kosher|steak',
  alcohol:
    'alcohol|drink\\p{L}*|sober|sobriety|teetotal\\p{L}*|booze|beer|wine|dry january|straight edge|tipsy|hungover|pints?',
  smoke: 'smok\\p{L}+|vap(?:e|es|ed|ing)|cig(?:s|arettes?)?|tobacco|nicotine|patches|fags?',
  relationship: 'partner',
  puzzle:
    'sudokus?|nonograms?|picross|crosswords?|wordle|jigsaws?|kakuro|word ?search\\p{L}*|rubiks?|killer sudoku|connections',
  tea: 'earl grey|assam|darjeeling|chamomile|camomile|rooibos|peppermint|chai|matcha|oolong|lapsang|sencha|builders?|yorkshire|green tea|herbal|pg tips|jasmine',
  cheese:
    'stilton|brie|cheddar|camembert|gouda|halloumi|feta|parmesan|roquefort|gorgonzola|wensleydale|manchego|mozzarella|gruyere|edam|blue',
  herb: 'coriander|cilantro|basil|mint|parsley|rosemary|thyme|dill|sage|oregano|tarragon|chives',
  vegetable:
    'aubergine|sprouts?|carrots?|spinach|broccoli|kale|peas|courgettes?|parsnips?|beetroot|leeks?|cabbage|peppers?|swede|turnips?|potato(?:e?s)?|celery|okra|cauliflower',
  animal:
    'dogs?|cats?|horses?|pon(?:y|ies)|cows?|sheep|goats?|pigs?|rabbits?|birds?|foxes|fox|badgers?|lizards?|snakes?|geckos?|tortoises?|hamsters?|ferrets?|otters?|deer|donkeys?|llamas?|alpacas?|rats?|mice|spiders?|tarantulas?|frogs?|bats?|owls?|axolotls?',
  species: 'animal',
  sting: 'wasps?|bees?|hornets?|jellyfish|scorpions?|nettles?|epipens?',
  exam: 'tests?|finals?|theory|practical|gcses?|a ?levels?|mocks?|bar|boards|resit\\p{L}*|passed|failed',
  test: 'exam',
  shift: 'nights?|days?|lates?|earl(?:y|ies)|rota|roster',
  tree: 'oak|birch|ash|beech|maple|pine|willow|rowan|cherry|apple|yew|sycamore|elm|fig|olive',
  flower:
    'roses?|tulips?|dail(?:y|ies)|peon(?:y|ies)|lil(?:y|ies)|sunflowers?|dahlias?|orchids?|daffodils?|lavender|poppies|sweet peas',
};

function resolved(table: Readonly<Record<string, string>>, word: string): string | undefined {
  if (!Object.hasOwn(table, word)) return undefined;
  const entry = table[word];
  return entry !== undefined && /^\p{L}+$/u.test(entry) && Object.hasOwn(table, entry) ? table[entry] : entry;
}

const patterns = new Map<string, RegExp | undefined>();

/** Pattern of the members of the closed class that a word names (singular, lower case); undefined when it names none. */
export function closedClass(word: string): RegExp | undefined {
  return patternOf(`closed ${word}`, () => resolved(closed, word));
}

/** Pattern of things that are of the kind that a word names; undefined when none are known. */
export function kindOf(word: string): RegExp | undefined {
  return patternOf(`open ${word}`, () => resolved(open, word));
}

function patternOf(key: string, list: () => string | undefined): RegExp | undefined {
  if (!patterns.has(key)) {
    const found = list();
    patterns.set(key, found === undefined ? undefined : words(found));
  }
  return patterns.get(key);
}
