import {
  authorizationPolicy,
  admit,
  dagster,
  deny,
  inNamespace,
  networkPolicy,
} from './__testUtils__/cast';
import {
  closedOf,
  effectOfManifest,
  expectedOf,
  OPENED,
  type PathRow,
  verdictsOf,
} from './__testUtils__/PathRow';
import { podsOf } from './__testUtils__/TestWorld';

const rows: PathRow[] = [
  {
    name: 'an isolated pod on the network of its node',
    objects: [deny('data/default-deny')],
    path: { from: podsOf('dagster', 'data', [{ hostNetwork: true }]) },
    verdicts: { egress: 'unknown' },
  },
  {
    name: 'a caller on the network of its node, by selector',
    objects: [admit([inNamespace('data')])],
    path: { from: podsOf('dagster', 'data', [{ hostNetwork: true }]) },
    verdicts: { ingress: 'unknown' },
  },
  {
    name: 'a pod that calls itself, whatever its policies',
    objects: [deny('data/default-deny')],
    path: { to: dagster },
  },
  {
    name: 'pods of one workload among each other',
    objects: [deny('data/default-deny')],
    path: {
      from: podsOf('dagster', 'data', [{}, {}]),
      to: podsOf('dagster', 'data', [{}, {}]),
    },
    verdicts: { egress: 'blocked', ingress: 'blocked' },
  },
  {
    name: 'some callers are on the network of their node',
    objects: [admit([inNamespace('data')])],
    path: { from: podsOf('dagster', 'data', [{}, { hostNetwork: true }]) },
    verdicts: { ingress: 'unknown' },
  },
  {
    name: 'some callers are isolated',
    objects: [
      networkPolicy('data/canary', {
        podSelector: { matchLabels: { track: 'canary' } },
        policyTypes: ['Egress'],
      }),
    ],
    path: {
      from: podsOf('dagster', 'data', [
        {},
        {},
        {
          labels: { 'app.kubernetes.io/name': 'dagster', track: 'canary' },
        },
      ]),
    },
    verdicts: { egress: 'partly' },
  },
  {
    name: 'some of the called pods are admitted to',
    objects: [
      deny('storage/default-deny'),
      networkPolicy('storage/first', {
        podSelector: {
          matchLabels: { 'statefulset.kubernetes.io/pod-name': 'pulsar-0' },
        },
        ingress: [{}],
      }),
    ],
    path: {
      to: podsOf(
        'pulsar',
        'storage',
        [0, 1].map(index => ({
          labels: {
            'app.kubernetes.io/name': 'pulsar',
            'statefulset.kubernetes.io/pod-name': `pulsar-${index}`,
          },
        })),
      ),
    },
    verdicts: { ingress: 'partly' },
  },
  {
    name: 'pods without the usual label',
    objects: [deny('data/default-deny'), deny('storage/default-deny')],
    path: {
      from: podsOf('fn', 'data', [
        { labels: { fn: 'a', 'pod-template-hash': '1' } },
        { labels: { job: 'b' } },
      ]),
      to: podsOf('db', 'storage', [
        { labels: { db: 'x', shard: '1' } },
        { labels: { db: 'x', shard: '2' } },
      ]),
    },
    verdicts: { egress: 'blocked', ingress: 'blocked' },
  },
  {
    name: 'some of the called pods have a proxy',
    objects: [authorizationPolicy('storage/nobody', {})],
    path: { to: podsOf('pulsar', 'storage', [{}, { proxy: false }]) },
    verdicts: { authorization: 'partly' },
  },
  {
    name: 'some of the callers have a proxy',
    objects: [
      authorizationPolicy('storage/data', {
        rules: [{ from: [{ source: { namespaces: ['data'] } }] }],
      }),
    ],
    path: { from: podsOf('dagster', 'data', [{}, { proxy: false }]) },
    verdicts: { authorization: 'partly' },
  },
  {
    name: 'some of the called pods are restricted',
    objects: [
      authorizationPolicy('storage/b', {
        selector: { matchLabels: { track: 'b' } },
      }),
    ],
    path: {
      to: podsOf('pulsar', 'storage', [
        {},
        { labels: { 'app.kubernetes.io/name': 'pulsar', track: 'b' } },
      ]),
    },
    verdicts: { authorization: 'partly' },
  },
];

describe('pods of an end that differ', () => {
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
