import { typeOfKind } from '../schema';
import { resourceOfKey, StatusError, type StoredObject } from '../store';
import { applyOwned, unlessSame, updateOwned } from '.';

const EARLY = '2026-11-01T08:00:00Z';
const LATE = '2026-11-01T09:00:00Z';
const type = typeOfKind(resourceOfKey('networkpolicies.networking.k8s.io'));

function policy(
  metadata: Partial<StoredObject['metadata']> = {},
  spec?: StoredObject['spec'],
): StoredObject {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'a', ...metadata },
    ...(spec && { spec }),
  };
}

function apply(
  live: StoredObject | undefined,
  config: StoredObject,
  options: { manager?: string; force?: boolean; time?: string } = {},
) {
  const { manager = 'portal', force = false, time = EARLY } = options;
  return applyOwned(live, config, { manager, force, time, type });
}

const update = (before: StoredObject | undefined, after: StoredObject) =>
  updateOwned(before, after, { manager: 'edit', time: LATE, type });

const managersOf = ({ metadata }: StoredObject) =>
  ((metadata.managedFields ?? []) as Array<{ manager: string }>).map(
    entry => entry.manager,
  );

describe('ownership of fields', () => {
  it('merges a set item by item, and takes back what an owner gives up', () => {
    const one = apply(undefined, policy({ finalizers: ['a/one'] }));
    const both = apply(one, policy({ finalizers: ['a/two'] }), {
      manager: 'other',
    });
    expect(both.metadata.finalizers).toEqual(['a/one', 'a/two']);
    expect(apply(both, policy()).metadata.finalizers).toEqual(['a/two']);
  });

  it('leaves an emptied map out', () => {
    const labelled = apply(undefined, policy({ labels: { a: 'b' } }));
    expect(apply(labelled, policy()).metadata).not.toHaveProperty('labels');
  });

  it('gives the object itself back when nothing changes, later too', () => {
    const live = apply(undefined, policy({ labels: { a: 'b' } }));
    const again = policy({ labels: { a: 'b' } });
    const next = apply(live, again, { time: LATE });
    expect(unlessSame(live, next)).toBe(live);
    const more = apply(live, policy({ labels: { a: 'c' } }));
    expect(unlessSame(live, more)).toBe(more);
  });

  it('gives what nobody tracked to a writer of its own, so that it conflicts', () => {
    const untracked = policy({ labels: { a: 'b' } });
    const config = policy({ labels: { a: 'c' } });
    expect(() => apply(untracked, config)).toThrow(
      'Apply failed with 1 conflict: conflict with "before-first-apply" using networking.k8s.io/v1: .metadata.labels.a',
    );
    const taken = apply(untracked, config, { force: true });
    expect(managersOf(taken)).toEqual(['portal', 'before-first-apply']);
  });

  it('does not begin to track what was made without it', () => {
    const updated = update(policy(), policy({ labels: { a: 'b' } }));
    expect(updated.metadata).not.toHaveProperty('managedFields');
  });

  it('forgets who owned what when a write asks for it', () => {
    const live = apply(undefined, policy({ labels: { a: 'b' } }));
    const reset = policy({ labels: { a: 'b' }, managedFields: [{}] });
    expect(managersOf(update(live, reset))).toEqual([]);
  });

  it('takes fields from who had them, and names the time of the change', () => {
    const live = apply(undefined, policy({ labels: { a: 'b', c: 'd' } }));
    const changed = update(live, {
      ...live,
      metadata: { ...live.metadata, labels: { a: 'x' } },
    });
    expect(changed.metadata.managedFields).toEqual([
      expect.objectContaining({
        manager: 'edit',
        operation: 'Update',
        time: LATE,
        fieldsV1: { 'f:metadata': { 'f:labels': { 'f:a': {} } } },
      }),
    ]);
  });

  it('refuses an item without the key that it is merged by', () => {
    const container = { image: 'x' };
    const config = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'p' },
      spec: { containers: [container] },
    };
    expect(() =>
      applyOwned(undefined, config, {
        manager: 'portal',
        force: false,
        time: EARLY,
        type: typeOfKind(resourceOfKey('pods')),
      }),
    ).toThrow(StatusError);
  });
});
