import { ConfigReader } from '@backstage/config';
import { readObservabilityConfig } from './readObservabilityConfig';

const read = (observability?: object) =>
  readObservabilityConfig(
    new ConfigReader({
      odp: { targetState: '/etc/odp/odp.yaml', observability } as never,
    }),
  );

describe('readObservabilityConfig', () => {
  it('finds dashboards and metrics beside the target state, and asks nobody where nothing else is said', () => {
    expect(read()).toEqual({
      dashboards: '/etc/odp/dashboards',
      metrics: '/etc/odp/metrics.yaml',
    });
    expect(
      read({
        prometheus: { url: 'http://127.0.0.1:9090', tokenFile: '/t' },
        grafana: { url: 'https://grafana', datasource: 'odp-prometheus' },
      }),
    ).toMatchObject({
      prometheus: { scrapeIntervalSeconds: 15, timeoutSeconds: 10 },
      grafana: { tags: [], folders: [], scrapeIntervalSeconds: 15 },
    });
  });

  it.each([
    [{ prometheus: { url: 'file:///etc/passwd' } }, /prometheus.url: /],
    [
      { prometheus: { url: 'http://user:pass@host' } },
      /prometheus.url: must hold no user or password/,
    ],
    [
      { prometheus: { url: 'http://prometheus:9090', tokenFile: '/t' } },
      /prometheus.tokenFile: needs an https:\/\/ url/,
    ],
    [
      { grafana: { url: 'http://g', tokenFile: '/t', datasource: 'a' } },
      /grafana.tokenFile: needs an https:\/\/ url/,
    ],
    [{ grafana: { url: 'https://g' } }, /grafana.datasource: Required/],
    [
      { grafana: { url: 'https://g', datasource: '../x' } },
      /grafana.datasource: must be 1 to 40 letters/,
    ],
    [{ prometheus: { url: 'https://p', timeoutSeconds: 0 } }, /timeoutSeconds/],
    [{ promtheus: {} }, /odp.observability: Unrecognized key/],
  ])('refuses %j', (settings, words) => {
    expect(() => read(settings)).toThrow(words);
  });
});
