/** What one asks for by its kind and is told by its name: "which instrument" -> "my guitar". Common members, general English. */
export const categories: Readonly<Record<string, string>> = {
  'pet animal': 'dog cat puppy kitten rabbit hamster parrot bird fish turtle horse snake lizard guinea',
  'child kid': 'son daughter toddler boy girl baby',
  parent: 'mother father mom dad',
  sibling: 'brother sister twin',
  'family relative':
    'mother father mom dad brother sister son daughter kid husband wife cousin aunt uncle grandmother grandfather niece nephew parent',
  instrument: 'guitar piano violin drum cello flute clarinet trumpet saxophone ukulele keyboard bass',
  'music genre': 'rock pop jazz classical hip rap country folk metal',
  sport:
    'football soccer basketball baseball tennis golf hockey volleyball swim run surf ski climb cycle cricket rugby box',
  'exercise workout': 'run yoga gym swim hike bike pilates weight lift climb stretch walk',
  'hobby pastime interest activity':
    'read paint draw write cook bake garden hike camp fish photography danc sing knit sew craft game swim run yoga surf climb guitar piano pottery',
  outdoor: 'hike camp fish climb bike kayak ski picnic park trail beach mountain',
  'art craft': 'paint draw sculpture pottery sketch knit sew photography',
  genre: 'fantasy mystery thriller romance comedy drama horror fiction biography',
  book: 'read novel author series chapter trilogy',
  'movie film': 'watch cinema theater trilogy sequel',
  'show series': 'watch episode season netflix',
  game: 'play console nintendo xbox playstation chess board card',
  'vehicle transport': 'car truck bus train bike motorcycle van boat plane',
  'food dish meal':
    'pizza pasta salad soup sandwich chicken rice fish curry burger sushi taco steak bread cheese vegetable breakfast lunch dinner',
  'dessert sweet': 'cake cookie pie ice chocolate brownie pudding',
  'drink beverage': 'coffee tea juice wine beer soda smoothie cocktail water',
  fruit: 'apple banana orange berry strawberry mango grape peach',
  color: 'red blue green yellow purple pink orange black white brown gray',
  season: 'spring summer autumn fall winter',
  'job occupation profession career':
    'teacher nurse doctor engineer lawyer manager developer designer chef writer accountant artist office company boss',
  'degree major subject':
    'biology chemistry physics history psychology economics math engineering art law business computer science',
  'country nation':
    'usa america england france germany spain italy japan china india canada mexico brazil australia',
  language: 'english spanish french german italian japanese chinese korean portuguese russian arabic',
  city: 'york london paris tokyo boston chicago seattle rome berlin',
  disaster: 'flood fire storm earthquake hurricane tornado',
  'clothes clothing outfit': 'dress shirt jacket jeans hoodie hat coat shoe scarf sweater',
  jewelry: 'necklace ring bracelet earring pendant',
  furniture: 'table chair couch sofa bed desk shelf lamp',
  'device gadget': 'phone laptop computer tablet camera headphone watch',
  'health condition illness':
    'diabetes asthma cancer migraine flu cold fever allergy depression anxiety arthritis blood',
  'allergy allergic': 'peanut nut dairy gluten pollen shellfish lactose',
  'emotion feel': 'happy sad angry excited nervous proud anxious scared relieved grateful',
  'event celebration':
    'party wedding concert festival parade conference workshop birthday graduation ceremony meeting race show',
  'school education': 'class course degree university college student teacher exam',
  place: 'park beach museum restaurant city country mountain',
  religion: 'christian muslim jewish buddhist hindu catholic church mosque temple',
  'gift present': 'necklace ring book card flower watch gave',
};
