import type { Freshness } from '@internal/plugin-odp-clusters-common';
import { loadTargetState } from '@internal/target-state';
import path from 'node:path';
import { NamespaceFactsResolver } from '../facts/NamespaceFactsResolver';
import type { ClusterSnapshot } from '../snapshots/ClusterSnapshot';
import { freshnessKey, type WatchedCluster } from './clusterState';
import { ClusterViews } from './ClusterViews';

const VISIBILITY = { key: 'all', sees: () => true, namesHidden: true };
const SNAPSHOT: ClusterSnapshot = {
  revision: 1,
  namespaces: new Map(),
  nodes: [],
  readable: new Set(),
};

const FACTS = NamespaceFactsResolver.create(
  loadTargetState(path.resolve(__dirname, '../../../../target-state/odp.yaml')),
  {},
);

/** The views of one cluster whose freshness a test sets. */
function viewsOf(state: { freshness: Freshness }) {
  const cluster = {
    watch: {
      definition: { name: 'odp-eu' },
      freshness: () => state.freshness,
      gaps: () => [],
      version: 'v1.36.3',
    },
    publisher: { snapshot: SNAPSHOT },
  } as unknown as WatchedCluster;
  const views = ClusterViews.create({
    clusters: new Map([['odp-eu', cluster]]),
    facts: FACTS,
  });
  return () =>
    [
      views.listClusters(VISIBILITY),
      views.listNamespaces('odp-eu', VISIBILITY),
    ].map(({ etag, body }) => ({ etag, text: body.toString() }));
}

describe('ClusterViews', () => {
  it('makes no new answer for the heartbeats of a live cluster', () => {
    const state: { freshness: Freshness } = {
      freshness: { state: 'live', asOf: '2026-11-23T14:32:00.000Z' },
    };
    const read = viewsOf(state);
    const before = read();
    state.freshness = { state: 'live', asOf: '2026-11-23T14:32:09.000Z' };
    expect(read()).toEqual(before);
  });

  it('tells the next attempt, not one that is long past, and signals none of them', () => {
    const stale = (nextAttemptAt: string): Freshness => ({
      state: 'stale',
      asOf: '2026-11-23T14:19:00.000Z',
      reason: 'the API answers 504',
      nextAttemptAt,
    });
    const state = { freshness: stale('2026-11-23T14:32:00.000Z') };
    const read = viewsOf(state);
    const before = read();
    expect(read()).toEqual(before);
    state.freshness = stale('2026-11-23T14:32:30.000Z');
    read().forEach(({ etag, text }, index) => {
      expect(text).toContain('14:32:30');
      expect(etag).not.toBe(before[index].etag);
    });
    expect(freshnessKey(stale('2026-11-23T14:32:00.000Z'))).toBe(
      freshnessKey(state.freshness),
    );
  });
});
