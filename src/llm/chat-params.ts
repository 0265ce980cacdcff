import type { OpenAI } from 'openai';
import type { ModelRequest } from '../core/ports.ts';
import type { PromptMessage, PromptPart } from '../core/types.ts';

type Params = OpenAI.ChatCompletionCreateParamsStreaming;

/** Parameters that some models refuse and that an answer can do without. */
export const optionalParams = ['temperature', 'stream_options', 'json_schema', 'response_format'] as const;
export type OptionalParam = (typeof optionalParams)[number];

/**
 * The parameters to leave out, after a server named `refused`. Structured answers are given up in two steps, because many
 * servers know JSON without a schema: `json_schema` stands for `response_format` with one, `response_format` for any.
 */
export function nextToLeaveOut(
  refused: readonly OptionalParam[],
  left: ReadonlySet<OptionalParam>,
  request: Pick<ModelRequest, 'format'>,
): readonly OptionalParam[] {
  const plain = refused.filter((name) => name !== 'json_schema' && name !== 'response_format');
  const format = plain.length < refused.length && request.format !== undefined;
  const step: OptionalParam = left.has('json_schema') ? 'response_format' : 'json_schema';
  return [...plain, ...(format ? [step] : [])].filter((name) => !left.has(name));
}

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
  if (request.format && !refused.has('response_format')) {
    params.response_format = toWireFormat(request.format, refused);
  }
  return params;
}

function toWireFormat(
  { name, schema }: NonNullable<ModelRequest['format']>,
  refused: ReadonlySet<OptionalParam>,
): NonNullable<Params['response_format']> {
  if (refused.has('json_schema')) return { type: 'json_object' };
  return { type: 'json_schema', json_schema: { name, strict: true, schema } };
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
