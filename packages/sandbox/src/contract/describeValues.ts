import type { Fields } from '../store';
import { ApiClient } from './ApiClient';
import type { ContractTarget } from './ContractTarget';
import { createPlace, deployment, type Place, policy, quota } from './objects';
import { binding, collectionOf, mesh, RBAC } from './workspaceObjects';

/** Values that a server refuses, or gives back in another form. */
export function describeValues(target: () => ContractTarget): void {
  describe('validating values', () => {
    let client: ApiClient;
    let place: Place;
    const at = (plural: string) => collectionOf(place, plural);

    beforeAll(async () => {
      client = new ApiClient(target());
      place = await createPlace(client);
    });
    afterAll(() => client.delete(`/api/v1/namespaces/${place.name}`));

    const wrong: Array<[string, string, Fields, string]> = [
      [
        'a label that is none',
        'networkpolicies',
        policy('a', { a: 'b c' }),
        'metadata.labels: Invalid value: "b c": a valid label must be an empty string or consist of',
      ],
      [
        'a long label',
        'networkpolicies',
        policy('a', { a: 'b'.repeat(64) }),
        'must be no more than 63 bytes',
      ],
      [
        'a key of labels that is none',
        'networkpolicies',
        policy('a', { 'a b': 'c' }),
        'metadata.labels: Invalid value: "a b": name part must consist of',
      ],
      [
        'a name that is none',
        'serviceaccounts',
        { metadata: { name: 'Bad_Name' } },
        'metadata.name: Invalid value: "Bad_Name": a lowercase RFC 1123 subdomain',
      ],
      [
        'less than nothing',
        'resourcequotas',
        quota({ pods: '-1' }),
        'spec.hard[pods]: Invalid value: "-1": must be greater than or equal to 0',
      ],
      [
        'a half pod',
        'resourcequotas',
        quota({ pods: '500m' }),
        'spec.hard[pods]: Invalid value: "500m": must be an integer',
      ],
      [
        'what nobody counts',
        'resourcequotas',
        quota({ foo: '1' }),
        'spec.hard[foo]: Invalid value: "foo": must be a standard resource for quota',
      ],
      [
        'a default above the maximum',
        'limitranges',
        {
          metadata: { name: 'l' },
          spec: {
            limits: [
              { type: 'Container', default: { cpu: '5' }, max: { cpu: '2' } },
            ],
          },
        },
        'default value 5 is greater than max value 2',
      ],
      [
        'a network that is none',
        'networkpolicies',
        {
          ...policy('a'),
          spec: {
            podSelector: {},
            egress: [{ to: [{ ipBlock: { cidr: '999.1.1.1/32' } }] }],
          },
        },
        'spec.egress[0].to[0].ipBlock.cidr: Invalid value: "999.1.1.1/32": must be a valid CIDR value',
      ],
      [
        'a port that is none',
        'networkpolicies',
        {
          ...policy('a'),
          spec: { podSelector: {}, ingress: [{ ports: [{ port: 70000 }] }] },
        },
        'spec.ingress[0].ports[0].port: Invalid value: 70000: must be between 1 and 65535, inclusive',
      ],
      [
        'a subject that is none',
        'rolebindings',
        { ...binding('view'), subjects: [{ kind: 'Z', name: 'z' }] },
        'subjects[0].kind: Unsupported value: "Z": supported values: "ServiceAccount", "User", "Group"',
      ],
      [
        'a container without an image',
        'pods',
        { metadata: { name: 'a' }, spec: { containers: [{ name: 'a' }] } },
        'spec.containers[0].image: Required value',
      ],
      [
        'a mode that is none',
        'peerauthentications',
        { ...mesh('PeerAuthentication'), spec: { mtls: { mode: 'NOPE' } } },
        'spec.mtls.mode: Unsupported value: "NOPE": supported values:',
      ],
      [
        'a rule for no host',
        'destinationrules',
        { ...mesh('DestinationRule'), spec: {} },
        'spec.host: Required value',
      ],
    ];

    it.each(wrong)('refuses %s: %s', async (...[, plural, object, message]) => {
      expect(
        await client.post(`${at(plural)}?dryRun=All`, object),
      ).toMatchObject({
        code: 422,
        body: {
          reason: 'Invalid',
          message: expect.stringContaining(message),
          details: {
            causes: expect.arrayContaining([
              expect.objectContaining({ field: expect.any(String) }),
            ]),
          },
        },
      });
    });

    it('refuses what cannot be read', async () => {
      const answer = await client.post(place.quotas, quota({ pods: 'many' }));
      expect(answer).toMatchObject({
        code: 400,
        body: {
          message: expect.stringContaining(
            'ResourceQuota in version "v1" cannot be handled as a ResourceQuota: quantities must match the regular expression',
          ),
        },
      });
      const mistyped = { ...quota({}), spec: { hard: 'x' } };
      expect((await client.post(place.quotas, mistyped)).code).toBe(400);
      const unnamed = '/api/v1/namespaces?dryRun=All';
      const { body } = await client.post(unnamed, {
        metadata: { name: 'A.b' },
      });
      expect(body.message).toContain(
        'a lowercase RFC 1123 label must consist of',
      );
    });

    it('does not change the role of a binding, nor what a Deployment selects', async () => {
      const bindings = at('rolebindings');
      const path = `${bindings}/b`;
      expect((await client.apply(path, binding('view'))).code).toBe(201);
      expect(await client.apply(path, binding('edit'))).toMatchObject({
        code: 422,
        body: {
          message: `RoleBinding.${RBAC} "b" is invalid: roleRef: Invalid value: {"APIGroup":"${RBAC}","Kind":"ClusterRole","Name":"edit"}: cannot change roleRef`,
        },
      });
      await client.post(place.deployments, deployment('fixed'));
      const labels = { app: 'other' };
      const selector = { matchLabels: labels };
      const answer = await client.patch(`${place.deployments}/fixed`, 'merge', {
        spec: { selector, template: { metadata: { labels } } },
      });
      expect(answer).toMatchObject({
        code: 422,
        body: {
          message: expect.stringContaining(
            'spec.selector: Invalid value: {"matchLabels":{"app":"other"}}: field is immutable',
          ),
        },
      });
    });

    it('gives quantities and what was left out back in its own form', async () => {
      const { body } = await client.post(
        `${place.quotas}?dryRun=All`,
        quota({
          'requests.cpu': '0.5',
          'limits.memory': '2048Mi',
          pods: '1000',
        }),
      );
      expect(body.spec.hard).toEqual({
        'requests.cpu': '500m',
        'limits.memory': '2Gi',
        pods: '1k',
      });
      const open = await client.post(`${place.policies}?dryRun=All`, {
        ...policy('b'),
        spec: { podSelector: {}, egress: [{ ports: [{ port: 53 }] }] },
      });
      expect(open.body.spec).toEqual({
        podSelector: {},
        egress: [{ ports: [{ port: 53, protocol: 'TCP' }] }],
        policyTypes: ['Ingress', 'Egress'],
      });
      const { body: bound } = await client.post(
        `${at('rolebindings')}?dryRun=All`,
        { ...binding('view'), metadata: { name: 'c' } },
      );
      expect(bound.subjects).toEqual([
        { kind: 'Group', name: 'team', apiGroup: RBAC },
      ]);
      const { body: namespace } = await client.get(
        `/api/v1/namespaces/${place.name}`,
      );
      expect(namespace.metadata.labels).toEqual({
        'kubernetes.io/metadata.name': place.name,
      });
    });
  });
}
