import { validate } from 'node-cron';
import { describe, expect, it } from 'vitest';
import { loadSettings } from '../../src/config/settings.ts';
import { InvalidInput } from '../../src/core/errors.ts';

type Env = Readonly<Record<string, string>>;

function absent(): never {
  throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
}

function load({ env = {}, yaml }: { env?: Env; yaml?: string } = {}) {
  return loadSettings({ env, cwd: '/house', readFile: yaml === undefined ? absent : () => yaml });
}

function refusal(given: { env?: Env; yaml?: string }): string {
  try {
    load(given);
  } catch (error) {
    expect(error).toBeInstanceOf(InvalidInput);
    return (error as InvalidInput).message;
  }
  throw new Error('was accepted');
}

describe('loadSettings', () => {
  it('has a default for everything', () => {
    const settings = load();
    expect(settings).toMatchObject({
      character: 'wren',
      conversation: { overlap: 'join', holdMs: 1200, address: { default: 'mention', channels: {} } },
      secrets: { discord: undefined, slack: undefined, model: undefined },
      database: { url: 'sqlite:data/familiar.db' },
      web: { host: '127.0.0.1', port: 8787, portIsExplicit: false, token: undefined },
      log: { level: 'info', format: undefined, secretValues: [] },
    });
  });

  it('is frozen all the way down', () => {
    const settings = load({ yaml: 'slack: { suggestedPrompts: [{ title: a, message: b }] }' });
    expect(Object.isFrozen(settings.slack.suggestedPrompts[0])).toBe(true);
    expect(Object.isFrozen(settings.web)).toBe(true);
    expect(Object.isFrozen(settings.log.secretValues)).toBe(true);
  });

  it('keeps the defaults of a group beside what is set in it', () => {
    const { models } = load({ yaml: 'models:\n  fast:\n    name: llama3.2\n' });
    expect(models.fast).toEqual({ name: 'llama3.2', maxOutputTokens: 400, temperature: 0.8 });
    expect(models.deep.name).toBe('gpt-4.1');
  });

  it('takes an empty file, and one of comments only, as no file', () => {
    expect(load({ yaml: '' })).toEqual(load());
    expect(load({ yaml: '# nothing yet\n' })).toEqual(load());
  });

  it('reports every problem at once, each with its line and its fix', () => {
    const yaml = [
      'charakter: wren',
      'conversation:',
      '  holdMs: 9000',
      '  overlap: wait',
      'models:',
      '  fast:',
      '    temprature: 1',
      '    temperature: hot',
      'slack:',
      '  suggestedPrompts:',
      '    - title: a',
      '      mesage: b',
    ].join('\n');
    const lines = refusal({ yaml, env: { PORT: '99999', SLACK_BOT_TOKEN: 'xoxb-1' } }).split('\n');
    const file = 'config/familiar.yaml';
    expect(lines[0]).toBe('The configuration cannot be used: 9 problems');
    expect(lines.slice(1).sort()).toEqual(
      [
        '  environment  PORT is "99999": write a port from 0 to 65535 (0 takes any free one); default 8787',
        `  ${file}:1  charakter is not a setting: did you mean "character"?`,
        `  ${file}:3  conversation.holdMs is 9000: write a whole number of milliseconds from 0 to 5000; default 1200`,
        `  ${file}:4  conversation.overlap is "wait": write one of join, queue`,
        `  ${file}:7  models.fast.temprature is not a setting: did you mean "temperature"?`,
        `  ${file}:8  models.fast.temperature is "hot": write a number from 0 to 2; default 0.8`,
        `  ${file}:11  slack.suggestedPrompts[0].message is missing: write what is sent when it is pressed`,
        `  ${file}:12  slack.suggestedPrompts[0].mesage is not a setting: did you mean "message"?`,
        '  environment  SLACK_APP_TOKEN is missing: create an app-level token (xapp-…) with connections:write under "Basic Information", or set slack.mode to http',
      ].sort(),
    );
  });

  it('names the line of a syntax error', () => {
    const message = refusal({ yaml: 'character: wren\nmemory:\n  recentTokens: [1\n' });
    expect(message).toMatch(/config\/familiar\.yaml:[34] {2}is not valid YAML here/);
  });

  it('refuses a key that stands twice', () => {
    expect(refusal({ yaml: 'character: a\ncharacter: b\n' })).toContain('config/familiar.yaml:2');
  });

  it.each([
    ['a list', '- a\n- b\n'],
    ['a word', 'hello\n'],
    ['a group that is a number', 'models: 5\n'],
    ['an empty group', 'models:\n'],
  ])('refuses %s', (_, yaml) => {
    expect(refusal({ yaml })).toContain('group of settings');
  });

  it('takes policies of single channels and refuses other keys', () => {
    const yaml = 'conversation: { address: { channels: { discord/123: always } } }';
    expect(load({ yaml }).conversation.address.channels).toEqual({ 'discord/123': 'always' });
    const wrong = 'conversation: { address: { channels: { general: always, slack/C1: never } } }';
    const message = refusal({ yaml: wrong });
    expect(message).toContain('platform/channel id');
    expect(message).toContain(
      'conversation.address.channels.slack/C1 is "never": write one of always, mention, off',
    );
  });

  it('counts an empty or blank value as unset', () => {
    const env = {
      DISCORD_TOKEN: '',
      OPENAI_API_KEY: '  ',
      PORT: '',
      HOST: '',
      LOG_LEVEL: '',
      DATABASE_URL: '',
    };
    expect(load({ env })).toEqual(load());
  });

  it('lets LOG_LEVEL win over the file', () => {
    const yaml = 'logging: { level: warn, modules: { discord: debug } }';
    expect(load({ yaml }).log.level).toBe('warn');
    expect(load({ yaml, env: { LOG_LEVEL: 'error' } }).log).toMatchObject({
      level: 'error',
      modules: { discord: 'debug' },
    });
  });

  it('knows when PORT was set', () => {
    expect(load({ env: { PORT: '8787' } }).web).toMatchObject({ port: 8787, portIsExplicit: true });
  });

  it('looks for the settings file where FAMILIAR_CONFIG says, and insists on it', () => {
    const files: string[] = [];
    const readFile = (file: string) => {
      files.push(file);
      return 'character: owl';
    };
    const env = { FAMILIAR_CONFIG: 'other/set.yaml' };
    expect(loadSettings({ env, cwd: '/house', readFile }).character).toBe('owl');
    expect(files[0]?.replaceAll('\\', '/')).toMatch(/\/house\/other\/set\.yaml$/);
    expect(refusal({ env })).toContain('other/set.yaml  is not there');
  });

  describe('platforms and the model', () => {
    it('configures a model by key or by address', () => {
      expect(load({ env: { OPENAI_API_KEY: 'k' } }).secrets.model).toEqual({ apiKey: 'k' });
      const env = { OPENAI_BASE_URL: 'http://127.0.0.1:11434/v1' };
      expect(load({ env }).secrets.model).toEqual({ baseUrl: env.OPENAI_BASE_URL });
    });

    it('takes tokens of any shape, as stand-in servers give them', () => {
      const env = { DISCORD_TOKEN: 'a', SLACK_BOT_TOKEN: 'b', SLACK_APP_TOKEN: 'c' };
      expect(load({ env }).secrets).toMatchObject({
        discord: { token: 'a' },
        slack: { mode: 'socket', botToken: 'b', appToken: 'c' },
      });
    });

    it('asks for the signing secret in http mode', () => {
      const yaml = 'slack: { mode: http }';
      const env = { SLACK_BOT_TOKEN: 'b', SLACK_APP_TOKEN: 'c' };
      expect(refusal({ yaml, env })).toContain('SLACK_SIGNING_SECRET is missing: copy');
      expect(load({ yaml, env: { ...env, SLACK_SIGNING_SECRET: 's' } }).secrets.slack).toMatchObject({
        mode: 'http',
        signingSecret: 's',
      });
    });

    it('asks for the bot token when only the others are there', () => {
      expect(refusal({ env: { SLACK_APP_TOKEN: 'c' } })).toContain('SLACK_BOT_TOKEN is missing');
    });
  });

  describe('the local page', () => {
    it.each(['127.0.0.1', '127.1.2.3', 'localhost', '::1'])('is open on %s', (HOST) => {
      expect(load({ env: { HOST } }).web.host).toBe(HOST);
    });

    it.each(['0.0.0.0', '::', '192.168.1.4', 'familiar.example', '127.0.0.1.example'])(
      'asks for a token on %s',
      (HOST) => {
        expect(refusal({ env: { HOST } })).toContain('WEB_TOKEN is missing');
        expect(load({ env: { HOST, WEB_TOKEN: 'twelve-chars' } }).web.token).toBe('twelve-chars');
      },
    );
  });

  describe('secrets', () => {
    it('never shows one in a problem', () => {
      const message = refusal({ env: { DATABASE_URL: 'mysql://me:hunter22@db/x' } });
      expect(message).toContain('DATABASE_URL has a wrong form: write postgres://');
      expect(message).not.toContain('hunter22');
    });

    it('lists what the logs must not hold, with the database password as written and as meant', () => {
      const env = {
        DISCORD_TOKEN: 'discord-secret',
        WEB_TOKEN: 'web-secret-text',
        DATABASE_URL: 'postgres://me:p%40ss-word@db:5432/x',
        HOST: '0.0.0.0',
      };
      const { secretValues } = load({ env }).log;
      expect(secretValues).toEqual(
        expect.arrayContaining([
          'discord-secret',
          'web-secret-text',
          env.DATABASE_URL,
          'p%40ss-word',
          'p@ss-word',
        ]),
      );
      expect(load({ env: { DATABASE_URL: 'sqlite:data/x.db' } }).log.secretValues).toEqual([]);
    });
  });
});

describe('schedules', () => {
  const jobs = (index: string, timeZone = 'UTC') =>
    load({ yaml: `jobs:\n  index: ${JSON.stringify(index)}\n  timeZone: ${JSON.stringify(timeZone)}\n` })
      .jobs;

  it.each(['* * * * *', '0,30 8-18/2 * * mon-fri', '5 4 1 jan 0', ' */10 * * * * ', '0 0 * * 7', 'off'])(
    'takes %j',
    (written) => {
      expect(jobs(written).index).toBe(written.trim());
      if (written !== 'off') expect(validate(written.trim())).toBe(true);
    },
  );

  it.each([
    '',
    '* * * *',
    '* * * * * *',
    '60 * * * *',
    '* 24 * * *',
    '* * 0 * *',
    '* * * 13 *',
    '* * * * 8',
    '*/0 * * * *',
    '5-1 * * * *',
    '1-2-3 * * * *',
    '* * * * mo',
    '@daily',
    'a * * * *',
  ])('refuses %j and says what to write', (written) =>
    expect(() => jobs(written)).toThrow(/jobs\.index is .*five cron fields.*default '\*\/15 \* \* \* \*'/),
  );

  it('takes names of time zones and nothing else', () => {
    expect(jobs('off', 'Europe/Lisbon').timeZone).toBe('Europe/Lisbon');
    expect(() => jobs('off', 'Lisbon')).toThrow(/jobs\.timeZone is "Lisbon": write a time zone such as/);
  });
});
