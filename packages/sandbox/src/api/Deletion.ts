import {
  invalidObject,
  type Problem,
  type Resource,
  StatusError,
  type StoredObject,
  unsupportedValue,
} from '../store';
import { readJson } from './readBody';

/** DeleteOptions, as far as they have a meaning here. */
export interface Deletion {
  dryRun?: string[];
  gracePeriodSeconds?: number;
  propagationPolicy?: string;
  preconditions?: { uid?: string; resourceVersion?: string };
}

const POLICIES = ['Foreground', 'Background', 'Orphan'];

/** Reads the options in the body of a delete. @throws StatusError 400, 422 */
export function readDeletion(body: string): Deletion {
  return readJson(body);
}

/** How what an object owns goes with it; the query says it as well. @throws StatusError 422 */
export function propagationOf(
  { propagationPolicy }: Deletion,
  query: URLSearchParams,
): string | undefined {
  const policy = query.get('propagationPolicy') ?? propagationPolicy;
  if (policy && !POLICIES.includes(policy)) {
    const problem: Problem = unsupportedValue('propagationPolicy', policy, [
      ...POLICIES,
      'nil',
    ]);
    throw invalidObject(
      { kind: 'DeleteOptions', group: 'meta.k8s.io', name: '' },
      [problem],
    );
  }
  return policy;
}

/** Refuses to remove another object than the one that was meant. @throws StatusError 409 */
export function checkPreconditions(
  { preconditions = {} }: Deletion,
  { resource, object }: { resource: Resource; object: StoredObject },
): void {
  const { name, uid, resourceVersion } = object.metadata;
  if (preconditions.uid && preconditions.uid !== uid) {
    throw failed(
      resource,
      name,
      resource.kind === 'Namespace'
        ? `Precondition failed: UID in precondition: ${preconditions.uid}, UID in object meta: ${uid}`
        : `the UID in the precondition (${preconditions.uid}) does not match the UID in record (${uid}). The object might have been deleted and then recreated`,
    );
  }
  if (
    preconditions.resourceVersion &&
    preconditions.resourceVersion !== resourceVersion
  ) {
    throw failed(
      resource,
      name,
      `the ResourceVersion in the precondition (${preconditions.resourceVersion}) does not match the ResourceVersion in record (${resourceVersion}). The object might have been modified`,
    );
  }
}

/** Namespaces say it of their plural, every other kind of itself. */
function failed(
  { kind, plural, group }: Resource,
  name: string,
  why: string,
): StatusError {
  const said = kind === 'Namespace' ? plural : kind;
  return new StatusError(409, 'Conflict', {
    message: `Operation cannot be fulfilled on ${
      group ? `${said}.${group}` : said
    } "${name}": ${why}`,
    details: { name, kind: said, ...(group && { group }) },
  });
}
