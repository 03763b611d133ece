import { loadMetricCatalogue, loadTargetState } from '@internal/target-state';
import { resolve } from 'node:path';
import { allDashboards } from '../dashboards/allDashboards';
import { Catalogue } from './Catalogue';
import { checkDashboard } from './checkDashboard';

const root = resolve(__dirname, '../../../../target-state');
const catalogue = Catalogue.create(
  loadMetricCatalogue(resolve(root, 'metrics.yaml')),
);
const overview = JSON.stringify(
  allDashboards(loadTargetState(resolve(root, 'odp.yaml')))[0],
);

/** What the edits below touch. */
interface Editable {
  panels: {
    id: number;
    type: string;
    title: string;
    description?: string;
    gridPos: { x: number; y: number; w: number };
    targets: {
      expr: string;
      legendFormat?: string;
      datasource: { uid: string };
    }[];
    fieldConfig: { defaults: { unit?: string; custom?: object } };
    transformations?: object[];
    libraryPanel?: object;
  }[];
  templating: { list: { name: string; query: { query: string } }[] };
}

/** Problems of the overview after an edit. */
function problemsAfter(edit: (dashboard: Editable) => void): string[] {
  const dashboard = JSON.parse(overview);
  edit(dashboard);
  return checkDashboard('overview', dashboard, catalogue);
}

/** Problems of the overview when its panel Traffic asks something else. */
function problemsOf(expr: string): string[] {
  return problemsAfter(({ panels }) => {
    panels[0].targets[0].expr = expr;
  });
}

const TRAFFIC = 'overview: panel "Traffic"';
const SCOPE = 'cluster="$cluster", namespace=~"$namespace"';

describe('the check of a dashboard', () => {
  it('finds nothing in a good one', () => {
    expect(problemsAfter(() => {})).toEqual([]);
  });

  it.each<[string, (dashboard: Editable) => void, string]>([
    [
      'a panel that the portal cannot draw',
      ({ panels }) => {
        panels[0].type = 'piechart';
      },
      `${TRAFFIC}: type: Invalid enum value`,
    ],
    [
      'a part of a panel that the portal does not draw',
      ({ panels }) => {
        panels[0].libraryPanel = { uid: 'shared' };
      },
      `${TRAFFIC}: the portal draws no libraryPanel`,
    ],
    [
      'an option that the portal says that it does not draw',
      ({ panels }) => {
        panels[0].fieldConfig.defaults.custom = { axisPlacement: 'right' };
        panels[0].type = 'timeseries';
      },
      `${TRAFFIC}: Series of a second axis are drawn on the first.`,
    ],
    [
      'a transformation that the portal does not make',
      ({ panels }) => {
        panels[0].transformations = [{ id: 'joinByField', options: {} }];
      },
      `${TRAFFIC}: transformations.0.id: Invalid enum value`,
    ],
    [
      'a panel without a description',
      ({ panels }) => {
        delete panels[0].description;
      },
      `${TRAFFIC}: description: Required`,
    ],
    [
      'a panel without a unit',
      ({ panels }) => {
        delete panels[0].fieldConfig.defaults.unit;
      },
      `${TRAFFIC}: fieldConfig.defaults.unit: Required`,
    ],
    [
      'a query without a legend',
      ({ panels }) => {
        delete panels[0].targets[0].legendFormat;
      },
      `${TRAFFIC}: query A has no legend`,
    ],
    [
      'a data source of its own',
      ({ panels }) => {
        panels[0].targets[0].datasource.uid = 'P1809F7CD0C75ACF3';
      },
      `${TRAFFIC}: has the data source P1809F7CD0C75ACF3; use \${datasource}`,
    ],
    [
      'panels on top of each other',
      ({ panels }) => {
        panels[1].gridPos.x = 5;
      },
      'overview: "Errors 5xx" lies on "Traffic"',
    ],
    [
      'a panel beyond the last column',
      ({ panels }) => {
        panels[3].gridPos.w = 7;
      },
      'overview: "Saturation" reaches from column 18 to 25; there are 24',
    ],
    [
      'a table that would be cut',
      ({ panels }) => {
        panels.find(({ type }) => type === 'table')!.gridPos.w = 5;
      },
      'overview: "Services by error rate" is a table of 5 columns; give it 8',
    ],
    [
      'more panels beside each other than there is room for',
      ({ panels }) => {
        const [first, ...others] = panels.slice(-5).map(p => p.gridPos);
        others.forEach((place, index) =>
          Object.assign(place, { ...first, x: 4 * index, w: 4 }),
        );
        Object.assign(first, { x: 20, w: 4 });
      },
      'is one more than 4 beside each other',
    ],
    [
      'two panels with one id',
      ({ panels }) => {
        panels[1].id = 1;
      },
      'overview: "Errors 5xx" has the id 1 of "Traffic"',
    ],
    [
      'two panels with one title',
      ({ panels }) => {
        panels[1].title = 'Traffic';
      },
      'overview: "Traffic" is the title of two panels',
    ],
    [
      'a variable that nobody declares',
      ({ panels }) => {
        panels[0].title = 'Traffic of $tenant';
      },
      'overview: the variable $tenant is used and declared nowhere',
    ],
    [
      'a variable that nobody uses',
      ({ templating }) => {
        templating.list.push({ ...templating.list[1], name: 'region' });
      },
      'overview: the variable $region is declared and used nowhere',
    ],
    [
      'a variable of a label that its series do not have',
      ({ templating }) => {
        templating.list[2].query.query = 'label_values(up, tenant)';
      },
      'overview: the variable $namespace reads the label tenant, which up does not have',
    ],
  ])('finds %s', (_, edit, sentence) => {
    expect(problemsAfter(edit)).toContainEqual(
      expect.stringContaining(sentence),
    );
  });

  it.each([
    [
      `sum(rate(kong_http_requests_total{${SCOPE}}[5m])`,
      'is no PromQL from character',
    ],
    [
      'sum(made_up_total{cluster="$cluster"})',
      'uses made_up_total, which is not in the metric catalogue',
    ],
    ['{cluster="$cluster"}', 'selects series without naming their metric'],
    [
      // The name of a histogram alone has no series.
      'sum(kong_request_latency_ms{cluster="$cluster"})',
      'uses kong_request_latency_ms, which is not in the metric catalogue',
    ],
    [
      `rate(container_memory_working_set_bytes{${SCOPE}}[5m])`,
      'takes rate() of container_memory_working_set_bytes, which is no counter',
    ],
    [
      `histogram_quantile(0.9, sum by (service) (odp:service_latency_ms_bucket:rate5m{${SCOPE}}))`,
      'takes histogram_quantile of a sum that drops the label le',
    ],
    [
      `sum(odp:service_requests:rate5m{${SCOPE}, code="500"}) / sum(odp:service_requests:rate5m{${SCOPE}})`,
      'divides by odp:service_requests:rate5m, which is 0 without traffic',
    ],
    [
      `sum(odp:service_requests:rate5m{${SCOPE}, code="500"}) or vector(0)`,
      'takes vector() for what nobody measured',
    ],
    [
      'sum(odp:service_requests:rate5m{namespace=~"$namespace"})',
      'does not narrow odp:service_requests:rate5m to cluster="$cluster"',
    ],
    [
      'sum(odp:service_requests:rate5m{cluster="$cluster"})',
      'does not narrow odp:service_requests:rate5m to namespace=~"$namespace"',
    ],
    [
      'sum(odp:service_requests:rate5m{cluster="$cluster", namespace="ml"})',
      'names the namespace "ml" of odp:service_requests:rate5m itself; use a variable',
    ],
    [
      'sum(pulsar_rate_in{cluster="$cluster"})',
      'uses pulsar_rate_in, whose namespace stands in exported_namespace',
    ],
  ])('finds what is wrong with %s', (expr, sentence) => {
    expect(problemsOf(expr)).toContainEqual(
      expect.stringContaining(`${TRAFFIC}: query A ${sentence}`),
    );
  });

  it('takes a rate of parts of a histogram, and a quantile that keeps le', () => {
    expect(
      problemsOf(
        'histogram_quantile(0.9, sum by (le) (rate(persistence_latency_bucket{cluster="$cluster"}[$__rate_interval])))',
      ),
    ).toEqual([]);
  });
});
