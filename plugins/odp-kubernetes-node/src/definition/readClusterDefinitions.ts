import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { ClusterDefinition } from './ClusterDefinition';
import { assertClusterName } from './clusterName';
import { readCertificateAuthority, readCredentials } from './credentials';
import { readOwnClusterFields } from './ownClusterFields';

const LOCATORS = 'kubernetes.clusterLocatorMethods';
const EXCLUDED_LOCATORS = 'odp.kubernetes.excludedLocators';

function readUrl(text: string, path: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'https:') {
    throw new InputError(
      `${path}: '${text}' is no https URL; the portal sends its token over TLS only, on loopback too`,
    );
  }
  if (url.username || url.password || url.search || url.hash) {
    throw new InputError(
      `${path}: holds a user, a query or a fragment; give scheme, host, port and path alone`,
    );
  }
  return url.href.replace(/\/+$/, '');
}

function locatedClusters(config: Config): { path: string; stock: Config }[] {
  const excluded = config.getOptionalStringArray(EXCLUDED_LOCATORS) ?? [];
  const locators = config.getOptionalConfigArray(LOCATORS) ?? [];
  return locators.flatMap((locator, index) => {
    const type = locator.getString('type');
    if (excluded.includes(type)) {
      return [];
    }
    if (type !== 'config') {
      throw new InputError(
        `${LOCATORS}[${index}].type: '${type}' cannot be used by the portal's reader; it supports config. ` +
          `Leave the locator to Backstage's own plugin by naming it in ${EXCLUDED_LOCATORS}`,
      );
    }
    return (locator.getOptionalConfigArray('clusters') ?? []).map(
      (stock, position) => ({
        path: `${LOCATORS}[${index}].clusters[${position}]`,
        stock,
      }),
    );
  });
}

/**
 * The clusters that the portal reads: the `config` locators of Backstage's own
 * `kubernetes.clusterLocatorMethods`, joined with `odp.kubernetes.clusters`.
 *
 * Reads configuration alone, so that a cluster that is down, or a token that is not there yet, does
 * not keep the portal from starting. Throws `InputError` that names the path and the rule.
 */
export function readClusterDefinitions(
  config: Config,
  options: { logger?: LoggerService } = {},
): ClusterDefinition[] {
  const ownFields = readOwnClusterFields(config);
  const definitions = new Map<string, ClusterDefinition>();
  const names = new Set<string>();
  for (const { path, stock } of locatedClusters(config)) {
    const name = stock.getString('name');
    assertClusterName(name, `${path}.name`);
    if (names.has(name)) {
      throw new InputError(`${path}.name: '${name}' is used twice`);
    }
    names.add(name);
    const own = ownFields.get(name);
    if (own?.excluded) {
      continue;
    }
    const url = readUrl(stock.getString('url'), `${path}.url`);
    const cluster = { path, stock, own, url };
    definitions.set(name, {
      name,
      title: stock.getOptionalString('title'),
      region: own?.region,
      url,
      certificateAuthority: readCertificateAuthority(cluster),
      credentials: readCredentials(cluster),
    });
  }
  for (const name of ownFields.keys()) {
    if (!names.has(name)) {
      options.logger?.warn(
        `odp.kubernetes.clusters.${name} is ignored: no locator in ${LOCATORS} has a cluster of that name`,
      );
    }
  }
  return [...definitions.values()];
}
