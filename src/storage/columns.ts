/**
 * How values stand in the two databases, decided once:
 * - moments are whole milliseconds since 1970 in `integer` (SQLite) and `bigint` (PostgreSQL, whose driver reads it as a string);
 * - `created_at` is for people and reads as a UTC time: ISO 8601 text in SQLite, `timestamptz` in PostgreSQL;
 * - flags are 0 and 1 in SQLite, booleans in PostgreSQL;
 * - JSON is text in SQLite, `jsonb` in PostgreSQL (whose driver reads it parsed).
 */
import { type EntityProperty, type Platform, p, Type } from '@mikro-orm/core';

export type Moment = number | string;
export type Flag = boolean | 0 | 1;
export type Json = string | object;

export const id = () => p.integer().primary().autoincrement();
export const moment = () => p.bigint('number').$type<Moment>();
export const createdAt = () => p.datetime(3).$type<string>();
export const flag = () => p.boolean().$type<Flag>();
export const json = () => p.json<Json>();

/** A whole number of up to 53 bits as a key that is given, not counted. SQLite stores rows by such a key only as `integer`. */
export class WideKey extends Type<number | string> {
  override getColumnType(_property: EntityProperty, platform: Platform): string {
    return platform.constructor.name === 'SqlitePlatform' ? 'integer' : 'bigint';
  }
}

/** Milliseconds since 1970 of a read moment. */
export function readMoment(value: Moment): number {
  return Number(value);
}

/** What `created_at` is given. */
export function writeCreatedAt(ms: number): string {
  return new Date(ms).toISOString();
}

/**
 * Text as both databases take it: PostgreSQL refuses NUL in text, and NUL and lone surrogates in JSON; SQLite would keep
 * them. No platform shows them.
 */
export function writeText(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}

export function writeJson(value: unknown): string {
  return JSON.stringify(value, (_key, part) => (typeof part === 'string' ? writeText(part) : part));
}

export function readJson<T>(value: Json): T {
  return (typeof value === 'string' ? JSON.parse(value) : value) as T;
}
