import { writePanelAnswer } from '@internal/plugin-odp-observability-common';
import { dataOf } from '../__testUtils__/boards';
import { FakeObservabilityBackend } from '../__testUtils__/FakeObservabilityBackend';
import { rolloutsOf } from '../model/rollouts';
import { ObservabilityClient } from './ObservabilityClient';

const request = () => ({ signal: new AbortController().signal });

describe('ObservabilityClient', () => {
  it('asks each route of the contract, with names from outside encoded', async () => {
    const backend = FakeObservabilityBackend.create();
    const client = backend.client();
    const ask = async (call: () => Promise<unknown>) => {
      await call().catch(() => {});
      return backend.asked.pop();
    };
    expect(await ask(() => client.loadDashboards(undefined, request()))).toBe(
      '/dashboards',
    );
    expect(
      await ask(() => client.loadDashboards('component:default/a', request())),
    ).toBe('/dashboards?entityRef=component%3Adefault%2Fa');
    expect(await ask(() => client.loadDashboard('../x', request()))).toBe(
      '/dashboards/..%2Fx',
    );
    expect(
      await ask(() =>
        client.loadVariable(
          { dashboard: 'a', name: 'n', others: { cluster: ['x&y', 'z'] } },
          request(),
        ),
      ),
    ).toBe('/dashboards/a/variables/n?cluster=x%26y&cluster=z');
    expect(await ask(() => client.loadDoctor(request()))).toBe('/doctor');
  });

  it('hands over each panel when its line is whole, wherever the network cuts it', async () => {
    const lines = `${writePanelAnswer(
      dataOf(1, { Zürich: () => NaN }),
    )}\n\n{"id": 2, "state":\n${writePanelAnswer(dataOf(3, { b: () => 1 }))}`;
    const bytes = new TextEncoder().encode(lines);
    const answers: unknown[] = [];
    const client = ObservabilityClient.create({
      discoveryApi: { getBaseUrl: async () => 'http://portal' },
      fetchApi: {
        fetch: async () =>
          new Response(
            new ReadableStream({
              start(controller) {
                for (let at = 0; at < bytes.length; at += 7) {
                  controller.enqueue(bytes.slice(at, at + 7));
                }
                controller.close();
              },
            }),
          ),
      },
    });
    await client.queryPanels({
      query: {
        dashboard: 'a',
        panels: [],
        range: { from: 'now-1h', to: 'now' },
        variables: {},
      },
      onAnswer: answer => answers.push(answer),
      signal: request().signal,
    });
    // A line that was cut is no answer, and spoils none.
    expect(answers).toMatchObject([
      { id: 1, frames: [{ columns: [{}, { name: 'Zürich' }] }] },
      { id: 3 },
    ]);
    expect(JSON.stringify(answers)).not.toContain('"values":[0');
  });

  it('reads the rollouts of a cluster, of which charts mark those of the chosen namespaces', async () => {
    const backend = FakeObservabilityBackend.create();
    const list = {
      cluster: 'odp-eu',
      items: [
        {
          namespace: 'execution',
          kind: 'Deployment',
          name: 'yaml-processor',
          image: 'images.example:5000/yaml-processor:2.8.0@sha256:aa',
          since: '2026-11-23T13:58:00.000Z',
        },
        {
          namespace: 'data',
          kind: 'Deployment',
          name: 'dagster',
          since: '2026-11-23T11:00:00.000Z',
        },
      ],
    };
    backend.answers['odp-clusters/clusters/odp-eu/rollouts'] = list;
    expect(
      await backend.client().loadRollouts('odp-eu', request()),
    ).toMatchObject({ kind: 'data', data: list });
    const at = Date.UTC(2026, 10, 23, 13, 58);
    expect(rolloutsOf(list, ['execution', 'ml'])).toEqual([
      { at, label: 'rollout of yaml-processor 2.8.0' },
    ]);
    expect(rolloutsOf(list, ['data'])).toMatchObject([
      { label: 'rollout of dagster' },
    ]);
  });
});
