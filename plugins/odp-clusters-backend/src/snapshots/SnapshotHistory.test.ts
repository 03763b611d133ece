import { SnapshotHistory } from './SnapshotHistory';

const snapshot = (revision: number) => ({
  revision,
  namespaces: new Map(),
  nodes: [],
  readable: new Set<never>(),
});

describe('SnapshotHistory', () => {
  it('knows a minute of snapshots at one a second, and forgets what is older', () => {
    const history = SnapshotHistory.startingWith(snapshot(0));
    for (let revision = 1; revision <= 60; revision++) {
      expect(history.at(0)?.revision).toBe(0);
      history.add(snapshot(revision));
    }
    expect(history.at(0)).toBeUndefined();
    expect(history.at(1)?.revision).toBe(1);
    expect(history.latest.revision).toBe(60);
    expect(history.at(61)).toBeUndefined();
  });
});
