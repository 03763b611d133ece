import type {
  ListedComponent,
  PlanRequest,
} from '@internal/plugin-odp-workspaces-common';

/** Stands in a command for the digest, which the shell puts in. */
const DIGEST = '$DIGEST';

const CURL = [
  'curl --silent --show-error --fail-with-body \\',
  '  --header "Authorization: Bearer $ODP_DEPLOY_TOKEN" \\',
  "  --header 'Content-Type: application/json' \\",
];

/**
 * The lines of a shell that push an image of a component, and that deploy it:
 * they plan it first, as the portal does only what somebody has named the plan
 * of. `portal` is the address of the portal's backend.
 */
export function deployCommands(
  component: Pick<ListedComponent, 'workspace' | 'name' | 'imageRepository'>,
  portal: string,
): { push: string; deploy: string } {
  const { workspace, name, imageRepository } = component;
  const request: PlanRequest = {
    kind: 'deploy',
    workspace,
    component: name,
    spec: { digest: DIGEST },
  };
  const routes = `${portal.replace(/\/$/, '')}/api/odp-workspaces`;
  const tag = `${imageRepository}:first`;
  return {
    push: [
      `docker build --tag ${tag} . && docker push ${tag}`,
      `DIGEST=$(docker inspect --format '{{index .RepoDigests 0}}' ${tag} | cut -d@ -f2)`,
    ].join('\n'),
    deploy: [
      `HASH=$(${CURL.join('\n')}`,
      `  --data ${inShell(request)} \\`,
      `  ${routes}/plans | sed 's/.*"planHash":"\\([0-9a-f]*\\)".*/\\1/')`,
      ...CURL,
      `  --data ${inShell({
        ...request,
        planHash: '$HASH',
        // The same digest may be deployed again, after another one.
        idempotencyKey: '$(date +%s)',
      })} \\`,
      `  ${routes}/operations`,
    ].join('\n'),
  };
}

/** JSON in double quotes, in which a shell puts in what begins with a dollar sign. */
function inShell(value: object): string {
  return `"${JSON.stringify(value).replaceAll('"', '\\"')}"`;
}
