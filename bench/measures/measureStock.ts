import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Fleet } from '../support/Fleet';
import { type Portal, until } from '../support/Portal';
import { pause } from '../support/statistics';

/** What one viewer of the stock Kubernetes plugin costs who sees all namespaces. */
export interface StockTraffic {
  /** Queries of a round: one a namespace. */
  queries: number;
  /** Of one round, at the API server. */
  calls: number;
  bytes: number;
  /** What the browser receives in one round. */
  payloadBytes: number;
  /** How long a round takes with the six connections of a browser. */
  roundMs: number;
  failures: number;
}

/** `useKubernetesObjects` of plugin-kubernetes-react asks again after so long. */
export const STOCK_ROUNDS_A_MINUTE = 6;

const CONNECTIONS = 6;
/** The sandbox counts an answer when it is out. */
const SETTLE_MS = 500;

interface Entity {
  metadata: { name: string };
}

/**
 * Writes an entity for each namespace of the fleet. Its label selector finds all
 * workloads of the namespace at once, which asks for less than an entity for each
 * of them would.
 */
export async function writeNamespaceEntities(fleet: Fleet): Promise<string> {
  const { items } = await fleet.call<{ items: Entity[] }>(
    'GET',
    '/api/v1/namespaces',
  );
  const file = path.join(fleet.dataDir, 'namespaces.yaml');
  const entities = items.map(({ metadata: { name } }) => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: `bench-${name}`,
      annotations: {
        'backstage.io/kubernetes-label-selector':
          'app.kubernetes.io/part-of=odp',
        'backstage.io/kubernetes-namespace': name,
      },
    },
    spec: { type: 'bench', lifecycle: 'production', owner: 'platform-team' },
  }));
  // JSON is YAML.
  writeFileSync(
    file,
    entities.map(entity => JSON.stringify(entity)).join('\n---\n'),
  );
  return file;
}

/** One round of what a page with these entities asks every ten seconds. */
export async function measureStock(
  { fleet, portal }: { fleet: Fleet; portal: Portal },
  namespaces: number,
): Promise<StockTraffic> {
  let entities: Entity[] = [];
  await until(async () => {
    const { body } = await portal.get(
      `/api/catalog/entities/by-query?limit=1000&filter=kind=component,spec.type=bench`,
    );
    entities = body.items;
    return entities.length >= namespaces;
  });
  await fleet.resetTraffic();
  const waiting = [...entities];
  let payloadBytes = 0;
  let failures = 0;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      for (let entity = waiting.pop(); entity; entity = waiting.pop()) {
        const answer = await portal.post(
          `/api/kubernetes/services/${entity.metadata.name}`,
          { entity, auth: {} },
        );
        payloadBytes += answer.bytes;
        const isComplete =
          answer.code === 200 &&
          answer.body.items.every(
            ({ errors }: { errors: object[] }) => errors.length === 0,
          );
        failures += isComplete ? 0 : 1;
      }
    }),
  );
  const roundMs = performance.now() - started;
  await pause(SETTLE_MS);
  const { lists, others, bytes } = await fleet.traffic();
  return {
    queries: entities.length,
    calls: lists + others,
    bytes,
    payloadBytes,
    roundMs,
    failures,
  };
}
