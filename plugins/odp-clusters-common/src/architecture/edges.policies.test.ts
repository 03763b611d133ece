import {
  build,
  merged,
  namespace,
  type Namespace,
  type Raws,
} from './__testUtils__/cluster';
import { catalog, dagster, DENY_ALL, pulsar } from './__testUtils__/workloads';
import { PathBook } from './PathBook';

describe('what policies say of an edge', () => {
  const kinds = (data: Raws, more: Parameters<typeof build>[1] = {}) =>
    build([namespace('data', data), namespace('storage', pulsar)], more);

  it('is allowed, blocked or unknown, and never allowed where policies cannot be read', () => {
    const open = merged(dagster, catalog);
    expect(kinds(open).edge('dagster>pulsar')!.kind).toBe('declared');
    const blocked = kinds(merged(open, { networkpolicies: [DENY_ALL] }));
    expect(blocked.edge('dagster>pulsar')).toMatchObject({
      kind: 'blocked',
      path: {
        verdict: 'blocked',
        egress: { verdict: 'blocked', policies: ['data/default-deny'] },
        allowingRule: expect.stringContaining('kind: NetworkPolicy'),
      },
    });
    // Nothing of Pulsar is there that a policy could select.
    expect(
      build([namespace('data', dagster), namespace('storage')]).edge(
        'dagster>pulsar',
      ),
    ).toMatchObject({ kind: 'unknown', path: { verdict: 'unknown' } });
  });

  it.each([
    ['networkpolicies', 'egress'],
    ['authorizationpolicies', 'authorization'],
  ] as const)(
    'tells what to do where the portal may not list %s, and calls nothing allowed',
    (kind, decision) => {
      const { edge, allowedOnly } = build(
        [
          namespace('data', merged(dagster, catalog), [kind]),
          namespace('storage', pulsar, [kind]),
        ],
        {
          gaps: [
            { kind, cause: 'forbidden', message: 'Give it list and watch.' },
          ],
        },
      );
      expect(edge('dagster>pulsar')).toMatchObject({
        kind: 'unknown',
        path: {
          verdict: 'unknown',
          [decision]: { verdict: 'unknown', words: 'Give it list and watch.' },
        },
      });
      expect(allowedOnly).toBe(0);
    },
  );

  it('needs no AuthorizationPolicies in a cluster without a mesh', () => {
    const kind = 'authorizationpolicies';
    const { edge } = build(
      [
        namespace('data', dagster, [kind]),
        namespace('storage', pulsar, [kind]),
      ],
      { gaps: [{ kind, cause: 'absent', message: 'No mesh.' }] },
    );
    expect(edge('dagster>pulsar')!.path!.verdict).toBe('allowed');
  });

  it('counts the pairs that are only allowed, and lists them when asked', () => {
    const data = merged(dagster, catalog, {
      networkpolicies: [
        {
          metadata: { name: 'nobody-calls-dagster', namespace: 'data' },
          spec: {
            podSelector: {
              matchLabels: { 'app.kubernetes.io/name': 'dagster' },
            },
            policyTypes: ['Ingress'],
          },
        },
      ],
    });
    const counted = kinds(data);
    // catalog and pulsar with each other; what dagster calls is declared.
    expect(counted.allowedOnly).toBe(2);
    expect(counted.edge('pulsar>data-catalog')).toBeUndefined();
    const listed = kinds(data, { listAllowed: true });
    expect(listed.edge('pulsar>data-catalog')).toMatchObject({
      kind: 'allowed',
      declared: [],
      path: { verdict: 'allowed' },
    });
    expect(listed.edges.length).toBe(counted.edges.length + 2);
  });

  it('is judged again when a policy or a pod of an end changed, and only then from new', () => {
    const paths = PathBook.create('istio-system');
    const count = (data: Namespace, storage: Namespace) =>
      build([data, storage], { paths }).allowedOnly;
    const open = namespace('data', catalog);
    const storage = namespace('storage', pulsar);
    expect(count(open, storage)).toBe(2);
    expect(count(open, storage)).toBe(2);
    const closed = namespace(
      'data',
      merged(catalog, { networkpolicies: [DENY_ALL] }),
    );
    expect(count(closed, storage)).toBe(0);
    expect(count(open, storage)).toBe(2);
    expect(count(namespace('data'), storage)).toBe(0);
  });
});
