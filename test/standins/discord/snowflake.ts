/** Discord ids: milliseconds since 2015 in the upper bits, a counter below, as decimal strings that sort by age. */
const discordEpochMs = 1_420_070_400_000n;

let lastMs = 0n;
let counter = 0n;

export function newSnowflake(nowMs: number = Date.now()): string {
  const ms = BigInt(Math.floor(nowMs));
  counter = ms === lastMs ? counter + 1n : 0n;
  lastMs = ms;
  return (((ms - discordEpochMs) << 22n) | (counter & 0x3fffffn)).toString();
}

export function snowflakeTime(id: string): number {
  return Number((BigInt(id) >> 22n) + discordEpochMs);
}
