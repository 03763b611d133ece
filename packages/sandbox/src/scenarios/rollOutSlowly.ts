import { BEHAVIOUR_ANNOTATION } from '../life';
import { type ObjectStore, resourceOfKey } from '../store';
import { patch } from './changes';

/** A new version of claims-api, whose pods take long to be ready. */
export function rollOutSlowly(store: ObjectStore): void {
  const place = {
    kind: 'deployments.apps',
    namespace: 'workspace-fjord-claims',
    name: 'claims-api',
  };
  const deployment = store.get(
    resourceOfKey(place.kind),
    place.name,
    place.namespace,
  );
  const [container] = deployment?.spec?.template.spec.containers ?? [];
  patch(store, place, {
    spec: {
      template: {
        metadata: { annotations: { [BEHAVIOUR_ANNOTATION]: 'slow' } },
        spec: {
          containers: [
            {
              ...container,
              image: 'workspace/claims-api:3.1.0',
              resources: {
                requests: { cpu: '250m', memory: '512Mi' },
                limits: { memory: '1Gi' },
              },
            },
          ],
        },
      },
    },
  });
}
