import { TestDatabases } from '@backstage/backend-test-utils';
import { describeApprovals } from './__testUtils__/describeApprovals';
import { describeClaims } from './__testUtils__/describeClaims';
import { describeComponentDecisions } from './__testUtils__/describeComponentDecisions';
import { describeComponentRefusals } from './__testUtils__/describeComponentRefusals';
import { describeComponents } from './__testUtils__/describeComponents';
import { describeOperations } from './__testUtils__/describeOperations';
import { describeReconciliation } from './__testUtils__/describeReconciliation';

describe('workspaces on SQLite', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  describeOperations(() => databases.init('SQLITE_3'));
  describeApprovals(() => databases.init('SQLITE_3'));
  describeReconciliation(() => databases.init('SQLITE_3'));
  describeClaims(() => databases.init('SQLITE_3'));
  describeComponents(() => databases.init('SQLITE_3'));
  describeComponentDecisions(() => databases.init('SQLITE_3'));
  describeComponentRefusals(() => databases.init('SQLITE_3'));
});
