import type { UploadedFile } from './multipart.ts';
import type { Json, WireChannel } from './wire.ts';
import type { KeptMessage, World } from './world.ts';

/** A request as the routes see it. */
export interface Call {
  readonly body: Json;
  readonly files: readonly UploadedFile[];
  readonly query: string;
}

/** What the routes may reach. */
export interface RestContext {
  readonly world: World;
  origin(): string;
  gatewayUrl(): string;
  announceMessage(event: 'MESSAGE_CREATE' | 'MESSAGE_UPDATE', kept: KeptMessage): void;
  announceDeletion(kept: KeptMessage): void;
  announceThread(thread: WireChannel): void;
  announceTyping(channelId: string, userId: string): void;
}
