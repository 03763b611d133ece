import { admit, inNamespace, PORTS, reach } from '../__testUtils__/cast';
import {
  closedOf,
  effectOfManifest,
  expectedOf,
  OPENED,
  type PathRow,
  verdictsOf,
} from '../__testUtils__/PathRow';
import { podsOf } from '../__testUtils__/TestWorld';

const rows: PathRow[] = [
  {
    name: 'a port by number',
    objects: [admit([], [{ port: 6650 }])],
  },
  {
    name: 'another port',
    objects: [admit([], [{ port: 8080 }])],
    verdicts: { ingress: 'blocked' },
  },
  {
    name: 'the port of another protocol',
    objects: [admit([], [{ protocol: 'UDP', port: 6650 }])],
    verdicts: { ingress: 'blocked' },
  },
  {
    name: 'a protocol without a port is every port of it',
    objects: [admit([], [{ protocol: 'TCP' }])],
  },
  {
    name: 'a range up to its last port',
    objects: [admit([], [{ port: 6000, endPort: 6650 }])],
  },
  {
    name: 'a range from its first port',
    objects: [admit([], [{ port: 6650, endPort: 7000 }])],
  },
  {
    name: 'a range that ends before',
    objects: [admit([], [{ port: 6000, endPort: 6649 }])],
    verdicts: { ingress: 'blocked' },
  },
  {
    name: 'a named port of the called pod',
    objects: [admit([], [{ port: 'pulsar' }])],
  },
  {
    name: 'a name that stands for another port there',
    objects: [admit([], [{ port: 'http' }])],
    verdicts: { ingress: 'blocked' },
  },
  {
    name: 'a name that the called pod has as UDP only',
    objects: [admit([], [{ port: 'pulsar' }])],
    path: {
      to: podsOf('pulsar', 'storage', [
        { ports: [{ ...PORTS[0], protocol: 'UDP' }] },
      ]),
    },
    verdicts: { ingress: 'blocked' },
  },
  {
    name: 'a named port in an egress rule is that of the called pod too',
    objects: [reach([inNamespace('storage')], [{ port: 'pulsar' }])],
  },
  {
    name: 'and not that of the calling one',
    objects: [reach([inNamespace('storage')], [{ port: 'grpc' }])],
    path: {
      from: podsOf('dagster', 'data', [
        { ports: [{ name: 'grpc', containerPort: 6650 }] },
      ]),
    },
    verdicts: { egress: 'blocked' },
  },
  {
    name: 'a port that is not known, with a rule for one port',
    objects: [admit([inNamespace('data')], [{ port: 6650 }])],
    path: { port: undefined },
    verdicts: { ingress: 'unknown' },
  },
  {
    name: 'a port that is not known, with a rule for every port',
    objects: [admit([inNamespace('data')])],
    path: { port: undefined },
  },
  {
    name: 'a port that is not known, and no rule for the caller',
    objects: [admit([inNamespace('ml')], [{ port: 6650 }])],
    path: { port: undefined },
    verdicts: { ingress: 'blocked' },
  },
];

describe('ports of NetworkPolicies', () => {
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
