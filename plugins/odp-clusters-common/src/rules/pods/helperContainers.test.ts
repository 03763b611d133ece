import { aPod } from '@internal/test-utils';
import { loggedContainersOf, projectPod } from '../../records';
import { assessPod } from '../assessPod';
import {
  completed,
  initializing,
  lastExit,
  type Raw,
  running,
  waiting,
  withInitDone,
  withProxy,
  withSidecar,
} from './__testUtils__/podsWithHelpers';

const NOW = Date.parse('2026-11-23T14:32:00Z');

const ROWS: Array<[string, string, Raw]> = [
  [
    'pod.crash-loop',
    'init container migrate: CrashLoopBackOff, last exit 1 Error',
    initializing({ ...waiting('CrashLoopBackOff'), ...lastExit(1, 'Error') }),
  ],
  [
    'pod.out-of-memory',
    'init container migrate: out of memory: CrashLoopBackOff, last exit 137 OOMKilled, limit 64 MiB',
    initializing({
      ...waiting('CrashLoopBackOff'),
      ...lastExit(137, 'OOMKilled'),
    }),
  ],
  [
    'pod.image-pull',
    'init container migrate: image odp/migrate:1.0 cannot be pulled (ImagePullBackOff)',
    initializing(waiting('ImagePullBackOff')),
  ],
  [
    'pod.configuration',
    'init container migrate: CreateContainerConfigError: secret "db" not found',
    initializing(waiting('CreateContainerConfigError')),
  ],
  [
    'pod.slow-start',
    'init container migrate runs for longer than 5 min',
    initializing(running({ ready: false })),
  ],
  [
    'pod.starting',
    'starting (init container migrate runs)',
    initializing(running({ ready: false }), {
      metadata: { creationTimestamp: '2026-11-23T14:31:00Z' },
    }),
  ],
  [
    'pod.starting',
    'starting (PodInitializing)',
    initializing(waiting('PodInitializing'), {
      metadata: { creationTimestamp: '2026-11-23T14:31:00Z' },
    }),
  ],
  [
    'pod.crash-loop',
    'sidecar vault-agent: CrashLoopBackOff, last exit 2 Error',
    withSidecar(
      { ...waiting('CrashLoopBackOff'), ...lastExit(2, 'Error') },
      false,
    ),
  ],
  [
    'pod.not-ready',
    'sidecar vault-agent: runs and is not ready',
    withSidecar(running({ ready: false }), false),
  ],
  [
    'pod.restarting',
    'sidecar vault-agent: restarted 3 times, still ready; last exit 2 Error',
    withSidecar(running({ restartCount: 3, ...lastExit(2, 'Error') }), true),
  ],
  [
    'pod.crash-loop',
    'mesh proxy: CrashLoopBackOff, last exit 255 Error',
    withProxy(
      { ...waiting('CrashLoopBackOff'), ...lastExit(255, 'Error') },
      false,
    ),
  ],
  [
    'pod.not-ready',
    'mesh proxy: runs and is not ready',
    withProxy(running({ ready: false }), false),
  ],
  [
    'pod.becoming-ready',
    'mesh proxy: runs and is not ready yet',
    withProxy(
      running({
        ready: false,
        state: { running: { startedAt: '2026-11-23T14:31:50Z' } },
      }),
      false,
    ),
  ],
  [
    'pod.restarting',
    'mesh proxy: restarted 1 time, still ready; last exit 137 OOMKilled',
    withProxy(
      running({ restartCount: 1, ...lastExit(137, 'OOMKilled') }),
      true,
    ),
  ],
];

const project = (raw: Raw) => projectPod(raw)!;
const assess = (raw: Raw) => assessPod({ pod: project(raw), now: NOW });

describe('init containers, sidecars and the proxy', () => {
  it.each(ROWS)('%s: %s', (rule, cause, raw) => {
    expect(assess(raw)[0]).toMatchObject({ rule, cause });
  });

  it.each([
    ['an init container that has done its work', initializing(completed())],
    ['an init container that needed three goes', withInitDone()],
    ['a sidecar that runs', withSidecar(running(), true)],
    ['a proxy that runs', withProxy(running(), true)],
  ])('says nothing of %s', (_, raw) => {
    expect(assess(raw).filter(({ rule }) => rule !== 'pod.slow-start')).toEqual(
      [],
    );
  });

  it('keeps nothing of those that are well, so that fifty thousand pods stay cheap', () => {
    for (const raw of [
      aPod(),
      withSidecar(running(), true),
      withProxy(running(), true),
      initializing(completed()),
      initializing({ ...waiting('PodInitializing'), restartCount: 0 }),
    ]) {
      expect(project(raw).helpers).toBeUndefined();
    }
  });

  it('offers the log first of what a pod waits for', () => {
    const failing = initializing(waiting('CrashLoopBackOff'));
    expect(loggedContainersOf(project(failing))).toEqual([
      'migrate',
      'user-api',
    ]);
    const proxy = withProxy(waiting('CrashLoopBackOff'), false);
    expect(loggedContainersOf(project(proxy))).toEqual([
      'user-api',
      'istio-proxy',
    ]);
  });

  it('speaks of the workload’s own container before any other', () => {
    const raw = withProxy(running({ ready: false }), false);
    raw.status.containerStatuses[0] = {
      name: 'user-api',
      ...waiting('CrashLoopBackOff'),
    };
    expect(assess(raw)[0].cause).toBe('CrashLoopBackOff');
  });
});
