import { ApiClient } from './ApiClient';
import { componentObjects, IMAGE } from './componentObjects';
import {
  ComponentPlace,
  conditionsOf,
  isDone,
  PATIENCE_MS,
} from './ComponentPlace';
import type { ContractTarget } from './ContractTarget';
import { node } from './objects';

const NODE = 'component-node';
const NEWER_IMAGE = IMAGE.replaceAll('1', '2');

/** What controllers, scheduler and kubelets make of a component that was applied. */
export function describeComponents(target: () => ContractTarget): void {
  describe('a component', () => {
    let client: ApiClient;
    let app: ComponentPlace;

    beforeAll(async () => {
      client = new ApiClient(target());
      await client.post('/api/v1/nodes', node(NODE));
    });
    afterAll(() => client.delete(`/api/v1/nodes/${NODE}`));
    beforeEach(async () => {
      app = await ComponentPlace.create(client);
    });
    afterEach(() => app.remove());

    it(
      'begins with one pod, has as many as its autoscaler asks for, and keeps them when it is applied again',
      async () => {
        const made = await app.apply('deployments');
        expect(made.body.spec.replicas).toBe(1);
        for (const plural of Object.keys(componentObjects())) {
          expect((await app.apply(plural)).code).toBeLessThan(300);
        }
        const deployment = await app.until(
          () => app.get('deployments'),
          found => found.spec.replicas === 2 && isDone(found),
        );
        expect(conditionsOf(deployment)).toMatchObject({
          Available: { status: 'True', reason: 'MinimumReplicasAvailable' },
          Progressing: { status: 'True', reason: 'NewReplicaSetAvailable' },
        });
        expect((await app.apply('deployments')).body.spec.replicas).toBe(2);
        const scaler = await app.until(
          () => app.get('horizontalpodautoscalers'),
          ({ status }) => status?.currentReplicas === 2,
        );
        expect(scaler.status.desiredReplicas).toBe(2);
        expect(conditionsOf(scaler).AbleToScale.status).toBe('True');
        const budget = await app.until(
          () => app.get('poddisruptionbudgets'),
          ({ status }) => status?.currentHealthy === 2,
        );
        expect(budget.status).toMatchObject({
          observedGeneration: 1,
          expectedPods: 2,
          desiredHealthy: 1,
          disruptionsAllowed: 1,
        });
        expect(conditionsOf(budget)).toMatchObject({
          DisruptionAllowed: { status: 'True', reason: 'SufficientPods' },
        });
        await app.apply('horizontalpodautoscalers', { minReplicas: 3 });
        await app.until(
          () => app.get('deployments'),
          found => found.spec.replicas === 3 && isDone(found),
        );
      },
      2 * PATIENCE_MS,
    );

    it(
      'rolls to a new image pod by pod, and never serves with fewer than were asked for',
      async () => {
        await app.rollOut(IMAGE);
        const { metadata } = await app.untilDone();
        const watch = await app.watch('deployments');
        await app.rollOut(NEWER_IMAGE);
        const ready: number[] = [];
        const pods: number[] = [];
        await watch.until(({ object }) => {
          ready.push(object.status.readyReplicas);
          pods.push(object.status.replicas);
          return isDone(object);
        }, PATIENCE_MS);
        expect(Math.min(...ready)).toBe(2);
        expect(Math.max(...pods)).toBe(3);
        const sets = await app.list('replicasets');
        expect(
          sets
            .map(set => [
              set.metadata.annotations['deployment.kubernetes.io/revision'],
              set.spec.replicas,
              set.spec.template.spec.containers[0].image,
              set.metadata.ownerReferences[0].uid,
            ])
            .sort(),
        ).toEqual([
          ['1', 0, IMAGE, metadata.uid],
          ['2', 2, NEWER_IMAGE, metadata.uid],
        ]);
      },
      2 * PATIENCE_MS,
    );

    it(
      'leaves no ReplicaSet and no pod when its Deployment is removed',
      async () => {
        await app.rollOut(IMAGE);
        await app.untilDone();
        await app.rollOut(NEWER_IMAGE);
        const path = `${app.collection('deployments')}/app`;
        expect((await client.delete(path)).code).toBe(200);
        expect((await client.get(path)).code).toBe(404);
        await app.until(
          async () => [
            ...(await app.list('replicasets')),
            ...(await app.list('pods')),
          ],
          ({ length }) => length === 0,
        );
      },
      2 * PATIENCE_MS,
    );
  });
}
