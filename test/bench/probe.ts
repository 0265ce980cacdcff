/**
 * Loaded into a measured process with `--import`: answers over IPC what it costs. `reset` starts a measurement, `report`
 * ends it and sends a `ProbeReport`.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';

export interface ProbeReport {
  /** User and system time since `reset`. */
  readonly cpuMs: number;
  readonly loopDelayP99Ms: number;
  readonly rssMb: number;
}

const resolutionMs = 10;
const delay = monitorEventLoopDelay({ resolution: resolutionMs });
delay.enable();
let cpu = process.cpuUsage();

process.on('message', (message) => {
  if (message === 'reset') {
    delay.reset();
    cpu = process.cpuUsage();
    process.send?.('reset');
    return;
  }
  if (message !== 'report') return;
  const used = process.cpuUsage(cpu);
  const report: ProbeReport = {
    cpuMs: (used.user + used.system) / 1000,
    // The histogram holds the timer's whole interval; what is beyond its resolution is the delay.
    loopDelayP99Ms: Math.max(0, delay.percentile(99) / 1e6 - resolutionMs),
    rssMb: process.memoryUsage.rss() / 2 ** 20,
  };
  process.send?.(report);
});
process.channel?.unref();
