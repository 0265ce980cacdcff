import { InvalidInput } from '../core/errors.ts';
import { startFamiliar } from '../main.ts';
import { createLog, type Log } from '../ops/log.ts';
import { releaseMemory } from '../util/release-memory.ts';
import { systemClock } from '../util/system-clock.ts';
import { readSettings } from './settings.ts';

/**
 * `npm start`: runs until a signal comes. The exit status is 0 after a clean stop.
 * @throws InvalidInput when the configuration cannot work; StorageUnavailable
 */
export async function startCommand(): Promise<number> {
  const settings = readSettings();
  const log = createLog({ ...settings.log, stream: process.stdout, clock: systemClock });
  watchForCrashes(log);
  const stopAsked = nextSignal();
  try {
    const starting = startFamiliar(settings, log.logger);
    const running = await Promise.race([starting, stopAsked.then(() => undefined)]);
    if (!running) {
      // A start that waits for a database or a disk cannot be called off; nothing has been answered yet.
      log.logger.info('Familiar stops before it was ready');
      await log.close();
      process.exit(0);
    }
    await releaseMemory();
    log.logger.info('Familiar is ready', { url: running.url, notConfigured: running.toAdd });
    const { discord, slack, model } = settings.secrets;
    if (discord || slack || model) void running.settled.then(releaseMemory);
    const signal = await stopAsked;
    // Whoever asks twice does not want to wait.
    void nextSignal().then(() => process.exit(130));
    log.logger.info('Familiar stops', { signal });
    await running.stop();
    log.logger.info('Familiar has stopped');
    await log.close();
    return 0;
  } catch (error) {
    if (!(error instanceof InvalidInput)) log.logger.error('Familiar could not start', { error });
    await log.close();
    throw error;
  }
}

/** An error that nobody handled leaves the process in an unknown state: it is logged, and the process ends. */
function watchForCrashes(log: Log): void {
  const crash = (sentence: string) => (error: unknown) => {
    log.logger.error(sentence, { error });
    const exit = () => process.exit(1);
    log.close().then(exit, exit);
  };
  process.on('uncaughtException', crash('An error was not caught'));
  process.on('unhandledRejection', crash('A rejection was not handled'));
}

function nextSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    const heard = (signal: NodeJS.Signals) => {
      process.off('SIGINT', heard);
      process.off('SIGTERM', heard);
      resolve(signal);
    };
    process.on('SIGINT', heard);
    process.on('SIGTERM', heard);
  });
}
