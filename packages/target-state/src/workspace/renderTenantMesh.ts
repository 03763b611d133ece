import type { KubernetesObject } from '../render';
import { mutualTls } from '../render/renderMesh';
import type { TargetState } from '../schema';
import { workspaceLabels, workspaceNamespace } from './workspaceNamespace';
import type { WorkspaceSpec } from './workspaceSpec';

/** What the mesh demands of the workspace's pods and services, and whose calls it lets through. */
export function renderTenantMesh(
  target: TargetState,
  { id }: WorkspaceSpec,
): KubernetesObject[] {
  const namespace = workspaceNamespace(id);
  const labels = workspaceLabels(id);
  const { ingressFrom, scrapedBy } = target.workspaces.network;
  return [
    ...mutualTls(target.mesh, {
      metadata: { name: 'default', namespace, labels },
      // Its own services alone: what others say of theirs goes on holding.
      host: `*.${namespace}.svc.cluster.local`,
    }),
    {
      apiVersion: 'security.istio.io/v1',
      kind: 'AuthorizationPolicy',
      metadata: { name: 'default', namespace, labels },
      // A policy that allows denies all that it does not name.
      spec: {
        action: 'ALLOW',
        rules: [
          { from: [{ source: { namespaces: [namespace] } }] },
          {
            from: [
              {
                source: {
                  principals: [...ingressFrom, scrapedBy].map(name =>
                    principal(target, name),
                  ),
                },
              },
            ],
          },
        ],
      },
    },
  ];
}

/** Identity of a component in the mesh; `cluster.local` stands for the mesh's trust domain, whatever it is called. */
function principal({ components }: TargetState, name: string): string {
  const { namespace } = components.find(component => component.name === name)!;
  return `cluster.local/ns/${namespace}/sa/${name}`;
}
