import type { OpenAI } from 'openai';
import type { ModelRequest } from '../core/ports.ts';
import type { PromptMessage, PromptPart } from '../core/types.ts';

type Params = OpenAI.ChatCompletionCreateParamsStreaming;

/** Parameters that some models refuse and that a reply can do without. */
export const optionalParams = ['temperature', 'stream_options'] as const;
export type OptionalParam = (typeof optionalParams)[number];

/** How the length limit is called: OpenAI renamed it for its reasoning models, other servers know the old name only. */
export type LimitParam = 'max_tokens' | 'max_completion_tokens';

export function limitParamFor(baseUrl: string): LimitParam {
  const host = URL.parse(baseUrl)?.hostname ?? '';
  const isOpenAi = host === 'api.openai.com' || host.endsWith('.api.openai.com');
  return isOpenAi || host.endsWith('.openai.azure.com') ? 'max_completion_tokens' : 'max_tokens';
}

/** The request's body in the Chat Completions protocol, without the parameters in `refused`. */
export function toChatParams(
  request: ModelRequest,
  limitParam: LimitParam,
  refused: ReadonlySet<OptionalParam>,
): Params {
  const params: Params = {
    model: request.model,
    messages: request.messages.map(toWireMessage),
    stream: true,
    [limitParam]: request.maxOutputTokens,
  };
  if (!refused.has('temperature')) params.temperature = request.temperature;
  if (!refused.has('stream_options')) params.stream_options = { include_usage: true };
  return params;
}

function toWireMessage(message: PromptMessage): OpenAI.ChatCompletionMessageParam {
  const { role, content } = message;
  if (role === 'user') {
    return { role, content: typeof content === 'string' ? content : content.map(toWirePart) };
  }
  return { role, content: typeof content === 'string' ? content : textOf(content) };
}

function toWirePart(part: PromptPart): OpenAI.ChatCompletionContentPart {
  return part.type === 'text' ? part : { type: 'image_url', image_url: { url: part.dataUrl } };
}

/** The protocol takes images from users only. */
function textOf(parts: readonly PromptPart[]): string {
  return parts.map((part) => (part.type === 'text' ? part.text : '')).join('');
}
