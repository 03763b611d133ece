import { RealDatabase } from '@internal/test-utils';
import createKnex from 'knex';
import { describeLedger } from './__testUtils__/describeLedger';

jest.setTimeout(60_000);

describe('EvictionLedger on PostgreSQL', () => {
  const database = RealDatabase.create(createKnex);
  afterAll(() => database.drop());

  describeLedger(() => database.connect());
});
