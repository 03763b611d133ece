import type { KubernetesObject } from '@internal/target-state';
import type { Reply } from './contract/ApiClient';
import { COMPLIANT_POD } from './testing/probePod';
import { RealWriter } from './testing/RealWriter';

jest.setTimeout(120_000);

const RBAC = '/apis/rbac.authorization.k8s.io/v1';
const POLICIES =
  '/apis/admissionregistration.k8s.io/v1/validatingadmissionpolicies';

const limitRange = (namespace: string): KubernetesObject => ({
  apiVersion: 'v1',
  kind: 'LimitRange',
  metadata: { name: 'probe', namespace },
  spec: { limits: [{ type: 'Container', max: { cpu: '1' } }] },
});
const namespaceCalled = (name: string, label?: string): KubernetesObject => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: {
    name,
    labels: label === undefined ? {} : { 'odp.io/workspace': label },
  },
});
/** Gives the writer itself a role. */
const binding = (namespace: string, name: string): KubernetesObject => ({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'RoleBinding',
  metadata: { name: 'probe', namespace },
  roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name },
  subjects: [
    {
      kind: 'ServiceAccount',
      name: 'odp-portal-writer',
      namespace: 'odp-portal',
    },
  ],
});

/** What it tries, by a dry run where it would hurt, and the words of the refusal: of RBAC, or of the policy. */
type Attempt = [string, (writer: RealWriter) => Promise<Reply>, string];

const BY_RIGHTS: Attempt[] = [
  [
    'read the Secrets of a workspace',
    ({ client, namespace }) =>
      client.get(`/api/v1/namespaces/${namespace}/secrets`),
    'cannot list resource "secrets"',
  ],
  [
    'read one Secret',
    ({ client, namespace }) =>
      client.get(`/api/v1/namespaces/${namespace}/secrets/any`),
    'cannot get resource "secrets"',
  ],
  [
    'read what pods are given',
    ({ client }) => client.get('/api/v1/pods'),
    'cannot list resource "pods"',
  ],
  [
    'take a token of a workspace',
    ({ client, namespace }) =>
      client.post(
        `/api/v1/namespaces/${namespace}/serviceaccounts/workspace/token`,
        { spec: {} },
      ),
    'cannot create resource "serviceaccounts/token"',
  ],
  [
    'make a role',
    ({ client, namespace }) =>
      client.post(`${RBAC}/namespaces/${namespace}/roles`, {}),
    'cannot create resource "roles"',
  ],
  [
    'bind itself everywhere',
    ({ client }) => client.post(`${RBAC}/clusterrolebindings`, {}),
    'cannot create resource "clusterrolebindings"',
  ],
  [
    'bind the administrator of the cluster',
    writer => writer.tryToApply(binding(writer.namespace, 'cluster-admin')),
    'attempting to grant RBAC permissions not currently held',
  ],
  [
    'end a removal by force',
    ({ client, namespace }) =>
      client.put(
        `/api/v1/namespaces/${namespace}/finalize`,
        namespaceCalled(namespace),
      ),
    'cannot update resource "namespaces/finalize"',
  ],
  [
    'remove all of a kind at once',
    ({ client, namespace }) =>
      client.delete(`/api/v1/namespaces/${namespace}/limitranges`),
    'cannot deletecollection resource "limitranges"',
  ],
  [
    'take away the policy that keeps it',
    ({ client }) => client.delete(`${POLICIES}/odp-portal-writer?dryRun=All`),
    'cannot delete resource "validatingadmissionpolicies"',
  ],
];

const WITHIN = 'The portal writes within namespaces of workspaces alone';
const ALONE = 'The portal writes namespaces of workspaces alone';
const BY_POLICY: Attempt[] = [
  [
    'write into a namespace of the platform',
    writer => writer.tryToApply(limitRange('execution')),
    WITHIN,
  ],
  [
    'write into a namespace that is only called as a workspace',
    writer => writer.tryToApply(limitRange(writer.stranger)),
    WITHIN,
  ],
  [
    'take away from a namespace of the platform',
    ({ client }) =>
      client.delete(
        '/apis/networking.k8s.io/v1/namespaces/execution/networkpolicies/default-deny?dryRun=All',
      ),
    WITHIN,
  ],
  [
    'try a pod elsewhere',
    ({ client, stranger }) =>
      client.post(
        `/api/v1/namespaces/${stranger}/pods?dryRun=All`,
        COMPLIANT_POD,
      ),
    WITHIN,
  ],
  [
    'bind itself in kube-system',
    writer => writer.tryToApply(binding('kube-system', 'odp-tenant-admin')),
    WITHIN,
  ],
  [
    'bind its own role in a workspace',
    writer => writer.tryToApply(binding(writer.namespace, 'odp-portal-writer')),
    'The portal binds the roles of tenants alone',
  ],
  [
    'bind itself in a workspace, whose Secrets it could read then',
    writer => writer.tryToApply(binding(writer.namespace, 'odp-tenant-admin')),
    'The portal binds users and groups of people alone',
  ],
  [
    'start a pod',
    ({ client, namespace }) =>
      client.post(`/api/v1/namespaces/${namespace}/pods`, COMPLIANT_POD),
    'The portal makes pods in dry runs alone',
  ],
  [
    'make a namespace without the label',
    writer =>
      writer.tryToApply(namespaceCalled(`workspace-${writer.spec.id}x`)),
    ALONE,
  ],
  [
    'make a namespace of another name',
    writer =>
      writer.tryToApply(namespaceCalled(writer.spec.id, writer.spec.id)),
    ALONE,
  ],
  [
    'make a namespace under the label of another',
    writer =>
      writer.tryToApply(
        namespaceCalled(`workspace-${writer.spec.id}x`, writer.spec.id),
      ),
    ALONE,
  ],
  [
    'adopt a namespace of the platform',
    writer => writer.tryToApply(namespaceCalled('execution', 'execution')),
    ALONE,
  ],
  [
    'adopt a namespace that is only called as a workspace',
    writer =>
      writer.tryToApply(
        namespaceCalled(
          writer.stranger,
          writer.stranger.replace('workspace-', ''),
        ),
      ),
    ALONE,
  ],
  [
    'take the label away from a workspace',
    ({ client, namespace }) =>
      client.patch(`/api/v1/namespaces/${namespace}`, 'merge', {
        metadata: { labels: { 'odp.io/workspace': null } },
      }),
    ALONE,
  ],
  [
    'lower the Pod Security of a workspace',
    ({ client, namespace }) =>
      client.patch(`/api/v1/namespaces/${namespace}?dryRun=All`, 'merge', {
        metadata: {
          labels: { 'pod-security.kubernetes.io/enforce': 'privileged' },
        },
      }),
    'The portal keeps the namespaces of workspaces to the Pod Security Standard',
  ],
  [
    'remove a namespace of the platform',
    ({ client }) => client.delete('/api/v1/namespaces/execution?dryRun=All'),
    ALONE,
  ],
  [
    'remove a namespace that is only called as a workspace',
    ({ client, stranger }) => client.delete(`/api/v1/namespaces/${stranger}`),
    ALONE,
  ],
];

describe('what the writer of deploy/rbac may not do', () => {
  let writer: RealWriter;
  beforeAll(async () => {
    writer = await RealWriter.create();
  });
  afterAll(() => writer.remove());

  it.each([...BY_RIGHTS, ...BY_POLICY])(
    'is refused: to %s',
    async (_, attempt, words) => {
      const { code, body } = await attempt(writer);
      expect(body.message).toContain(words);
      expect(code).toBe(403);
    },
  );
});
