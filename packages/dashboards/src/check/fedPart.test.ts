import { loadMetricCatalogue, loadTargetState } from '@internal/target-state';
import path from 'node:path';
import { allDashboards } from '../dashboards/allDashboards';
import { recordingRules } from '../rules/recordingRules';
import { fedPart } from './fedPart';
import { panelsOf, renderableSchema } from './renderable';

const FOLDER = path.resolve(__dirname, '../../../../target-state');

describe('the part of the dashboards that is fed', () => {
  const target = loadTargetState(path.join(FOLDER, 'odp.yaml'));
  const partOf = (running: string) =>
    fedPart(allDashboards(target), {
      catalogue: loadMetricCatalogue(path.join(FOLDER, 'metrics.yaml')),
      rules: recordingRules(target).flatMap(({ rules }) => rules),
      isThere: ({ exporter }) => exporter === running,
    }).map(json => renderableSchema.parse(json));

  it('has what an exporter tells itself and by way of rules, and nothing that needs another one', () => {
    const parts = partOf('kube-state-metrics');
    const titles = parts.flatMap(part =>
      panelsOf(part).map(({ title }) => title),
    );
    expect(titles).toEqual(
      expect.arrayContaining(['Node availability', 'Component state']),
    );
    // Limits are of kube-state-metrics, what is used is of cAdvisor.
    expect(titles).not.toContain('Pod memory utilization');
    expect(titles).not.toContain('Sign-ins');
    expect(parts.map(({ uid }) => uid)).not.toContain('temporal-workflows');
  });

  it('keeps the variables that have options', () => {
    const [overview] = partOf('keycloak').filter(
      ({ uid }) => uid === 'platform-overview',
    );
    expect(overview.templating.list.map(({ name }) => name)).toEqual([
      'datasource',
    ]);
    expect(panelsOf(overview).map(({ title }) => title)).toEqual(['Sign-ins']);
  });
});
