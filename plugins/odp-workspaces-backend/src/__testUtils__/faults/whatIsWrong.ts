import { workspaceNamespace } from '@internal/target-state';
import type { WorkspacesPortal } from '../WorkspacesPortal';

/** Lists of everything that the portal makes in a cluster. */
const LISTS = [
  '/api/v1/namespaces',
  '/api/v1/resourcequotas',
  '/api/v1/limitranges',
  '/api/v1/serviceaccounts',
  '/apis/networking.k8s.io/v1/networkpolicies',
  '/apis/rbac.authorization.k8s.io/v1/rolebindings',
  '/apis/security.istio.io/v1/peerauthentications',
  '/apis/security.istio.io/v1/authorizationpolicies',
  '/apis/networking.istio.io/v1/destinationrules',
];
const MANAGER = 'odp-portal';

/**
 * In what the places and the portal's records differ from each of the
 * workspaces made once, as the last operation has written it, and nothing beside them; in
 * sentences, none when they do not.
 */
export async function whatIsWrong(
  portal: WorkspacesPortal,
  ids: readonly string[],
): Promise<string[]> {
  const wrong: string[] = [];
  const require = (what: string, found: unknown, wanted: unknown) => {
    const [is, ought] = [found, wanted].map(value => JSON.stringify(value));
    if (is !== ought) {
      wrong.push(`${what} is ${is}, and ought to be ${ought}`);
    }
  };
  const live = await objectsOf(portal);
  const namespaces = ids.map(id => workspaceNamespace(id)).sort();
  require('what has namespaces', [...live.keys()].sort(), namespaces);
  const { body: onBus } = await portal.pulsar('GET', 'namespaces/odp');
  require('the event bus', JSON.parse(onBus).sort(), namespaces.map(
    name => `odp/${name}`,
  ));
  for (const id of ids) {
    const { body } = await portal.get(`/workspaces/${id}`);
    require(`the phase of ${id}`, body.phase, 'ready');
    const notReady = body.conditions.filter(
      (one: any) => one.state !== 'ready',
    );
    require(`what is not ready of ${id}`, notReady, []);
    const { operations } = body;
    require(`how often ${id} was created`, operations.filter(
      ({ kind }: any) => kind === 'create',
    ).length, 1);
    const notDone = operations.flatMap(({ state, steps }: any) =>
      [state, ...steps.map((step: any) => step.state)].filter(
        one => one !== 'done',
      ),
    );
    require(`what is not done of ${id}`, notDone, []);
    const there = live.get(workspaceNamespace(id)) ?? [];
    const named = ({ kind, name, uid }: any) => `${kind}/${name} ${uid}`;
    const made = body.inventory.filter(({ uid }: any) => uid).map(named);
    require(`the inventory of ${id}`, made.sort(), there);
    const { body: latest } = await portal.get(
      `/operations/${operations[0].id}`,
    );
    const written = latest.written
      .filter(({ uid }: any) => uid)
      .map(({ subject, uid }: any) => `${subject} ${uid}`);
    require(`what was written for ${id}`, written.sort(), there);
  }
  return wrong;
}

/** What the portal has made in a cluster, by namespace: `ResourceQuota/workspace <uid>`. */
async function objectsOf(
  portal: WorkspacesPortal,
): Promise<Map<string, string[]>> {
  const objects = new Map<string, string[]>();
  for (const list of LISTS) {
    const { body } = await portal.kubectl('GET', list);
    const kind = body.kind.replace(/List$/, '');
    for (const { metadata } of body.items) {
      const { name, namespace = name, uid, managedFields = [] } = metadata;
      if (managedFields.some(({ manager }: any) => manager === MANAGER)) {
        const own = objects.get(namespace) ?? [];
        objects.set(namespace, [...own, `${kind}/${name} ${uid}`].sort());
      }
    }
  }
  return objects;
}
