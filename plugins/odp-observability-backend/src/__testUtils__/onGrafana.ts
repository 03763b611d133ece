import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { aPanel, DASHBOARD } from './dashboards';
import { FakeGrafana } from './FakeGrafana';
import { startPortal } from './portal';

export const LEGACY = '/api/dashboards/uid/theirs';

export const THEIRS = {
  ...DASHBOARD,
  uid: 'theirs',
  title: 'Of others',
  panels: [
    aPanel(1, 'up{cluster="$cluster"}'),
    aPanel(2, 'up', { type: 'geomap' }),
    aPanel(3, 'up', {
      datasource: { type: 'prometheus', uid: '../../admin' },
    }),
    aPanel(4, 'up', { datasource: { type: 'prometheus', uid: 'other-prom' } }),
  ],
};

const SERIES = {
  schema: {
    refId: 'A',
    meta: {
      executedQueryString: 'Expr: up\nStep: 15s',
      notices: [{ severity: 'warning', text: 'partial at 10.0.0.1:10901' }],
    },
    fields: [
      { name: 'Time', type: 'time', config: { interval: 15000 } },
      {
        name: 'Value',
        type: 'number',
        labels: { __name__: 'up', pod: 'api-0' },
        config: { displayNameFromDS: 'api-0' },
      },
    ],
  },
  data: {
    values: [
      [1699999995000, 1700000010000, 1700000025000],
      [1, null, 0],
    ],
    entities: [null, { NaN: [1] }],
  },
};

/** The plugin on a Grafana with a dashboard of its own, listed by a tag. */
export async function startOnGrafana() {
  const folder = mkdtempSync(path.join(tmpdir(), 'odp-grafana-'));
  const tokenFile = path.join(folder, 'token');
  const grafana = await FakeGrafana.start();
  grafana.dashboards = [
    { uid: 'theirs', title: 'Of others', tags: ['odp'] },
    { uid: 'odp-test', title: 'The same as ours', tags: ['odp'] },
    { uid: 'private', title: 'Private', tags: ['finance'] },
  ];
  grafana.documents = {
    [LEGACY]: { json: { dashboard: THEIRS, meta: { slug: 'theirs' } } },
    '/api/dashboards/uid/private': { json: { dashboard: THEIRS } },
  };
  grafana.labels = ['odp-eu'];
  grafana.answer = {
    json: { results: { A: { status: 200, frames: [SERIES] } } },
  };
  writeFileSync(tokenFile, grafana.token);
  const portal = await startPortal({
    grafana: {
      url: grafana.url,
      publicUrl: 'https://grafana.example.org/',
      datasource: 'odp-prometheus',
      tokenFile,
      tags: ['odp'],
    },
  });
  return {
    grafana,
    portal,
    tokenFile,
    theirs: async (id: number) =>
      (await portal.panels([id], { dashboard: 'theirs' }))[id],
    async stop() {
      await portal.stop();
      await grafana.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type OnGrafana = Awaited<ReturnType<typeof startOnGrafana>>;
