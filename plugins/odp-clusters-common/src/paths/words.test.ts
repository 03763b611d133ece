import type { PathDecision } from '../contract';
import { evaluatePath } from './evaluatePath';
import type { Path } from './PathEnds';
import {
  admit,
  authorizationPolicy,
  deny,
  gcs,
  inNamespace,
  named,
  NAMESPACES,
  networkPolicy,
  path,
  reach,
} from './__testUtils__/cast';
import { podsOf, TestWorld } from './__testUtils__/TestWorld';

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
    expect(said([about('data/shut', [])]).egress.words).toBe(
      'data/shut drops what no policy opens, and none opens pulsar to dagster.',
    );
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
        'storage/other-port admits to pulsar only every pod of namespace data, port 8080, and every pod of namespace ml, port 1; storage/default-deny drops the rest.',
      ),
    });
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
        to: podsOf('user-api', 'execution', [{}, {}, {}]),
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
      said([admit([], [{ port: 1 }])], { port: undefined }).ingress.words,
    ).toBe(
      'storage/admit decides, and the port of pulsar that is called is not known.',
    );
  });
});

describe('what is said of AuthorizationPolicies', () => {
  const from = (source: object) => ({ from: [{ source }] });
  const policy = (name: string, rules: object[], more: object = {}) =>
    authorizationPolicy(`storage/${name}`, { rules, ...more });

  it.each<[PathDecision, object[]]>([
    [
      {
        verdict: 'blocked',
        policies: ['storage/ml', 'storage/nobody'],
        words: 'storage/ml admits to pulsar only namespace ml.',
      },
      [policy('nobody', []), policy('ml', [from({ namespaces: ['ml'] })])],
    ],
    [
      {
        verdict: 'blocked',
        policies: ['storage/nobody'],
        words: 'storage/nobody admits nobody to pulsar.',
      },
      [policy('nobody', [])],
    ],
    [
      {
        verdict: 'blocked',
        policies: ['storage/out'],
        words: 'storage/out denies namespace data at pulsar.',
      },
      [
        policy('all', [{}]),
        policy('out', [from({ namespaces: ['data'] })], { action: 'DENY' }),
      ],
    ],
    [
      {
        verdict: 'allowed',
        policies: ['storage/data'],
        words:
          'storage/data admits to pulsar namespace data and not 10.1.0.0/16, port 6650.',
      },
      [
        policy('data', [
          {
            ...from({ namespaces: ['data'], notIpBlocks: ['10.1.0.0/16'] }),
            to: [{ operation: { ports: ['6650'] } }],
          },
        ]),
      ],
    ],
    [
      {
        verdict: 'allowed',
        policies: [],
        words: 'No AuthorizationPolicy keeps dagster from pulsar.',
      },
      [],
    ],
    [
      {
        verdict: 'unknown',
        policies: ['storage/paths'],
        words:
          'storage/paths decides by paths, request.headers[x], which only a request tells.',
      },
      [
        policy('paths', [
          {
            to: [{ operation: { paths: ['/a'], ports: ['6650'] } }],
            when: [{ key: 'request.headers[x]' }],
          },
        ]),
      ],
    ],
    [
      {
        verdict: 'unknown',
        policies: ['storage/ask'],
        words: 'storage/ask leaves the decision to opa.',
      },
      [policy('ask', [{}], { action: 'CUSTOM', provider: { name: 'opa' } })],
    ],
    [
      {
        verdict: 'unknown',
        policies: ['storage/waypoint'],
        words:
          'storage/waypoint holds at Service pulsar, and whether the path passes it is not known.',
      },
      [
        policy('waypoint', [], {
          targetRefs: [{ kind: 'Service', name: 'pulsar' }],
        }),
      ],
    ],
  ])('%j', (decision, objects) => {
    expect(said(objects).authorization).toEqual(decision);
  });

  it('adds that the mesh cannot tell who a caller without a proxy is', () => {
    expect(
      said([policy('data', [from({ namespaces: ['data'] })])], {
        from: podsOf('dagster', 'data', [{ proxy: false }]),
      }).authorization.words,
    ).toBe(
      'storage/data admits to pulsar only namespace data. dagster has no proxy, so that the mesh cannot tell who it is.',
    );
  });
});
