import { isMap, isNode, isPair, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { Problem } from './problems.ts';

export type ReadFile = (file: string) => string;

/** A YAML file as plain values, with the line where each of them stands. */
export interface YamlSource {
  readonly value: unknown;
  /** `file:line` of the deepest part of `path` that the file holds. */
  where(path: readonly PropertyKey[]): string;
  /** Syntax errors, twice-given keys and unknown tags. */
  readonly problems: readonly Problem[];
}

/** @param shownName how messages name the file */
export function parseYaml(text: string, shownName: string): YamlSource {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number) => `${shownName}:${lines.linePos(offset).line}`;
  const problems = [...document.errors, ...document.warnings].map((error) => ({
    where: at(error.pos[0]),
    path: '',
    wrong: `is not valid YAML here (${error.message.replace(/\.$/, '')})`,
    fix: 'check the indentation, the quotes and the colon in this line and the one above',
  }));

  return {
    value: problems.length > 0 ? undefined : (document.toJS() ?? {}),
    problems,
    where(path) {
      const offset = offsetOf(document.contents, path);
      return offset === undefined ? shownName : at(offset);
    },
  };
}

/** Where the last step of `path` that exists begins: the key of a pair, or the item of a list. */
function offsetOf(contents: unknown, path: readonly PropertyKey[]): number | undefined {
  let node: unknown = contents;
  let offset: number | undefined;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isPair(item) && String(item.key) === String(step));
      if (!pair) break;
      offset = startOf(pair.key) ?? offset;
      node = pair.value;
    } else if (isSeq(node) && typeof step === 'number') {
      node = node.items[step];
      offset = startOf(node) ?? offset;
    } else break;
  }
  return offset;
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? (node as Node).range?.[0] : undefined;
}
