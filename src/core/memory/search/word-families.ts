/**
 * Words that may stand where another is asked for: general English, written from the language and no data set. People ask with
 * one word ("occupation", "siblings", "pets") and told with another ("job", "my brother", "our cat").
 */
import { isTopicWord, termOf } from './terms.ts';
import { categories } from './word-categories.ts';

/** Each a set of words of one meaning, or of one root that stemming leaves apart; every word stands for every other. */
const synonyms = `
choose choice pick select|decide decision|die death dead pass|grow growth|speak speech talk|succeed success successful
think thought opinion|believe belief|lose loss|gift present|prove proof evidence|advice advise suggest suggestion recommend recommendation tip
create creation make made build|destroy destruction|begin beginning start commence|end finish complete conclude|buy purchase bought
get receive obtain|move relocate|live reside|lie lying|sell sale|fly flight plane|receive receipt|know knowledge|weigh weight|high height
long length|strong strength|wide width|deep depth|warm warmth|young youth|true truth|hungry hunger|angry anger mad|free freedom
marry marriage wed wedding|engage engagement propose proposal fiance|divorce separate breakup split|date girlfriend boyfriend relationship romantic
baby newborn infant pregnant birth born|birthday born|child kid|mother mom|father dad|grandmother grandma|grandfather grandpa|husband wife spouse partner
friend buddy pal friendship|colleague coworker teammate|neighbor neighborhood|boss manager supervisor|meet met encounter
film movie|picture photo image snapshot|job work career employ employment occupation profession|hire recruit job|fire laid layoff unemployed
company business firm|business startup entrepreneur|shop store|customer client|home house|apartment flat|city town|country nation abroad
area neighborhood region|street road|car vehicle|bike cycle|travel trip journey|vacation holiday trip getaway|visit went|hotel hostel airbnb|abroad overseas
hobby pastime interest|love enjoy like adore|hate dislike|prefer preference favorite|happy glad joy delighted excited thrilled|sad upset unhappy
afraid fear scared terrified|nervous anxious anxiety worried worry|stress pressure overwhelm|relax unwind calm destress|proud pride
tired exhausted|surprise surprised shock|lonely alone|grateful thankful appreciate|confident confidence|sick ill illness disease
hurt injure injury pain|hospital surgery doctor|exercise workout gym fitness train|diet nutrition|allergy allergic|medicine medication pill drug
therapy therapist counseling counselor|run jog marathon|swim pool|hike trail|eat food meal|cook recipe|bake cake|dinner supper|restaurant cafe diner
book novel|read reading book|author writer|write writing|poem poetry poet|music song|sing singer song|concert gig|band musician|dance dancer
paint painter painting|draw sketch|art artist artwork|perform performance|act actor actress acting|film filmmaker director|design designer
compete competition contest tournament championship|win victory won|prize award trophy medal|game match|play player|team club|coach trainer
school class|study student|teach teacher|lesson class course workshop|university college|graduate graduation degree diploma|exam test
learn lesson|help assist support aid|encourage support motivate motivation inspire inspiration|volunteer charity donate donation fundraiser nonprofit
money financial finance fund|cost price pay expensive|save savings budget|goal aim dream ambition aspire|plan intend hope going
problem issue trouble difficulty challenge|struggle tough hard difficult|setback obstacle|solve solution fix repair|improve better progress
event gathering|party celebrate celebration|attend join participate|invite invitation guest|organize arrange host|festival fair
pet animal|dog puppy pup|cat kitten|car auto|computer laptop|phone mobile|television show series|video clip youtube|internet online web
nature outdoors wildlife|forest woods|ocean sea beach|mountain hill peak|garden gardening plant flower|weather climate|rain storm
clothes clothing outfit wear|fashion style|shoe sneaker boot|jewelry necklace bracelet ring|hair haircut|tattoo ink
religion religious faith church god|pray prayer|politics political politician election campaign|army military|government policy
accident crash|fire burn|steal theft stolen robbery|break broken|quit resign leave|return back|cancel postpone
discuss discussion talk conversation chat|argue argument fight disagree|apologize sorry|promise swear|message text email letter
share show|remind reminder memory remember|symbol represent mean meaning symbolize|important significant matter|special meaningful
beautiful gorgeous stunning|funny hilarious humor laugh|scary creepy horror|delicious tasty yummy|famous popular|weird strange odd
big large huge|small little tiny|fast quick|old age|new recent|whole entire|main primary|favorite best|cheap affordable
find discover discovery|explore exploration|realize realization|change transform transformation|adapt adjust|cause reason because why
influence impact effect affect|result outcome|develop development|invest investment investor|promote promotion market marketing advertise advertisement
collect collection|own have|lack miss|need require|try attempt tried|stop quit|hide hidden|protect protection safe safety
renovate renovation remodel redecorate|decorate decoration|clean cleaning tidy|wash laundry|pack move|park playground|museum exhibit exhibition gallery
adopt adoption|foster adopt|shelter rescue|injured hurt|recover recovery heal|retire retirement|train railway|boat ship sail cruise
nickname name call|surname name|age old|birthplace born|hometown grew|childhood kid young|upbringing grew raise|spend spent|earn salary wage income
salary income wage pay|rent lease landlord|mortgage loan debt|roommate flatmate|neighbor nextdoor|chore housework|commute drive train bus
awake sleep insomnia|sleep nap bed|dream nightmare|breakfast brunch|hungry starve|thirsty drink|taste flavor|smell scent|noise loud noisy
photographer photography camera|musician music|scientist science research|engineer engineering|lawyer law attorney|politician politics|chef cook kitchen
nurse nursing|actor theater|designer design|journalist news newspaper|programmer code developer software|software app code program|website site online blog
startup founder entrepreneur|freelance contract client|internship intern|deadline due|meeting appointment|interview apply application|resume cv
scholarship grant fund|thesis dissertation paper|essay paper|homework assignment|grade score mark|semester term|classmate student
championship final title|league season|score point goal|training practice|injury recover|match opponent|medal gold silver
hike trek walk|trek hike|climb boulder|backpack backpacking|tent camp|cruise ship|flight airport|passport visa|souvenir keepsake|tour sightseeing guide
beach sand shore coast|lake river pond|sunset sunrise|snow ski|rain wet umbrella|hot heat warm|cold freeze chilly|sunny sun
vet veterinarian animal|breed pup|leash walk|aquarium fish tank|stable horse ride|adopt rescue shelter
recipe ingredient|grill barbecue bbq|bake oven|allergic reaction|vegan vegetarian|snack chip|chocolate candy|grocery groceries supermarket|market stall
wedding bride groom ceremony|anniversary celebrate|funeral grief mourn|grief grieve mourn loss|pregnancy pregnant expect|twin twins|nickname called
bully harass|rumor gossip|secret hide|lie dishonest|trust rely|respect admire|admire idol hero role|inspire muse|jealous envy|forgive apology
argue quarrel|breakup ex|crush like|kiss hug|flirt date|compliment praise|criticize criticism feedback|feedback comment review|review rate
meditate meditation mindful|yoga stretch|anxiety panic|depression depressed|therapy counselor|addiction addict sober|sober alcohol|weight lose pound kilo
headache migraine|dentist tooth|glasses vision eye|deaf hearing|pregnant due|vaccine shot|surgery operation|operation surgery|bruise hurt|fracture broke break
robbery rob|police cop|court judge trial|jail prison arrest|crime criminal|donate blood give|protest march rally|vote election ballot|tax irs
repaint paint|furnish furniture|garden yard lawn|backyard yard|kitchen cook|garage car|basement attic|balcony terrace|neighborhood community
album record|playlist song|lyric song|concert tour|podcast episode|streaming netflix|channel youtube|gamer gaming game|console xbox playstation nintendo
selfie photo|portrait painting photo|mural painting|sculpture statue|craft handmade|knit yarn scarf|sew fabric|pottery clay ceramic|ceramic pot bowl mug
telescope star astronomy|star sky night|planet space|robot robotics|gadget tech|charger battery|lose misplace|borrow lend|steal rob|wallet purse|key lock
luggage suitcase|umbrella rain|perfume scent|makeup cosmetic|haircut barber salon|tattoo piercing|costume dress|uniform suit
snack treat|dessert sweet|drink beverage|coffee espresso latte|wine beer alcohol|vegetarian vegan|smoke cigarette smoking
`;

interface RelatedTerm {
  readonly term: string;
  /** What finding it is worth, where finding the word itself is worth 1. */
  readonly worth: number;
}

const synonymWorth = 0.4;
const memberWorth = 0.3;
const noTerms: readonly RelatedTerm[] = [];

function table(): ReadonlyMap<string, readonly RelatedTerm[]> {
  const found = new Map<string, Map<string, number>>();
  const relate = (from: string, to: string, worth: number) => {
    if (from === to) return;
    const known = found.get(from);
    if (!known) found.set(from, new Map([[to, worth]]));
    else if (!known.has(to)) known.set(to, worth);
  };
  for (const group of lines(synonyms))
    for (const from of group) for (const to of group) relate(from, to, synonymWorth);
  for (const [head, members] of Object.entries(categories)) {
    for (const name of head.split(' ').map(termOf))
      for (const member of lines(members).flat()) relate(name, member, memberWorth);
  }
  return new Map(
    [...found].map(([term, others]) => [term, [...others].map(([other, worth]) => ({ term: other, worth }))]),
  );
}

function lines(text: string): readonly (readonly string[])[] {
  return text.split(/[|\n]/).map((line) => line.trim().split(/\s+/).filter(isTopicWord).map(termOf));
}

const related = table();

/** Terms that may stand where this one is asked for; none for most. */
export function relatedTerms(term: string): readonly RelatedTerm[] {
  return related.get(term) ?? noTerms;
}
