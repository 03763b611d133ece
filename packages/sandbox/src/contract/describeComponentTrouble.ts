import { ApiClient } from './ApiClient';
import { IMAGE, MISSING_IMAGE, podTemplate } from './componentObjects';
import { ComponentPlace, conditionsOf, PATIENCE_MS } from './ComponentPlace';
import type { ContractTarget } from './ContractTarget';
import { node, quota } from './objects';

const NODE = 'trouble-node';

/** A component that cannot have what it asks for: how it says so, and that it serves on. */
export function describeComponentTrouble(target: () => ContractTarget): void {
  describe('a component in trouble', () => {
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
      'says why a new image cannot be pulled, with the events of a kubelet',
      async () => {
        const watch = await app.watch('pods');
        await app.rollOut(MISSING_IMAGE);
        const reasons: unknown[] = [];
        const { object: pod } = await watch.until(({ object }) => {
          const [status] = object.status?.containerStatuses ?? [];
          reasons.push(status?.state?.waiting?.reason);
          return status?.state?.waiting?.reason === 'ImagePullBackOff';
        }, PATIENCE_MS);
        expect(reasons).toContain('ErrImagePull');
        const why = `failed to pull and unpack image "${MISSING_IMAGE}": .*not found`;
        expect(pod.status).toMatchObject({
          phase: 'Pending',
          containerStatuses: [
            {
              image: MISSING_IMAGE,
              ready: false,
              restartCount: 0,
              state: {
                waiting: {
                  message: expect.stringMatching(
                    `^Back-off pulling image "${MISSING_IMAGE}": ErrImagePull: .*${why}$`,
                  ),
                },
              },
            },
          ],
        });
        const events = await app.until(
          () => app.eventsOf(pod.metadata.uid),
          found => found.some(({ reason }) => reason === 'BackOff'),
        );
        const said = (type: string, reason: string, message: string) =>
          expect.objectContaining({
            type,
            reason,
            message: expect.stringMatching(message),
          });
        expect(events).toEqual(
          expect.arrayContaining([
            said(
              'Warning',
              'Failed',
              `^Failed to pull image "${MISSING_IMAGE}": .*${why}$`,
            ),
            said(
              'Normal',
              'BackOff',
              `^Back-off pulling image "${MISSING_IMAGE}"$`,
            ),
          ]),
        );
      },
      PATIENCE_MS,
    );

    it(
      'serves on while a new image cannot be pulled, gives up after its deadline, and goes back',
      async () => {
        const deadline = { progressDeadlineSeconds: 4 };
        await app.rollOut(IMAGE, deadline);
        await app.untilDone();
        await app.rollOut(MISSING_IMAGE, deadline);
        const stuck = await app.until(
          () => app.get('deployments'),
          found => conditionsOf(found).Progressing.status === 'False',
        );
        expect(conditionsOf(stuck)).toMatchObject({
          Available: { status: 'True' },
          Progressing: {
            reason: 'ProgressDeadlineExceeded',
            message: expect.stringMatching(
              /^ReplicaSet "app-[^"]+" has timed out progressing\.$/,
            ),
          },
        });
        expect(stuck.status).toMatchObject({
          observedGeneration: stuck.metadata.generation,
          replicas: 3,
          readyReplicas: 2,
          updatedReplicas: 1,
          unavailableReplicas: 1,
        });
        await app.rollOut(IMAGE, deadline);
        const mended = await app.until(
          () => app.untilDone(),
          found => conditionsOf(found).Progressing.status === 'True',
        );
        expect(conditionsOf(mended).Progressing.reason).toBe(
          'NewReplicaSetAvailable',
        );
      },
      2 * PATIENCE_MS,
    );

    it(
      'says what a quota does not let it have, which counts its pods and its Services',
      async () => {
        const path = `${app.place.quotas}/q`;
        await client.apply(path, quota({ pods: '1', services: '1' }));
        await app.until(
          () => client.get(path),
          ({ body }) => body.status?.hard !== undefined,
        );
        // A server learns of a quota by a watch of its own.
        await app.until(
          () => app.apply('services'),
          ({ code }) => code < 300,
        );
        await app.rollOut(IMAGE);
        const held = await app.until(
          () => app.get('deployments'),
          found =>
            'ReplicaFailure' in conditionsOf(found) &&
            found.status.readyReplicas === 1,
        );
        expect(conditionsOf(held).ReplicaFailure).toMatchObject({
          status: 'True',
          reason: 'FailedCreate',
          message: expect.stringMatching(
            /^pods "app-[^"]+" is forbidden: exceeded quota: q, requested: pods=1, used: pods=1, limited: pods=1$/,
          ),
        });
        const [set] = await app.list('replicasets');
        expect(await app.eventsOf(set.metadata.uid)).toContainEqual(
          expect.objectContaining({
            type: 'Warning',
            reason: 'FailedCreate',
            message: expect.stringMatching(
              /^Error creating: pods "app-[^"]+" is forbidden: exceeded quota/,
            ),
          }),
        );
        await app.until(
          async () => (await client.get(path)).body.status.used,
          used => used.services === '1' && used.pods === '1',
        );
        expect(await app.apply('services', {}, 'second')).toMatchObject({
          code: 403,
          body: {
            message:
              'services "second" is forbidden: exceeded quota: q, requested: services=1, used: services=1, limited: services=1',
          },
        });
      },
      2 * PATIENCE_MS,
    );

    it(
      'is warned of what Pod Security forbids its pods, which are then refused',
      async () => {
        const level = 'pod-security.kubernetes.io';
        await client.patch(`/api/v1/namespaces/${app.place.name}`, 'merge', {
          metadata: {
            labels: {
              [`${level}/enforce`]: 'restricted',
              [`${level}/warn`]: 'restricted',
            },
          },
        });
        const { spec, ...template } = podTemplate(IMAGE);
        const { securityContext: _, ...container } = spec.containers[0];
        const careless = {
          ...template,
          spec: { ...spec, containers: [container] },
        };
        const { headers } = await app.until(
          () => app.apply('deployments', { template: careless }),
          answer => answer.headers.warning !== undefined,
        );
        expect(headers.warning).toContain(
          'would violate PodSecurity \\"restricted:latest\\": allowPrivilegeEscalation != false (container \\"app\\" must set',
        );
        const refused = await app.until(
          () => app.get('deployments'),
          found => 'ReplicaFailure' in conditionsOf(found),
        );
        expect(conditionsOf(refused).ReplicaFailure).toMatchObject({
          reason: 'FailedCreate',
          message: expect.stringContaining(
            'is forbidden: violates PodSecurity "restricted:latest"',
          ),
        });
        expect(await app.list('pods')).toEqual([]);
        const secured = await app.apply('deployments');
        expect(secured.headers.warning).toBeUndefined();
        await app.untilDone();
      },
      2 * PATIENCE_MS,
    );
  });
}
