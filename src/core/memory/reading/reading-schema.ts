/** The shape of what a model reads from messages, for the request and for the answer. */
import { z } from 'zod';
import type { ModelRequest } from '../../ports.ts';
import { entityKinds } from '../../types.ts';
import { readablePredicates } from './reading-predicates.ts';

/** Stands for an attribute that the user named and the table does not. */
export const attribute = 'attribute';

/** One fact as the model tells it; nothing of it is believed before `checkClaims`. */
const claim = z.strictObject({
  message: z.int(),
  quote: z.string().min(1).max(500),
  entity: z.string().min(1).max(60),
  kind: z.enum(entityKinds),
  alsoCalled: z.array(z.string().max(60)).max(5),
  predicate: z.string().min(1).max(60),
  attribute: z.string().max(60),
  value: z.string().max(200),
  effect: z.enum(['holds', 'ended']),
});
export type Claim = z.infer<typeof claim>;

const answer = z.object({ facts: z.array(z.unknown()) });

/**
 * For structured outputs in strict mode: every property required, no other allowed, and no keyword beyond what OpenAI's
 * strict mode takes (bounds are checked afterwards). https://platform.openai.com/docs/guides/structured-outputs
 */
export const readingFormat: NonNullable<ModelRequest['format']> = {
  name: 'facts_told',
  schema: {
    type: 'object',
    properties: {
      facts: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            message: { type: 'integer', description: 'id of the message that says so' },
            quote: { type: 'string', description: 'the words of that message that say so, copied exactly' },
            entity: {
              type: 'string',
              description: '"self" for the writer, else as the writer calls it: "older sister", "dog", "mia"',
            },
            kind: { type: 'string', enum: [...entityKinds] },
            alsoCalled: {
              type: 'array',
              items: { type: 'string' },
              description: 'other names the writer gives it',
            },
            predicate: { type: 'string', enum: [...readablePredicates, attribute] },
            attribute: {
              type: 'string',
              description: `for "${attribute}": its name in the writer's words; else empty`,
            },
            value: { type: 'string', description: "in the writer's words, without the verb" },
            effect: {
              type: 'string',
              enum: ['holds', 'ended'],
              description: 'ended: it was so, and is so no more',
            },
          },
          required: [
            'message',
            'quote',
            'entity',
            'kind',
            'alsoCalled',
            'predicate',
            'attribute',
            'value',
            'effect',
          ],
          additionalProperties: false,
        },
      },
    },
    required: ['facts'],
    additionalProperties: false,
  },
};

export interface Claims {
  readonly claims: readonly Claim[];
  /** Entries of another shape. */
  readonly malformed: number;
}

/** Undefined where the answer as a whole has another shape: then nothing is known of what the model meant. */
export function parseClaims(text: string): Claims | undefined {
  const json = text.replace(/^\s*```(?:json)?\s*|\s*```\s*$/g, '');
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return undefined;
  }
  const parsed = answer.safeParse(value);
  if (!parsed.success) return undefined;
  const each = parsed.data.facts.map((one) => claim.safeParse(one));
  const claims = each.flatMap((one) => (one.success ? [one.data] : []));
  return { claims, malformed: each.length - claims.length };
}
