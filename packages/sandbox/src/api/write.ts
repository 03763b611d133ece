import { updateOwned } from '../ownership';
import { typeOfKind } from '../schema';
import {
  methodNotAllowed,
  type ObjectStore,
  StatusError,
  type StoredObject,
} from '../store';
import { applyConfiguration, isApply } from './applyConfiguration';
import { patch, replace } from './change';
import { newObject } from './newObject';
import { readJson } from './readBody';
import { remove, removeCollection } from './remove';
import type { ReadWrite, Write, WriteAnswer } from './WriteRequest';
import { readWriteOptions } from './writeOptions';

/** Carries out a write. @throws StatusError for everything that a server refuses */
export function applyWrite(store: ObjectStore, asked: Write): WriteAnswer {
  const { method, target, body } = asked;
  const options = readWriteOptions({ ...asked, isApply: isApply(asked) });
  if (options.isDryRun) {
    throw new StatusError(501, 'NotImplemented', {
      message: 'the sandbox does not do dry runs yet',
    });
  }
  const write = { ...asked, options };
  // Collections of all namespaces are only read.
  const isPlace = !target.resource.namespaced || target.namespace !== undefined;
  if (isPlace && !target.name && !target.subresource) {
    if (method === 'POST') {
      return { code: 201, body: create(store, write) };
    }
    if (method === 'DELETE') {
      return { code: 200, body: removeCollection(store, write) };
    }
  }
  if (isPlace && target.name) {
    if (method === 'PUT') {
      return { code: 200, body: replace(store, write, readJson(body)) };
    }
    if (method === 'PATCH') {
      return isApply(write)
        ? applyConfiguration(store, write)
        : { code: 200, body: patch(store, write) };
    }
    if (method === 'DELETE' && !target.subresource) {
      return {
        code: 200,
        body: remove(store, { ...write, options: body ? readJson(body) : {} }),
      };
    }
  }
  throw methodNotAllowed();
}

function create(store: ObjectStore, write: ReadWrite): StoredObject {
  const { target, body, options } = write;
  const object = newObject(target, readJson(body));
  return store.create(
    updateOwned(undefined, object, {
      manager: options.manager,
      time: store.timestamp(),
      type: typeOfKind(target.resource),
    }),
  );
}
