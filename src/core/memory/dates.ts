/** Days in words and as ISO dates. */

export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** ISO dates inside a text made readable: "fly to Oslo on 2026-05-30" -> "fly to Oslo on 30 May 2026". */
export function spokenDates(text: string): string {
  return text.replace(/\b(\d{4})-(\d{2})-(\d{2})\b/g, (iso, year: string, month: string, day: string) => {
    const name = monthNames[Number(month) - 1];
    return name === undefined ? iso : `${Number(day)} ${name} ${year}`;
  });
}
