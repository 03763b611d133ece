import { withDefaults } from '../defaults';
import { typeOfKind } from '../schema';
import { tidied } from '../schema/tidied';
import type { Resource, StoredObject } from '../store';
import { validate } from '../validation';

/**
 * An object as a server takes it: with the defaults of its kind, quantities in
 * their one form, and without fields that the kind does not have.
 *
 * @param previous what a change takes the place of
 * @throws StatusError 422 for values that the kind does not allow
 */
export function accepted(
  resource: Resource,
  object: StoredObject,
  previous?: StoredObject,
): StoredObject {
  const tidy = tidied(object, typeOfKind(resource)) as StoredObject;
  const complete = withDefaults(tidy);
  validate(resource, complete, previous);
  return complete;
}
