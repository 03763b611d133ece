import { aPod } from '@internal/test-utils';
import { loggedContainersOf, projectPod } from '../../records';
import { assessPod } from '../assessPod';

const NOW = Date.parse('2026-11-23T14:32:00Z');

type Raw = Record<string, unknown>;

const waiting = (reason: string) => ({
  ready: false,
  restartCount: 9,
  state: { waiting: { reason, message: 'secret "db" not found' } },
});
const running = (more: Raw = {}) => ({
  ready: true,
  restartCount: 0,
  state: { running: { startedAt: '2026-11-23T14:00:00Z' } },
  ...more,
});
const lastExit = (exitCode: number, reason: string) => ({
  lastState: {
    terminated: { exitCode, reason, finishedAt: '2026-11-23T14:30:00Z' },
  },
});
const completed = (more: Raw = {}) => ({
  ready: true,
  restartCount: 0,
  state: { terminated: { exitCode: 0, reason: 'Completed' } },
  ...more,
});
const PENDING = {
  phase: 'Pending',
  conditions: [{ type: 'Ready', status: 'False' }],
  containerStatuses: [
    {
      name: 'user-api',
      ready: false,
      state: { waiting: { reason: 'PodInitializing' } },
    },
  ],
};

/** A pod that waits for its init container. */
const initializing = (status: Raw, more: Raw = {}) =>
  aPod({
    spec: {
      initContainers: [
        {
          name: 'migrate',
          image: 'odp/migrate:1.0',
          resources: { limits: { memory: '64Mi' } },
        },
      ],
    },
    status: {
      ...PENDING,
      initContainerStatuses: [{ name: 'migrate', ...status }],
    },
    ...more,
  });

/** A pod that runs, with a sidecar that is an init container which never ends. */
const withSidecar = (status: Raw, isReady: boolean) =>
  aPod({
    spec: {
      initContainers: [{ name: 'vault-agent', restartPolicy: 'Always' }],
    },
    status: {
      conditions: [
        {
          type: 'Ready',
          status: isReady ? 'True' : 'False',
          lastTransitionTime: '2026-11-23T13:58:00Z',
        },
      ],
      initContainerStatuses: [{ name: 'vault-agent', ...status }],
    },
  });

/** A pod that runs beside its proxy of the mesh. */
const withProxy = (status: Raw, isReady: boolean) =>
  aPod({
    status: {
      conditions: [
        {
          type: 'Ready',
          status: isReady ? 'True' : 'False',
          lastTransitionTime: '2026-11-23T13:58:00Z',
        },
      ],
      containerStatuses: [
        { name: 'user-api', ...running() },
        { name: 'istio-proxy', ...status },
      ],
    },
  });

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

function withInitDone() {
  return aPod({
    spec: { initContainers: [{ name: 'migrate' }] },
    status: {
      initContainerStatuses: [
        {
          name: 'migrate',
          ...completed({ restartCount: 3, ...lastExit(1, 'Error') }),
        },
      ],
    },
  });
}
