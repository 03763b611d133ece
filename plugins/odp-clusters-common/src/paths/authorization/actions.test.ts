import { authorizationPolicy, gcs } from '../__testUtils__/cast';
import {
  closedOf,
  effectOfManifest,
  expectedOf,
  OPENED,
  type PathRow,
  verdictsOf,
} from '../__testUtils__/PathRow';
import { podsOf } from '../__testUtils__/TestWorld';

const from = (source: object) => ({ from: [{ source }] });
const to = (operation: object) => ({ to: [{ operation }] });
const allow = (rules?: object[], more: object = {}) =>
  authorizationPolicy('storage/allow', { rules, ...more });
const denyRules = (rules?: object[]) =>
  authorizationPolicy('storage/deny', { action: 'DENY', rules });

const rows: PathRow[] = [
  { name: 'no policy', objects: [] },
  {
    name: 'one without rules',
    objects: [allow()],
    verdicts: { authorization: 'blocked' },
  },
  { name: 'one with an empty rule', objects: [allow([{}])] },
  {
    name: 'one about another workload',
    objects: [
      allow(undefined, { selector: { matchLabels: { app: 'other' } } }),
    ],
  },
  {
    name: 'one of another namespace',
    objects: [authorizationPolicy('data/allow', {})],
  },
  {
    name: 'one of the root namespace, about a workload',
    objects: [
      authorizationPolicy('istio-system/allow', {
        selector: { matchLabels: { 'app.kubernetes.io/name': 'pulsar' } },
      }),
    ],
    verdicts: { authorization: 'blocked' },
  },
  {
    name: 'the port',
    objects: [allow([to({ ports: ['8080', '6650'] })])],
  },
  {
    name: 'another port',
    objects: [allow([to({ ports: ['8080'] })])],
    verdicts: { authorization: 'blocked' },
  },
  {
    name: 'every port but this one',
    objects: [allow([to({ notPorts: ['6650'] })])],
    verdicts: { authorization: 'blocked' },
  },
  {
    name: 'a port, when the one that is called is not known',
    objects: [allow([to({ ports: ['6650'] })])],
    path: { port: undefined },
    verdicts: { authorization: 'unknown' },
  },
  {
    name: 'source and port in one rule: both have to match',
    objects: [
      allow([{ ...from({ namespaces: ['data'] }), ...to({ ports: ['80'] }) }]),
    ],
    verdicts: { authorization: 'blocked' },
  },
  {
    name: 'source and port in two rules: one is enough',
    objects: [allow([from({ namespaces: ['data'] }), to({ ports: ['80'] })])],
  },
  {
    name: 'a path, which only a request tells',
    objects: [allow([to({ paths: ['/admin/*'] })])],
    verdicts: { authorization: 'unknown' },
  },
  {
    name: 'a path of another caller',
    objects: [
      allow([
        { ...from({ namespaces: ['ml'] }), ...to({ paths: ['/admin/*'] }) },
      ]),
    ],
    verdicts: { authorization: 'blocked' },
  },
  {
    name: 'a path, or a rule without one',
    objects: [allow([to({ paths: ['/x'] }), from({ namespaces: ['data'] })])],
  },
  {
    name: 'a condition',
    objects: [allow([{ when: [{ key: 'request.auth.claims[iss]' }] }])],
    verdicts: { authorization: 'unknown' },
  },
  {
    name: 'a person of a request',
    objects: [allow([from({ requestPrincipals: ['*'] })])],
    verdicts: { authorization: 'unknown' },
  },
  {
    name: 'a denial',
    objects: [denyRules([from({ namespaces: ['data'] })])],
    verdicts: { authorization: 'blocked' },
    final: true,
  },
  {
    name: 'a denial of others',
    objects: [denyRules([from({ namespaces: ['ml'] })])],
  },
  {
    name: 'a denial without rules',
    objects: [denyRules()],
  },
  {
    name: 'a denial beside a policy that allows',
    objects: [allow([{}]), denyRules([{}])],
    verdicts: { authorization: 'blocked' },
    final: true,
  },
  {
    name: 'a denial of some requests',
    objects: [allow([{}]), denyRules([to({ methods: ['DELETE'] })])],
    verdicts: { authorization: 'unknown' },
  },
  {
    name: 'a denial of some requests where nothing is allowed',
    objects: [allow([]), denyRules([to({ methods: ['DELETE'] })])],
    verdicts: { authorization: 'blocked' },
    final: true,
  },
  {
    name: 'somebody else who decides',
    objects: [
      authorizationPolicy('storage/ask', {
        action: 'CUSTOM',
        provider: { name: 'opa' },
        rules: [{}],
      }),
    ],
    verdicts: { authorization: 'unknown' },
  },
  {
    name: 'somebody else who decides on others',
    objects: [
      authorizationPolicy('storage/ask', {
        action: 'CUSTOM',
        rules: [to({ ports: ['80'] })],
      }),
    ],
  },
  {
    name: 'one that only writes a log',
    objects: [
      authorizationPolicy('storage/audit', { action: 'AUDIT', rules: [{}] }),
    ],
  },
  {
    name: 'one on trial',
    objects: [
      {
        kind: 'AuthorizationPolicy',
        metadata: {
          name: 'trial',
          namespace: 'storage',
          annotations: { 'istio.io/dry-run': 'true' },
        },
        spec: {},
      },
    ],
  },
  {
    name: 'one at a gateway that the pods are not of',
    objects: [allow([], { targetRefs: [{ kind: 'Gateway', name: 'front' }] })],
  },
  {
    name: 'one at a Service, which a path may pass',
    objects: [allow([], { targetRef: { kind: 'Service', name: 'pulsar' } })],
    verdicts: { authorization: 'unknown' },
  },
  {
    name: 'whatever is refused, where no proxy enforces it',
    objects: [allow([]), denyRules([{}])],
    path: { to: podsOf('pulsar', 'storage', [{ proxy: false }]) },
  },
  {
    name: 'what is called is outside',
    objects: [authorizationPolicy('istio-system/allow-nothing', {})],
    path: { to: gcs },
  },
];

describe('what AuthorizationPolicies decide', () => {
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
