import { applyOwned, unlessSame } from '../ownership';
import { typeOfKind } from '../schema';
import { findMistakes } from '../schema/findMistakes';
import {
  apiVersionOf,
  badRequest,
  conflict,
  type Fields,
  invalidObject,
  invalidValue,
  modifiedMeanwhile,
  type ObjectStore,
  StatusError,
  type StoredObject,
} from '../store';
import { accepted } from './accepted';
import { saved, writerOf } from './change';
import { newObject } from './newObject';
import { readYaml } from './readBody';
import type { Target } from './requestPath';
import type { ReadWrite, Write, WriteResult } from './WriteRequest';

/** Whether a write is a server-side apply. */
export function isApply({
  method,
  contentType,
}: Pick<Write, 'method' | 'contentType'>): boolean {
  return (
    method === 'PATCH' && /^application\/apply-patch\+yaml/.test(contentType)
  );
}

/** Server-side apply: creates the object, or lays the configuration over it. @throws StatusError */
export function applyConfiguration(
  store: ObjectStore,
  write: ReadWrite,
): WriteResult {
  const { target, options, body } = write;
  const { resource } = target;
  const config = addressed(target, readYaml(body));
  const type = typeOfKind(resource);
  const application = {
    ...writerOf(store, write),
    force: options.force,
    type,
  };
  const current = store.get(resource, target.name!, target.namespace);
  checkFields(config, target);
  if (!current) {
    if (config.metadata.uid) {
      const why = `uid mismatch: the provided object specified uid ${config.metadata.uid}, and no existing object was found`;
      throw conflict(resource, target.name!, why);
    }
    const owned = applyOwned(undefined, config, application);
    return { code: 201, body: store.create(newObject(target, owned)) };
  }
  checkIdentity(config, current, target);
  const applied = applyOwned(current, config, application);
  const next = unlessSame(current, accepted(resource, applied, current));
  const isStatus = target.subresource === 'status';
  return {
    code: 200,
    body: isStatus ? store.replace(next) : saved(store, target, next),
  };
}

/** The configuration with the place that the path gives it. */
function addressed(target: Target, config: Fields): StoredObject {
  const { resource, name, namespace } = target;
  const { apiVersion = '', kind = '', metadata = {} } = config;
  if (apiVersion !== apiVersionOf(resource) || kind !== resource.kind) {
    const [version, group = ''] = String(apiVersion).split('/').reverse();
    throw badRequest(`invalid object type: ${group}/${version}, Kind=${kind}`);
  }
  if (metadata.managedFields) {
    throw badRequest('metadata.managedFields must be nil');
  }
  if (!metadata.name) {
    throw badRequest(
      `the name of the object (${name} based on URL) was undeterminable: name must be provided`,
    );
  }
  if (metadata.name !== name) {
    throw badRequest(
      `the name of the object (${metadata.name}) does not match the name on the URL (${name})`,
    );
  }
  if (metadata.namespace && metadata.namespace !== namespace) {
    throw badRequest(
      'the namespace of the provided object does not match the namespace sent on the request',
    );
  }
  return {
    ...config,
    apiVersion,
    kind,
    metadata: { ...metadata, name, ...(namespace && { namespace }) },
  };
}

/** An apply has no fields that the kind does not have, however fields are validated. */
function checkFields(config: StoredObject, { resource, name }: Target) {
  const mistakes = findMistakes(config, typeOfKind(resource)).map(
    ({ mergePath, mistyped }) =>
      `${mergePath}: ${
        mistyped
          ? `expected ${mistyped.expected}, got ${mistyped.got}`
          : 'field not declared in schema'
      }`,
  );
  if (mistakes.length) {
    const { group, version, kind } = resource;
    throw new StatusError(500, '', {
      message: `failed to create typed patch object (/${name}; ${group}/${version}, Kind=${kind}): ${
        mistakes.length === 1
          ? mistakes[0]
          : `errors:\n${mistakes.map(line => `  ${line}`).join('\n')}`
      }`,
    });
  }
}

/** A configuration may say which object it means. */
function checkIdentity(
  { metadata }: StoredObject,
  current: StoredObject,
  { resource, name }: Target,
) {
  const { resourceVersion, uid } = metadata;
  if (resourceVersion && resourceVersion !== current.metadata.resourceVersion) {
    throw modifiedMeanwhile(resource, name!);
  }
  if (uid && uid !== current.metadata.uid) {
    throw invalidObject({ ...resource, name: name! }, [
      invalidValue('metadata.uid', uid, 'field is immutable'),
    ]);
  }
}
