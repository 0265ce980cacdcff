import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { withinMs } from '../../src/cli/doctor/line.ts';
import { checkNode } from '../../src/cli/doctor/local-checks.ts';
import { repositoryRoot } from '../house/biome.ts';
import { DiscordStandIn } from '../standins/discord/server.ts';
import { startModel } from '../standins/model/model.ts';
import { SlackStandIn } from '../standins/slack/server.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'familiar-doctor-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Runs the command as an operator does, in an empty folder, with nothing of this process's environment. */
function doctor(env: Readonly<Record<string, string>> = {}) {
  const main = path.join(repositoryRoot, 'src/cli/familiar.ts');
  const characters = path.join(repositoryRoot, 'config/characters');
  return new Promise<{ status: number; output: string }>((resolve) => {
    const options = { cwd: folder, env: { FAMILIAR_CHARACTERS: characters, PORT: '0', ...env } };
    execFile(process.execPath, [main, 'doctor'], options, (error, stdout, stderr) => {
      resolve({ status: typeof error?.code === 'number' ? error.code : 0, output: stdout + stderr });
    });
  });
}

/** A port on which nothing listens any more. */
async function closedPort(): Promise<number> {
  const { port, close } = await takenPort();
  await close();
  return port;
}

async function takenPort() {
  const server = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { port, close: () => new Promise((resolve) => server.close(resolve)) };
}

describe('familiar doctor', () => {
  it('is content without any credentials, says how to add them, and creates nothing', async () => {
    const { status, output } = await doctor();
    expect(output).not.toContain('✗');
    expect(output).toContain('✓ Character: Wren');
    expect(output).toContain('(will be created at the first start)');
    for (const name of ['Language model', 'Discord', 'Slack'])
      expect(output).toContain(`– ${name}: not configured`);
    expect(output).toContain('Set DISCORD_TOKEN in .env.');
    expect(status).toBe(0);
    expect(existsSync(path.join(folder, 'data'))).toBe(false);
  });

  it('lists every mistake of the configuration and goes no further', async () => {
    await writeFile(path.join(folder, 'set.yaml'), 'charakter: wren\nmodels: { fast: { temperature: 9 } }\n');
    const { status, output } = await doctor({ FAMILIAR_CONFIG: 'set.yaml', PORT: 'x' });
    expect(output).toContain('✗ Configuration');
    expect(output).toContain('3 problems');
    expect(output).toContain('did you mean "character"?');
    expect(output).not.toContain('Database');
    expect(status).toBe(1);
  });

  it('finds everything well against servers that answer', async () => {
    const manifest = parse(await readFile(path.join(repositoryRoot, 'config/slack-manifest.yaml'), 'utf8'));
    const discord = new DiscordStandIn();
    const slack = new SlackStandIn({ scopes: manifest.oauth_config.scopes.bot });
    const { apiUrl } = await discord.start();
    const slackAt = await slack.start();
    const model = await startModel({ always: { text: 'Hi there.' } });
    try {
      const { status, output } = await doctor({
        DISCORD_TOKEN: discord.token,
        DISCORD_API_URL: apiUrl,
        SLACK_BOT_TOKEN: slack.botToken,
        SLACK_APP_TOKEN: slack.appToken,
        SLACK_API_URL: slackAt.apiUrl,
        OPENAI_BASE_URL: model.baseUrl,
      });
      expect(output).not.toMatch(/[✗–]/);
      expect(output).toMatch(/✓ model gpt-4\.1-mini answers, first token after \d+ ms/);
      expect(output).toContain('✓ Discord accepts the token: wren');
      expect(output).toContain('✓ Local page: any free port');
      expect(output).toContain('✓ Slack bot token');
      expect(output).toContain('✓ Slack app token (Socket Mode)');
      expect(status).toBe(0);
    } finally {
      await Promise.all([discord.stop(), slack.stop(), model.stop()]);
    }
  });

  it('tries search by meaning where an embedding model is named', async () => {
    await writeFile(path.join(folder, 'set.yaml'), 'models: { embedding: { name: small } }\n');
    const model = await startModel({ always: { text: 'Hi there.' } });
    try {
      const { status, output } = await doctor({
        FAMILIAR_CONFIG: 'set.yaml',
        OPENAI_BASE_URL: model.baseUrl,
      });
      expect(output).toMatch(/✓ embedding model small answers with \d+ dimensions after \d+ ms/);
      expect(output).toContain('✓ Search by meaning: sqlite-vec');
      expect(status).toBe(0);
    } finally {
      await model.stop();
    }
    const alone = await doctor({ FAMILIAR_CONFIG: 'set.yaml' });
    expect(alone.output).toContain('– Search by meaning: not configured');
    expect(alone.status).toBe(0);
    const broken = await doctor({
      FAMILIAR_CONFIG: 'set.yaml',
      OPENAI_BASE_URL: `http://127.0.0.1:${await closedPort()}/v1`,
    });
    expect(broken.output).toMatch(/✗ embedding model small does not answer\n {4}\S/);
    expect(broken.status).toBe(1);
  });

  it('names what is configured and does not work, each with its fix, and no secret', async () => {
    const nowhere = `http://127.0.0.1:${await closedPort()}`;
    const { status, output } = await doctor({
      DISCORD_TOKEN: 'discord-secret-1',
      DISCORD_API_URL: `${nowhere}/api`,
      SLACK_BOT_TOKEN: 'slack-secret-2',
      SLACK_APP_TOKEN: 'slack-secret-3',
      SLACK_API_URL: `${nowhere}/api/`,
      OPENAI_API_KEY: 'model-secret-4',
      OPENAI_BASE_URL: `${nowhere}/v1`,
      DATABASE_URL: nowhere.replace('http://', 'postgres://me:secret-5@').concat('/x'),
    });
    for (const what of ['Database: PostgreSQL', 'model gpt-4.1 ', 'Discord', 'Slack bot token']) {
      expect(output).toMatch(new RegExp(`✗ ${what}.*\n {4}\\S`));
    }
    expect(output).toContain('(ECONNREFUSED)');
    expect(output).not.toMatch(/secret-\d/);
    expect(status).toBe(1);
  });

  it('sees that a file is no database', async () => {
    await writeFile(path.join(folder, 'not.db'), 'some text that is no database at all, and long enough');
    const { status, output } = await doctor({ DATABASE_URL: 'sqlite:not.db' });
    expect(output).toContain('✗ Database: SQLite, not.db');
    expect(output).toContain('SQLITE_NOTADB');
    expect(status).toBe(1);
  });

  it('refuses a taken port only when it was chosen', async () => {
    const { port, close } = await takenPort();
    try {
      const { status, output } = await doctor({ PORT: String(port) });
      expect(output).toContain(`✗ Local page: http://127.0.0.1:${port}`);
      expect(output).toMatch(/Taken by .+: stop it, or set PORT/);
      expect(status).toBe(1);
    } finally {
      await close();
    }
  });
});

describe('its parts', () => {
  it('ask for Node 24', () => {
    expect(checkNode('24.21.0').state).toBe('works');
    expect(checkNode('25.0.0').state).toBe('works');
    expect(checkNode('20.11.1')).toMatchObject({ state: 'broken', fix: expect.stringContaining('npm ci') });
  });

  it('end a check that never answers, and tell it so', async () => {
    let signalled = false;
    const lines = await withinMs(1, 'Tortoise', (signal) => {
      signal.addEventListener('abort', () => {
        signalled = true;
      });
      return new Promise(() => {});
    });
    expect(lines).toMatchObject([{ state: 'broken', what: 'Tortoise' }]);
    expect(signalled).toBe(true);
  });

  it('take a check that throws for a finding', async () => {
    const lines = await withinMs(1000, 'Bang', () => Promise.reject(new Error('fell over')));
    expect(lines).toEqual([{ state: 'broken', what: 'Bang', fix: 'fell over' }]);
  });
});
