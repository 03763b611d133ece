import { writePanelAnswer } from '@internal/plugin-odp-observability-common';
import { dataOf } from '../__testUtils__/boards';
import { FakeObservabilityBackend } from '../__testUtils__/FakeObservabilityBackend';
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

  it('reads rollouts of the clusters, and does without those that are not for the reader', async () => {
    const backend = FakeObservabilityBackend.create();
    backend.answers['odp-clusters/clusters/odp-eu/namespaces/execution'] = {
      workloads: [
        {
          name: 'yaml-processor',
          image: 'images.example:5000/yaml-processor:2.8.0@sha256:aa',
          revisionSince: '2026-11-23T13:58:00.000Z',
        },
        { name: 'silent' },
      ],
    };
    expect(
      await backend
        .client()
        .loadRollouts(
          { cluster: 'odp-eu', namespaces: ['execution', 'hidden'] },
          request(),
        ),
    ).toEqual({
      kind: 'data',
      data: [
        {
          at: Date.UTC(2026, 10, 23, 13, 58),
          label: 'rollout of yaml-processor 2.8.0',
        },
      ],
    });
  });
});
