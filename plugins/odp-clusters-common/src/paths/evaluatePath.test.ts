import { parseAllDocuments } from 'yaml';
import { evaluatePath, pathVerdict } from './evaluatePath';
import {
  admit,
  authorizationPolicy,
  deny,
  inNamespace,
  NAMESPACES,
  networkPolicy,
  path,
} from './__testUtils__/cast';
import { podsOf, TestWorld } from './__testUtils__/TestWorld';

const evaluate = (objects: object[], changes: Partial<typeof path> = {}) =>
  evaluatePath({ ...path, ...changes }, TestWorld.create(objects).world());

describe('evaluatePath', () => {
  it('is unknown where policies cannot be read, unless they do not matter', () => {
    const world = TestWorld.create(NAMESPACES).world([
      'networkPolicies',
      'authorizationPolicies',
    ]);
    const unreadable = evaluatePath(path, world);
    expect(unreadable).toMatchObject({
      verdict: 'unknown',
      egress: { words: 'The NetworkPolicies of data cannot be read.' },
      ingress: { words: 'The NetworkPolicies of storage cannot be read.' },
      authorization: {
        words: 'The AuthorizationPolicies of storage cannot be read.',
      },
    });
    const bare = podsOf('pulsar', 'storage', [{ proxy: false }]);
    expect(
      evaluatePath({ ...path, to: bare }, world).authorization,
    ).toMatchObject({
      verdict: 'allowed',
      words:
        'pulsar has no proxy, so that no AuthorizationPolicy is enforced there.',
    });
  });

  it('is unknown when no pod of an end runs, also when some have failed', () => {
    for (const pods of [[], [{ status: { phase: 'Failed' } }]]) {
      expect(evaluate([], { from: podsOf('dagster', 'data', pods) })).toEqual({
        verdict: 'unknown',
        ...Object.fromEntries(
          ['egress', 'ingress', 'authorization'].map(decision => [
            decision,
            {
              verdict: 'unknown',
              policies: [],
              words:
                'No pod of dagster is there that a policy could be held against.',
            },
          ]),
        ),
      });
    }
  });

  it('knows a namespace by its name when its labels are not known, and by nothing else', () => {
    const ingress = (peer: object) => evaluate([admit([peer])]).ingress.verdict;
    const byTeam = { namespaceSelector: { matchLabels: { team: 'data' } } };
    expect(ingress(inNamespace('data'))).toBe('allowed');
    expect(ingress(inNamespace('ml'))).toBe('blocked');
    expect(ingress(byTeam)).toBe('unknown');
    expect(evaluate([...NAMESPACES, admit([byTeam])]).verdict).toBe('allowed');
  });

  it('is blocked by one side, whatever the others leave open', () => {
    const objects = [
      deny('data/default-deny', ['Egress']),
      authorizationPolicy('storage/ask', { action: 'CUSTOM', rules: [{}] }),
    ];
    expect(evaluate(objects)).toMatchObject({
      verdict: 'blocked',
      egress: { verdict: 'blocked' },
      ingress: { verdict: 'allowed' },
      authorization: { verdict: 'unknown' },
    });
    expect(pathVerdict(path, TestWorld.create(objects).world())).toBe(
      'blocked',
    );
  });

  it('is blocked when each side lets through other pods than the other side', () => {
    const about = (track: string) => ({ matchLabels: { track } });
    expect(
      evaluate(
        [
          networkPolicy('data/shut-a', {
            podSelector: about('a'),
            policyTypes: ['Egress'],
          }),
          admit([{ ...inNamespace('data'), podSelector: about('a') }]),
        ],
        {
          from: podsOf('dagster', 'data', [
            { labels: { track: 'a' } },
            { labels: { track: 'b' } },
          ]),
        },
      ),
    ).toMatchObject({
      verdict: 'blocked',
      egress: { verdict: 'partly' },
      ingress: { verdict: 'partly' },
    });
  });
});

describe('the allowing rule', () => {
  it('is one manifest for each side that closes the path', () => {
    expect(
      evaluate([
        deny('data/default-deny'),
        deny('storage/default-deny'),
        authorizationPolicy('storage/nobody', {}),
      ]).allowingRule,
    ).toBe(`apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: allow-dagster-to-pulsar
  namespace: data
spec:
  podSelector:
    matchLabels:
      app.kubernetes.io/name: dagster
  policyTypes:
    - Egress
  egress:
    - to:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: storage
          podSelector:
            matchLabels:
              app.kubernetes.io/name: pulsar
      ports:
        - protocol: TCP
          port: 6650
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: allow-pulsar-from-dagster
  namespace: storage
spec:
  podSelector:
    matchLabels:
      app.kubernetes.io/name: pulsar
  policyTypes:
    - Ingress
  ingress:
    - from:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: data
          podSelector:
            matchLabels:
              app.kubernetes.io/name: dagster
      ports:
        - protocol: TCP
          port: 6650
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: allow-dagster-to-pulsar
  namespace: storage
spec:
  selector:
    matchLabels:
      app.kubernetes.io/name: pulsar
  action: ALLOW
  rules:
    - from:
        - source:
            principals:
              - cluster.local/ns/data/sa/dagster
      to:
        - operation:
            ports:
              - "6650"
`);
  });

  it('opens the path once it is applied', () => {
    const closed = [
      deny('data/default-deny'),
      deny('storage/default-deny'),
      authorizationPolicy('storage/nobody', {}),
    ];
    const { allowingRule } = evaluate(closed);
    const rules = parseAllDocuments(allowingRule!).map(
      document => document.toJSON() as object,
    );
    expect(rules).toHaveLength(3);
    expect(evaluate([...closed, ...rules]).verdict).toBe('allowed');
    // Each of them is needed.
    rules.forEach(rule => {
      const others = rules.filter(other => other !== rule);
      expect(evaluate([...closed, ...others]).verdict).toBe('blocked');
    });
  });

  it('selects pods without a name by labels that a rollout leaves as they are', () => {
    const labels = { fn: 'resize', 'pod-template-hash': '7c9' };
    expect(
      evaluate([deny('data/default-deny', ['Egress'])], {
        from: podsOf('fn', 'data', [{ labels }]),
      }).allowingRule,
    ).toMatch(
      /podSelector:\n {4}matchLabels:\n {6}fn: resize\n {2}policyTypes/,
    );
  });

  it('warns of what it opens besides, or cannot open', () => {
    const unlabelled = podsOf('fn', 'data', [{ labels: {} }]);
    expect(
      evaluate([deny('data/default-deny')], { from: unlabelled }).allowingRule,
    ).toMatch(/^# .*every pod of the namespace/);
    expect(
      evaluate([deny('data/default-deny')], {
        to: { kind: 'outside', name: 'Google Cloud Storage' },
      }).allowingRule,
    ).toMatch(/^# Narrow 0.0.0.0\/0 to the addresses of Google Cloud Storage/);
    expect(
      evaluate([
        authorizationPolicy('storage/deny', { action: 'DENY', rules: [{}] }),
      ]).allowingRule,
    ).toMatch(/^# .*storage\/deny denies this path: no other policy can/);
    const bare = (podIP: string) =>
      podsOf('dagster', 'data', [{ proxy: false, status: { podIP } }]);
    const nobody = [authorizationPolicy('storage/nobody', {})];
    expect(evaluate(nobody, { from: bare('10.8.0.1') }).allowingRule).toMatch(
      /^# dagster has no proxy, .*[^]*ipBlocks:\n *- 10.8.0.1\n/,
    );
    expect(evaluate(nobody, { from: bare('') }).allowingRule).toMatch(
      /^# dagster has no proxy, .*\n$/,
    );
  });
});
