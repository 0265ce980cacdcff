/** Passes a reply through, without what some models put before it. */
export interface Opening {
  /** The part of what came so far that may be shown now. */
  push(text: string): string;
  /** What was held back when the reply ended early. */
  flush(): string;
}

const thinking = { opens: '<think>', closes: '</think>' } as const;

/**
 * Removes leading white space, a leading `Wren:` in the forms in which models write it, and a leading `<think>…</think>` of
 * servers that do not part thoughts from text. Holds text back only as long as it can still become one of these.
 */
export function stripOpening(characterName: string): Opening {
  const name = characterName.toLowerCase();
  const marks = [
    `${name}:`,
    `**${name}:**`,
    `**${name}**:`,
    `*${name}:*`,
    `*${name}*:`,
    `[${name}]:`,
    thinking.opens,
  ];
  let held = '';
  let inThought = false;
  let open = true;

  const strip = (): string => {
    for (;;) {
      if (inThought) {
        const end = held.indexOf(thinking.closes);
        if (end < 0) return '';
        held = held.slice(end + thinking.closes.length);
        inThought = false;
      }
      held = held.trimStart();
      const seen = held.toLowerCase();
      const mark = marks.find((candidate) => seen.startsWith(candidate));
      if (mark) {
        held = held.slice(mark.length);
        inThought = mark === thinking.opens;
        continue;
      }
      if (held === '' || marks.some((candidate) => candidate.startsWith(seen))) return '';
      open = false;
      const text = held;
      held = '';
      return text;
    }
  };

  return {
    push(text) {
      if (!open) return text;
      held += text;
      return strip();
    },
    flush() {
      if (!open || inThought) return '';
      open = false;
      return held;
    },
  };
}
