import { evaluatePath } from '../evaluatePath';
import type { Path } from '../PathEnds';
import {
  admit,
  deny,
  gcs,
  inNamespace,
  named,
  NAMESPACES,
  networkPolicy,
  path,
  reach,
} from '../__testUtils__/cast';
import { podsOf, TestWorld } from '../__testUtils__/TestWorld';

const said = (objects: object[], changes: Partial<Path> = {}) =>
  evaluatePath(
    { ...path, ...changes },
    TestWorld.create([...NAMESPACES, ...objects]).world(),
  );

describe('what is said of NetworkPolicies', () => {
  const about = (place: string, egress: object[]) =>
    networkPolicy(place, {
      podSelector: named('dagster'),
      policyTypes: ['Egress'],
      egress,
    });

  it('names the policy that is about few pods first, and a default deny last', () => {
    expect(
      said([
        deny('data/a-default-deny'),
        reach([inNamespace('kube-system')]),
        about('data/quarantine', [{ to: [{ podSelector: named('x') }] }]),
      ]).egress,
    ).toEqual({
      verdict: 'blocked',
      policies: ['data/quarantine', 'data/reach', 'data/a-default-deny'],
      words:
        'data/quarantine lets dagster reach only pods of x of this namespace; data/a-default-deny drops the rest. 1 more policy that selects dagster opens other paths.',
    });
    expect(
      said([reach([inNamespace('ml')]), about('data/shut', [])]).egress,
    ).toMatchObject({
      policies: ['data/shut', 'data/reach'],
      words:
        'data/shut drops what no policy opens, and none opens pulsar to dagster.',
    });
  });

  it('prefers of two policies about every pod the one that misses by the port', () => {
    expect(
      said([
        deny('storage/default-deny'),
        admit([inNamespace('ml')]),
        networkPolicy('storage/other-port', {
          podSelector: {},
          ingress: [
            { from: [inNamespace('ml')], ports: [{ port: 1 }] },
            { from: [inNamespace('data')], ports: [{ port: 8080 }] },
          ],
        }),
      ]).ingress,
    ).toMatchObject({
      policies: ['storage/other-port', 'storage/admit', 'storage/default-deny'],
      words: expect.stringContaining(
        'storage/other-port admits to pulsar only the pods of namespace data, port 8080, and the pods of namespace ml, port 1; storage/default-deny drops the rest.',
      ),
    });
  });

  const own = { podSelector: {} };
  const dns = { port: 53, protocol: 'UDP' };
  it.each<[string, object[]]>([
    ['the pods of this namespace', [{ to: [own] }]],
    ['pods of x of this namespace', [{ to: [{ podSelector: named('x') }] }]],
    ['the pods of namespace ml', [{ to: [inNamespace('ml')] }]],
    [
      'pods of x of namespace ml, port 80',
      [
        {
          to: [{ ...inNamespace('ml'), podSelector: named('x') }],
          ports: [{ port: 80 }],
        },
      ],
    ],
    [
      'the pods of namespaces with team ml',
      [{ to: [{ namespaceSelector: { matchLabels: { team: 'ml' } } }] }],
    ],
    [
      'the pods of the cluster, port 53 UDP',
      [{ to: [{ namespaceSelector: {} }], ports: [dns] }],
    ],
    [
      'pods of x of every namespace',
      [{ to: [{ namespaceSelector: {}, podSelector: named('x') }] }],
    ],
    [
      '10.0.0.0/24 except 10.0.0.1/32, port 443',
      [
        {
          to: [{ ipBlock: { cidr: '10.0.0.0/24', except: ['10.0.0.1/32'] } }],
          ports: [{ port: 443 }],
        },
      ],
    ],
    ['port 53 UDP of any address', [{ ports: [dns] }]],
    ['ports 53 UDP, 443 of any address', [{ ports: [dns, { port: 443 }] }]],
    [
      'the pods of this namespace, or the pods of namespace ml, port 80',
      [{ to: [own, inNamespace('ml')], ports: [{ port: 80 }] }],
    ],
    [
      'port 53 UDP of any address, and the pods of this namespace',
      [{ to: [own] }, { ports: [dns] }],
    ],
    [
      'the pods of namespace a, and the pods of namespace b, and the pods of namespace c, and 1 more',
      ['a', 'b', 'c', 'd'].map(name => ({ to: [inNamespace(name)] })),
    ],
  ])('lets dagster reach only %s', (words, rules) => {
    expect(said([about('data/some', rules)]).egress.words).toBe(
      `data/some lets dagster reach only ${words}.`,
    );
  });

  it.each<[string, object[]]>([
    ['the pods of this namespace', [{ from: [own] }]],
    ['the pods of namespace ml', [{ from: [inNamespace('ml')] }]],
    [
      'the pods of the cluster, port 8080',
      [{ from: [{ namespaceSelector: {} }], ports: [{ port: 8080 }] }],
    ],
    ['calls to port 8080', [{ ports: [{ port: 8080 }] }]],
    ['calls to ports 80, 443', [{ ports: [{ port: 80 }, { port: 443 }] }]],
    [
      'calls to port 8080, and pods of x of this namespace',
      [{ from: [{ podSelector: named('x') }] }, { ports: [{ port: 8080 }] }],
    ],
  ])('admits to pulsar only %s', (words, ingress) => {
    const policy = networkPolicy('storage/some', {
      podSelector: named('pulsar'),
      ingress,
    });
    expect(said([policy]).ingress.words).toBe(
      `storage/some admits to pulsar only ${words}.`,
    );
  });

  it('says which rule opens a path, by the peer that does', () => {
    const { ingress, egress } = said([
      deny('storage/default-deny'),
      admit([inNamespace('ml'), inNamespace('data')], [{ port: 6650 }]),
    ]);
    expect(ingress).toEqual({
      verdict: 'allowed',
      policies: ['storage/admit'],
      words:
        'storage/admit admits to pulsar every pod of namespace data, port 6650.',
    });
    expect(egress).toEqual({
      verdict: 'allowed',
      policies: [],
      words: 'No policy of data restricts what dagster calls.',
    });
    expect(said([admit([])]).ingress.words).toBe(
      'storage/admit admits to pulsar anybody.',
    );
  });

  it('counts the pods that a path is open for', () => {
    const canary = {
      labels: { 'app.kubernetes.io/name': 'dagster', track: 'canary' },
    };
    expect(
      said(
        [
          networkPolicy('data/canary', {
            podSelector: { matchLabels: { track: 'canary' } },
            policyTypes: ['Egress'],
          }),
        ],
        { from: podsOf('dagster', 'data', [{}, {}, {}, canary, canary]) },
      ).egress,
    ).toEqual({
      verdict: 'partly',
      policies: ['data/canary'],
      words:
        '3 of 5 pods of dagster may call pulsar. For the others: data/canary drops what no policy opens, and none opens pulsar to dagster.',
    });
    expect(
      said([reach([{ ipBlock: { cidr: '10.8.0.2/32' } }])], {
        to: podsOf('user-api', 'execution', [
          {},
          {},
          { status: { podIP: '' } },
        ]),
      }).egress.words,
    ).toMatch(/^dagster may call 1 of 3 pods of user-api\. /);
  });

  it('says what would have to be known', () => {
    const narrow = reach([{ ipBlock: { cidr: '34.96.0.0/12' } }]);
    expect(said([narrow], { to: gcs }).egress).toEqual({
      verdict: 'unknown',
      policies: ['data/reach'],
      words:
        'data/reach decides, and whether gcs is in 34.96.0.0/12 is not known.',
    });
    expect(
      said([admit([inNamespace('data')])], {
        from: podsOf('dagster', 'data', [{}, { hostNetwork: true }]),
      }).ingress.words,
    ).toBe(
      'For some of the pods it cannot be told: storage/admit decides, and dagster has the network of its node, which selectors need not name.',
    );
    expect(
      said([admit([], [{ port: 1 }])], { port: undefined }).ingress.words,
    ).toBe(
      'storage/admit decides, and the port of pulsar that is called is not known.',
    );
  });
});
