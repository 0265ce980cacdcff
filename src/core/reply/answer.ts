import { FamiliarError, ModelUnavailable } from '../errors.ts';
import type { Clock, LanguageModel, Logger, ModelEvent } from '../ports.ts';
import type { Answer, CallRecord, ModelUsage, PromptMessage, Tier } from '../types.ts';
import { CallBudget } from './call-budget.ts';
import { stripOpening } from './opening.ts';

/** How a tier asks its model. */
export interface TierSettings {
  /** The provider's model name. */
  readonly model: string;
  readonly maxOutputTokens: number;
  /** 0 to 2. */
  readonly temperature: number;
  readonly firstTokenTimeoutMs: number;
  readonly tokenTimeoutMs: number;
}

export type ModelTier = Exclude<Tier, 'instant'>;

/** Why the character has to answer without a model. */
export type WithoutModel =
  | 'not_configured'
  /** It failed, or said nothing. */
  | 'unavailable'
  | 'rate_limited'
  /** The request was refused as malformed or too long. */
  | 'invalid_input'
  /** The provider's content filter refused. */
  | 'refused';

export type AnswerPlan =
  | { readonly tier: 'instant'; readonly text: string }
  | { readonly tier: ModelTier; readonly messages: readonly PromptMessage[] };

export interface AnswerDeps {
  /** Undefined when no model is configured. */
  readonly model: LanguageModel | undefined;
  readonly settings: Readonly<Record<ModelTier, TierSettings>>;
  readonly characterName: string;
  /** The whole text to say instead of the model. */
  readonly withoutModel: (why: WithoutModel) => string;
  readonly clock: Clock;
  /** The turn's own, with its correlation id. */
  readonly logger: Logger;
  /** Ends the turn. Its reason is thrown. */
  readonly signal?: AbortSignal;
}

/**
 * Answers a turn: every tier through the same type. A model that fails before any text gives way to `withoutModel`; one that
 * breaks off later throws, because what is shown stays (rule 3).
 * @throws while iterated: ModelUnavailable, CallBudgetExceeded, or the signal's reason (TurnCancelled)
 */
export function answer(plan: AnswerPlan, deps: AnswerDeps): Answer {
  const budget = new CallBudget(plan.tier);
  const text = plan.tier === 'instant' ? once(plan.text) : fromModel(plan.tier, plan.messages, budget, deps);
  return {
    tier: plan.tier,
    text,
    get calls(): readonly CallRecord[] {
      return budget.calls;
    },
  };
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

async function* fromModel(
  tier: ModelTier,
  messages: readonly PromptMessage[],
  budget: CallBudget,
  deps: AnswerDeps,
): AsyncGenerator<string> {
  const { model, clock, logger, signal } = deps;
  signal?.throwIfAborted();
  if (!model) {
    yield deps.withoutModel('not_configured');
    return;
  }

  const settings = deps.settings[tier];
  const call = budget.spend(settings.model);
  const startedAt = clock.now();
  const opening = stripOpening(deps.characterName);
  const record: { firstTokenMs?: number; usage?: ModelUsage } = {};
  /** A consumer that walks away, and a cancelled turn, leave it so. */
  let outcome = 'turn_cancelled';
  let finish: Extract<ModelEvent, { type: 'finish' }>['reason'] | undefined;
  let said = '';
  let instead: WithoutModel | undefined;

  try {
    const events = model.stream({ ...settings, messages, ...(signal ? { signal } : {}) });
    for await (const event of events) {
      if (event.type === 'text') {
        record.firstTokenMs ??= clock.now() - startedAt;
        const text = opening.push(event.text);
        if (!text) continue;
        said += text;
        yield text;
      } else if (event.type === 'finish') {
        finish = event.reason;
      } else {
        record.usage = event.usage;
      }
    }
    const rest = opening.flush();
    if (rest) {
      said += rest;
      yield rest;
    }
    outcome = finish ?? 'whole';
    if (said.trim() === '') {
      instead = finish === 'refused' ? 'refused' : 'unavailable';
      if (outcome === 'whole') outcome = 'empty';
    } else if (outcome !== 'whole') {
      yield tidyEnd(said);
    }
  } catch (error) {
    if (signal?.aborted) throw signal.reason;
    outcome = error instanceof FamiliarError ? error.code : 'unknown';
    logger.warn('The model failed', {
      tier,
      model: settings.model,
      code: outcome,
      textChars: said.length,
      reason: reasonOf(error),
    });
    if (said !== '') {
      if (error instanceof ModelUnavailable) throw error;
      throw new ModelUnavailable('The model broke off', { cause: error });
    }
    instead = whyOf(outcome);
  } finally {
    call.settle({ ...record, outcome });
  }
  if (instead) yield deps.withoutModel(instead);
}

function whyOf(code: string): WithoutModel {
  return code === 'rate_limited' || code === 'invalid_input' ? code : 'unavailable';
}

/** An ellipsis where the text stopped at a limit; outside of code, so that it does not become a part of it. */
function tidyEnd(said: string): string {
  const fences = said.match(/^\s{0,3}```/gm)?.length ?? 0;
  if (fences % 2 === 1) return said.endsWith('\n') ? '```\n…' : '\n```\n…';
  return /[.!?]$/.test(said) ? ' …' : '…';
}

/** Our own errors say it in static sentences; a foreign one may quote what was said, and stays out of the log (rule 9). */
function reasonOf(error: unknown): string {
  return error instanceof FamiliarError ? error.message : error instanceof Error ? error.name : typeof error;
}
