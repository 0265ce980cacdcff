import { type APIActionRowComponent, type APIButtonComponentWithCustomId, ButtonStyle } from 'discord.js';

/** Names the button in the interaction that Discord sends when it is pressed. */
export const retryButtonId = 'familiar:retry';

/** "Try again", under a reply that broke off. */
export const retryRow: APIActionRowComponent<APIButtonComponentWithCustomId> = {
  type: 1,
  components: [{ type: 2, style: ButtonStyle.Secondary, label: 'Try again', custom_id: retryButtonId }],
};
