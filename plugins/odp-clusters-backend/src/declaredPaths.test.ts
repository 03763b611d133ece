import {
  evaluatePath,
  type Path,
  type PathEnd,
} from '@internal/plugin-odp-clusters-common';
import { resourceOfKey } from '@internal/sandbox';
import {
  type Component,
  loadTargetState,
  renderManifests,
} from '@internal/target-state';
import { resolve } from 'node:path';
import { startBusyDay } from './__testUtils__/portal';
import {
  type Fields,
  podsOf,
  withPods,
  worldOf,
} from './__testUtils__/renderedWorld';

const target = loadTargetState(
  resolve(__dirname, '../../../target-state/odp.yaml'),
);

/** Every path that a component of the clusters declares, on each port of what it depends on. */
function declaredPaths(objects: Fields[]): Array<Path & { name: string }> {
  const endOf = (component: Component): PathEnd =>
    component.namespace === undefined
      ? { kind: 'outside', name: component.name }
      : {
          kind: 'pods',
          name: component.name,
          namespace: component.namespace,
          pods: podsOf(component, objects),
        };
  return target.components
    .filter(({ namespace }) => namespace !== undefined)
    .flatMap(from =>
      target.components
        .filter(({ name }) => from.dependsOn?.includes(name))
        .flatMap(to =>
          (to.namespace ? to.ports ?? [] : [{ port: 443 }]).map(({ port }) => ({
            name: `${from.name} to ${to.name} on ${port}`,
            from: endOf(from),
            to: endOf(to),
            port: { port, protocol: 'TCP' },
          })),
        ),
    );
}

describe('the paths that the target state declares', () => {
  it.each(target.clusters)(
    'are open by the policies rendered for $name',
    ({ name }) => {
      const objects = withPods(renderManifests(target, name));
      const paths = declaredPaths(objects);
      const world = worldOf(target, objects);
      expect(paths.length).toBeGreaterThan(50);
      expect(
        paths.flatMap(path => {
          const { verdict, egress, ingress } = evaluatePath(path, world);
          return verdict === 'allowed' ? [] : [{ path, egress, ingress }];
        }),
      ).toEqual([]);
    },
  );

  it('are open on a busy day but for dagster, which a quarantine cuts off from what is outside its namespace', async () => {
    const { sandbox, stop } = await startBusyDay();
    const { store } = sandbox.clusters['odp-eu'];
    const objects = ['pods', 'namespaces', 'networkpolicies.networking.k8s.io']
      .map(resourceOfKey)
      .flatMap(resource => store.list(resource));
    await stop();
    const paths = declaredPaths(objects);
    const closed = paths.filter(
      path =>
        evaluatePath(path, worldOf(target, objects)).verdict !== 'allowed',
    );
    expect(
      new Set(closed.map(({ from, to }) => `${from.name} to ${to.name}`)),
    ).toEqual(
      new Set([
        'dagster to pulsar',
        'dagster to otel-collector',
        'dagster to gcs-delta-lake',
      ]),
    );
    const toPulsar = closed.find(({ port }) => port!.port === 6650)!;
    expect(evaluatePath(toPulsar, worldOf(target, objects))).toMatchObject({
      verdict: 'blocked',
      egress: {
        verdict: 'blocked',
        policies: [
          'data/dagster-quarantine',
          'data/allow-dns',
          'data/allow-mesh',
          'data/allow-within',
          'data/default-deny',
        ],
        words:
          'data/dagster-quarantine lets dagster reach only pods of data-catalog of this namespace; data/default-deny drops the rest. 3 more policies that select dagster open other paths.',
      },
      ingress: { verdict: 'allowed', policies: ['storage/declared-pulsar'] },
    });
  });
});
