import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { stringify } from 'yaml';
import { loadTargetState } from '../../loadTargetState';
import type { WorkspaceSpec } from '../workspaceSpec';
import {
  checkComponentSpec,
  type ComponentSpec,
  componentSpecSchema,
  needOfComponent,
  renderComponent,
  renderSubscription,
} from '.';

const target = loadTargetState(
  resolve(__dirname, '../../../../../target-state/odp.yaml'),
);
const workspace: WorkspaceSpec = {
  id: 'acme-risk',
  displayName: 'ACME risk',
  owner: 'group:default/risk-platform',
  members: [],
  tier: 's',
  clusters: ['odp-eu', 'odp-us'],
};
const awaiting: ComponentSpec = {
  workspace: 'acme-risk',
  name: 'orders-api',
  title: 'Orders "API": `#1`',
  description: '',
  language: 'go',
  template: { name: 'odp-go-service', version: '1.0.0' },
  clusters: ['odp-eu'],
  size: 'small',
  replicas: { min: 2, max: 4 },
};
const consuming: ComponentSpec = {
  ...awaiting,
  name: 'scoring-agent',
  language: 'python',
  event: 'pipeline.completed',
  digest: `sha256:${'ab'.repeat(32)}`,
  restarts: 1,
};

const kindsOf = (spec: ComponentSpec) =>
  renderComponent(target, spec).map(({ kind }) => kind);

describe('renderComponent', () => {
  it('renders a consumer with an image as its golden file', () => {
    const text = renderComponent(target, consuming)
      .map(object => stringify(object, { aliasDuplicateObjects: false }))
      .join('---\n');
    const file = resolve(__dirname, '../__golden__/component.yaml');
    if (process.env.UPDATE_GOLDEN === '1') {
      writeFileSync(file, text);
    }
    expect(text).toBe(readFileSync(file, 'utf8'));
  });

  it('runs nothing before there is an image', () => {
    expect(kindsOf(awaiting)).toEqual(['Service']);
  });

  it('keeps the proxy of the mesh until the service has drained, and ends both before they are ended', () => {
    const { template } = (
      renderComponent(target, consuming).find(
        ({ kind }) => kind === 'Deployment',
      ) as any
    ).spec;
    const { terminationDrainDuration, holdApplicationUntilProxyStarts } =
      JSON.parse(template.metadata.annotations['proxy.istio.io/config']);
    const { preStopSeconds, drainSeconds } = target.workspaces.components;
    const seconds = Number(terminationDrainDuration.replace(/s$/, ''));
    expect(holdApplicationUntilProxyStarts).toBe(true);
    expect(seconds).toBeGreaterThanOrEqual(preStopSeconds + drainSeconds);
    expect(seconds).toBeLessThan(template.spec.terminationGracePeriodSeconds);
  });

  it('scales by what the service itself uses, whatever stands beside it in its pods', () => {
    const { metrics } = (
      renderComponent(target, consuming).find(
        ({ kind }) => kind === 'HorizontalPodAutoscaler',
      ) as any
    ).spec;
    expect(metrics).toEqual([
      {
        type: 'ContainerResource',
        containerResource: expect.objectContaining({
          name: 'cpu',
          container: 'scoring-agent',
        }),
      },
    ]);
  });

  it('keeps names of 63 characters, and no free text, out of where they break something', () => {
    const name = `a${'-b'.repeat(30)}cd`;
    const spec = componentSpecSchema.parse({ ...consuming, name });
    for (const { metadata } of renderComponent(target, spec)) {
      expect(metadata.name).toBe(name);
      for (const value of Object.values(metadata.labels ?? {})) {
        expect(value).toMatch(
          /^[a-zA-Z0-9]([-_.a-zA-Z0-9]{0,61}[a-zA-Z0-9])?$/,
        );
      }
    }
    expect(JSON.stringify(renderComponent(target, spec))).not.toContain('#1');
  });

  it('gives a consumer its subscription and a dead-letter topic that Pulsar’s clients name alike', () => {
    expect(renderSubscription(target, awaiting)).toBeUndefined();
    expect(renderSubscription(target, consuming)).toEqual({
      namespace: 'odp/workspace-acme-risk',
      topic: 'persistent://odp/workspace-acme-risk/pipeline.completed',
      subscription: 'scoring-agent',
      deadLetterTopic:
        'persistent://odp/workspace-acme-risk/pipeline.completed-scoring-agent-DLQ',
    });
  });
});

describe('needOfComponent', () => {
  it('counts what the mesh and Vault put into each pod', () => {
    const need = needOfComponent(target, awaiting, 2);
    expect(need.pods).toBe(2);
    // 100m of its own, 100m of the proxy, 250m of the Vault agent.
    expect(need['requests.cpu']).toBeCloseTo(0.9);
    expect(need['requests.memory']).toBe(2 * (256 + 128 + 64) * 2 ** 20);
  });
});

describe('checkComponentSpec', () => {
  it.each<[string, Partial<ComponentSpec>, string]>([
    [
      'clusters[0]',
      { clusters: ['odp-asia'] },
      "there is no cluster of the workspace 'odp-asia'; there are odp-eu, odp-us",
    ],
    [
      'clusters[1]',
      { clusters: ['odp-eu', 'odp-eu'] },
      "'odp-eu' is named twice",
    ],
    [
      'size',
      { size: 'huge' },
      "there is no size 'huge'; there are small, medium, large",
    ],
    [
      'replicas.max',
      { replicas: { min: 3, max: 2 } },
      '2 is below the least, 3',
    ],
    [
      'replicas.max',
      { replicas: { min: 3, max: 21 } },
      'a component has 20 pods at most',
    ],
    [
      'event',
      { event: 'pipeline.lost' },
      "there is no event type 'pipeline.lost'",
    ],
  ])('says what is wrong with %s', (path, change, message) => {
    const spec = { ...awaiting, ...change };
    expect(checkComponentSpec(spec, { target, workspace })).toEqual([
      { path, message: expect.stringContaining(message) },
    ]);
  });

  it('finds nothing wrong with what a golden path asks for', () => {
    expect(checkComponentSpec(consuming, { target, workspace })).toEqual([]);
  });
});

describe('componentSpecSchema', () => {
  it.each([
    ['name', '9lives'],
    ['name', 'a'.repeat(64)],
    ['title', 'two\nlines'],
    ['digest', 'latest'],
    ['repository', 'http://example.com/x'],
    ['repository', 'https://user:secret@example.com/x'],
    ['template', { name: 'odp-go-service', version: '1' }],
  ])('refuses %s %p', (field, value) => {
    const outcome = componentSpecSchema.safeParse({
      ...awaiting,
      [field]: value,
    });
    expect(outcome.error?.issues.map(({ path }) => path[0])).toEqual([field]);
  });
});
