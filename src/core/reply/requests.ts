/** Verbs that ask for words to be made; in the middle of a message they are a request, whatever stands before them. */
const makesWords =
  /^(?:(?:and|then|now|so|please|pls|wren) )*(?:(?:can|could|will|would) (?:you|u) )?(?:please |pls )?(?:describe|explain|write|tell me|summari[sz]e|translate|compose|draft|compare|recommend|suggest|rewrite|proofread|calculate|help me (?!out\b))(?=\s+\S)/i;

/** Does a later part of the message ask for something: "my cat is called Olive, describe her in a poem"? */
export function endsInRequest(text: string): boolean {
  // "I write novels and translate poems" tells of two habits; it asks for nothing.
  const joint = /^\s*(?:i|we)\b/i.test(text) ? /[,;:.!?\n]+/ : /[,;:.!?\n]+|\band\b/i;
  return text
    .split(joint)
    .slice(1)
    .some((part) => makesWords.test(part.trim()));
}
