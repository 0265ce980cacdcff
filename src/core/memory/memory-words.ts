/** What the reply side needs of memory's understanding of words, as one plain object for the composition to hand over. */
import { describeAll } from './describe.ts';
import { readStatement } from './extraction/extract.ts';
import { topicOf } from './predicates.ts';

export const memoryWords = { readStatement, topicOf, describeAll };
