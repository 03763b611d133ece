import { RealDatabase } from '@internal/test-utils';
import createKnex from 'knex';
import { describeApprovals } from './__testUtils__/describeApprovals';
import { describeOperations } from './__testUtils__/describeOperations';
import { describeReconciliation } from './__testUtils__/describeReconciliation';

jest.setTimeout(60_000);

describe('workspaces on PostgreSQL', () => {
  const database = RealDatabase.create(createKnex);
  afterAll(() => database.drop());

  describeOperations(() => database.connect());

  describeApprovals(() => database.connect());
  describeReconciliation(() => database.connect());
});
