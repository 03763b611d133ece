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

const PRINCIPAL = 'cluster.local/ns/data/sa/dagster';
const bare = podsOf('dagster', 'data', [{ proxy: false }]);
/** A policy that admits such sources to every pod of storage. */
const admitting = (source: object) =>
  authorizationPolicy('storage/allow', { rules: [{ from: [{ source }] }] });

const rows: PathRow[] = [
  {
    name: 'the principal of the caller',
    objects: [admitting({ principals: [PRINCIPAL] })],
  },
  {
    name: 'the principal of another one',
    objects: [admitting({ principals: ['cluster.local/ns/data/sa/x'] })],
    verdicts: { authorization: 'blocked' },
  },
  {
    name: 'a principal by how it begins',
    objects: [admitting({ principals: ['cluster.local/ns/data/*'] })],
  },
  {
    name: 'a principal by how it ends',
    objects: [admitting({ principals: ['*/sa/dagster'] })],
  },
  {
    name: 'a principal by how it ends, another one',
    objects: [admitting({ principals: ['*/sa/other-dagster'] })],
    verdicts: { authorization: 'blocked' },
  },
  {
    name: 'any principal',
    objects: [admitting({ principals: ['*'] })],
  },
  {
    name: 'any principal, for a caller without a proxy',
    objects: [admitting({ principals: ['*'] })],
    path: { from: bare },
    verdicts: { authorization: 'blocked' },
  },
  {
    name: 'a principal of a trust domain that may be that of the mesh',
    objects: [
      admitting({ principals: ['odp.svc.id.goog/ns/data/sa/dagster'] }),
    ],
    verdicts: { authorization: 'unknown' },
  },
  {
    name: 'the default service account where none is named',
    objects: [admitting({ principals: ['*/ns/data/sa/default'] })],
    path: {
      from: podsOf('dagster', 'data', [{ serviceAccountName: undefined }]),
    },
  },
  {
    name: 'every principal but that of the caller',
    objects: [admitting({ notPrincipals: [PRINCIPAL] })],
    verdicts: { authorization: 'blocked' },
  },
  {
    name: 'every principal but one, for a caller without any',
    objects: [admitting({ notPrincipals: [PRINCIPAL] })],
    path: { from: bare },
  },
  {
    name: 'the namespace of the caller',
    objects: [admitting({ namespaces: ['ml', 'data'] })],
  },
  {
    name: 'the namespace of a caller without a proxy',
    objects: [admitting({ namespaces: ['data'] })],
    path: { from: bare },
    verdicts: { authorization: 'blocked' },
  },
  {
    name: 'every namespace but its own',
    objects: [admitting({ notNamespaces: ['data'] })],
    verdicts: { authorization: 'blocked' },
  },
  {
    name: 'its address',
    objects: [admitting({ ipBlocks: ['10.8.0.1'] })],
    path: { from: bare },
  },
  {
    name: 'every address but its own',
    objects: [
      admitting({ ipBlocks: ['10.0.0.0/8'], notIpBlocks: ['10.8.0.0/16'] }),
    ],
    verdicts: { authorization: 'blocked' },
  },
  {
    name: 'some addresses, for a caller from outside',
    objects: [admitting({ ipBlocks: ['203.0.113.0/24'] })],
    path: { from: gcs },
    verdicts: { authorization: 'unknown' },
  },
  {
    name: 'a namespace, for a caller from outside',
    objects: [admitting({ namespaces: ['*'] })],
    path: { from: gcs },
    verdicts: { authorization: 'blocked' },
  },
  {
    name: 'two fields of a source of which one does not match',
    objects: [admitting({ principals: [PRINCIPAL], namespaces: ['ml'] })],
    verdicts: { authorization: 'blocked' },
  },
  {
    name: 'two sources of which one matches',
    objects: [
      authorizationPolicy('storage/allow', {
        rules: [
          {
            from: [
              { source: { namespaces: ['ml'] } },
              { source: { namespaces: ['data'] } },
            ],
          },
        ],
      }),
    ],
  },
];

describe('whom AuthorizationPolicies know', () => {
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
