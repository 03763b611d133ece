import { resolve } from 'node:path';
import {
  type Component,
  loadTargetState,
  renderManifests,
} from '@internal/target-state';
import { evaluatePath } from './evaluatePath';
import type { PathEnd } from './PathEnds';
import { named, networkPolicy } from './testing/cast';
import { podsOf, TestWorld } from './testing/TestWorld';

type Fields = Record<string, any>;

const target = loadTargetState(
  resolve(__dirname, '../../../../target-state/odp.yaml'),
);
const objects: Fields[] = renderManifests(target, 'odp-eu');

function componentNamed(name: string): Component {
  return target.components.find(component => component.name === name)!;
}

/** Two pods of the workload that is rendered for a component; what has none is outside. */
function endOf({ name, namespace, kind }: Component): PathEnd {
  if (kind === 'external') {
    return { kind: 'outside', name };
  }
  const { template } = objects.find(
    object =>
      object.metadata.name === name &&
      object.metadata.namespace === namespace &&
      object.spec?.template,
  )!.spec;
  const { labels } = template.metadata;
  const pod = {
    ...template.spec,
    labels,
    ports: template.spec.containers[0].ports,
    proxy: labels['sidecar.istio.io/inject'] === 'true',
    containers: undefined,
  };
  return podsOf(name, namespace!, [pod, pod]);
}

const dependencies = target.components
  .filter(({ kind }) => kind !== 'external')
  .flatMap(from =>
    (from.dependsOn ?? []).map(name => ({ from, to: componentNamed(name) })),
  )
  .flatMap(({ from, to }) =>
    (to.kind === 'external' ? [{ port: 443 }] : to.ports ?? [undefined]).map(
      port => ({
        name: `${from.name} to ${to.name}${port ? ` on ${port.port}` : ''}`,
        path: {
          from: endOf(from),
          to: endOf(to),
          ...(port && { port: { port: port.port, protocol: 'TCP' } }),
        },
      }),
    ),
  );

describe('the policies that are rendered from the target state', () => {
  it.each(dependencies)('let through what it declares: $name', ({ path }) => {
    const { verdict, egress, ingress, authorization } = evaluatePath(
      path,
      TestWorld.create(objects).world(),
    );
    expect({ verdict, egress, ingress, authorization }).toMatchObject({
      verdict: 'allowed',
      authorization: { verdict: 'allowed' },
    });
  });

  it('shut out what it does not declare', () => {
    const path = {
      from: endOf(componentNamed('openfaas')),
      to: endOf(componentNamed('postgresql')),
      port: { port: 5432, protocol: 'TCP' },
    };
    expect(evaluatePath(path, TestWorld.create(objects).world())).toMatchObject(
      {
        verdict: 'blocked',
        ingress: {
          verdict: 'blocked',
          policies: expect.arrayContaining(['data/default-deny']),
        },
      },
    );
  });

  it('on a busy day: a quarantine in place of what dagster declares cuts it off from Pulsar', () => {
    const world = TestWorld.create([
      ...objects.filter(({ metadata }) => metadata.name !== 'declared-dagster'),
      networkPolicy('data/dagster-quarantine', {
        podSelector: named('dagster'),
        policyTypes: ['Egress'],
        egress: [{ to: [{ podSelector: named('data-catalog') }] }],
      }),
    ]);
    const path = {
      from: endOf(componentNamed('dagster')),
      to: endOf(componentNamed('pulsar')),
      port: { port: 6650, protocol: 'TCP' },
    };
    const { allowingRule, ...assessment } = evaluatePath(path, world.world());
    expect(assessment).toMatchObject({
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
        words: expect.stringMatching(
          /^data\/dagster-quarantine lets dagster reach only pods of data-catalog of this namespace; data\/default-deny drops the rest\. /,
        ),
      },
      ingress: {
        verdict: 'allowed',
        policies: ['storage/declared-pulsar'],
      },
    });
    expect(evaluatePath(path, world.apply(allowingRule!).world()).verdict).toBe(
      'allowed',
    );
  });
});
