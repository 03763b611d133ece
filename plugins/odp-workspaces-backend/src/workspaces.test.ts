import { TestDatabases } from '@backstage/backend-test-utils';
import { describeWorkspaces } from './__testUtils__/describeWorkspaces';

describe('workspaces on SQLite', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  describeWorkspaces(() => databases.init('SQLITE_3'));
});
