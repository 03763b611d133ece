import { mockServices } from '@backstage/backend-test-utils';
import {
  type ClusterWriter,
  createClusterWriter,
  readWriterDefinitions,
} from '@internal/plugin-odp-kubernetes-node';
import { WRITTEN_KINDS } from '../drivers/kubernetes/workspaceKinds';
import { configOf } from './configOf';
import type { Addresses } from './Places';

/** Under which it applies, as the portal does. */
export const FIELD_MANAGER = 'odp-portal';

/** What the portal writes to a cluster with. */
export function sandboxWriter(places: Addresses): ClusterWriter {
  const config = mockServices.rootConfig({ data: configOf(places, {}) });
  const [definition] = readWriterDefinitions(config, {
    logger: mockServices.logger.mock(),
  });
  return createClusterWriter(definition, {
    fieldManager: FIELD_MANAGER,
    kinds: WRITTEN_KINDS,
    isOwnNamespace: () => true,
  });
}
