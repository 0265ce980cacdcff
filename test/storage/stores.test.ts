import { afterAll, beforeAll, describe } from 'vitest';
import { openStorage, type Storage } from '../../src/storage/open-storage.ts';
import { describeEraser } from '../contract/eraser.ts';
import { describeFactAudience } from '../contract/fact-audience.ts';
import { describeFactEntities } from '../contract/fact-entities.ts';
import { describeFactStore } from '../contract/fact-store.ts';
import { describeHistory } from '../contract/history.ts';
import { describeInbox } from '../contract/inbox-store.ts';
import { describeJobLedger } from '../contract/job-ledger.ts';
import { describeLinkStore } from '../contract/link-store.ts';
import { describeMessageStore } from '../contract/message-store.ts';
import { describeMoodLog } from '../contract/mood-log.ts';
import { describeNotebook } from '../contract/notebook.ts';
import { describePassageStore } from '../contract/passage-store.ts';
import { describeProfileStore } from '../contract/profile-store.ts';
import { describeReadingStore } from '../contract/reading-store.ts';
import { describeSummaryStore } from '../contract/summary-store.ts';
import { FakeClock } from '../fakes/clock.ts';
import { FakeLogger } from '../fakes/logger.ts';
import { databases, type EmptyDatabase } from '../support/databases.ts';

for (const [name, make] of Object.entries(databases)) {
  describe(name, () => {
    let database: EmptyDatabase;
    let storage: Storage;
    const clock = new FakeClock();

    beforeAll(async () => {
      database = await make();
      storage = await openStorage({ url: database.url, clock, logger: new FakeLogger() });
    });
    afterAll(async () => {
      await storage.close();
      await database.remove();
    });

    const stores = () => storage;
    describeInbox(name, stores);
    describeHistory(name, stores);
    describeMessageStore(name, stores);
    describeProfileStore(name, stores);
    describePassageStore(name, stores);
    describeReadingStore(name, stores);
    describeSummaryStore(name, () => ({ ...storage, clock }));
    describeJobLedger(name, () => ({ ...storage, clock }));
    describeEraser(name, () => ({ ...storage, clock }));
    describeFactStore(name, () => ({ ...storage, clock }));
    describeFactEntities(name, stores);
    describeFactAudience(name, stores);
    describeLinkStore(name, stores);
    describeMoodLog(name, stores);
    describeNotebook(name, stores);
  });
}
