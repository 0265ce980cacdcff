/** Which language a message is in, as far as a few function words and the script tell, and the lines we have in it. */
export interface Language {
  /** In English. */
  readonly name: string;
  /** Words that show it, unlikely in English. */
  readonly words: string;
  /** A whole message that only greets, thanks, or parts. */
  readonly greeting: string;
  readonly thanks: string;
  readonly farewell: string;
  readonly greets: string;
  readonly welcomes: string;
  readonly parts: string;
  /** Says that without a language model only English can be answered. */
  readonly englishOnly: string;
}

const languages: readonly Language[] = [
  {
    name: 'German',
    words:
      'ich|du|nicht|und|ist|das|wie|geht|dir|mir|mein|meine|kannst|bitte|der|die|ein|eine|auf|heute|wir|haben|habe|bin|warum|wo|wer|kann|auch|sehr',
    greeting:
      'guten (?:tag|morgen|abend)|hallo|servus|moin(?: moin)?|gr(?:ü|ue)(?:ß|ss) (?:dich|gott)|hallo zusammen',
    thanks: 'danke(?: sch(?:ö|oe)n| dir| sehr)?|vielen dank',
    farewell: 'tsch(?:ü|ue)ss?|auf wiedersehen|bis (?:bald|dann|morgen|sp(?:ä|ae)ter)|gute nacht|tschau',
    greets: 'Guten Tag! Schön, dass du da bist.',
    welcomes: 'Gern geschehen.',
    parts: 'Mach’s gut!',
    englishOnly:
      'Ich erkenne dein Deutsch, aber ohne Sprachmodell kann ich hier nur auf Englisch antworten. Tut mir leid!',
  },
  {
    name: 'French',
    words:
      'je|tu|est|pas|vous|nous|avec|pour|mais|quoi|comment|pourquoi|suis|les|des|une|dans|mon|ma|toi|moi|peux|quel|quelle|cest|jai|ça|aussi|tr(?:è|e)s',
    greeting: 'bonjour|salut|bonsoir|coucou|bonjour (?:à )?tous',
    thanks: 'merci(?: beaucoup| bien)?',
    farewell: 'au revoir|à (?:bientôt|demain|plus)|bonne (?:nuit|soirée|journée)',
    greets: 'Bonjour ! Contente de te voir.',
    welcomes: 'De rien !',
    parts: 'À bientôt !',
    englishOnly:
      'Je reconnais ton français, mais sans modèle de langue je ne peux répondre ici qu’en anglais. Désolée !',
  },
  {
    name: 'Spanish',
    words:
      'yo|eres|está|estás|estas|pero|porque|para|con|una|los|las|qué|cómo|como|dónde|donde|quién|puedes|tengo|muy|soy|quiero|mi|hoy|también|hablas|español',
    greeting: 'hola|buenos d(?:í|i)as|buenas(?: tardes| noches)?|qu(?:é|e) tal',
    thanks: 'gracias|muchas gracias|mil gracias',
    farewell: 'adi(?:ó|o)s|hasta (?:luego|mañana|pronto|la vista)|chao|nos vemos',
    greets: '¡Hola! Qué gusto verte.',
    welcomes: '¡De nada!',
    parts: '¡Hasta luego!',
    englishOnly:
      'Reconozco tu español, pero sin un modelo de lenguaje aquí solo puedo responder en inglés. ¡Lo siento!',
  },
  {
    name: 'Portuguese',
    words:
      'eu|você|voce|não|nao|está|estou|uma|mas|muito|obrigado|obrigada|como|quem|onde|tenho|sou|meu|minha|também|hoje|fala|tudo',
    greeting: 'ol(?:á|a)|oi|bom dia|boa tarde|tudo bem',
    thanks: 'obrigad[oa]|muito obrigad[oa]|valeu',
    farewell: 'tchau|até (?:logo|amanhã|mais)|boa noite|adeus',
    greets: 'Olá! Que bom te ver.',
    welcomes: 'De nada!',
    parts: 'Até logo!',
    englishOnly:
      'Reconheço o seu português, mas sem um modelo de linguagem só consigo responder em inglês aqui. Desculpe!',
  },
  {
    name: 'Italian',
    words:
      'io|sei|sono|non|che|perché|perche|con|una|il|gli|della|come|dove|chi|puoi|ho|hai|molto|mio|mia|oggi|anche|stai|questo',
    greeting: 'buongiorno|buonasera|salve|ciao(?: a tutti)?',
    thanks: 'grazie(?: mille)?',
    farewell: 'arrivederci|a (?:dopo|domani|presto)|buonanotte|buona notte',
    greets: 'Ciao! Che bello vederti.',
    welcomes: 'Prego!',
    parts: 'A presto!',
    englishOnly:
      'Riconosco il tuo italiano, ma senza un modello linguistico qui posso rispondere solo in inglese. Mi dispiace!',
  },
  {
    name: 'Dutch',
    words:
      'ik|jij|je|niet|het|een|maar|hoe|gaat|met|wat|waar|waarom|wie|kan|kun|heb|heeft|ben|mijn|ook|vandaag|jou|zijn|goed',
    greeting: 'goedemorgen|goedemiddag|goedenavond|hoi|goeiedag|hallo allemaal',
    thanks: 'dank (?:je|u)(?: wel)?|bedankt|dankjewel',
    farewell: 'tot (?:ziens|straks|morgen)|doei|welterusten|dag',
    greets: 'Hoi! Leuk dat je er bent.',
    welcomes: 'Graag gedaan!',
    parts: 'Tot ziens!',
    englishOnly:
      'Ik herken je Nederlands, maar zonder taalmodel kan ik hier alleen in het Engels antwoorden. Sorry!',
  },
  {
    name: 'Polish',
    words:
      'jest|nie|się|sie|jak|co|czy|mam|masz|jestem|bardzo|dlaczego|gdzie|kto|możesz|mozesz|dzisiaj|ale|dla|twój|moja|mój',
    greeting: 'cześć|czesc|dzień dobry|dzien dobry|dobry wieczór|siema|hejka',
    thanks: 'dzi(?:ę|e)kuj(?:ę|e)|dzi(?:ę|e)ki',
    farewell: 'do widzenia|na razie|dobranoc|do jutra',
    greets: 'Cześć! Miło cię widzieć.',
    welcomes: 'Nie ma za co!',
    parts: 'Na razie!',
    englishOnly:
      'Poznaję polski, ale bez modelu językowego mogę tu odpowiadać tylko po angielsku. Przepraszam!',
  },
  {
    name: 'Swedish',
    words: 'jag|är|inte|och|det|hur|mår|vad|varför|vem|har|kan|min|också|idag|med|för|på|mycket',
    greeting: 'hej(?: hej)?|hejsan|god (?:morgon|kväll|dag)|tjena',
    thanks: 'tack(?: så mycket)?',
    farewell: 'hej ?då|vi ses|god natt',
    greets: 'Hej! Kul att du är här.',
    welcomes: 'Varsågod!',
    parts: 'Hej då!',
    englishOnly:
      'Jag känner igen din svenska, men utan språkmodell kan jag bara svara på engelska här. Förlåt!',
  },
  {
    name: 'Turkish',
    words:
      'ben|sen|değil|degil|nasılsın|nasilsin|ne|neden|nerede|kim|için|icin|çok|cok|bir|bugün|bugun|var|yok|mısın|misin',
    greeting: 'merhaba|selam|günaydın|gunaydin|iyi (?:akşamlar|günler)',
    thanks: 'te(?:ş|s)ekk(?:ü|u)r(?:ler| ederim)|sağol|sagol',
    farewell: 'görüşürüz|gorusuruz|hoşça kal|hosca kal|iyi geceler',
    greets: 'Merhaba! Hoş geldin.',
    welcomes: 'Rica ederim!',
    parts: 'Görüşürüz!',
    englishOnly:
      'Türkçe yazdığını anladım ama dil modeli olmadan burada yalnızca İngilizce yanıt verebiliyorum. Üzgünüm!',
  },
  {
    name: 'Russian',
    words: '',
    greeting: 'привет|здравствуй(?:те)?|доброе утро|добрый (?:день|вечер)',
    thanks: 'спасибо(?: большое)?',
    farewell: 'пока|до (?:свидания|завтра)|спокойной ночи',
    greets: 'Привет! Рада тебя видеть.',
    welcomes: 'Пожалуйста!',
    parts: 'Пока!',
    englishOnly: 'Я узнаю русский, но без языковой модели могу отвечать здесь только по-английски. Прости!',
  },
  {
    name: 'Ukrainian',
    words: '',
    greeting: 'привіт|вітаю|доброго ранку|добрий (?:день|вечір)',
    thanks: 'дякую(?: дуже)?',
    farewell: 'бувай|до побачення|на добраніч',
    greets: 'Привіт! Рада тебе бачити.',
    welcomes: 'Будь ласка!',
    parts: 'Бувай!',
    englishOnly: 'Я впізнаю українську, але без мовної моделі можу відповідати тут лише англійською. Вибач!',
  },
  {
    name: 'Japanese',
    words: '',
    greeting: 'こんにちは|こんばんは|おはよう(?:ございます)?|やあ',
    thanks: 'ありがとう(?:ございます)?|どうも',
    farewell: 'さようなら|またね|おやすみ(?:なさい)?|じゃあね',
    greets: 'こんにちは。会えてうれしいです。',
    welcomes: 'どういたしまして。',
    parts: 'またね。',
    englishOnly:
      '日本語だとわかりますが、言語モデルがないので、ここでは英語でしか返事ができません。ごめんなさい。',
  },
  {
    name: 'Chinese',
    words: '',
    greeting: '你好|您好|早上好|晚上好|大家好|嗨',
    thanks: '谢谢(?:你)?|多谢',
    farewell: '再见|拜拜|晚安|明天见',
    greets: '你好！很高兴见到你。',
    welcomes: '不客气！',
    parts: '再见！',
    englishOnly: '我看得出这是中文，但没有语言模型，我在这里只能用英语回答。抱歉！',
  },
];

/** Scripts that name a language well enough; the first that matches counts. */
const scripts: readonly (readonly [RegExp, string])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'Japanese'],
  [/\p{Script=Han}/u, 'Chinese'],
  [/\p{Script=Hangul}/u, 'Korean'],
  [/[іїєґ]/iu, 'Ukrainian'],
  [/\p{Script=Cyrillic}/u, 'Russian'],
  [/\p{Script=Arabic}/u, 'Arabic'],
  [/\p{Script=Hebrew}/u, 'Hebrew'],
  [/\p{Script=Greek}/u, 'Greek'],
  [/\p{Script=Devanagari}/u, 'Hindi'],
  [/\p{Script=Thai}/u, 'Thai'],
];

const english =
  /^(?:the|i|im|you|is|are|my|and|to|of|it|in|that|was|for|on|with|do|does|did|what|how|why|where|when|who|can|could|would|will|have|has|this|me|your|not|dont|a|an|at|be|so|but|if|or|we|they|he|she|from|about|just|like|say|translate|mean|means)$/;

const vocabularies = new Map(languages.map(({ name, words }) => [name, new RegExp(`^(?:${words})$`, 'u')]));
const formulas = languages.map((language) => ({
  language,
  greeting: whole(language.greeting),
  thanks: whole(language.thanks),
  farewell: whole(language.farewell),
}));

/** A line for a message that only greets, thanks or parts in one of our languages; undefined for everything else. */
export function replyInKind(words: string): { readonly language: string; readonly line: string } | undefined {
  for (const { language, greeting, thanks, farewell } of formulas) {
    if (greeting.test(words)) return { language: language.name, line: language.greets };
    if (thanks.test(words)) return { language: language.name, line: language.welcomes };
    if (farewell.test(words)) return { language: language.name, line: language.parts };
  }
  return undefined;
}

/** English name of the language that a message other than English is in; undefined for English and for what is unclear. */
export function foreignLanguageOf(words: string): string | undefined {
  const letters = words.match(/\p{L}/gu)?.length ?? 0;
  const foreign = words.match(/(?!\p{Script=Latin})\p{L}/gu)?.length ?? 0;
  if (foreign > letters / 2) return scripts.find(([script]) => script.test(words))?.[1] ?? 'another language';
  const each = words.split(' ');
  const inEnglish = each.filter((word) => english.test(word)).length;
  let [best, most] = ['', 0];
  for (const [name, vocabulary] of vocabularies) {
    const count = each.filter((word) => vocabulary.test(word)).length;
    if (count > most) [best, most] = [name, count];
  }
  return most >= 2 && most > inEnglish && most >= each.length / 4 ? best : undefined;
}

/** "I can only answer in English here", in that language where we have it. */
export function englishOnlyIn(language: string): string | undefined {
  return languages.find(({ name }) => name === language)?.englishOnly;
}

function whole(forms: string): RegExp {
  return new RegExp(`^(?:${forms})(?: (?:bot|wren|alle|all|tous|amigos?|tutti))?$`, 'u');
}
