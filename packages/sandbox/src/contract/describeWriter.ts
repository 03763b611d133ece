import type { Fields } from '../store';
import { ApiClient } from './ApiClient';
import type { ContractAbilities, ContractTarget } from './ContractTarget';
import { COMPLIANT_POD } from '../testing/probePod';
import { createPlace, eventually, type Place, quota } from './objects';
import { binding, DENIED, deniedToWriter, RBAC } from './workspaceObjects';

const APPLY = { query: 'fieldValidation=Strict' };

/** What the portal's writer may, by `deploy/rbac/writer.yaml`: workspaces, and nothing beside them. */
export function describeWriter(
  target: () => ContractTarget,
  { hasWriter }: ContractAbilities,
): void {
  const describeIfAble = hasWriter ? describe : describe.skip;

  describeIfAble('the writer', () => {
    let admin: ApiClient;
    let writer: ApiClient;
    let foreign: Place;
    let id: string;
    let workspace: string;

    const applyNamespace = (
      name: string,
      label?: string,
      level = 'restricted',
    ) =>
      writer.apply(
        `/api/v1/namespaces/${name}`,
        {
          apiVersion: 'v1',
          kind: 'Namespace',
          metadata: {
            name,
            labels: {
              'pod-security.kubernetes.io/enforce': level,
              ...(label && { 'odp.io/workspace': label }),
            },
          },
        },
        APPLY,
      );

    beforeAll(async () => {
      admin = new ApiClient(target());
      writer = new ApiClient(target(), target().writerToken);
      foreign = await createPlace(admin);
      id = foreign.name;
      workspace = `workspace-${id}`;
      await eventually(
        () => applyNamespace(workspace, id),
        ({ code }) => code < 300,
      );
    });
    afterAll(async () => {
      await admin.delete(`/api/v1/namespaces/${workspace}`);
      await admin.delete(`/api/v1/namespaces/${foreign.name}`);
    });

    const bind = (namespace: string, role: string, subject?: Fields) =>
      writer.apply(
        `/apis/${RBAC}/v1/namespaces/${namespace}/rolebindings/b`,
        { ...binding(role), ...(subject && { subjects: [subject] }) },
        APPLY,
      );
    const quotasOf = (namespace: string) =>
      `/api/v1/namespaces/${namespace}/resourcequotas`;

    it('makes what a workspace has, and removes it', async () => {
      const path = `${quotasOf(workspace)}/q`;
      const made = await writer.apply(path, quota({ pods: '9' }), APPLY);
      expect(made.code).toBe(201);
      for (const role of ['admin', 'editor', 'viewer']) {
        expect((await bind(workspace, `odp-tenant-${role}`)).code).toBe(201);
        const bound = `/apis/${RBAC}/v1/namespaces/${workspace}/rolebindings/b`;
        expect((await writer.delete(bound)).code).toBe(200);
      }
      const { uid } = made.body.metadata;
      expect((await writer.delete(path, { preconditions: { uid } })).code).toBe(
        200,
      );
    });

    it('makes pods in dry runs alone', async () => {
      const pods = `/api/v1/namespaces/${workspace}/pods`;
      await eventually(
        () => writer.post(`${pods}?dryRun=All`, COMPLIANT_POD),
        ({ code }) => code === 201,
      );
      expect(await writer.post(pods, COMPLIANT_POD)).toMatchObject(
        deniedToWriter('makes pods in dry runs alone.'),
      );
    });

    it('is kept to namespaces that are called as their label says', async () => {
      const alone = deniedToWriter(
        'writes namespaces of workspaces alone, called workspace- and the value of their label odp.io/workspace.',
      );
      expect(await applyNamespace(foreign.name, id)).toMatchObject(alone);
      expect(await applyNamespace(`workspace-${id}-x`, id)).toMatchObject(
        alone,
      );
      expect(await applyNamespace('kube-system')).toMatchObject(alone);
      expect(
        await writer.delete(`/api/v1/namespaces/${foreign.name}`),
      ).toMatchObject(alone);
      const within = deniedToWriter(
        'writes within namespaces of workspaces alone, called workspace- and the value of their label odp.io/workspace.',
      );
      expect(
        await writer.apply(`${foreign.quotas}/q`, quota({}), APPLY),
      ).toMatchObject(within);
      expect(await bind('default', 'odp-tenant-admin')).toMatchObject(within);
    });

    it('gives away no other roles, and reads no Secret, and no pod', async () => {
      const role = `contract-${id}`;
      const roles = `/apis/${RBAC}/v1/clusterroles`;
      await admin.post(roles, {
        metadata: { name: role },
        rules: [{ apiGroups: [''], resources: ['secrets'], verbs: ['get'] }],
      });
      expect(await bind(workspace, 'odp-portal-writer')).toMatchObject(
        deniedToWriter('binds the roles of tenants alone.'),
      );
      const granted = await bind(workspace, role);
      await admin.delete(`${roles}/${role}`);
      expect(granted).toMatchObject({
        code: 403,
        body: {
          message: expect.stringContaining(
            'is attempting to grant RBAC permissions not currently held:\n{APIGroups:[""], Resources:["secrets"], Verbs:["get"]}',
          ),
        },
      });
      const secrets = `/api/v1/namespaces/${workspace}/secrets`;
      expect((await writer.get(secrets)).body.message).toMatch(
        /^secrets is forbidden: User "[^"]+" cannot list resource "secrets" in API group "" in the namespace/,
      );
      for (const what of ['nodes', 'pods', 'configmaps']) {
        expect((await writer.get(`/api/v1/${what}`)).code).toBe(403);
      }
    });

    it('lowers no Pod Security of a workspace', async () => {
      for (const level of ['privileged', 'baseline']) {
        expect(await applyNamespace(workspace, id, level)).toMatchObject(
          deniedToWriter(
            'keeps the namespaces of workspaces to the Pod Security',
          ),
        );
      }
    });

    it('gives no role to itself, and writes nothing else even if somebody gave it one', async () => {
      const configMaps = `/api/v1/namespaces/${workspace}/configmaps`;
      const asked = await writer.post(configMaps, {
        metadata: { name: 'c' },
      });
      const [, itself] = /User "([^"]+)" cannot create/.exec(
        asked.body.message,
      )!;
      const machine = { kind: 'ServiceAccount', name: 'x', namespace: id };
      for (const subject of [
        { kind: 'User', name: itself },
        { kind: 'User', name: `system:serviceaccount:${id}:x` },
        { kind: 'Group', name: 'system:authenticated' },
        machine,
      ]) {
        expect(
          await bind(workspace, 'odp-tenant-admin', subject),
        ).toMatchObject(
          deniedToWriter('binds users and groups of people alone.'),
        );
      }
      await admin.post(
        `/apis/${RBAC}/v1/namespaces/${workspace}/rolebindings`,
        {
          ...binding('odp-tenant-editor'),
          metadata: { name: 'given' },
          subjects: [{ kind: 'User', name: itself }],
        },
      );
      await eventually(
        () => writer.post(configMaps, { metadata: { name: 'c' } }),
        ({ body }) => body.message?.includes(DENIED),
      );
      expect(
        await writer.post(configMaps, { metadata: { name: 'c' } }),
      ).toMatchObject(
        deniedToWriter('writes what workspaces are made of alone.'),
      );
    });

    it('asks what members may', async () => {
      await bind(workspace, 'odp-tenant-viewer');
      const review = async (verb: string, resource: string) => {
        const { body } = await writer.post(
          '/apis/authorization.k8s.io/v1/subjectaccessreviews',
          {
            apiVersion: 'authorization.k8s.io/v1',
            kind: 'SubjectAccessReview',
            spec: {
              groups: ['team'],
              resourceAttributes: { namespace: workspace, verb, resource },
            },
          },
        );
        return body.status.allowed;
      };
      await eventually(
        () => review('list', 'pods'),
        allowed => allowed,
      );
      expect(await review('create', 'pods')).toBe(false);
      expect(await review('list', 'secrets')).toBe(false);
    });
  });
}
