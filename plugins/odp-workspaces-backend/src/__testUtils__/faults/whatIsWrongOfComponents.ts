import { COMPONENT_LABEL, workspaceNamespace } from '@internal/target-state';
import type { WorkspacesPortal } from '../WorkspacesPortal';
import type { ComponentAsked } from './componentsOf';
import { Differences } from './Differences';
import {
  inventoryNames,
  isOfPortal,
  notDone,
  objectsOf,
  writtenNames,
} from './objectsOf';

/** Lists of what the portal makes of a component in a cluster. */
const APPLIED = [
  '/api/v1/services',
  '/apis/apps/v1/deployments',
  '/apis/policy/v1/poddisruptionbudgets',
  '/apis/autoscaling/v2/horizontalpodautoscalers',
];
/** And of what the cluster makes of that. */
const FOLLOWING = ['/apis/apps/v1/replicasets', '/api/v1/pods'];

/**
 * In what the places and the portal's records differ from each of the components
 * made and deployed once, with nothing beside them; in sentences, none when they do not.
 */
export async function whatIsWrongOfRunning(
  portal: WorkspacesPortal,
  components: readonly ComponentAsked[],
): Promise<string[]> {
  const found = new Differences();
  const live = await objectsOf(portal, APPLIED, metadata =>
    isOfPortal(metadata) ? metadata.labels[COMPONENT_LABEL] : undefined,
  );
  const names = components.map(({ component }) => component).sort();
  found.require('what has objects', [...live.keys()].sort(), names);
  for (const { component } of components) {
    const { body } = await portal.get(`/components/${component}`);
    found.require(`the phase of ${component}`, body.phase, 'ready');
    requireOnce(found, body, ['deploy', 'create-component']);
    const there = live.get(component) ?? [];
    found.require(
      `the inventory of ${component}`,
      inventoryNames(body.inventory),
      there,
    );
    const { body: latest } = await portal.get(
      `/operations/${body.operations[0].id}`,
    );
    found.require(
      `what was written for ${component}`,
      writtenNames(latest.written),
      there,
    );
  }
  await requireSubscribed(found, portal, { components, areThere: true });
  return found.sentences;
}

/** The same once each of them was deleted: nothing is left. */
export async function whatIsWrongOfGone(
  portal: WorkspacesPortal,
  components: readonly ComponentAsked[],
): Promise<string[]> {
  const found = new Differences();
  const left = await objectsOf(
    portal,
    [...APPLIED, ...FOLLOWING],
    ({ labels = {} }) => labels[COMPONENT_LABEL],
  );
  found.require('what is left in the cluster', [...left.entries()], []);
  for (const { component } of components) {
    const { body } = await portal.get(`/components/${component}`);
    found.require(`the phase of ${component}`, body.phase, 'gone');
    found.require(`the inventory of ${component}`, body.inventory, []);
    requireOnce(found, body, [
      'delete-component',
      'deploy',
      'create-component',
    ]);
  }
  await requireSubscribed(found, portal, { components, areThere: false });
  return found.sentences;
}

/** Each operation is there once, the latest first, and has done all that it had to. */
function requireOnce(found: Differences, body: any, kinds: string[]): void {
  const { name, operations } = body;
  found.require(
    `what was done with ${name}`,
    operations.map(({ kind }: any) => kind),
    kinds,
  );
  found.require(`what is not done of ${name}`, notDone(operations), []);
}

/** The topic of each workspace has a subscription of each of its components, or none. */
async function requireSubscribed(
  found: Differences,
  portal: WorkspacesPortal,
  wanted: { components: readonly ComponentAsked[]; areThere: boolean },
): Promise<void> {
  const { components, areThere } = wanted;
  const workspaces = new Set(components.map(({ workspace }) => workspace));
  for (const workspace of workspaces) {
    const topic = `odp/${workspaceNamespace(workspace)}/pipeline.completed`;
    const { body } = await portal.pulsar(
      'GET',
      `persistent/${topic}/subscriptions`,
    );
    const own = components.filter(one => one.workspace === workspace);
    found.require(
      `who subscribes to ${topic}`,
      JSON.parse(body).sort(),
      areThere ? own.map(({ component }) => component).sort() : [],
    );
  }
}
