import type { Call, RestContext } from './rest-context.ts';
import { newSnowflake } from './snowflake.ts';
import { type Json, refusals, type WireChannel } from './wire.ts';

/** Who the bot is, where it is, and which commands it offers. */
export class ApplicationRoutes {
  readonly #context: RestContext;

  constructor(context: RestContext) {
    this.#context = context;
  }

  gateway(): Json {
    return {
      url: this.#context.gatewayUrl(),
      shards: 1,
      session_start_limit: { total: 1000, remaining: 999, reset_after: 86_400_000, max_concurrency: 1 },
    };
  }

  me(): Json {
    const { bot } = this.#context.world;
    return { ...bot, verified: true, mfa_enabled: false, email: null, locale: 'en-US', premium_type: 0 };
  }

  guilds(): Json[] {
    return [...this.#context.world.guilds.values()].map((guild) => ({
      id: guild.id,
      name: guild.name,
      icon: null,
      banner: null,
      owner: false,
      permissions: guild.botPermissions.toString(),
      features: [],
    }));
  }

  application(): Json {
    const { world } = this.#context;
    return {
      id: world.applicationId,
      name: world.bot.username,
      icon: null,
      description: '',
      type: null,
      verify_key: '0'.repeat(64),
      flags: world.applicationFlags,
      flags_new: String(world.applicationFlags),
      redirect_uris: [],
      interactions_endpoint_url: null,
      role_connections_verification_url: null,
      owner: world.bot,
      approximate_guild_count: world.guilds.size,
      approximate_user_install_count: 0,
      approximate_user_authorization_count: 0,
      explicit_content_filter: 0,
      team: null,
      eligible_oauth2_scopes: [],
    };
  }

  commands(applicationId: string): Json[] {
    this.#own(applicationId);
    return this.#context.world.commands;
  }

  setCommands(applicationId: string, list: readonly Json[]): Json[] {
    this.#own(applicationId);
    for (const command of list) checkCommand(command);
    this.#context.world.commands = list.map((command) => ({
      id: newSnowflake(),
      application_id: applicationId,
      version: newSnowflake(),
      default_member_permissions: null,
      type: 1,
      nsfw: false,
      ...command,
    }));
    return this.#context.world.commands;
  }

  channel(id: string): WireChannel {
    return this.#context.world.channel(id);
  }

  createDm(call: Call): WireChannel {
    const user = this.#context.world.users.get(String(call.body.recipient_id));
    if (user === undefined) throw refusals.unknownUser();
    return this.#context.world.dmWith(user);
  }

  createThread(parentId: string, call: Call, messageId?: string): WireChannel {
    const { world } = this.#context;
    const parent = world.channel(parentId);
    if (messageId !== undefined) world.message(parentId, messageId);
    const thread = world.addThread(parent, {
      name: String(call.body.name),
      ownerId: world.bot.id,
      hidden: call.body.type === 12,
      ...(messageId === undefined ? {} : { fromMessageId: messageId }),
    });
    this.#context.announceThread(thread);
    return thread;
  }

  #own(applicationId: string): void {
    if (applicationId !== this.#context.world.applicationId) throw refusals.missingAccess();
  }
}

function checkCommand(command: Json): void {
  if (!/^[-_\p{Ll}\p{N}]{1,32}$/u.test(String(command.name))) {
    throw refusals.invalidForm('name', 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
  }
  const description = String(command.description ?? '');
  if (description.length < 1 || description.length > 100) {
    throw refusals.invalidForm('description', 'BASE_TYPE_BAD_LENGTH', 'Must be between 1 and 100 in length.');
  }
}
