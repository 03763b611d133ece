import { evaluatePath } from '@internal/plugin-odp-clusters-common';
import {
  loadTargetState,
  renderManifests,
  renderWorkspace,
  workspaceNamespace,
} from '@internal/target-state';
import { resolve } from 'node:path';
import { podsOf, withPods, worldOf } from './__testUtils__/renderedWorld';

const target = loadTargetState(
  resolve(__dirname, '../../../target-state/odp.yaml'),
);

/** A workspace with a service of its own. */
function workspace(id: string) {
  const rendered = renderWorkspace(
    target,
    {
      id,
      displayName: id,
      owner: 'group:default/risk-platform',
      members: [],
      tier: 's',
      clusters: ['odp-eu'],
    },
    { subjectName: name => ({ kind: 'Group', name }) },
  ).map(({ object }) => object);
  const service = {
    kind: 'Deployment',
    metadata: { name: 'api', namespace: workspaceNamespace(id) },
    spec: {
      template: {
        metadata: {
          labels: {
            'app.kubernetes.io/name': 'api',
            'sidecar.istio.io/inject': 'true',
          },
        },
        spec: {
          serviceAccountName: 'workspace',
          containers: [{ name: 'api' }],
        },
      },
    },
  };
  return [...rendered, service];
}

const objects = withPods([
  ...renderManifests(target, 'odp-eu'),
  ...workspace('acme'),
  ...workspace('other'),
]);
const world = worldOf(target, objects);
const OWN = { name: 'api', namespace: 'workspace-acme' };
const OTHER = { name: 'api', namespace: 'workspace-other' };
const component = (name: string) =>
  target.components.find(each => each.name === name)!;

function verdict(
  from: { name: string; namespace?: string },
  to: { name: string; namespace?: string },
  port: number,
) {
  const [caller, called] = [from, to].map(({ name, namespace }) =>
    namespace === undefined
      ? ({ kind: 'outside', name } as const)
      : ({
          kind: 'pods',
          name,
          namespace,
          pods: podsOf({ name, namespace }, objects),
        } as const),
  );
  return evaluatePath(
    { from: caller, to: called, port: { port, protocol: 'TCP' } },
    world,
  ).verdict;
}

describe('the paths of a workspace, by its policies and those of the platform', () => {
  it.each([
    ['pulsar', 6650],
    ['pulsar', 8080],
    ['postgresql', 5432],
    ['dagster', 3000],
    ['vault', 8200],
    ['istiod', 15012],
  ])('lead to %s on %d', (name, port) => {
    expect(verdict(OWN, component(name), port)).toBe('allowed');
  });

  it.each([
    // The interface by which Patroni is operated.
    ['postgresql', 8008],
    ['redis', 6379],
    ['temporal', 7233],
    ['user-api', 8080],
    ['grafana', 3000],
  ])('do not lead to %s on %d', (name, port) => {
    expect(verdict(OWN, component(name), port)).toBe('blocked');
  });

  it.each(['kong', 'istio-ingress', 'prometheus'])('lead in from %s', name => {
    expect(verdict(component(name), OWN, 8080)).toBe('allowed');
  });

  it.each(['user-api', 'grafana', 'pulsar'])('do not lead in from %s', name => {
    expect(verdict(component(name), OWN, 8080)).toBe('blocked');
  });

  it('stay within it, and lead neither to another workspace nor outside', () => {
    expect(verdict(OWN, OWN, 8080)).toBe('allowed');
    expect(verdict(OWN, OTHER, 8080)).toBe('blocked');
    expect(verdict(OWN, { name: 'internet' }, 443)).toBe('blocked');
    expect(verdict({ name: 'internet' }, OWN, 8080)).toBe('blocked');
  });
});
