import { projectNode } from '@internal/plugin-odp-clusters-common';
import { aNode } from '@internal/test-utils';
import type { NamespaceFactsResolver } from '../facts/NamespaceFactsResolver';
import { ClusterStore } from '../store/ClusterStore';
import type { ClusterWatch } from '../watching/ClusterWatch';
import type { ClusterSnapshot } from './ClusterSnapshot';
import { SnapshotPublisher } from './SnapshotPublisher';

describe('SnapshotPublisher', () => {
  it('tells that nodes cannot be read any more, also of a cluster without a namespace', async () => {
    const store = ClusterStore.create(Date.now, 'mesh-root');
    let published: (snapshot: ClusterSnapshot) => void = () => {};
    const publisher = SnapshotPublisher.create({
      watch: { store, settledAt: 0 } as unknown as ClusterWatch,
      facts: {} as NamespaceFactsResolver,
      intervalMs: 1,
      onPublish: snapshot => published(snapshot),
    });
    const next = () =>
      new Promise<ClusterSnapshot>(resolve => {
        published = resolve;
        publisher.changed();
      });

    store.upsert('nodes', projectNode(aNode())!, undefined);
    store.setReadable('nodes', true);
    const first = await next();
    expect([...first.readable]).toEqual(['nodes']);
    expect(await next()).toBe(first);

    store.setReadable('nodes', false);
    const second = await next();
    expect([...second.readable]).toEqual([]);
    expect(second.revision).toBe(first.revision + 1);
    publisher.stop();
  });
});
