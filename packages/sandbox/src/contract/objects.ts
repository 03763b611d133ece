import type { Fields, StoredObject } from '../store';
import type { ApiClient } from './ApiClient';

/** A namespace of one run, gone with it. */
export interface Place {
  name: string;
  /** NetworkPolicies are what is listed and watched: no controller touches them. */
  policies: string;
  deployments: string;
  pods: string;
  quotas: string;
}

export async function createPlace(client: ApiClient): Promise<Place> {
  const { code, body } = await client.post('/api/v1/namespaces', {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { generateName: 'contract-' },
  });
  expect(code).toBe(201);
  const { name } = body.metadata;
  return {
    name,
    policies: `/apis/networking.k8s.io/v1/namespaces/${name}/networkpolicies`,
    deployments: `/apis/apps/v1/namespaces/${name}/deployments`,
    pods: `/api/v1/namespaces/${name}/pods`,
    quotas: `/api/v1/namespaces/${name}/resourcequotas`,
  };
}

export function policy(
  name: string,
  labels: Record<string, string> = {},
): StoredObject {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name, labels },
    spec: { podSelector: {}, policyTypes: ['Ingress'] },
  };
}

export function quota(
  hard: Record<string, string>,
  metadata: Partial<StoredObject['metadata']> = {},
): StoredObject {
  return {
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: { name: 'q', ...metadata },
    spec: { hard },
  };
}

/** A Deployment of no pods, so that it is the same with and without nodes. */
export function deployment(name: string): StoredObject {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name },
    spec: {
      replicas: 0,
      selector: { matchLabels: { app: name } },
      template: {
        metadata: { labels: { app: name } },
        spec: {
          containers: [
            { name: 'main', image: 'example/main:1' },
            { name: 'side', image: 'example/side:1' },
          ],
        },
      },
    },
  };
}

export function pod(name: string, cpu = '100m'): StoredObject {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name },
    spec: {
      containers: [
        {
          name: 'app',
          image: 'example/app:1',
          resources: { requests: { cpu } },
        },
      ],
    },
  };
}

/** A node with room for a few pods; kwok and the sandbox's own life take care of it. */
export function node(name: string): StoredObject {
  const capacity = { cpu: '4', memory: '8Gi', pods: '20' };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name, labels: { 'kubernetes.io/hostname': name } },
    status: { capacity, allocatable: capacity },
  };
}

/** Creates what a server may not take at once, because its own controllers come first. */
export async function createWhenReady(
  client: ApiClient,
  path: string,
  object: StoredObject,
): Promise<StoredObject> {
  for (let attempt = 0; ; attempt++) {
    const { code, body } = await client.post(path, object);
    if (code === 201) {
      return body as StoredObject;
    }
    if (attempt === 50) {
      throw new Error(`${path} answered ${code}: ${body.message}`);
    }
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}

/** Asks until the answer is as wanted, ten times a second. */
export async function eventually<T>(
  ask: () => Promise<T>,
  wanted: (answer: T) => boolean,
  patienceMs = 10_000,
): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    const answer = await ask();
    if (wanted(answer)) {
      return answer;
    }
    if (attempt >= patienceMs / 100) {
      throw new Error(`it stayed at ${JSON.stringify(answer).slice(0, 500)}`);
    }
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}

/** Who owns what of an object, as its managedFields say it. */
export function ownersOf(object: Fields): Fields[] {
  return object.metadata.managedFields ?? [];
}

/** The fields of a manager, or undefined when it owns nothing. */
export function ownerOf(object: Fields, manager: string): Fields | undefined {
  return ownersOf(object).find(entry => entry.manager === manager)?.fieldsV1;
}
