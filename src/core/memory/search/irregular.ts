/**
 * Irregular forms of English: facts of the language, not of any data. Each line of `verbs` is a base form followed by its
 * irregular past forms and participles; regular forms are the stemmer's work. Forms that are words of another meaning fold
 * where chat mostly means the verb (`left`, `saw`, `found`), and stay where it does not (`rose`, `ground`, `wound`, `bound`, `bore`).
 */
const verbs = `
arise arose arisen|awake awoke awoken|bear borne|beat beaten|become became|begin began begun|bend bent|bite bit bitten
bleed bled|blow blew blown|break broke broken|breed bred|bring brought|build built|burn burnt|buy bought|catch caught|choose chose chosen
cling clung|come came|creep crept|deal dealt|dig dug|draw drew drawn|dream dreamt|drink drank drunk|drive drove driven|eat ate eaten
fall fell fallen|feed fed|feel felt|fight fought|find found|flee fled|fling flung|fly flew flown|forbid forbade forbidden
forget forgot forgotten|forgive forgave forgiven|freeze froze frozen|give gave given|go went gone goes|grow grew grown
hang hung|hear heard|hide hid hidden|hold held|keep kept|kneel knelt|know knew known|lay laid|lead led|lean leant|leap leapt
learn learnt|leave left|lend lent|lie lain|light lit|lose lost|make made|mean meant|meet met|mistake mistook mistaken|overcome overcame
overhear overheard|pay paid|prove proven|ride rode ridden|ring rang rung|rise risen|run ran|say said|see saw seen|seek sought
sell sold|send sent|sew sewn|shake shook shaken|shine shone|shoot shot|show shown|shrink shrank shrunk|sing sang sung|sink sank sunk
sit sat|sleep slept|slide slid|smell smelt|sow sown|speak spoke spoken|speed sped|spell spelt|spend spent|spill spilt|spin spun
spoil spoilt|spring sprang sprung|stand stood|steal stole stolen|stick stuck|sting stung|stink stank stunk|strike struck stricken
strive strove striven|swear swore sworn|sweep swept|swell swollen|swim swam swum|swing swung|take took taken|teach taught
tear tore torn|tell told|think thought|throw threw thrown|tread trod trodden|understand understood|undergo underwent undergone
undertake undertook undertaken|wake woke woken|wear wore worn|weave wove woven|weep wept|win won|withdraw withdrew withdrawn
write wrote written|rewrite rewrote rewritten|rebuild rebuilt|retake retook retaken|redo redid redone|foresee foresaw foreseen
die dying|tie tying|travel travelled travelling|cancel cancelled cancelling|ski skiing skied
`;

const nouns = `
child children|person people|man men|woman women|foot feet|tooth teeth|mouse mice|goose geese|ox oxen|wife wives|knife knives|life lives
half halves|calf calves|shelf shelves|wolf wolves|thief thieves|loaf loaves|scarf scarves|elf elves|hoof hooves|self selves
criterion criteria|phenomenon phenomena|medium media|analysis analyses|crisis crises|cactus cacti|fungus fungi|alumnus alumni
grandchild grandchildren|stepchild stepchildren|grandson grandsons|policeman policemen|policewoman policewomen|fireman firemen
businessman businessmen|businesswoman businesswomen|snowman snowmen|salesman salesmen|teammate teammates
photo photos|video videos|movie movies|cookie cookies
bad worse worst|far farther farthest further furthest
`;

/** Spellings of one word: British first form folds to the American second. */
const spellings = `
colour color|favourite favorite|flavour flavor|neighbour neighbor|neighbourhood neighborhood|behaviour behavior|honour honor
humour humor|labour labor|rumour rumor|harbour harbor|theatre theater|centre center|metre meter|litre liter|grey gray|jewellery jewelry
mum mom|mummy mom|mommy mom|mama mom|daddy dad|papa dad|programme program|cheque check|tyre tire|pyjamas pajamas|doughnut donut
yoghurt yogurt|organise organize|realise realize|recognise recognize|practise practice|catalogue catalog|dialogue dialog
bday birthday|pic photo|pics photo|photograph photo|photography photo|fav favorite|fave favorite|vid video|fam family|veggie vegetable
veggies vegetable|tv television|bike bicycle|phone telephone|fridge refrigerator|lab laboratory|gym gymnasium|exam examination
uni university|apt apartment|doc doctor|vet veterinarian|ad advertisement|kiddo kid|kiddos kid|doggo dog|doggy dog|kitty cat
tmrw tomorrow|rn nurse|bf boyfriend|gf girlfriend|bro brother|sis sister|grandma grandmother|granny grandmother|nana grandmother
gran grandmother|grandpa grandfather|granddad grandfather|grandad grandfather|hubby husband|wifey wife
`;

function table(): ReadonlyMap<string, string> {
  const forms = new Map<string, string>();
  for (const entry of `${verbs}|${nouns}`.split(/[|\n]/)) {
    const [base, ...irregular] = entry.trim().split(/\s+/);
    if (base) for (const form of irregular) forms.set(form, base);
  }
  for (const entry of spellings.split(/[|\n]/)) {
    const [variant, usual] = entry.trim().split(/\s+/);
    if (variant && usual) forms.set(variant, usual);
  }
  return forms;
}

const baseForms = table();

/** The base form of an irregular one (`went` -> `go`, `children` -> `child`), or the word itself. Lower case. */
export function baseForm(word: string): string {
  return baseForms.get(word) ?? word;
}
