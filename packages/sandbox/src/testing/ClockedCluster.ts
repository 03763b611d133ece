import path from 'node:path';
import { loadTargetState, type TargetState } from '@internal/target-state';
import { RequestLog } from '../control/RequestLog';
import { Faults } from '../faults/Faults';
import { admitWithinQuota } from '../admission/admitWithinQuota';
import { Life } from '../life';
import {
  mergePatch,
  ObjectStore,
  resourceOfKey,
  type Fields,
  type StoredObject,
} from '../store';

const START = Date.parse('2026-11-23T14:32:00Z');
const STEP_MS = 100;

/** A cluster without a server, whose clock moves only when a test moves it. */
export class ClockedCluster {
  readonly name: string;
  readonly faults = new Faults();
  readonly requests = new RequestLog();
  readonly store: ObjectStore;
  readonly life: Life;
  #now = START;
  #offsetMs = 0;

  static create(name = 'odp-eu'): ClockedCluster {
    return new ClockedCluster(name);
  }

  private constructor(name: string) {
    this.name = name;
    this.store = new ObjectStore({ now: () => this.#now + this.#offsetMs });
    this.store.admissions.add(admitWithinQuota(this.store));
    this.life = Life.create(this.store);
  }

  setClockOffset(milliseconds: number): void {
    this.#offsetMs = milliseconds;
  }

  /** Lets the time pass in steps of 100 ms, and looks at the cluster after each. */
  pass(milliseconds: number, look: () => void = () => {}): void {
    for (let passed = 0; passed < milliseconds; passed += STEP_MS) {
      this.#now += STEP_MS;
      this.life.step();
      look();
    }
  }

  create(object: object): StoredObject {
    return this.store.create(object as StoredObject);
  }

  list(kind: string, namespace?: string): StoredObject[] {
    return this.store.list(resourceOfKey(kind), namespace);
  }

  get(kind: string, name: string, namespace?: string): StoredObject {
    const found = this.store.get(resourceOfKey(kind), name, namespace);
    if (!found) {
      throw new Error(`There is no ${kind} ${namespace}/${name}`);
    }
    return found;
  }

  /** Changes `name` or `namespace/name` as `kubectl patch --type merge` would. */
  patch(kind: string, key: string, change: Fields): void {
    const [name, namespace] = key.split('/').reverse();
    const current = this.get(kind, name, namespace);
    const patched = mergePatch(current, change) as StoredObject;
    this.store.update({
      ...patched,
      metadata: { ...patched.metadata, resourceVersion: undefined },
    });
  }

  remove(kind: string, name: string, namespace?: string): void {
    this.store.remove(resourceOfKey(kind), name, namespace);
  }
}

/** The platform's own target state. */
export function odpTargetState(): TargetState {
  return loadTargetState(
    path.join(
      path.dirname(require.resolve('@internal/target-state/package.json')),
      '../../target-state/odp.yaml',
    ),
  );
}

/** Two nodes in each of two zones, for tests that bring their own workloads. */
export function withNodes(
  cluster: ClockedCluster,
  nodes: Array<{ name: string; zone: string; cpu?: string; gpu?: string }>,
): void {
  for (const { name, zone, cpu = '8', gpu } of nodes) {
    const resources = {
      cpu,
      memory: '32Gi',
      ...(gpu && { 'nvidia.com/gpu': gpu }),
    };
    cluster.create({
      apiVersion: 'v1',
      kind: 'Node',
      metadata: {
        name,
        labels: {
          'kubernetes.io/hostname': name,
          'topology.kubernetes.io/zone': zone,
          'cloud.google.com/gke-nodepool': gpu ? 'gpu' : 'general',
        },
      },
      spec: {},
      status: {
        capacity: resources,
        allocatable: resources,
        conditions: [{ type: 'Ready', status: 'True' }],
      },
    });
  }
}

/** A Deployment of one container, in namespace `shop`. */
export function deployment(name: string, spec: Fields = {}): object {
  const labels = { 'app.kubernetes.io/name': name };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace: 'shop', labels },
    spec: {
      replicas: 4,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          containers: [
            {
              name,
              image: `${name}:1.0`,
              resources: {
                requests: { cpu: '100m', memory: '128Mi' },
                limits: { memory: '256Mi' },
              },
            },
          ],
        },
      },
      ...spec,
    },
  };
}
