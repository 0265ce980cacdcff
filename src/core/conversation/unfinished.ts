const danglingWord =
  /(?:^|\s)(?:and|but|or|so|because|cause|cuz|then|also|plus|btw|wait|like|with|that|if|when|the|a|an|my|to|ok so|well)$/i;

/** Does the message look as if its writer pressed Enter in the middle: a dangling word or mark, an open code fence? */
export function looksUnfinished(text: string): boolean {
  const trimmed = text.trimEnd();
  if (trimmed === '') return false;
  if ((trimmed.match(/^ {0,3}```/gm)?.length ?? 0) % 2 === 1) return true;
  if (/[,;(\-–—&+]$/.test(trimmed) && !/[-–—]{2,}$/.test(trimmed)) return true;
  if (/:$/.test(trimmed)) return true;
  return danglingWord.test(trimmed);
}
