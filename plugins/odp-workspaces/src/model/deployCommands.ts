import type {
  ListedComponent,
  OperationRequest,
} from '@internal/plugin-odp-workspaces-common';

/** A digest that whoever types the command replaces. */
const DIGEST = '$DIGEST';

/** The lines that push an image of a component and deploy it; `portal` is the address of the portal's backend. */
export function deployCommands(
  component: Pick<ListedComponent, 'workspace' | 'name' | 'imageRepository'>,
  portal: string,
): { push: string; deploy: string } {
  const { workspace, name, imageRepository } = component;
  const request: OperationRequest = {
    kind: 'deploy',
    workspace,
    component: name,
    spec: { digest: DIGEST },
    // Sent again it is the same operation.
    idempotencyKey: `${workspace}/${name}@${DIGEST}`,
  };
  const tag = `${imageRepository}:first`;
  return {
    push: [
      `docker build --tag ${tag} . && docker push ${tag}`,
      `DIGEST=$(docker inspect --format '{{index .RepoDigests 0}}' ${tag} | cut -d@ -f2)`,
    ].join('\n'),
    deploy: [
      'curl --fail-with-body \\',
      '  --header "Authorization: Bearer $ODP_DEPLOY_TOKEN" \\',
      "  --header 'Content-Type: application/json' \\",
      `  --data "${JSON.stringify(request).replaceAll('"', '\\"')}" \\`,
      `  ${portal.replace(/\/$/, '')}/api/odp-workspaces/operations`,
    ].join('\n'),
  };
}
