import { typeOfKind } from '../schema';
import { findMistakes, type Mistake } from '../schema/findMistakes';
import {
  badRequest,
  invalidObject,
  invalidValue,
  type ObjectStore,
} from '../store';
import type { ReadWrite } from './WriteRequest';

const QUANTITY =
  "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";

/**
 * Refuses an object whose fields its kind cannot hold. Fields that the kind does
 * not have are refused, warned of or passed over as the writer asked.
 *
 * @throws StatusError 400, or 422 when the object is what a patch makes
 */
export function checkFields(
  store: ObjectStore,
  { target, method, options }: ReadWrite,
  object: unknown,
): void {
  const { kind, version } = target.resource;
  const refuse = (why: string) =>
    method === 'PATCH'
      ? invalidObject({ kind: '', group: '', name: '' }, [
          invalidValue('patch', JSON.stringify(object), why),
        ])
      : badRequest(
          `${kind} in version "${version}" cannot be handled as a ${kind}: ${why}`,
        );
  const mistakes = findMistakes(object, typeOfKind(target.resource));
  const mistyped = mistakes.find(mistake => mistake.mistyped);
  if (mistyped) {
    throw refuse(wordsOf(mistyped));
  }
  const unknown = mistakes.map(({ path }) => `unknown field "${path}"`);
  if (unknown.length && options.fieldValidation === 'Strict') {
    throw refuse(`strict decoding error: ${unknown.join(', ')}`);
  }
  if (options.fieldValidation === 'Warn') {
    unknown.forEach(warning => store.admissions.warn(warning));
  }
}

function wordsOf({ path, mistyped }: Mistake): string {
  const { expected, got, struct, goType } = mistyped!;
  return expected === 'quantity'
    ? QUANTITY
    : `json: cannot unmarshal ${got} into Go struct field ${struct}.${path.replace(
        /\[\d+\]/g,
        '',
      )} of type ${goType}`;
}
