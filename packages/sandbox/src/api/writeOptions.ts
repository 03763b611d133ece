import {
  forbiddenValue,
  invalidObject,
  invalidValue,
  type Problem,
  requiredValue,
  unsupportedValue,
} from '../store';

type FieldValidation = 'Strict' | 'Warn' | 'Ignore';

/** How a write is to be carried out. */
export interface WriteOptions {
  /** Everything happens but that it is kept. */
  isDryRun: boolean;
  /** Who owns the fields that the write sets. */
  manager: string;
  /** Whether an apply takes what others own. */
  force: boolean;
  fieldValidation: FieldValidation;
}

/** What the options of a verb are called. */
const NAMES: Record<string, string> = {
  POST: 'CreateOptions',
  PUT: 'UpdateOptions',
  PATCH: 'PatchOptions',
  DELETE: 'DeleteOptions',
};
const VALIDATIONS = ['', 'Ignore', 'Strict', 'Warn'];
const MANAGER_LIMIT = 128;
// eslint-disable-next-line no-control-regex
const UNPRINTABLE = /[\u0000-\u001f\u007f]/;

/**
 * Reads the options of a write from its query.
 *
 * @param request.dryRun what the body of a delete says beside the query
 * @throws StatusError 422 with the option and the rule
 */
export function readWriteOptions(request: {
  method: string;
  query: URLSearchParams;
  userAgent?: string;
  isApply: boolean;
  dryRun?: readonly string[];
}): WriteOptions {
  const { method, query, isApply } = request;
  const dryRun = request.dryRun ?? query.getAll('dryRun').filter(Boolean);
  const named = query.get('fieldManager') ?? '';
  const validation = query.get('fieldValidation') ?? '';
  const problems = [
    dryRun.some(value => value !== 'All') &&
      unsupportedValue('dryRun', dryRun, ['All']),
    isApply &&
      !named &&
      requiredValue('fieldManager', 'is required for apply patch'),
    named.length > MANAGER_LIMIT &&
      invalidValue('fieldManager', named, 'may not be more than 128 bytes'),
    UNPRINTABLE.test(named) &&
      invalidValue(
        'fieldManager',
        named,
        'should only contain printable characters',
      ),
    !isApply &&
      method === 'PATCH' &&
      query.has('force') &&
      forbiddenValue('force', 'may not be specified for non-apply patch'),
    !VALIDATIONS.includes(validation) &&
      unsupportedValue('fieldValidation', validation, VALIDATIONS),
  ].filter((problem): problem is Problem => Boolean(problem));
  if (problems.length) {
    const kind = NAMES[method];
    throw invalidObject({ kind, group: 'meta.k8s.io', name: '' }, problems);
  }
  return {
    isDryRun: dryRun.length > 0,
    manager: named || managerOf(request.userAgent),
    force: query.get('force') === 'true',
    fieldValidation: (validation || 'Warn') as FieldValidation,
  };
}

/** A client that does not name itself is known by the first word of its user agent. */
function managerOf(userAgent = ''): string {
  return userAgent.split('/')[0].slice(0, MANAGER_LIMIT) || 'unknown';
}
