import { aPod } from '@internal/test-utils';

export type Raw = Record<string, unknown>;

export const waiting = (reason: string) => ({
  ready: false,
  restartCount: 9,
  state: { waiting: { reason, message: 'secret "db" not found' } },
});
export const running = (more: Raw = {}) => ({
  ready: true,
  restartCount: 0,
  state: { running: { startedAt: '2026-11-23T14:00:00Z' } },
  ...more,
});
export const lastExit = (exitCode: number, reason: string) => ({
  lastState: {
    terminated: { exitCode, reason, finishedAt: '2026-11-23T14:30:00Z' },
  },
});
export const completed = (more: Raw = {}) => ({
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
export const initializing = (status: Raw, more: Raw = {}) =>
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
export const withSidecar = (status: Raw, isReady: boolean) =>
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
export const withProxy = (status: Raw, isReady: boolean) =>
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

/** A pod that runs; its init container came through at the fourth go. */
export function withInitDone() {
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
