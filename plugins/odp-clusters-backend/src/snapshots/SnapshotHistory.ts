import type { ClusterSnapshot } from './ClusterSnapshot';
import { takeTopology, type TopologySnapshot } from './TopologySnapshot';

/** At one snapshot a second, twice the time after which a page asks again that hears no signals. */
const KEPT = 60;

/** The last snapshots of a cluster, for those who know one and ask what changed since. */
export class SnapshotHistory {
  readonly #snapshots = new Map<number, TopologySnapshot>();
  #latest: TopologySnapshot;

  static startingWith(snapshot: ClusterSnapshot): SnapshotHistory {
    return new SnapshotHistory(takeTopology(snapshot));
  }

  private constructor(first: TopologySnapshot) {
    this.#latest = first;
    this.#keep(first);
  }

  get latest(): TopologySnapshot {
    return this.#latest;
  }

  /** Adds the next snapshot; the one that is too old now is forgotten. */
  add(snapshot: ClusterSnapshot): void {
    this.#keep(takeTopology(snapshot, this.#latest));
  }

  /** @returns undefined for a revision that never was, or is too old */
  at(revision: number): TopologySnapshot | undefined {
    return this.#snapshots.get(revision);
  }

  #keep(snapshot: TopologySnapshot) {
    this.#latest = snapshot;
    this.#snapshots.set(snapshot.revision, snapshot);
    this.#snapshots.delete(snapshot.revision - KEPT);
  }
}
