import { aNode } from '@internal/test-utils';
import { assessExecution } from '../__testUtils__/assessExecution';
import { projectNode } from '../records';
import { assessCluster } from './assessCluster';

const { summary } = assessExecution({});
const node = (overrides: object) => projectNode(aNode(overrides))!;

describe('assessCluster', () => {
  it('counts a cordoned node and calls no cluster degraded for it', () => {
    const { health, counts } = assessCluster(
      [node({ spec: { unschedulable: true } })],
      [summary],
      'odp-eu',
    );
    expect(health).toMatchObject({ status: 'healthy', reasons: [] });
    expect(counts.nodes).toEqual({
      total: 1,
      silent: 0,
      notReady: 0,
      cordoned: 1,
    });
  });

  it('takes the worst of what nodes say of themselves', () => {
    const { health } = assessCluster(
      [node({ ready: 'Unknown' }), node({ ready: 'False' }), node({})],
      [summary],
      'odp-eu',
    );
    expect(health.status).toBe('degraded');
    expect(health.reasons.map(({ rule }) => rule)).toEqual([
      'node.not-ready',
      'node.silent',
    ]);
  });
});
