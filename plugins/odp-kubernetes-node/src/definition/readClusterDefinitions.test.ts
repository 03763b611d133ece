import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { mockServices } from '@backstage/backend-test-utils';
import { readClusterDefinitions } from './readClusterDefinitions';

const PEM = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n';
const EU = {
  name: 'odp-eu',
  url: 'https://10.0.0.1:6443/',
  authProvider: 'serviceAccount',
  serviceAccountToken: 'secret\n',
  caData: Buffer.from(PEM).toString('base64'),
};

function read(clusters: object[], odp: object = {}, locators: object[] = []) {
  return readClusterDefinitions(
    new ConfigReader({
      kubernetes: {
        clusterLocatorMethods: [{ type: 'config', clusters }, ...locators],
      },
      odp: { kubernetes: odp },
    } as JsonObject),
  );
}

describe('readClusterDefinitions', () => {
  it("joins Backstage's clusters with the portal's own fields", () => {
    expect(
      read(
        [
          EU,
          {
            name: '1.us.example',
            title: 'US',
            url: 'https://us.example/k8s/1',
            authMetadata: {
              'kubernetes.io/auth-provider': 'googleServiceAccount',
            },
            caFile: 'us.crt',
          },
          {
            name: 'self',
            url: 'https://kubernetes.default.svc',
            authProvider: 'serviceAccount',
          },
        ],
        {
          clusters: {
            'odp-eu': {
              region: 'europe-north1',
              serviceAccountTokenFile: 'eu.token',
            },
            '1.us.example': { region: 'us-central1' },
          },
        },
      ),
    ).toEqual([
      {
        name: 'odp-eu',
        region: 'europe-north1',
        url: 'https://10.0.0.1:6443',
        certificateAuthority: { kind: 'inline', pem: PEM },
        credentials: { kind: 'file', path: 'eu.token' },
      },
      {
        name: '1.us.example',
        title: 'US',
        region: 'us-central1',
        url: 'https://us.example/k8s/1',
        certificateAuthority: { kind: 'file', path: 'us.crt' },
        credentials: { kind: 'google' },
      },
      {
        name: 'self',
        url: 'https://kubernetes.default.svc',
        certificateAuthority: {
          kind: 'file',
          path: '/var/run/secrets/kubernetes.io/serviceaccount/ca.crt',
        },
        credentials: {
          kind: 'file',
          path: '/var/run/secrets/kubernetes.io/serviceaccount/token',
        },
      },
    ]);
    expect(read([EU])[0].credentials).toEqual({
      kind: 'static',
      token: 'secret',
    });
  });

  it.each([
    [{ name: '../etc' }, 'clusters[0].name', 'is no cluster name'],
    [{ name: '..' }, 'clusters[0].name', 'is no cluster name'],
    [{ name: 'a'.repeat(254) }, 'clusters[0].name', 'at most 253'],
    [{ url: 'http://127.0.0.1:8001' }, 'clusters[0].url', 'no https URL'],
    [{ url: 'https://u:p@host' }, 'clusters[0].url', 'holds a user'],
    [{ skipTLSVerify: true }, 'skipTLSVerify', 'as caData or caFile instead'],
    [{ caData: 'bm8=' }, 'clusters[0].caData', 'PEM certificate'],
    [{ serviceAccountToken: undefined }, 'serviceAccountToken', 'is missing'],
    [
      { authProvider: 'oidc' },
      'clusters[0].authProvider',
      'supports serviceAccount and googleServiceAccount',
    ],
  ])('refuses %j and names path and rule', (fields, path, rule) => {
    const attempt = () => read([{ ...EU, ...fields }]);
    expect(attempt).toThrow(path);
    expect(attempt).toThrow(rule);
    expect(attempt).toThrow(expect.objectContaining({ name: 'InputError' }));
  });

  it('accepts a name of 253 characters and refuses the same name twice', () => {
    const name = 'a'.repeat(253);
    expect(read([{ ...EU, name }])[0].name).toBe(name);
    expect(() => read([EU, EU])).toThrow("'odp-eu' is used twice");
  });

  it('leaves clusters and locators that are excluded to the stock plugin alone', () => {
    const gke = { type: 'gke', projectId: 'p' };
    expect(() => read([EU], {}, [gke])).toThrow(
      "clusterLocatorMethods[1].type: 'gke'",
    );
    expect(
      read(
        [EU, { name: 'stock', url: 'https://h', authProvider: 'oidc' }],
        {
          clusters: { stock: { excluded: true } },
          excludedLocators: ['gke'],
        },
        [gke],
      ).map(({ name }) => name),
    ).toEqual(['odp-eu']);
  });

  it('warns of fields for a cluster that no locator has, and refuses fields of another type', () => {
    const logger = mockServices.logger.mock();
    const config = new ConfigReader({
      odp: { kubernetes: { clusters: { gone: {} } } },
    });
    expect(readClusterDefinitions(config, { logger })).toEqual([]);
    expect(logger.warn).toHaveBeenCalledWith(expect.stringContaining('gone'));
    expect(() => read([EU], { clusters: { 'odp-eu': { region: 3 } } })).toThrow(
      'odp.kubernetes.clusters.odp-eu.region: must be a string',
    );
  });
});
