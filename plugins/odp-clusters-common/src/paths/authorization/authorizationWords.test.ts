import type { PathDecision } from '../../contract';
import { evaluatePath } from '../evaluatePath';
import { authorizationPolicy, path } from '../__testUtils__/cast';
import { podsOf, TestWorld } from '../__testUtils__/TestWorld';

const said = (objects: object[], from = path.from) =>
  evaluatePath({ ...path, from }, TestWorld.create(objects).world())
    .authorization;

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
        policy('audit', [{ to: [{ operation: { paths: ['/b'] } }] }], {
          action: 'AUDIT',
        }),
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
    expect(said(objects)).toEqual(decision);
  });

  it.each([
    ['namespace ml', from({ namespaces: ['ml'] })],
    [
      'namespace ml, port 6650',
      {
        ...from({ namespaces: ['ml'] }),
        to: [{ operation: { ports: ['6650'] } }],
      },
    ],
    ['calls to port 8080', { to: [{ operation: { ports: ['8080'] } }] }],
    [
      'calls to other ports than 6650',
      { to: [{ operation: { notPorts: ['6650'] } }] },
    ],
    [
      'calls to port 8080 and calls by paths, or calls to port 80',
      {
        to: [
          { operation: { ports: ['8080'], paths: ['/a'] } },
          { operation: { ports: ['80'] } },
        ],
      },
    ],
  ])('admits to pulsar only %s', (words, rule) => {
    expect(said([policy('some', [rule])]).words).toBe(
      `storage/some admits to pulsar only ${words}.`,
    );
  });

  it('adds that the mesh cannot tell who a caller without a proxy is', () => {
    expect(
      said(
        [policy('data', [from({ namespaces: ['data'] })])],
        podsOf('dagster', 'data', [{ proxy: false }]),
      ).words,
    ).toBe(
      'storage/data admits to pulsar only namespace data. dagster has no proxy, so that the mesh cannot tell who it is.',
    );
  });
});
