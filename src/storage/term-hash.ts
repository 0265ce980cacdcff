/**
 * Terms as the database's index and statistics hold them: 48-bit hashes. So any Unicode term is one token whatever a tokenizer
 * thinks of it, keys are short, and nothing of a deleted message's words can be left behind in the pages of an index. Two terms
 * that share a hash cost a candidate that the ranking does not count.
 */

/** cyrb53 (https://github.com/bryc/code/blob/master/jshash/experimental/cyrb53.js, public domain), cut to 48 bits. */
export function termHash(term: string): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < term.length; index += 1) {
    const unit = term.charCodeAt(index);
    high = Math.imul(high ^ unit, 2_654_435_761);
    low = Math.imul(low ^ unit, 1_597_334_677);
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  return (low & 0xffff) * 0x1_0000_0000 + (high >>> 0);
}

/** The token under which a term stands in the index of one scope: letters and digits only. */
export function tokenOf(scope: number, hash: number): string {
  return `${scope.toString(36)}x${hash.toString(36)}`;
}
