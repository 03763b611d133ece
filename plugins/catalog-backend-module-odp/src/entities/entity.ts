import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  type Entity,
} from '@backstage/catalog-model';

/** Where the entities of the target state come from, as the catalog shows it. */
export const TARGET_STATE_LOCATION = 'odp-target-state:default';

interface EntityParts {
  title: string;
  description?: string;
  annotations?: Record<string, string>;
  tags?: string[];
  links?: Array<{ url: string; title: string }>;
  spec: Record<string, unknown>;
}

/** An entity of the target state. */
export function entity(
  kind: string,
  name: string,
  { title, description, annotations, tags, links, spec }: EntityParts,
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: {
      name,
      namespace: 'default',
      title,
      description,
      ...(tags && { tags }),
      ...(links && { links }),
      annotations: {
        [ANNOTATION_LOCATION]: TARGET_STATE_LOCATION,
        [ANNOTATION_ORIGIN_LOCATION]: TARGET_STATE_LOCATION,
        ...annotations,
      },
    },
    spec: spec as Entity['spec'],
  };
}
