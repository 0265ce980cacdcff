import { closest, distance } from 'fastest-levenshtein';
import type { z } from 'zod';
import { InvalidInput } from '../core/errors.ts';

/** One thing that is wrong with the configuration, and what to do about it. */
export interface Problem {
  /** A file, with `:line` where it is known, or `environment`. */
  readonly where: string;
  /** Dotted, such as `models.fast.temperature`; empty for the file as a whole. */
  readonly path: string;
  /** Follows the path in a sentence: `is 7`. */
  readonly wrong: string;
  /** An instruction: `write a number from 0 to 2`. */
  readonly fix: string;
}

type Path = readonly PropertyKey[];

export interface ProblemSource {
  /** The checked value, to say what stands there. */
  readonly value: unknown;
  readonly where: (path: Path) => string;
  /** Keys that are known at `path`, for "did you mean". */
  readonly knownKeys: (path: Path) => readonly string[];
  /** True where the value must not be shown. */
  readonly isSecret?: (path: Path) => boolean;
}

/** What zod found, in our words, one problem per path. */
export function problemsFrom(error: z.ZodError, source: ProblemSource): readonly Problem[] {
  const byPath = new Map<string, Problem>();
  for (const issue of error.issues) {
    for (const problem of fromIssue(issue, source)) {
      const key = `${problem.path}\n${problem.wrong}`;
      if (!byPath.has(key)) byPath.set(key, problem);
    }
  }
  return [...byPath.values()];
}

function fromIssue(issue: z.core.$ZodIssue, source: ProblemSource): readonly Problem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      where: source.where([...issue.path, key]),
      path: dotted([...issue.path, key]),
      wrong: 'is not a setting',
      fix: suggestion(key, source.knownKeys(issue.path)),
    }));
  }
  if (issue.code === 'invalid_key') {
    const expected = issue.issues[0]?.message ?? issue.message;
    return [
      {
        where: source.where(issue.path),
        path: dotted(issue.path),
        wrong: 'has a key of the wrong form',
        fix: `write ${expected}`,
      },
    ];
  }
  const value = valueAt(source.value, issue.path);
  const shown = source.isSecret?.(issue.path) ? 'has a wrong form' : `is ${show(value)}`;
  return [
    {
      where: source.where(issue.path),
      path: dotted(issue.path),
      wrong: shown,
      fix: `write ${issue.message}`,
    },
  ];
}

/** "did you mean" for a near miss, otherwise the keys that are known there. */
export function suggestion(key: string, known: readonly string[]): string {
  if (known.length === 0) return 'remove it';
  const guess = closest(key, known);
  const near = distance(key.toLowerCase(), guess.toLowerCase()) <= Math.max(2, Math.floor(guess.length / 3));
  return near ? `did you mean "${guess}"?` : `remove it, or use one of ${known.join(', ')}`;
}

/** @throws InvalidInput listing every problem with its fix, when there is one. */
export function refuse(what: string, problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  const count = problems.length === 1 ? 'one problem' : `${problems.length} problems`;
  throw new InvalidInput(`${what}: ${count}\n${problems.map((problem) => `  ${line(problem)}`).join('\n')}`);
}

function line({ where, path, wrong, fix }: Problem): string {
  return `${where}  ${path === '' ? '' : `${path} `}${wrong}: ${fix}`;
}

export function dotted(path: Path): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    return text === '' ? String(step) : `${text}.${String(step)}`;
  }, '');
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (at, step) =>
      typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[step] : undefined,
    value,
  );
}

function show(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'empty';
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
