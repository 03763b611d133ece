import { updateOwned } from '../ownership';
import { typeOfKind } from '../schema';
import {
  methodNotAllowed,
  type ObjectStore,
  type StoredObject,
} from '../store';
import { applyConfiguration, isApply } from './applyConfiguration';
import { patch, replace } from './change';
import { checkFields } from './checkFields';
import { newObject } from './newObject';
import { readJson } from './readBody';
import { type Deletion, readDeletion } from './Deletion';
import { remove, removeCollection } from './remove';
import type {
  ReadWrite,
  Write,
  WriteAnswer,
  WriteResult,
} from './WriteRequest';
import { readWriteOptions } from './writeOptions';

/** Carries out a write, or pretends to. @throws StatusError for everything that a server refuses */
export function applyWrite(store: ObjectStore, asked: Write): WriteAnswer {
  const { method, body } = asked;
  const deletion = method === 'DELETE' && body ? readDeletion(body) : {};
  const options = readWriteOptions({
    ...asked,
    isApply: isApply(asked),
    ...(body && { dryRun: deletion.dryRun }),
  });
  const write = { ...asked, options, deletion };
  const requester = {
    user: asked.user,
    isDryRun: options.isDryRun,
    subresource: asked.target.subresource,
  };
  const { value, warnings } = store.admissions.listen(requester, () =>
    options.isDryRun
      ? store.pretend(() => carryOut(store, write))
      : carryOut(store, write),
  );
  return { ...value, warnings };
}

function carryOut(
  store: ObjectStore,
  write: ReadWrite & { deletion: Deletion },
): WriteResult {
  const { method, target, body, deletion } = write;
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
        body: remove(store, { ...write, deletion }),
      };
    }
  }
  throw methodNotAllowed();
}

function create(store: ObjectStore, write: ReadWrite): StoredObject {
  const { target, body, options } = write;
  const asked = readJson(body);
  checkFields(store, write, asked);
  const object = newObject(target, asked);
  return store.create(
    updateOwned(undefined, object, {
      manager: options.manager,
      time: store.timestamp(),
      type: typeOfKind(target.resource),
    }),
  );
}
