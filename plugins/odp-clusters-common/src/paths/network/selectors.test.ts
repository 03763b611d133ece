import {
  admit,
  catalog,
  deny,
  inNamespace,
  named,
  networkPolicy,
  reach,
} from '../__testUtils__/cast';
import {
  closedOf,
  effectOfManifest,
  expectedOf,
  OPENED,
  type PathRow,
  verdictsOf,
} from '../__testUtils__/PathRow';

const rows: PathRow[] = [
  { name: 'nothing isolates', objects: [] },
  {
    name: 'a default deny of what is called',
    objects: [deny('data/default-deny', ['Egress'])],
    verdicts: { egress: 'blocked' },
  },
  {
    name: 'a default deny of who calls',
    objects: [deny('storage/default-deny', ['Ingress'])],
    verdicts: { ingress: 'blocked' },
  },
  {
    name: 'a deny of the other direction isolates in its own only',
    objects: [deny('data/in', ['Ingress']), deny('storage/out', ['Egress'])],
  },
  {
    name: 'policyTypes left out: ingress, and egress only with egress rules',
    objects: [
      networkPolicy('data/a', { podSelector: {} }),
      networkPolicy('storage/a', { podSelector: {}, egress: [] }),
    ],
    verdicts: { ingress: 'blocked' },
  },
  {
    name: 'both ends deny',
    objects: [deny('data/default-deny'), deny('storage/default-deny')],
    verdicts: { egress: 'blocked', ingress: 'blocked' },
  },
  {
    name: 'a policy about other pods isolates nobody',
    objects: [
      networkPolicy('data/a', {
        podSelector: named('data-catalog'),
        policyTypes: ['Egress'],
      }),
    ],
  },
  {
    name: 'policies add up: one that opens is enough',
    objects: [
      deny('data/default-deny'),
      networkPolicy('data/dns', {
        podSelector: {},
        policyTypes: ['Egress'],
        egress: [{ to: [inNamespace('kube-system')] }],
      }),
      reach([inNamespace('storage')]),
    ],
  },
  { name: 'an empty rule opens everything', objects: [reach([])] },
  {
    name: 'an empty list of peers with another port opens that port only',
    objects: [reach([], [{ port: 443 }])],
    verdicts: { egress: 'blocked' },
  },
  {
    name: 'an empty list of ports opens every port',
    objects: [admit([inNamespace('data')], [])],
  },
  {
    name: 'a podSelector alone is about the own namespace',
    objects: [admit([{ podSelector: named('dagster') }])],
    verdicts: { ingress: 'blocked' },
  },
  {
    name: 'an empty podSelector alone is every pod of the own namespace',
    objects: [reach([{ podSelector: {} }])],
    verdicts: { egress: 'blocked' },
  },
  {
    name: 'and reaches those of the same namespace',
    objects: [reach([{ podSelector: {} }])],
    path: { to: catalog },
  },
  {
    name: 'an empty namespaceSelector is every namespace',
    objects: [admit([{ namespaceSelector: {} }])],
  },
  {
    name: 'namespace and pod in one peer: both have to match',
    objects: [
      admit([{ ...inNamespace('data'), podSelector: named('data-catalog') }]),
    ],
    verdicts: { ingress: 'blocked' },
  },
  {
    name: 'namespace and pod as two peers: one is enough',
    objects: [
      admit([inNamespace('data'), { podSelector: named('data-catalog') }]),
    ],
  },
  {
    name: 'namespaces by their labels',
    objects: [
      admit([
        {
          namespaceSelector: {
            matchExpressions: [
              { key: 'tier', operator: 'In', values: ['inner'] },
              { key: 'team', operator: 'NotIn', values: ['storage'] },
            ],
          },
        },
      ]),
    ],
  },
  {
    name: 'a namespace of another name',
    objects: [admit([inNamespace('execution')])],
    verdicts: { ingress: 'blocked' },
  },
];

describe('whom NetworkPolicies select', () => {
  it.each(rows)('$name', row => {
    expect(verdictsOf(row)).toEqual(expectedOf(row));
  });

  it.each(closedOf(rows))(
    '$name: opened by the manifest, which changes no other path',
    row => {
      expect(effectOfManifest(row)).toEqual(OPENED);
    },
  );
});
