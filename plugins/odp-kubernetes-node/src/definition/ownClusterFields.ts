import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

const PATH = 'odp.kubernetes.clusters';

/** The portal's own fields of a cluster; `config.d.ts` describes them. */
export interface OwnClusterFields {
  region?: string;
  serviceAccountTokenFile?: string;
  excluded?: boolean;
}

function optional<T>(
  fields: Record<string, unknown>,
  name: string,
  expected: { type: 'string' | 'boolean'; path: string },
): T | undefined {
  const value = fields[name];
  if (value === undefined || value === null) {
    return undefined;
  }
  if (typeof value !== expected.type) {
    throw new InputError(
      `${expected.path}.${name}: must be a ${expected.type}`,
    );
  }
  return value as T;
}

/**
 * `odp.kubernetes.clusters` by cluster name. Read as plain values, because a cluster name with dots
 * cannot be a key of a config path. Throws `InputError` for a field of another type.
 */
export function readOwnClusterFields(
  config: Config,
): Map<string, OwnClusterFields> {
  const entries = config.getOptional<Record<string, unknown>>(PATH) ?? {};
  if (typeof entries !== 'object' || Array.isArray(entries)) {
    throw new InputError(`${PATH}: must be an object with a key per cluster`);
  }
  return new Map(
    Object.entries(entries).map(([name, entry]) => {
      const path = `${PATH}.${name}`;
      if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) {
        throw new InputError(`${path}: must be an object`);
      }
      const fields = entry as Record<string, unknown>;
      return [
        name,
        {
          region: optional<string>(fields, 'region', { type: 'string', path }),
          serviceAccountTokenFile: optional<string>(
            fields,
            'serviceAccountTokenFile',
            { type: 'string', path },
          ),
          excluded: optional<boolean>(fields, 'excluded', {
            type: 'boolean',
            path,
          }),
        },
      ];
    }),
  );
}
