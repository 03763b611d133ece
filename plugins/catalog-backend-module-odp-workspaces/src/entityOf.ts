import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  type Entity,
  type EntityMeta,
} from '@backstage/catalog-model';
import { WORKSPACE_LABEL } from '@internal/target-state';

/** Where the entities of workspaces and components come from, as the catalog shows it. */
export const WORKSPACES_LOCATION = 'odp-workspaces:default';

export const NAMESPACE = 'backstage.io/kubernetes-namespace';

interface EntityParts
  extends Pick<EntityMeta, 'title' | 'description' | 'tags' | 'links'> {
  name: string;
  annotations?: Record<string, string>;
  spec: Record<string, string | string[]>;
}

/** An entity of a workspace, by the workspace's id. */
export function entityOf(
  kind: string,
  workspace: string,
  { spec, annotations, ...metadata }: EntityParts,
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: {
      ...metadata,
      namespace: 'default',
      annotations: {
        [ANNOTATION_LOCATION]: WORKSPACES_LOCATION,
        [ANNOTATION_ORIGIN_LOCATION]: WORKSPACES_LOCATION,
        [WORKSPACE_LABEL]: workspace,
        ...annotations,
      },
    },
    spec,
  };
}
