import { aPod } from '@internal/test-utils';
import {
  type NetworkPolicyRecord,
  type PeerAuthenticationRecord,
  projectNetworkPolicy,
  projectPeerAuthentication,
  projectPod,
} from '../records';
import { decideMode, meshPosture } from './mesh';
import { describePolicy, networkPosture } from './network';

/** Names the rows of a table. */
function rows<T extends unknown[]>(table: Array<[string, ...T]>) {
  return table.map(([name, ...values]) => ({ name, values }));
}

const policy = (spec: object, name = 'p') =>
  projectNetworkPolicy({ metadata: { name, namespace: 'data' }, spec })!;

describe('networkPosture', () => {
  const denyAll = policy({
    podSelector: {},
    policyTypes: ['Ingress', 'Egress'],
  });
  it.each(
    rows<[NetworkPolicyRecord[], string, string]>([
      ['nothing', [], 'open', 'open'],
      ['a default deny', [denyAll], 'default-deny', 'default-deny'],
      ['ingress alone', [policy({ podSelector: {} })], 'default-deny', 'open'],
      [
        'some pods',
        [policy({ podSelector: { matchLabels: { a: 'b' } } })],
        'partial',
        'open',
      ],
      [
        'a deny undone by an empty rule',
        [denyAll, policy({ podSelector: {}, ingress: [{}] })],
        'open',
        'default-deny',
      ],
      [
        'egress rules without policyTypes',
        [policy({ podSelector: {}, egress: [{ to: [{ podSelector: {} }] }] })],
        'default-deny',
        'default-deny',
      ],
    ]),
  )('$name', ({ values: [policies, ingress, egress] }) => {
    expect(networkPosture(policies)).toMatchObject({ ingress, egress });
  });

  it('says a policy in sentences', () => {
    expect(
      describePolicy(
        policy({
          podSelector: { matchLabels: { 'app.kubernetes.io/name': 'pulsar' } },
          policyTypes: ['Ingress', 'Egress'],
          ingress: [
            {
              from: [
                {
                  namespaceSelector: {
                    matchLabels: { 'kubernetes.io/metadata.name': 'kong' },
                  },
                },
                { ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } },
              ],
              ports: [
                { port: 6650 },
                { protocol: 'UDP', port: 53, endPort: 60 },
              ],
            },
          ],
        }),
      ),
    ).toEqual({
      name: 'p',
      appliesTo: 'pods of pulsar',
      ingress: [
        'from every pod of namespace kong, or 10.0.0.0/8 except 10.1.0.0/16, ports 6650, 53-60 UDP',
      ],
      egress: ['nothing is allowed'],
    });
  });
});

describe('mesh', () => {
  const authentication = (
    spec: object,
    metadata: object = { name: 'a', namespace: 'data' },
  ) => projectPeerAuthentication({ metadata, spec })!;
  const strictRoot = authentication(
    { mtls: { mode: 'STRICT' } },
    { name: 'default', namespace: 'istio-system' },
  );
  const workload = {
    selector: { matchLabels: { 'app.kubernetes.io/name': 'user-api' } },
  };

  it.each(
    rows<
      [
        PeerAuthenticationRecord[],
        PeerAuthenticationRecord[],
        number | undefined,
        string | undefined,
      ]
    >([
      ['no policy', [], [], undefined, undefined],
      ['the root', [], [strictRoot], undefined, 'STRICT'],
      [
        'the namespace over the root',
        [authentication({ mtls: { mode: 'PERMISSIVE' } })],
        [strictRoot],
        undefined,
        'PERMISSIVE',
      ],
      [
        'UNSET inherits',
        [authentication({ mtls: { mode: 'UNSET' } })],
        [strictRoot],
        undefined,
        'STRICT',
      ],
      [
        'the workload over the namespace',
        [authentication({ ...workload, mtls: { mode: 'DISABLE' } })],
        [strictRoot],
        undefined,
        'DISABLE',
      ],
      [
        'the port over the workload',
        [
          authentication({
            ...workload,
            mtls: { mode: 'STRICT' },
            portLevelMtls: { 8080: { mode: 'DISABLE' } },
          }),
        ],
        [strictRoot],
        8080,
        'DISABLE',
      ],
      [
        'another port of it',
        [
          authentication({
            ...workload,
            mtls: { mode: 'STRICT' },
            portLevelMtls: { 8080: { mode: 'DISABLE' } },
          }),
        ],
        [],
        9090,
        'STRICT',
      ],
    ]),
  )('$name', ({ values: [namespace, root, port, mode] }) => {
    expect(
      decideMode(
        { namespace, root },
        { labels: { 'app.kubernetes.io/name': 'user-api' }, port },
      )?.mode,
    ).toBe(mode);
  });

  it('names pods without a proxy under STRICT, but not those that opted out', () => {
    const bare = (name: string, labels = {}) =>
      projectPod(
        aPod({
          metadata: { name, labels },
          spec: { containers: [{ name: 'app' }] },
        }),
      )!;
    const result = meshPosture({ namespace: [], root: [strictRoot] }, [
      projectPod(aPod())!,
      bare('fn-1'),
      bare('exporter', { 'sidecar.istio.io/inject': 'false' }),
      bare('ambient', { 'istio.io/dataplane-mode': 'ambient' }),
    ]);
    expect(result.bare).toEqual(['fn-1']);
    expect(result.posture).toEqual({
      mode: 'STRICT',
      policy: 'istio-system/default',
      barePods: 1,
    });
  });

  it('calls a namespace with exceptions mixed, and one without policies by no mode', () => {
    const exception = authentication({
      ...workload,
      mtls: { mode: 'PERMISSIVE' },
    });
    expect(
      meshPosture({ namespace: [exception], root: [strictRoot] }, []).posture
        .mode,
    ).toBe('MIXED');
    expect(meshPosture({ namespace: [], root: [] }, []).posture.mode).toBe(
      'NONE',
    );
  });
});
