import type { Mood } from '../types.ts';

/**
 * The eight octants of pleasure, arousal and dominance (after Mehrabian's temperament octants), each mild and strong, in
 * words that fit after "feels".
 */
const octants = {
  '+++': ['cheerful', 'elated'],
  '++-': ['touched', 'overjoyed'],
  '+-+': ['content', 'serene'],
  '+--': ['mellow', 'blissful'],
  '-++': ['annoyed', 'angry'],
  '-+-': ['uneasy', 'distressed'],
  '--+': ['reserved', 'aloof'],
  '---': ['subdued', 'sad'],
} as const satisfies Readonly<Record<string, readonly [mild: string, strong: string]>>;

export type MoodLabel = (typeof octants)[keyof typeof octants][number];
export const moodLabels: readonly MoodLabel[] = Object.values(octants).flat();

/** From this length of the mood's vector on, a feeling is strong; the longest is √3. */
const strongFrom = 0.5;

/** The mood in one word. */
export function labelOf(mood: Mood): MoodLabel {
  const { pleasure, arousal, dominance } = mood;
  const octant = `${sign(pleasure)}${sign(arousal)}${sign(dominance)}` as const;
  const [mild, strong] = octants[octant];
  return Math.hypot(pleasure, arousal, dominance) >= strongFrom ? strong : mild;
}

function sign(value: number): '+' | '-' {
  return value >= 0 ? '+' : '-';
}
