import { workspaceNamespace } from '@internal/target-state';
import type { WorkspacesPortal } from '../WorkspacesPortal';
import { Differences } from './Differences';
import {
  inventoryNames,
  isOfPortal,
  notDone,
  objectsOf,
  writtenNames,
} from './objectsOf';

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

/**
 * In what the places and the portal's records differ from each of the
 * workspaces made once, as the last operation has written it, and nothing beside them; in
 * sentences, none when they do not.
 */
export async function whatIsWrong(
  portal: WorkspacesPortal,
  ids: readonly string[],
): Promise<string[]> {
  const found = new Differences();
  const live = await objectsOf(portal, LISTS, metadata =>
    isOfPortal(metadata) ? metadata.namespace ?? metadata.name : undefined,
  );
  const namespaces = ids.map(id => workspaceNamespace(id)).sort();
  found.require('what has namespaces', [...live.keys()].sort(), namespaces);
  const { body: onBus } = await portal.pulsar('GET', 'namespaces/odp');
  found.require(
    'the event bus',
    JSON.parse(onBus).sort(),
    namespaces.map(name => `odp/${name}`),
  );
  for (const id of ids) {
    const { body } = await portal.get(`/workspaces/${id}`);
    found.require(`the phase of ${id}`, body.phase, 'ready');
    const notReady = body.conditions.filter(
      (one: any) => one.state !== 'ready',
    );
    found.require(`what is not ready of ${id}`, notReady, []);
    const { operations } = body;
    found.require(
      `how often ${id} was created`,
      operations.filter(({ kind }: any) => kind === 'create').length,
      1,
    );
    found.require(`what is not done of ${id}`, notDone(operations), []);
    const there = live.get(workspaceNamespace(id)) ?? [];
    const made = inventoryNames(body.inventory);
    found.require(`the inventory of ${id}`, made, there);
    const { body: latest } = await portal.get(
      `/operations/${operations[0].id}`,
    );
    found.require(
      `what was written for ${id}`,
      writtenNames(latest.written),
      there,
    );
  }
  return found.sentences;
}
