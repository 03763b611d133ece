import type { InventoryItem } from '@internal/plugin-odp-workspaces-common';
import { resourceOfKey, type StoredObject } from '@internal/sandbox';
import { type ComponentSpec, loadTargetState } from '@internal/target-state';
import { componentCreation, digestOf } from './__testUtils__/componentRequests';
import { TARGET_STATE } from './__testUtils__/Places';
import {
  type SandboxPlaces,
  sandboxPlaces,
} from './__testUtils__/sandboxPlaces';
import { FIELD_MANAGER, sandboxWriter } from './__testUtils__/sandboxWriter';
import { creation } from './__testUtils__/workspaceRequests';
import { ComponentDriver } from './drivers/component/ComponentDriver';
import { KubernetesDriver } from './drivers/kubernetes/KubernetesDriver';

const NAMESPACE = 'workspace-acme-risk';
const NAME = 'scoring-agent';
const spec: ComponentSpec = {
  ...componentCreation.spec,
  workspace: 'acme-risk',
  name: NAME,
  digest: digestOf('a'),
};
const target = loadTargetState(TARGET_STATE);
const { signal } = new AbortController();
const held = { hold: async () => undefined };

describe('the removal of a component from a cluster', () => {
  let places: SandboxPlaces;
  let driver: ComponentDriver;
  let noted: InventoryItem[];
  let ends: Array<() => Promise<void>>;
  beforeEach(async () => {
    places = await sandboxPlaces();
    const writer = sandboxWriter(places);
    ends = [() => writer.close(), places.stop];
    const about = { writer, target, fieldManager: FIELD_MANAGER };
    await KubernetesDriver.create({
      ...about,
      subjectName: name => ({ kind: 'Group', name }),
    }).apply(
      'namespace',
      { spec: { id: 'acme-risk', ...creation.spec }, inventory: [], signal },
      held,
    );
    driver = ComponentDriver.create(about);
    const made = await driver.apply(
      'workload',
      { spec, inventory: [], signal },
      held,
    );
    noted = made.inventory;
  });
  afterEach(async () => {
    for (const end of ends) {
      await end();
    }
  });

  const store = () => places.live.cluster.store;
  const services = resourceOfKey('services');
  const autoscalers = resourceOfKey('horizontalpodautoscalers.autoscaling');
  const left = () =>
    [
      'services',
      'poddisruptionbudgets.policy',
      'deployments.apps',
      'horizontalpodautoscalers.autoscaling',
    ].flatMap(key =>
      store()
        .list(resourceOfKey(key), NAMESPACE)
        .map(({ kind, metadata }) => `${kind}/${metadata.name}`),
    );
  const remove = async (inventory: InventoryItem[]) => {
    for (;;) {
      const input = { spec, inventory, signal };
      if (!(await driver.remove('workload', input, held)).length) {
        return;
      }
    }
  };
  /** As somebody else makes it, who does not go by the portal's name. */
  const madeByHand = ({ metadata, ...rest }: StoredObject) => ({
    ...rest,
    metadata: { name: metadata.name, namespace: NAMESPACE },
  });

  it('takes what was made and never noted, as the portal ended in between', async () => {
    const input = { spec, inventory: [], signal };
    const { changes } = await driver.planRemoval(input);
    expect(changes.map(({ action, subject }) => [action, subject])).toEqual([
      ['delete', `Service/${NAME}`],
      ['delete', `PodDisruptionBudget/${NAME}`],
      ['delete', `Deployment/${NAME}`],
      ['delete', `HorizontalPodAutoscaler/${NAME}`],
    ]);
    await remove([]);
    expect(left()).toEqual([]);
  });

  it('takes what was made again since it was noted', async () => {
    store().remove(services, NAME, NAMESPACE);
    await driver.apply('workload', { spec, inventory: noted, signal }, held);
    await remove(noted);
    expect(left()).toEqual([]);
  });

  it('leaves what somebody else has made by its name or with its label', async () => {
    const autoscaler = store().get(autoscalers, NAME, NAMESPACE)!;
    store().remove(autoscalers, NAME, NAMESPACE);
    store().create(madeByHand(autoscaler));
    const service = store().get(services, NAME, NAMESPACE)!;
    store().create({
      ...madeByHand(service),
      metadata: {
        name: 'by-hand',
        namespace: NAMESPACE,
        labels: service.metadata.labels,
      },
    });
    await remove(noted);
    expect(left()).toEqual([
      'Service/by-hand',
      `HorizontalPodAutoscaler/${NAME}`,
    ]);
  });
});
