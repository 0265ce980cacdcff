import { describe, expect, it } from 'vitest';
import { type MemoryWish, wishOf } from '../../../src/core/conversation/memory-wishes.ts';

const wish = (text: string) => wishOf(text, 'Wren');
const kindOf = (text: string) => wish(text)?.kind;

const forgets: readonly (readonly [said: string, what: string])[] = [
  ['forget that I told you about my ex', 'my ex'],
  ['Forget that I told you about my ex.', 'my ex'],
  ['wren, please forget that i told you about my ex', 'my ex'],
  ['hey Wren, could you please forget what I said about my sister?', 'my sister'],
  ['forget what I said about the job interview', 'the job interview'],
  ['can you forget what i told you about Dana?', 'Dana'],
  ['I want you to forget everything I said about my divorce', 'my divorce'],
  ["i'd like you to forget what i've told you about my mum", 'my mum'],
  ['forget everything you know about my brother', 'my brother'],
  ['forget everything about my brother', 'my brother'],
  ['delete what I told you about my salary please', 'my salary'],
  ['erase all the things I said about Marco', 'Marco'],
  ['forget I mentioned my therapist', 'my therapist'],
  ['forget I ever told you my address', 'my address'],
  ['forget I told you where I live', 'where I live'],
  ["forget that I'm allergic to nuts", "I'm allergic to nuts"],
  ['forget that my dog is called Biscuit', 'my dog is called Biscuit'],
  ['please forget that i live in lisbon', 'i live in lisbon'],
  ['remove my birthday from your memory', 'my birthday'],
  ["stop remembering my ex's name", "my ex's name"],
  ["don't remember that I smoke", 'I smoke'],
  ['I talked too much. Forget what I said about my boss.', 'my boss'],
  ['forget what I said about my ex, it was private', 'my ex'],
  ["forget what i told you about my ex, i don't want that in there", 'my ex'],
  ['forget I ever said anything about the pregnancy', 'the pregnancy'],
  ['yo wren forget what i said bout my ex', 'my ex'],
  ['could you delete what I said earlier about my salary?', 'my salary'],
  ['forget that conversation about my ex', 'my ex'],
  ['please don’t remember what I said about Tom', 'Tom'],
  ["I don't want you to remember my address", 'my address'],
  ['let’s forget what I said about the wedding 🙈', 'the wedding'],
];

const all: readonly (readonly [kind: MemoryWish['kind'], said: readonly string[]])[] = [
  [
    'wipe',
    [
      'forget everything about me',
      'Forget everything you know about me!',
      'delete everything you know',
      'delete everything you know about me',
      'please delete all my data',
      'erase all data you have about me',
      'wipe my memory',
      'wipe your memory of me',
      'forget everything I told you',
      "forget everything i've ever told you",
      'forget me',
      'can you delete my data?',
      'remove all information you have on me',
      'wren, forget everything',
      'I want my data deleted',
      'delete our conversations',
    ],
  ],
  [
    'show',
    [
      'what do you know about me?',
      'What do you remember about me',
      'hey wren what do u know about me',
      'what have you learned about me so far?',
      'tell me everything you know about me',
      'show me what you remember about me',
      'what have you stored about me?',
      'list everything you have on me',
      'what data do you have about me?',
      'do you remember anything about me',
      "what's stored about me?",
      'show me your memories of me',
    ],
  ],
  [
    'pause',
    [
      'stop remembering',
      'stop remembering things about me',
      'please stop remembering what I say',
      "don't remember anything I say",
      'do not save anything about me',
      'pause your memory',
      'turn off your memory',
      'can you stop storing stuff about me?',
      'stop taking notes about me',
    ],
  ],
  [
    'resume',
    [
      'you can remember again',
      'you may start remembering again',
      'ok you can remember things again',
      'start remembering again',
      'resume memory',
      'turn your memory back on',
      'remember what I say again',
    ],
  ],
  [
    'export',
    [
      'export my data',
      'Can you export my data?',
      'can i get a copy of my data?',
      'download my data',
      'send me everything you have on me',
      'give me a copy of all my data',
      'export everything you know about me',
    ],
  ],
  [
    'forget-last',
    [
      'forget what I just said',
      'forget I said that',
      'please forget that I just told you that',
      'forget my last message',
      'forget I said anything',
      'delete the last thing I said',
    ],
  ],
];

const none = [
  "don't forget to water the plants",
  "don't forget what I said about my ex",
  'do not forget my birthday',
  'never forget what I told you about Dana',
  'forget it',
  'Forget it.',
  'forget about it',
  'oh forget it, never mind',
  'forget that',
  'just forget it!',
  'I forget',
  'i always forget what i said about anything',
  'I forgot my keys',
  'forgot my keys again',
  'i forgot what i told you about my ex',
  'did you forget what I said about my ex?',
  'why did you forget what I told you about my dog?',
  'you forget everything I tell you',
  "I can't forget what I said about her",
  'I wish I could forget everything about my ex',
  'I want to forget everything about him',
  'my doctor told me to forget what I said about the pills',
  'she said "forget everything about me"',
  'he told me: delete everything you know',
  '> forget everything about me\nlol what a quote',
  'forget about dinner, let’s get pizza',
  'forget what I said about Tuesday, the party is on Wednesday',
  'forget my question',
  'forget about my problems',
  'forget I asked',
  'forget that I asked about the weather',
  "let's forget the party",
  'forget you',
  'do you remember me?',
  'remember that I like tea',
  'remember me?',
  'do you remember again what I said?',
  'what do you know about Rome?',
  'what do you remember about my dog?',
  'what do you know about me and Ana?',
  'stop remembering is hard',
  "I can't stop remembering the accident",
  'how do I export my data from Google?',
  'export my thesis to pdf',
  'delete the last line of the code',
  'remove everything about logging from this function',
  'my memory is bad',
  'drop everything',
  'forget everything I said today',
  'forget Tuesday, the party is off',
  'delete everything about logging',
  'what do you have stored in the fridge?',
  'clear everything about the cache from the log',
  'forget the password reset, I found it',
  'we should forget everything and move to Spain',
  'i will never forget everything you know',
  'what do you have?',
  'what do you know',
  'everything',
  'yes',
  'yes please',
  '```\nforget everything about me\n```',
];

describe('wishes in plain words', () => {
  it.each(forgets)('%j asks to forget %j', (said, what) => {
    expect(wish(said)).toMatchObject({ kind: 'forget', what });
  });

  for (const [kind, sentences] of all) {
    it.each(sentences)(`%j is a wish to ${kind}`, (said) => {
      expect(kindOf(said)).toBe(kind);
    });
  }

  it.each(none)('%j is none', (said) => {
    expect(wish(said)).toBeUndefined();
  });

  it('takes what may be a turn of phrase for a wish only where something of the kind is known', () => {
    expect(wish('forget my birthday')).toEqual({ kind: 'forget', what: 'my birthday', sure: false });
    expect(wish('forget about my ex')).toEqual({ kind: 'forget', what: 'my ex', sure: false });
    expect(wish('forget my keys')).toMatchObject({ sure: false });
    expect(wish('forget about Dana')).toEqual({ kind: 'forget', what: 'Dana', sure: false });
    expect(wish('delete everything about Dana')).toEqual({ kind: 'forget', what: 'Dana', sure: false });
  });

  it.each([
    ['yes, forget everything', true],
    ['Yes! Forget everything.', true],
    ['yes please, delete everything about me', true],
    ['ok forget everything', true],
    ['yes, forget them', false],
    ['yes, forget it', false],
    ['wren yes, forget everything', true],
    ['Yes Wren, forget them', false],
  ] as const)('%j confirms (everything: %j)', (said, everything) => {
    expect(wish(said)).toEqual({ kind: 'confirm', everything });
  });
});
