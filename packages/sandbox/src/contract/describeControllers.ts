import { ApiClient } from './ApiClient';
import type { ContractTarget } from './ContractTarget';
import {
  createPlace,
  createWhenReady,
  deployment,
  eventually,
  node,
  type Place,
  pod,
} from './objects';

const NODE = 'contract-node';
/** More than any node has. */
const TOO_MANY_CORES = '64';
const SLOW_MS = 60_000;

/** What controllers and scheduler write, which the portal tells its users. */
export function describeControllers(target: () => ContractTarget): void {
  describe('controllers', () => {
    let client: ApiClient;
    let place: Place;

    beforeAll(async () => {
      client = new ApiClient(target());
      place = await createPlace(client);
      await client.post('/api/v1/nodes', node(NODE));
    });
    afterAll(async () => {
      client.close();
      await client.delete(`/api/v1/namespaces/${place.name}`);
      await client.delete(`/api/v1/nodes/${NODE}`);
    });

    it(
      'say how far a Deployment is, and how many of its pods a budget can spare',
      async () => {
        await client.post(
          `/apis/policy/v1/namespaces/${place.name}/poddisruptionbudgets`,
          {
            apiVersion: 'policy/v1',
            kind: 'PodDisruptionBudget',
            metadata: { name: 'app' },
            spec: {
              minAvailable: 1,
              selector: { matchLabels: { app: 'app' } },
            },
          },
        );
        const app = deployment('app');
        await createWhenReady(client, place.deployments, {
          ...app,
          spec: { ...app.spec, replicas: 2 },
        });
        const { body } = await eventually(
          () => client.get(`${place.deployments}/app`),
          answer => answer.body.status?.readyReplicas === 2,
        );
        expect(body.status).toMatchObject({
          observedGeneration: body.metadata.generation,
          replicas: 2,
          updatedReplicas: 2,
          availableReplicas: 2,
        });
        await eventually(
          async () =>
            (
              await client.get(
                `/apis/policy/v1/namespaces/${place.name}/poddisruptionbudgets/app`,
              )
            ).body.status,
          status =>
            status?.expectedPods === 2 &&
            status.currentHealthy === 2 &&
            status.desiredHealthy === 1 &&
            status.disruptionsAllowed === 1,
        );
      },
      SLOW_MS,
    );

    it(
      'say why a pod has no node, on the pod and in a warning',
      async () => {
        await createWhenReady(client, place.pods, pod('large', TOO_MANY_CORES));
        const { body } = await eventually(
          () => client.get(`${place.pods}/large`),
          answer => Boolean(answer.body.status?.conditions),
        );
        expect(body).toMatchObject({
          status: {
            phase: 'Pending',
            conditions: [
              {
                type: 'PodScheduled',
                status: 'False',
                reason: 'Unschedulable',
                message: expect.stringMatching(
                  /^0\/\d+ nodes are available: .*\d+ Insufficient cpu/,
                ),
              },
            ],
          },
        });
        const { body: events } = await eventually(
          () =>
            client.get(
              `/api/v1/namespaces/${place.name}/events?fieldSelector=type%3DWarning`,
            ),
          answer => answer.body.items.length > 0,
        );
        expect(events.items).toEqual(
          expect.arrayContaining([
            expect.objectContaining({
              reason: 'FailedScheduling',
              type: 'Warning',
              message: expect.stringMatching(/Insufficient cpu/),
              involvedObject: expect.objectContaining({
                kind: 'Pod',
                name: 'large',
              }),
            }),
          ]),
        );
      },
      SLOW_MS,
    );

    it(
      'empty a namespace that is deleted before it goes, and let nothing in meanwhile',
      async () => {
        const leaving = await createPlace(client);
        const path = `/api/v1/namespaces/${leaving.name}`;
        const held = '/configmaps';
        await client.post(`${path}${held}`, {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: { name: 'held', finalizers: ['odp.example/hold'] },
        });
        const watch = await client.watch(
          '/api/v1/namespaces',
          `resourceVersion=${
            (
              await client.get('/api/v1/namespaces')
            ).body.metadata.resourceVersion
          }`,
        );
        const about = (type: string) =>
          watch.until(
            line =>
              line.type === type && line.object.metadata.name === leaving.name,
            SLOW_MS,
          );
        expect((await client.delete(path)).code).toBe(200);
        expect((await about('MODIFIED')).object).toMatchObject({
          metadata: { deletionTimestamp: expect.any(String) },
          status: { phase: 'Terminating' },
        });
        expect(await client.post(leaving.pods, pod('late'))).toMatchObject({
          code: 403,
          body: {
            reason: 'Forbidden',
            message: expect.stringContaining('because it is being terminated'),
            details: { causes: [{ reason: 'NamespaceTerminating' }] },
          },
        });
        await eventually(
          async () => (await client.get(path)).body.status?.conditions ?? [],
          (conditions: Array<{ type: string; status: string }>) =>
            conditions.some(
              ({ type, status }) =>
                type === 'NamespaceFinalizersRemaining' && status === 'True',
            ),
        );
        await client.patch(`${path}${held}/held`, 'merge', {
          metadata: { finalizers: null },
        });
        await about('DELETED');
        expect((await client.get(path)).code).toBe(404);
      },
      2 * SLOW_MS,
    );
  });
}
