/**
 * What one asks for by its kind and is told by its name: "which instrument" -> "my guitar". The common members of a kind,
 * from general knowledge of English; what means other things more often ("bass", "turkey") is left out.
 */
export const categories: Readonly<Record<string, string>> = {
  // People
  'child kid': 'son daughter toddler boy girl baby teenager twin',
  parent: 'mother father mom dad stepmother stepfather',
  sibling: 'brother sister twin',
  grandparent: 'grandmother grandfather',
  'family relative':
    'mother father mom dad brother sister son daughter kid husband wife cousin aunt uncle grandmother grandfather niece nephew parent',
  partner: 'husband wife boyfriend girlfriend fiance',
  'job occupation profession career work':
    'teacher nurse doctor engineer lawyer manager developer programmer designer chef writer accountant artist office company boss barista waiter pharmacist architect journalist plumber electrician mechanic scientist librarian intern freelance',

  // Animals and plants
  'pet animal':
    'dog cat puppy kitten rabbit hamster parrot bird fish turtle tortoise horse snake lizard gecko ferret',
  animal: 'cow pig sheep goat chicken duck elephant lion tiger bear monkey whale dolphin wolf fox deer',
  dog: 'labrador retriever poodle beagle bulldog terrier corgi husky shepherd dachshund',
  bird: 'parrot eagle owl robin crow duck hummingbird penguin',
  'plant flower': 'rose tulip lily orchid sunflower daisy succulent cactus fern basil',
  vegetable: 'carrot tomato potato broccoli spinach onion lettuce cucumber kale',
  fruit: 'apple banana orange berry strawberry blueberry mango grape peach lemon pineapple melon cherry',

  // Free time
  instrument:
    'guitar piano violin drum cello flute clarinet trumpet saxophone ukulele keyboard harp banjo trombone',
  'music genre': 'rock pop jazz classical rap country folk metal punk blues indie electronic opera',
  sport:
    'football soccer basketball baseball softball tennis golf hockey volleyball badminton swim run surf ski snowboard climb cycle cricket rugby boxing karate judo gymnastics skate row',
  'exercise workout':
    'run jog yoga gym swim hike bike cycle pilates weight lift climb stretch walk cardio treadmill crossfit',
  'hobby pastime interest activity':
    'read paint draw write cook bake garden hike camp fish photography dance sing knit sew crochet craft game chess puzzle swim run yoga surf climb guitar piano pottery cycle ski birdwatch collect',
  outdoor: 'hike camp fish climb bike kayak canoe ski picnic park trail beach mountain lake river',
  'art craft':
    'paint draw sketch sculpture pottery ceramic knit sew crochet embroidery woodwork photography origami',
  dance: 'ballet salsa tango hiphop ballroom tap contemporary',
  'genre book movie film':
    'fantasy mystery thriller romance comedy drama horror fiction biography documentary memoir',
  book: 'read novel author series chapter trilogy',
  'movie film': 'watch cinema theater trilogy sequel',
  'show series': 'watch episode season netflix binge',
  game: 'play console nintendo xbox playstation chess poker monopoly minecraft',
  toy: 'lego doll puzzle teddy',
  'holiday celebration': 'christmas thanksgiving easter halloween hanukkah diwali ramadan',
  'event celebration':
    'party wedding concert festival parade conference workshop birthday graduation ceremony reunion anniversary funeral meetup marathon',

  // Things
  'vehicle transport': 'car truck bus train bike motorcycle scooter van boat plane subway tram taxi',
  car: 'toyota honda ford tesla bmw audi volkswagen subaru mazda sedan suv',
  'clothes clothing outfit':
    'dress shirt jacket jeans hoodie hat coat shoe scarf sweater skirt suit boot sneaker',
  jewelry: 'necklace bracelet earring pendant',
  furniture: 'table chair couch sofa bed desk shelf lamp dresser',
  'device gadget electronics':
    'phone laptop computer tablet camera headphone smartwatch drone speaker kindle',
  'computer laptop': 'macbook pc chromebook thinkpad',
  phone: 'iphone android samsung pixel',
  'room house': 'kitchen bedroom bathroom garage basement attic balcony backyard',
  tool: 'hammer drill saw screwdriver wrench',
  'gift present': 'gave bought surprise necklace bracelet flower card',
  color: 'red blue green yellow purple pink orange black white brown gray teal turquoise',

  // Food
  'food dish meal':
    'pizza pasta salad soup sandwich chicken rice fish curry burger sushi taco steak bread cheese noodle ramen lasagna stew breakfast lunch dinner',
  'dessert sweet': 'cake cookie pie chocolate brownie pudding cupcake donut muffin tiramisu',
  snack: 'chip cracker popcorn nut chocolate cookie',
  'drink beverage': 'coffee tea juice wine beer soda smoothie cocktail water milk lemonade whiskey',
  cuisine: 'italian mexican thai indian chinese japanese korean french greek vietnamese',
  diet: 'vegetarian vegan keto paleo pescatarian gluten',

  // Body and mind
  'health condition illness disease':
    'diabetes asthma cancer migraine flu cold fever covid allergy depression anxiety arthritis adhd pneumonia',
  'allergy allergic': 'peanut nut dairy gluten pollen shellfish lactose penicillin',
  'injury injure hurt': 'broke sprain fracture concussion ankle knee wrist shoulder',
  'emotion feeling': 'happy sad angry excited nervous proud anxious scared relieved grateful lonely',
  'medicine medication': 'pill insulin antibiotic ibuprofen inhaler vaccine',

  // Places
  'country nation':
    'usa america england scotland ireland france germany spain italy portugal greece sweden norway poland japan china india korea thailand vietnam canada mexico brazil argentina australia egypt morocco',
  city: 'york london paris tokyo boston chicago seattle rome berlin madrid barcelona lisbon amsterdam vienna toronto vancouver sydney dublin miami austin denver',
  state: 'california texas florida oregon colorado ohio michigan arizona nevada hawaii alaska minnesota',
  place: 'park beach museum restaurant cafe library city country mountain lake',
  'trip vacation travel': 'flight hotel airport beach camping cruise roadtrip tour abroad',
  language:
    'english spanish french german italian japanese chinese mandarin korean portuguese russian arabic hindi dutch',
  season: 'spring summer autumn fall winter',
  disaster: 'flood fire storm earthquake hurricane tornado wildfire tsunami',
  religion: 'christian muslim jewish buddhist hindu catholic church mosque temple synagogue',

  // Learning
  'degree major subject':
    'biology chemistry physics history psychology economics math engineering philosophy law computer science sociology literature nursing',
  'school education': 'class course degree university college student teacher exam semester',
};
