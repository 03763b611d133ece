import { projectPod } from '@internal/plugin-odp-clusters-common';
import { KubernetesApiError } from '@internal/plugin-odp-kubernetes-node';
import { aPod } from '@internal/test-utils';
import type { ClusterWatch } from '../watching/ClusterWatch';
import { LogReader } from './LogReader';

const POD = { cluster: 'odp-eu', namespace: 'execution', pod: 'user-api-0' };

const readerOf = (watch: object) =>
  LogReader.create({
    clusters: new Map([['odp-eu', { watch: watch as ClusterWatch }]]),
    maximumLines: 10,
    maximumBytes: 1000,
  });

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
  };
  await readerOf(watch).read(POD, { container });
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

  it('says whose kubelet the API server does not reach, and no address of it: a real one answers with all of its request', async () => {
    const pod = projectPod(aPod({ spec: { nodeName: 'general-c-2' } }));
    const getText = async () => {
      throw new KubernetesApiError(
        'Get "https://general-c-2:10250/containerLogs/execution/user-api-0/user-api": dial tcp: lookup general-c-2 on 10.0.0.53:53: no such host',
        { status: 500 },
      );
    };
    await expect(
      readerOf({ store: { pod: () => pod }, client: { getText } }).read(
        POD,
        {},
      ),
    ).rejects.toThrow(
      /^The API server of odp-eu does not reach the kubelet of general-c-2, which has the log: no such host$/,
    );
  });
});
