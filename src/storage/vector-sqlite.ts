/**
 * Vectors in SQLite: a plain table, and the extension sqlite-vec for the distances. Comparing whole vectors costs some 7 µs
 * each, most of it for reading them, so that a search first compares sketches (the signs of all coordinates, a thirty-second
 * of the size) by their Hamming distance, and whole vectors only for the best of these.
 */
import { fragment, words } from './fragment.ts';
import { type Orm, sqliteClient } from './orm.ts';
import { newestVectors, type VectorSql } from './vector-sql.ts';

/** Sketches that go on to the second look, for each result asked for. */
const oversampling = 4;

/** Loads the extension into the connection. @throws whatever the loading throws: no binary for this machine, extensions forbidden */
export async function loadSqliteVec(orm: Orm): Promise<void> {
  const [client, { load }] = await Promise.all([sqliteClient(orm), import('sqlite-vec')]);
  load(client);
}

export const sqliteVectors: VectorSql = {
  put: (database, _sql, rows) =>
    database.each(
      `insert into message_vector (passage_id, message_id, place_scope_id, owner_scope_id, space, dimensions, sketch, vector)
        select p.id, p.message_id, p.place_scope_id, p.owner_scope_id, ?, ?, ?, ?
        from passage p join message m on m.id = p.message_id where m.id = ? and m.text = ? and p.terms <> ''
        on conflict (message_id, space) do update set dimensions = excluded.dimensions, sketch = excluded.sketch, vector = excluded.vector`,
      rows.map(({ messageId, text, space, vector }) => [
        space,
        vector?.length ?? 0,
        vector ? sketchOf(vector) : null,
        vector ? bytesOf(vector) : null,
        messageId,
        text,
      ]),
    ),

  nearest: (query) => {
    const { column, mayRead, vector, limit, excludeMessageIds } = query;
    const looks = limit * oversampling + excludeMessageIds.length;
    const newest = newestVectors(words('id, message_id, sketch'), query);
    return fragment`select v.message_id from (
        select id from (${newest})
        order by vec_distance_hamming(vec_bit(sketch), vec_bit(${sketchOf(vector)})), message_id desc limit ${looks}
      ) best join message_vector v on v.id = best.id
      where v.${words(column)} in (select id from (${mayRead}))
      and v.message_id not in (select value from json_each(${JSON.stringify(excludeMessageIds)}))
      order by vec_distance_cosine(v.vector, ${bytesOf(vector)}), v.message_id desc limit ${limit}`;
  },
};

function bytesOf(vector: Float32Array): Uint8Array {
  return Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength);
}

/** A bit for each coordinate, set where it is positive. */
function sketchOf(vector: Float32Array): Uint8Array {
  const bits = Buffer.alloc(Math.ceil(vector.length / 8));
  vector.forEach((coordinate, index) => {
    if (coordinate > 0) bits[index >> 3] = (bits[index >> 3] ?? 0) | (1 << (index & 7));
  });
  return bits;
}
