import { aNode, aPod } from '@internal/test-utils';
import { projectNode, projectPod } from '../records';
import { assessPods } from './assessPods';
import type { NamespaceInput } from './NamespaceInput';

const pods = ['well', 'waiting'].map(
  name =>
    projectPod(
      aPod({
        metadata: { name, creationTimestamp: '2026-11-23T14:00:00Z' },
        ...(name === 'waiting' && {
          status: { phase: 'Pending', conditions: [], containerStatuses: [] },
        }),
      }),
    )!,
);

function assess(options: Partial<NamespaceInput> & { at?: string }) {
  return assessPods({
    records: { pods, replicasets: [] },
    now: Date.parse(options.at ?? '2026-11-23T14:02:00Z'),
    ...options,
  } as NamespaceInput)!;
}

describe('assessPods', () => {
  it('keeps the object of each pod of which nothing changed, so that snapshots share them', () => {
    const first = assess({});
    expect(first.map(({ status }) => status)).toEqual([
      'healthy',
      'progressing',
    ]);
    const [well, waiting] = assess({ previousPods: first });
    expect([well, waiting]).toEqual(first);
    expect(well).toBe(first[0]);
    expect(waiting).toBe(first[1]);
    expect(well.workload).toBe(waiting.workload);
  });

  it('makes another where time, the node or the pod itself says something new', () => {
    const previousPods = assess({});
    const [well, late] = assess({
      previousPods,
      at: '2026-11-23T14:06:00Z',
    });
    expect(well).toBe(previousPods[0]);
    expect(late.status).toBe('degraded');

    const node = () => projectNode(aNode({ ready: 'Unknown' }))!;
    expect(assess({ previousPods, node })[0].status).toBe('unknown');

    const again = projectPod(aPod({ metadata: { name: 'well' } }))!;
    const [replaced] = assess({
      previousPods,
      records: { pods: [again], replicasets: [] },
    });
    expect(replaced.pod).toBe(again);
  });
});
