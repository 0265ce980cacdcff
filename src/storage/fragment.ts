/** Pieces of hand-written SQL with their values, for what the typed builder cannot say: lists as one value, full text. */

export type SqlValue = string | number | boolean | null | Uint8Array | readonly (string | number | null)[];

export interface Fragment {
  /** With `?` for each value, in order. */
  readonly text: string;
  readonly values: readonly SqlValue[];
}

/** What is put in is a value, or another fragment. */
export function fragment(pieces: TemplateStringsArray, ...parts: readonly (SqlValue | Fragment)[]): Fragment {
  let text = pieces[0] ?? '';
  const values: SqlValue[] = [];
  parts.forEach((part, index) => {
    if (isFragment(part)) {
      text += part.text;
      values.push(...part.values);
    } else {
      text += '?';
      values.push(part);
    }
    text += pieces[index + 1] ?? '';
  });
  return { text, values };
}

/** Names and other words that are part of the program, never of a user. */
export function words(text: string): Fragment {
  return { text, values: [] };
}

/** What the typed builder compiled. */
export function built(query: { readonly sql: string; readonly parameters: readonly unknown[] }): Fragment {
  return { text: query.sql.replace(/\$\d+/g, '?'), values: query.parameters as readonly SqlValue[] };
}

function isFragment(part: SqlValue | Fragment): part is Fragment {
  return typeof part === 'object' && part !== null && 'text' in part;
}
