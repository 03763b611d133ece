import { createFrontendModule } from '@backstage/frontend-plugin-api';
import kubernetesPlugin from '@backstage/plugin-kubernetes/alpha';

/**
 * The stock Kubernetes tab reaches everything that the reader token can, so it
 * shows only to those who have its permission; the backend refuses the others
 * in any case.
 */
export const entityModule = createFrontendModule({
  pluginId: 'kubernetes',
  extensions: [
    kubernetesPlugin
      .getExtension('entity-content:kubernetes/kubernetes')
      .override({
        if: { permissions: { $contains: 'kubernetes.resources.read#read' } },
      }),
  ],
});
