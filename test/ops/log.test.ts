import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvalidInput, RateLimited, StorageUnavailable } from '../../src/core/errors.ts';
import { createLog, type LogOptions } from '../../src/ops/log.ts';

const clock = { now: () => Date.UTC(2026, 2, 1, 10, 0, 0, 7) };

function recorded(options: Partial<LogOptions> = {}) {
  const stream = new PassThrough();
  const chunks: string[] = [];
  stream.on('data', (chunk) => chunks.push(String(chunk)));
  const log = createLog({ level: 'info', format: 'json', stream, clock, ...options });
  const text = () => chunks.join('');
  const records = (): Record<string, unknown>[] =>
    text()
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  return { logger: log.logger, close: log.close, text, records };
}

describe('a log line', () => {
  it('is one JSON object with time, level, sentence and metadata', async () => {
    const { logger, records, close } = recorded();
    logger.with({ module: 'discord', turn: 't1' }).info('A reply was shown', { parts: 2 });
    await close();
    expect(records()).toEqual([
      {
        time: '2026-03-01T10:00:00.007Z',
        level: 'info',
        message: 'A reply was shown',
        module: 'discord',
        turn: 't1',
        parts: 2,
      },
    ]);
  });

  it('reads well on a terminal, and metadata cannot break the line or the screen', async () => {
    const { logger, text, close } = recorded({ format: 'pretty' });
    logger.with({ module: 'web' }).warn('Odd\nname', { name: 'a\nb\u001b[2J', port: 8787 });
    await close();
    expect(text()).toBe('10:00:00.007 warn  [web] Odd name name="a\\nb\\u001b[2J" port=8787\n');
  });

  it('is pretty on a terminal and JSON elsewhere, unless told', async () => {
    const terminal = () => Object.assign(new PassThrough(), { isTTY: true });
    const outputs = await Promise.all(
      [terminal(), new PassThrough()].map(async (stream) => {
        const { logger, close } = recorded({ stream, format: undefined });
        logger.info('Ready');
        await close();
        return String(stream.read());
      }),
    );
    expect(outputs[0]).toContain('\u001b[36minfo ');
    expect(outputs[1]).toMatch(/^\{.*\}\n$/);
  });

  it('lets metadata not pose as level, time or sentence', async () => {
    const { logger, records, close } = recorded();
    logger.warn('True', { level: 'error', message: 'False', time: 'never' });
    await close();
    expect(records()[0]).toMatchObject({ level: 'warn', message: 'True', time: '2026-03-01T10:00:00.007Z' });
  });

  it('survives whatever it is given', async () => {
    const { logger, records, close } = recorded();
    const cycle: Record<string, unknown> = {
      big: 10n,
      fn: () => 1,
      gone: undefined,
      bad: new Date(Number.NaN),
    };
    cycle.self = cycle;
    logger.info('Odd', {
      cycle,
      map: new Map([['a', new Set([1])]]),
      bytes: new Uint8Array(9),
      long: 'x'.repeat(9000),
    });
    await close();
    expect(records()[0]).toMatchObject({
      map: { a: [1] },
      bytes: '[9 bytes]',
      cycle: { big: '10', bad: null },
    });
    expect(String(records()[0]?.long).length).toBeLessThan(2100);
  });
});

describe('levels', () => {
  it('leaves out what is below the level, by module', async () => {
    const { logger, records, close } = recorded({
      level: 'warn',
      modules: { discord: 'debug', slack: 'error' },
    });
    for (const module of ['discord', 'slack', 'web', 'constructor']) {
      const own = logger.with({ module }).with({ turn: 't' });
      for (const level of ['debug', 'info', 'warn', 'error'] as const) own[level]('Line');
    }
    await close();
    const count = (module: string) => records().filter((record) => record.module === module).length;
    expect(['discord', 'slack', 'web', 'constructor'].map(count)).toEqual([4, 1, 2, 2]);
  });

  it('does not look at the metadata of a line that is off', async () => {
    const { logger, close } = recorded();
    const trap = {
      get costly(): never {
        throw new Error('was read');
      },
    };
    expect(() => logger.debug('Off', trap)).not.toThrow();
    await close();
  });

  it('drops lines after it was closed', async () => {
    const { logger, text, close } = recorded();
    await close();
    logger.error('Late');
    await close();
    expect(text()).toBe('');
  });
});

describe('errors', () => {
  async function logged(error: unknown) {
    const { logger, records, text, close } = recorded();
    logger.error('Failed', { error });
    await close();
    return { record: records()[0]?.error as Record<string, unknown>, text: text() };
  }

  it('keep class, code, numbers and frames along the chain, and lose their texts', async () => {
    const driver = Object.assign(
      new Error("insert into message values ('my secret wish')\n    at my secret wish"),
      {
        code: 'SQLITE_BUSY',
        params: ['my secret wish'],
      },
    );
    const { record, text } = await logged(new StorageUnavailable('my secret wish', { cause: driver }));
    expect(record).toMatchObject({
      error: 'StorageUnavailable',
      code: 'storage_unavailable',
      cause: { error: 'Error', code: 'SQLITE_BUSY' },
    });
    expect(JSON.stringify(record.at)).toContain('log.test.ts');
    expect(text).not.toContain('secret wish');
  });

  it('keep what a caller reacts to', async () => {
    expect((await logged(new RateLimited(1500))).record).toMatchObject({
      code: 'rate_limited',
      retryAfterMs: 1500,
    });
    const http = Object.assign(new Error('x'), { status: 401 });
    expect((await logged(http)).record).toMatchObject({ status: 401 });
  });

  it('keep the message of a mistake in the program', async () => {
    const { record } = await logged(new TypeError('a.b is not a function'));
    expect(record.message).toBe('a.b is not a function');
  });

  it('show each of several', async () => {
    const several = new AggregateError([new InvalidInput('x'), new TypeError('y')], 'z');
    expect((await logged(several)).record.errors).toMatchObject([
      { code: 'invalid_input' },
      { message: 'y' },
    ]);
  });
});

describe('what people wrote', () => {
  it('is withheld under the names that it usually has', async () => {
    const { logger, text, close } = recorded();
    logger.info('A message came', { text: 'hi there', message: { content: 'hi there' }, messageId: 7 });
    await close();
    expect(text()).not.toContain('hi there');
    expect(text()).toContain('"messageId":7');
  });
});

describe('secrets', () => {
  const places: readonly ((secret: string) => readonly [string, Record<string, unknown>])[] = [
    (secret) => [`Said ${secret} aloud`, {}],
    (secret) => ['Meta', { url: `https://example.org/${secret}/x` }],
    (secret) => ['Deep', { a: [{ b: new Map([['c', secret]]) }] }],
    (secret) => ['Key', { [secret]: 1 }],
    (secret) => ['Mistake', { error: new TypeError(`bad ${secret}`, { cause: new RangeError(secret) }) }],
    (secret) => ['Address', { url: new URL(`https://example.org/?q=${encodeURIComponent(secret)}`) }],
  ];
  const secretText = fc.oneof(
    fc.string({ minLength: 6, maxLength: 40 }),
    fc.string({ unit: 'grapheme', minLength: 6, maxLength: 40 }),
    fc.constantFrom('pass"word\\x', 'line\nbreak', '$& $1 $`', 'a.*b+c?'),
  );

  it('that are configured never reach the stream, wherever they stand', async () => {
    await fc.assert(
      fc.asyncProperty(
        secretText.filter((secret) => secret.trim().length >= 6 && secret.isWellFormed()),
        fc.constantFrom(...places),
        fc.constantFrom('json' as const, 'pretty' as const),
        async (secret, place, format) => {
          const [sentence, meta] = place(secret);
          const bare = recorded({ format });
          bare.logger.info(...place('~~~~~~'));
          const { logger, text, close } = recorded({ format, secretValues: [secret] });
          logger.info(sentence, meta);
          await Promise.all([close(), bare.close()]);
          // A secret made of what stands in every line, such as the year, cannot be told from it.
          fc.pre(!bare.text().includes(secret));
          expect(text()).toContain('[redacted]');
          for (const spelling of [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)]) {
            expect(text()).not.toContain(spelling);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  const base64url = (least: number, most: number) =>
    fc.string({
      unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_'),
      minLength: least,
      maxLength: most,
    });
  const foreign = fc.oneof(
    fc.tuple(
      fc.constantFrom('xoxb-', 'xoxp-', 'xoxe.xoxp-', 'xapp-1-', 'sk-', 'sk-proj-'),
      base64url(20, 60),
    ),
    fc.tuple(fc.constantFrom('Bearer ', 'Bot '), base64url(20, 60)),
    fc.tuple(base64url(24, 26), fc.constant('.'), base64url(6, 6), fc.constant('.'), base64url(27, 38)),
    fc.tuple(fc.constant('https://discord.com/api/v10/webhooks/123456/'), base64url(30, 60)),
    fc.tuple(fc.constant('https://discord.com/api/v10/interactions/123456/'), base64url(30, 60)),
    fc.tuple(fc.constant('https://hooks.slack.com/commands/T1/'), base64url(20, 30)),
    fc.tuple(fc.constant('postgres://familiar:'), base64url(12, 20), fc.constant('@db:5432/x')),
  );

  it('of a known shape never do, though nobody configured them', async () => {
    await fc.assert(
      fc.asyncProperty(foreign, fc.constantFrom(...places.slice(0, 5)), async (parts, place) => {
        const { logger, text, close } = recorded();
        logger.info(...place(parts.join('')));
        await close();
        const secret = [...parts].sort((a, b) => b.length - a.length).find((part) => /^\w{12,}$/.test(part));
        expect(secret).toBeDefined();
        expect(text()).not.toContain(secret);
      }),
      { numRuns: 300 },
    );
  });

  it('leaves ordinary words alone', async () => {
    const { logger, records, close } = recorded({ secretValues: ['', 'on'] });
    logger.info('Connection to https://discord.com/api/v10/channels/123/messages opened', {
      id: '1234567890123456789',
    });
    await close();
    expect(records()[0]).toMatchObject({
      message: 'Connection to https://discord.com/api/v10/channels/123/messages opened',
      id: '1234567890123456789',
    });
  });
});
