import type {
  ComponentGeneration,
  ComponentRequest,
} from '@internal/plugin-odp-workspaces-common';
import type { ComponentSpec } from '@internal/target-state';
import type { Knex } from 'knex';
import { databaseNow } from './databaseNow';

/** Generations that are told of a component; older ones are nowhere to go back to. */
const TOLD = 50;

/** What a component was to be, latest first. */
export async function generationsOf(
  knex: Knex,
  component: string,
): Promise<ComponentGeneration[]> {
  const rows = await knex('component_generations')
    .where({ component })
    .orderBy('generation', 'desc')
    .limit(TOLD);
  return rows.map(({ generation, spec, since, ran_at: ranAt }) => ({
    generation,
    spec: JSON.parse(spec),
    since: new Date(Number(since)).toISOString(),
    ...(ranAt === null && { ranAt }),
    ...(Number(ranAt) > 0 && { ranAt: new Date(Number(ranAt)).toISOString() }),
  }));
}

/** Takes down that all pods of a generation serve, the first time. */
export async function noteRun(
  knex: Knex,
  component: string,
  generation: number,
): Promise<void> {
  await knex('component_generations')
    .where({ component, generation })
    .andWhere(query => query.whereNull('ran_at').orWhere({ ran_at: 0 }))
    .update({ ran_at: databaseNow(knex) });
}

/** What a component was in the generation that it is to be rolled back to; undefined for another request, and where there is no such. */
export async function earlierSpec(
  knex: Knex,
  request: ComponentRequest,
): Promise<ComponentSpec | undefined> {
  if (request.kind !== 'roll-back') {
    return undefined;
  }
  const row = await knex('component_generations')
    .where({
      component: request.component,
      generation: request.spec.generation,
    })
    .first();
  return row && JSON.parse(row.spec);
}

/** Takes down what a component is to be from now on; with the first generation begins another one of its name. */
export async function noteGeneration(
  transaction: Knex.Transaction,
  component: string,
  { generation, spec }: { generation: number; spec: ComponentSpec },
): Promise<void> {
  if (generation === 1) {
    await transaction('component_generations').where({ component }).delete();
  }
  await transaction('component_generations').insert({
    component,
    generation,
    spec: JSON.stringify(spec),
    since: databaseNow(transaction),
  });
}
