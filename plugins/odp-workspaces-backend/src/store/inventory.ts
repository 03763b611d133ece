import type {
  InventoryItem,
  System,
} from '@internal/plugin-odp-workspaces-common';
import type { Knex } from 'knex';
import type { Subject } from './subjects';

interface InventoryRow {
  system: System;
  place: string;
  api_version: string;
  kind: string;
  name: string;
  uid: string | null;
}

/** Objects that the portal made for a workspace or a component, by place. */
export async function inventoryOf(
  knex: Knex,
  { kind: { inventory, column }, id }: Pick<Subject, 'kind' | 'id'>,
): Promise<InventoryItem[]> {
  const rows = await knex(inventory)
    .where({ [column]: id })
    .orderBy(['place', 'system', 'kind', 'name']);
  return rows.map(
    ({ system, place, api_version, kind, name, uid }: InventoryRow) => ({
      system,
      place,
      kind,
      name,
      ...(api_version && { apiVersion: api_version }),
      ...(uid && { uid }),
    }),
  );
}
