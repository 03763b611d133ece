import { projectPod } from '@internal/plugin-odp-clusters-common';
import { aPod } from '@internal/test-utils';
import type { ClusterWatch } from '../watching/ClusterWatch';
import { LogReader } from './LogReader';

const POD = { cluster: 'odp-eu', namespace: 'execution', pod: 'user-api-0' };

/** Reads the log of a pod that its init container keeps from starting; gives the query that the cluster got. */
async function readOfInitializing(container?: string) {
  const asked: URLSearchParams[] = [];
  const pod = projectPod(
    aPod({
      spec: { initContainers: [{ name: 'migrate' }] },
      status: {
        phase: 'Pending',
        initContainerStatuses: [
          {
            name: 'migrate',
            ready: false,
            state: { waiting: { reason: 'CrashLoopBackOff' } },
          },
        ],
      },
    }),
  );
  const watch = {
    store: { pod: () => pod },
    client: {
      getText: async (path: string) => {
        asked.push(new URL(path, 'https://cluster').searchParams);
        return 'no such table\n';
      },
    },
  } as unknown as ClusterWatch;
  const reader = LogReader.create({
    clusters: new Map([['odp-eu', { watch }]]),
    maximumLines: 10,
    maximumBytes: 1000,
  });
  await reader.read(POD, { container });
  return asked[0].get('container');
}

describe('LogReader', () => {
  it('reads the init container that a pod waits for, or the one that is asked for', async () => {
    expect(await readOfInitializing()).toBe('migrate');
    expect(await readOfInitializing('user-api')).toBe('user-api');
    await expect(readOfInitializing('nope')).rejects.toThrow(
      "has no container 'nope', it has migrate, user-api",
    );
  });
});
