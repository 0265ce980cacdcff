import type { Secrets, Settings } from '../../config/settings.ts';
import { checkEmbedder, checkModel, findLocalServers } from '../../llm/check.ts';
import { systemClock } from '../../util/system-clock.ts';
import type { DoctorLine } from './line.ts';
import { silentLogger } from './silent-logger.ts';

/** What a room's own check says of one thing. */
interface Finding {
  readonly ok: boolean;
  readonly what: string;
  readonly fix?: string;
}

function toLine({ ok, what, fix }: Finding): DoctorLine {
  return { state: ok ? 'works' : 'broken', what, fix };
}

/** Asks each configured model for a word. Where none is configured, looks for one on this machine, to offer it. */
export async function modelLines(
  { secrets: { model }, models }: Settings,
  signal: AbortSignal,
): Promise<readonly DoctorLine[]> {
  if (!model) return [await offerLocalModel()];
  const names = [...new Set([models.fast.name, models.deep.name])];
  const options = {
    ...(model.apiKey ? { apiKey: model.apiKey } : {}),
    ...(model.baseUrl ? { baseUrl: model.baseUrl } : {}),
    logger: silentLogger,
    clock: systemClock,
    signal,
  };
  const { name: embedding } = models.embedding;
  const findings = await Promise.all([
    ...names.map((name) => checkModel({ ...options, model: name })),
    ...(embedding ? [checkEmbedder({ ...options, model: embedding })] : []),
  ]);
  return findings.map(toLine);
}

async function offerLocalModel(): Promise<DoctorLine> {
  const [found] = await findLocalServers();
  const what = 'Language model: not configured';
  if (!found) return { state: 'absent', what, fix: 'Set OPENAI_API_KEY, or OPENAI_BASE_URL, in .env.' };
  const names = found.models.length > 0 ? `one of ${found.models.slice(0, 5).join(', ')}` : 'its model';
  const fix = `${found.name} runs here: set OPENAI_BASE_URL=${found.baseUrl} in .env, and models.fast.name and models.deep.name to ${names}.`;
  return { state: 'absent', what, fix };
}

export async function discordLines(
  secrets: Secrets['discord'],
  signal: AbortSignal,
): Promise<readonly DoctorLine[]> {
  if (!secrets)
    return [{ state: 'absent', what: 'Discord: not configured', fix: 'Set DISCORD_TOKEN in .env.' }];
  const { checkDiscord } = await import('../../platforms/discord/check.ts');
  const { token, apiUrl } = secrets;
  return (await checkDiscord({ token, ...(apiUrl ? { apiUrl } : {}), signal })).map(toLine);
}

export async function slackLines(
  secrets: Secrets['slack'],
  signal: AbortSignal,
): Promise<readonly DoctorLine[]> {
  if (!secrets) {
    const fix = 'Set SLACK_BOT_TOKEN and SLACK_APP_TOKEN in .env.';
    return [{ state: 'absent', what: 'Slack: not configured', fix }];
  }
  const { checkSlack } = await import('../../platforms/slack/check.ts');
  const { botToken, apiUrl } = secrets;
  const second =
    secrets.mode === 'socket' ? { appToken: secrets.appToken } : { signingSecret: secrets.signingSecret };
  const findings = await checkSlack({ botToken, ...second, ...(apiUrl ? { apiUrl } : {}), signal });
  return findings.map(toLine);
}
