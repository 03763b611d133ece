import type { Fields, StoredObject } from './KubernetesObject';
import type { Resource } from './resources';
import { badRequest } from './StatusError';

export type Matches = (object: StoredObject) => boolean;

/**
 * A label selector of a query, equality or set based.
 *
 * @throws StatusError 400 for one that cannot be read
 */
export function labelSelector(text: string | undefined): Matches {
  if (!text) {
    return () => true;
  }
  const parts = text.match(/(?:[^,(]|\([^)]*\))+/g) ?? [];
  const tests = parts.map(part => requirement(part.trim()));
  return object => {
    const labels = object.metadata.labels ?? {};
    return tests.every(test => test(labels));
  };
}

type LabelTest = (labels: Record<string, string>) => boolean;

function requirement(text: string): LabelTest {
  const set = /^(\S+)\s+(in|notin)\s*\(([^)]*)\)$/.exec(text);
  if (set) {
    const [, key, operator, list] = set;
    const values = list.split(',').map(value => value.trim());
    return operator === 'in'
      ? labels => values.includes(labels[key])
      : labels => !values.includes(labels[key]);
  }
  const equality = /^([^=!\s]+)\s*(=|==|!=)\s*([^=!\s]*)$/.exec(text);
  if (equality) {
    const [, key, operator, value] = equality;
    return operator === '!='
      ? labels => labels[key] !== value
      : labels => labels[key] === value;
  }
  const exists = /^(!?)([^=!\s]+)$/.exec(text);
  if (exists) {
    const [, not, key] = exists;
    return labels => key in labels !== Boolean(not);
  }
  throw badRequest(`unable to parse requirement: ${text}`);
}

/** Fields beside name and namespace that a server selects by, as Kubernetes 1.36 has them. */
const FIELDS: Record<string, string[]> = {
  pods: [
    'spec.nodeName',
    'spec.restartPolicy',
    'spec.schedulerName',
    'spec.serviceAccountName',
    'spec.hostNetwork',
    'status.phase',
    'status.podIP',
    'status.nominatedNodeName',
  ],
  events: [
    'involvedObject.kind',
    'involvedObject.namespace',
    'involvedObject.name',
    'involvedObject.uid',
    'involvedObject.apiVersion',
    'involvedObject.resourceVersion',
    'involvedObject.fieldPath',
    'reason',
    'reportingComponent',
    'source',
    'type',
  ],
  namespaces: ['status.phase'],
  nodes: ['spec.unschedulable'],
  secrets: ['type'],
  services: ['spec.clusterIP', 'spec.type'],
  replicasets: ['status.replicas'],
  jobs: ['status.successful'],
};

/** Fields that say false where nothing is said. */
const FLAGS = ['spec.hostNetwork', 'spec.unschedulable'];

/**
 * A field selector of a query: `path=value` and `path!=value`, joined by commas.
 *
 * @throws StatusError 400 for one that cannot be read
 */
export function fieldSelector(
  text: string | undefined,
  resource: Resource,
): Matches {
  if (!text) {
    return () => true;
  }
  const tests = text.split(',').map(part => {
    const match = /^([A-Za-z.]+)(==|=|!=)(.*)$/.exec(part.trim());
    if (!match) {
      throw badRequest(`invalid field selector: ${part}`);
    }
    const [, path, operator, value] = match;
    if (
      !['metadata.name', 'metadata.namespace'].includes(path) &&
      !FIELDS[resource.plural]?.includes(path)
    ) {
      throw badRequest(`field label not supported: ${path}`);
    }
    const keys = path.split('.');
    const absent = FLAGS.includes(path) ? 'false' : '';
    return (object: StoredObject) =>
      ((readField(object, keys) || absent) === value) === (operator !== '!=');
  });
  return object => tests.every(test => test(object));
}

function readField(object: StoredObject, keys: string[]): string {
  let value: unknown = object;
  for (const key of keys) {
    value = (value as Fields | undefined)?.[key];
  }
  return value === undefined ? '' : String(value);
}
