/**
 * The yardstick of `bench -- turn`'s `cpu_ratio`: the least that discord.js and openai need to answer a mention with a
 * streamed reply, at the edit pace that Discord allows. It remembers nothing, splits nothing and survives nothing.
 */
import { Client, Events, GatewayIntentBits, type Message } from 'discord.js';
import OpenAI from 'openai';

const { DISCORD_TOKEN = '', DISCORD_API_URL = '', OPENAI_BASE_URL = '', MODEL = 'fast' } = process.env;
const openai = new OpenAI({ apiKey: 'none', baseURL: OPENAI_BASE_URL, maxRetries: 0 });
const client = new Client({
  intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.MessageContent],
  rest: { api: DISCORD_API_URL },
});
const firstTextChars = 16;
const editIntervalMs = 1000;

client.on(Events.MessageCreate, async (message) => {
  if (message.author.bot || !client.user || !message.mentions.has(client.user)) return;
  if (message.channel.isSendable()) void message.channel.sendTyping();
  const stream = await openai.chat.completions.create({
    model: MODEL,
    stream: true,
    stream_options: { include_usage: true },
    messages: [
      { role: 'system', content: 'You are a friendly companion.' },
      { role: 'user', content: message.content },
    ],
  });
  let text = '';
  let shown = '';
  let reply: Message | undefined;
  let editedAt = 0;
  for await (const chunk of stream) {
    text += chunk.choices[0]?.delta.content ?? '';
    if (!reply && text.length < firstTextChars) continue;
    if (reply && Date.now() - editedAt < editIntervalMs) continue;
    editedAt = Date.now();
    shown = text;
    reply = reply ? await reply.edit(text) : await message.reply(text);
  }
  if (reply && shown !== text) await reply.edit(text);
});
client.once(Events.ClientReady, () => process.send?.('ready'));
await client.login(DISCORD_TOKEN);
