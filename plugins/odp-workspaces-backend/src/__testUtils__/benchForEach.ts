import type { Knex } from 'knex';
import { WorkspacesBench } from './WorkspacesBench';

/** Gives each test a bench over an empty database. */
export function benchForEach(
  connect: () => Promise<Knex>,
  give: (bench: WorkspacesBench, knex: Knex) => void,
): void {
  let knex: Knex;
  beforeEach(async () => {
    knex = await connect();
    give(await WorkspacesBench.create(knex), knex);
  });
  afterEach(() => knex.destroy());
}
