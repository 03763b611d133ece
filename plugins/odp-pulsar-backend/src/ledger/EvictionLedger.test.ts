import { TestDatabases } from '@backstage/backend-test-utils';
import { describeLedger } from '../__testUtils__/describeLedger';

describe('EvictionLedger on SQLite', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  describeLedger(() => databases.init('SQLITE_3'));
});
