import { RealDatabase } from '@internal/test-utils';
import createKnex from 'knex';
import { describeWorkspaces } from './__testUtils__/describeWorkspaces';

jest.setTimeout(60_000);

describe('workspaces on PostgreSQL', () => {
  const database = RealDatabase.create(createKnex);
  afterAll(() => database.drop());

  describeWorkspaces(() => database.connect());
});
