import { isMap, isSeq, parseDocument, type Document, type YAMLMap } from 'yaml';
import { ConnectError } from './ConnectError';

/** A cluster as `app-config.local.yaml` holds it. */
export interface ClusterEntry {
  name: string;
  url: string;
  caData?: string;
  caFile?: string;
  region?: string;
  /** Absolute path of the token's file; Google's credentials are used when absent. */
  tokenFile?: string;
}

const LOCATORS = ['kubernetes', 'clusterLocatorMethods'];

function mapsOf(value: unknown): YAMLMap[] {
  return isSeq(value) ? value.items.filter(isMap) : [];
}

/** The entry of this cluster, made when it is not there. */
function clusterMap(document: Document, name: string): YAMLMap {
  if (!isSeq(document.getIn(LOCATORS))) {
    document.setIn(LOCATORS, document.createNode([]));
  }
  const locators = mapsOf(document.getIn(LOCATORS));
  let locator = locators.find(map => map.get('type') === 'config');
  if (!locator) {
    locator = document.createNode({ type: 'config' }) as YAMLMap;
    document.addIn(LOCATORS, locator);
  }
  if (!isSeq(locator.get('clusters'))) {
    locator.set('clusters', document.createNode([]));
  }
  const clusters = mapsOf(locator.get('clusters'));
  const known = clusters.find(map => map.get('name') === name);
  if (known) {
    return known;
  }
  const made = document.createNode({ name }) as YAMLMap;
  locator.addIn(['clusters'], made);
  return made;
}

/**
 * The text of `app-config.local.yaml` with the cluster added, or replaced when its name is there.
 * Everything else stays, comments included. Throws `ConnectError` when `text` is no YAML map.
 */
export function mergeAppConfig(text: string, entry: ClusterEntry): string {
  const document = parseDocument(text);
  const problem = document.errors[0]?.message;
  if (problem || (document.contents !== null && !isMap(document.contents))) {
    throw new ConnectError(
      `app-config.local.yaml cannot be changed: ${problem ?? 'it is no map'}`,
    );
  }
  const fields: Record<string, unknown> = {
    url: entry.url,
    authProvider: entry.tokenFile ? 'serviceAccount' : 'googleServiceAccount',
    serviceAccountToken: entry.tokenFile && { $file: entry.tokenFile },
    caData: entry.caData,
    caFile: entry.caFile,
    skipTLSVerify: undefined,
    skipMetricsLookup: true,
  };
  const cluster = clusterMap(document, entry.name);
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) {
      cluster.delete(name);
    } else {
      cluster.set(name, document.createNode(value));
    }
  }
  const own = ['odp', 'kubernetes', 'clusters', entry.name];
  if (entry.tokenFile) {
    document.setIn([...own, 'serviceAccountTokenFile'], entry.tokenFile);
  } else if (document.hasIn(own)) {
    document.deleteIn([...own, 'serviceAccountTokenFile']);
  }
  if (entry.region) {
    document.setIn([...own, 'region'], entry.region);
  }
  return document.toString({ lineWidth: 0 });
}
