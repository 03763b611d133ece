import type { Fields } from '../store';
import { ApiClient } from './ApiClient';
import type { ContractTarget } from './ContractTarget';
import { createPlace, eventually, type Place } from './objects';
import { RBAC } from './workspaceObjects';

const AUTHORIZATION = '/apis/authorization.k8s.io/v1';

/** Who may what by the bindings that the cluster holds, asked for others. */
export function describeAccess(target: () => ContractTarget): void {
  describe('access reviews', () => {
    let client: ApiClient;
    let place: Place;
    let other: Place;

    const review = async (subject: Fields, attributes: Fields) => {
      const { code, body } = await client.post(
        `${AUTHORIZATION}/subjectaccessreviews`,
        {
          apiVersion: 'authorization.k8s.io/v1',
          kind: 'SubjectAccessReview',
          spec: {
            ...subject,
            resourceAttributes: { namespace: place.name, ...attributes },
          },
        },
      );
      expect(code).toBe(201);
      return body.status as Fields;
    };

    beforeAll(async () => {
      client = new ApiClient(target());
      place = await createPlace(client);
      other = await createPlace(client);
      const roles = `/apis/${RBAC}/v1/namespaces/${place.name}/roles`;
      const rules = [
        {
          apiGroups: [''],
          resources: ['pods', 'pods/log'],
          verbs: ['get', 'list'],
        },
        { apiGroups: ['apps'], resources: ['*'], verbs: ['*'] },
        {
          apiGroups: [''],
          resources: ['configmaps'],
          resourceNames: ['only'],
          verbs: ['get'],
        },
      ];
      await client.post(roles, { metadata: { name: 'tenant' }, rules });
      await client.post(
        `/apis/${RBAC}/v1/namespaces/${place.name}/rolebindings`,
        {
          metadata: { name: 'team' },
          roleRef: { apiGroup: RBAC, kind: 'Role', name: 'tenant' },
          subjects: [
            { kind: 'Group', name: 'team' },
            { kind: 'ServiceAccount', name: 'robot', namespace: other.name },
          ],
        },
      );
      // An authorizer hears of a binding a moment later.
      await eventually(
        () => review({ groups: ['team'] }, { verb: 'list', resource: 'pods' }),
        status => status.allowed,
      );
    });
    afterAll(async () => {
      await client.delete(`/api/v1/namespaces/${place.name}`);
      await client.delete(`/api/v1/namespaces/${other.name}`);
    });

    it('say what members of a group may, and by which binding', async () => {
      const team = { user: 'contract-user', groups: ['team'] };
      expect(await review(team, { verb: 'list', resource: 'pods' })).toEqual({
        allowed: true,
        reason: `RBAC: allowed by RoleBinding "team/${place.name}" of Role "tenant" to Group "team"`,
      });
      const asked: Array<[Fields, boolean]> = [
        [{ verb: 'get', resource: 'pods', subresource: 'log' }, true],
        [{ verb: 'create', resource: 'pods' }, false],
        [{ verb: 'create', resource: 'pods', subresource: 'exec' }, false],
        [{ verb: 'delete', group: 'apps', resource: 'deployments' }, true],
        [{ verb: 'delete', resource: 'deployments' }, false],
        [{ verb: 'get', resource: 'configmaps', name: 'only' }, true],
        [{ verb: 'get', resource: 'configmaps', name: 'other' }, false],
        [{ verb: 'list', resource: 'configmaps' }, false],
        [{ verb: 'patch', resource: 'namespaces' }, false],
        [{ verb: 'list', resource: 'pods', namespace: other.name }, false],
        [{ verb: 'list', resource: 'pods', namespace: '' }, false],
      ];
      for (const [attributes, allowed] of asked) {
        expect([
          attributes,
          (await review({ groups: ['team'] }, attributes)).allowed,
        ]).toEqual([attributes, allowed]);
      }
      const robot = `system:serviceaccount:${other.name}:robot`;
      const list = { verb: 'list', resource: 'pods' };
      expect((await review({ user: robot }, list)).allowed).toBe(true);
      expect(await review({ user: 'contract-user' }, list)).toEqual({
        allowed: false,
      });
    });

    it('are local to a namespace, or about who asks', async () => {
      const local = (namespace: string) =>
        client.post(
          `${AUTHORIZATION}/namespaces/${place.name}/localsubjectaccessreviews`,
          {
            apiVersion: 'authorization.k8s.io/v1',
            kind: 'LocalSubjectAccessReview',
            metadata: { namespace: place.name },
            spec: {
              groups: ['team'],
              resourceAttributes: { namespace, verb: 'list', resource: 'pods' },
            },
          },
        );
      expect(await local(place.name)).toMatchObject({
        code: 201,
        body: { status: { allowed: true } },
      });
      expect(await local(other.name)).toMatchObject({
        code: 422,
        body: {
          message: expect.stringContaining('must match metadata.namespace'),
        },
      });
      const self = await client.post(
        `${AUTHORIZATION}/selfsubjectaccessreviews`,
        {
          apiVersion: 'authorization.k8s.io/v1',
          kind: 'SelfSubjectAccessReview',
          spec: { resourceAttributes: { verb: 'list', resource: 'pods' } },
        },
      );
      expect(self.body.status.allowed).toBe(true);
    });

    it('are refused when they ask nothing or of nobody, or to who may not ask', async () => {
      const path = `${AUTHORIZATION}/subjectaccessreviews`;
      const resourceAttributes = { verb: 'list', resource: 'pods' };
      for (const [spec, why] of [
        [
          { resourceAttributes },
          'spec.user: Invalid value: "": at least one of user or group must be specified',
        ],
        [
          { user: 'x' },
          'spec.resourceAttributes: Invalid value: null: exactly one of nonResourceAttributes or resourceAttributes must be specified',
        ],
      ] as const) {
        expect(await client.post(path, { spec })).toMatchObject({
          code: 422,
          body: { message: expect.stringContaining(why) },
        });
      }
      const reader = new ApiClient(target(), target().readerToken);
      const spec = { user: 'x', resourceAttributes };
      expect((await reader.post(path, { spec })).code).toBe(403);
    });
  });
}
