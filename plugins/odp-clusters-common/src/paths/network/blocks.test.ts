import { admit, gcs, reach } from '../__testUtils__/cast';
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
    name: 'a block with the address of the called pod',
    objects: [reach([{ ipBlock: { cidr: '10.9.0.0/16' } }])],
  },
  {
    name: 'a block without it',
    objects: [reach([{ ipBlock: { cidr: '10.10.0.0/16' } }])],
    verdicts: { egress: 'blocked' },
  },
  {
    name: 'a block that excepts it',
    objects: [
      reach([{ ipBlock: { cidr: '0.0.0.0/0', except: ['10.9.0.0/24'] } }]),
    ],
    verdicts: { egress: 'blocked' },
  },
  {
    name: 'a block of IPv6 with a pod of IPv6',
    objects: [
      admit([{ ipBlock: { cidr: 'fd00:8::/32', except: ['fd00:8:1::/48'] } }]),
    ],
    path: {
      from: podsOf('dagster', 'data', [{ status: { podIP: 'fd00:8::7' } }]),
    },
  },
  {
    name: 'a block for a pod that has no address yet',
    objects: [reach([{ ipBlock: { cidr: '10.9.0.0/16' } }])],
    path: { to: podsOf('pulsar', 'storage', [{ status: { podIP: '' } }]) },
    verdicts: { egress: 'unknown' },
  },
  {
    name: 'a block for pods of which one has no address yet',
    objects: [reach([{ ipBlock: { cidr: '10.8.0.0/16' } }])],
    path: {
      to: podsOf('pulsar', 'storage', [{ status: { podIP: '' } }, {}]),
    },
  },
  {
    name: 'outside, through a block of everything',
    objects: [reach([{ ipBlock: { cidr: '0.0.0.0/0' } }])],
    path: { to: gcs },
  },
  {
    name: 'outside, through a block of everything that is not private',
    objects: [
      reach([
        {
          ipBlock: {
            cidr: '0.0.0.0/0',
            except: ['10.0.0.0/8', '172.16.0.0/12', '169.254.169.254/32'],
          },
        },
      ]),
    ],
    path: { to: gcs },
  },
  {
    name: 'outside, through a block that excepts part of the internet',
    objects: [
      reach([{ ipBlock: { cidr: '0.0.0.0/0', except: ['34.0.0.0/8'] } }]),
    ],
    path: { to: gcs },
    verdicts: { egress: 'unknown' },
  },
  {
    name: 'outside, through a narrow block',
    objects: [reach([{ ipBlock: { cidr: '34.96.0.0/12' } }])],
    path: { to: gcs },
    verdicts: { egress: 'unknown' },
  },
  {
    name: 'outside, through a block of the other family',
    objects: [reach([{ ipBlock: { cidr: '::/0' } }])],
    path: { to: gcs },
    verdicts: { egress: 'unknown' },
  },
  {
    name: 'outside is no pod of any namespace',
    objects: [reach([{ namespaceSelector: {} }])],
    path: { to: gcs },
    verdicts: { egress: 'blocked' },
  },
  {
    name: 'from outside, through a block of everything',
    objects: [admit([{ ipBlock: { cidr: '0.0.0.0/0' } }])],
    path: { from: gcs },
  },
  {
    name: 'from outside, with selectors only',
    objects: [admit([{ namespaceSelector: {} }])],
    path: { from: gcs },
    verdicts: { ingress: 'blocked' },
  },
];

describe('address blocks of NetworkPolicies', () => {
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
