import { join } from 'node:path';
import {
  AppsV1Api,
  CoreV1Api,
  KubeConfig,
  makeInformer,
  type V1Pod,
} from '@kubernetes/client-node';
import { eventually } from './contract/objects';
import { type EmptySandbox, startEmpty } from './testing/startEmpty';

/** The client that others are written with, so that the sandbox is no world of its own. */
describe("Kubernetes' own client for Node", () => {
  let empty: EmptySandbox;
  let config: KubeConfig;

  const pod = (name: string) =>
    empty.cluster.store.create({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name, namespace: 'execution', labels: { app: name } },
      spec: { containers: [{ name: 'app', image: 'app' }] },
    });

  beforeAll(async () => {
    empty = await startEmpty();
    config = new KubeConfig();
    config.loadFromFile(join(empty.folder, 'admin.kubeconfig'));
  });
  afterAll(() => empty.stop());

  it('lists, creates, scales and deletes', async () => {
    const core = config.makeApiClient(CoreV1Api);
    const apps = config.makeApiClient(AppsV1Api);
    const namespace = 'execution';
    pod('a');
    pod('b');
    const { items } = await core.listNamespacedPod({
      namespace,
      labelSelector: 'app=b',
    });
    expect(items.map(({ metadata }) => metadata?.name)).toEqual(['b']);
    expect(items[0].metadata?.creationTimestamp).toBeInstanceOf(Date);
    const labels = { app: 'web' };
    await apps.createNamespacedDeployment({
      namespace,
      body: {
        metadata: { name: 'web' },
        spec: {
          selector: { matchLabels: labels },
          template: {
            metadata: { labels },
            spec: { containers: [{ name: 'app', image: 'app' }] },
          },
        },
      },
    });
    const scale = await apps.readNamespacedDeploymentScale({
      name: 'web',
      namespace,
    });
    expect(scale.spec?.replicas).toBe(1);
    await apps.deleteNamespacedDeployment({ name: 'web', namespace });
    await expect(
      apps.readNamespacedDeployment({ name: 'web', namespace }),
    ).rejects.toMatchObject({ code: 404 });
  });

  it('informs of what changes', async () => {
    const core = config.makeApiClient(CoreV1Api);
    const informer = makeInformer<V1Pod>(
      config,
      '/api/v1/namespaces/execution/pods',
      () => core.listNamespacedPod({ namespace: 'execution' }),
    );
    const told: string[] = [];
    for (const verb of ['add', 'delete'] as const) {
      informer.on(verb, ({ metadata }) =>
        told.push(`${verb} ${metadata?.name}`),
      );
    }
    await informer.start();
    pod('late');
    await eventually(
      async () => told,
      names => names.includes('add late'),
    );
    await core.deleteNamespacedPod({ name: 'late', namespace: 'execution' });
    await eventually(
      async () => told,
      names => names.includes('delete late'),
    );
    await informer.stop();
    expect(told.filter(line => line.endsWith(' late'))).toEqual([
      'add late',
      'delete late',
    ]);
  });
});
