import { ConfigReader } from '@backstage/config';
import { mockServices } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import { readWriterDefinitions } from './readWriterDefinitions';

const PEM = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n';
const EU = {
  name: 'odp-eu',
  url: 'https://10.0.0.1:6443/',
  authProvider: 'serviceAccount',
  serviceAccountToken: 'of-the-reader',
  caData: Buffer.from(PEM).toString('base64'),
};
const US = {
  name: 'odp-us',
  url: 'https://us.example',
  authProvider: 'googleServiceAccount',
};

function read(writers: object[] | undefined, odp: object = {}) {
  const logger = mockServices.logger.mock();
  const config = new ConfigReader({
    kubernetes: {
      clusterLocatorMethods: [{ type: 'config', clusters: [EU, US] }],
    },
    odp: { ...odp, workspaces: { clusters: writers } },
  } as JsonObject);
  return { definitions: readWriterDefinitions(config, { logger }), logger };
}

describe('readWriterDefinitions', () => {
  it('gives the clusters that are named, with URL and authority of the reader and credentials of their own', () => {
    const { definitions, logger } = read([
      { ref: 'odp-us', serviceAccountTokenFile: 'us-writer.token' },
      {
        ref: 'odp-eu',
        authProvider: 'serviceAccount',
        serviceAccountToken: 'of-the-writer\n',
      },
    ]);
    expect(definitions).toEqual([
      {
        name: 'odp-us',
        url: 'https://us.example',
        certificateAuthority: { kind: 'system' },
        credentials: { kind: 'file', path: 'us-writer.token' },
      },
      {
        name: 'odp-eu',
        url: 'https://10.0.0.1:6443',
        certificateAuthority: { kind: 'inline', pem: PEM },
        credentials: { kind: 'static', token: 'of-the-writer' },
      },
    ]);
    expect(logger.warn).not.toHaveBeenCalled();
    expect(read(undefined).definitions).toEqual([]);
  });

  it("takes Google's credentials, and warns where the reader has the same", () => {
    const google = (ref: string) =>
      read([{ ref, authProvider: 'googleServiceAccount' }]);
    const eu = google('odp-eu');
    expect(eu.definitions[0].credentials).toEqual({ kind: 'google' });
    expect(eu.logger.warn).not.toHaveBeenCalled();
    expect(google('odp-us').logger.warn).toHaveBeenCalledWith(
      expect.stringContaining("'odp-us' is read and written with the same"),
    );
  });

  it.each([
    [{ ref: 'gone' }, 'ref', "'gone' is no cluster that the portal reads"],
    [{}, 'ref', 'Missing required config value'],
    [{ ref: 'odp-eu' }, 'serviceAccountTokenFile', 'is missing'],
    [
      { ref: 'odp-eu', authProvider: 'oidc' },
      'authProvider',
      "'oidc' cannot be used by the portal's writer",
    ],
    [
      { ref: 'odp-eu', serviceAccountToken: 'of-the-reader' },
      'serviceAccountToken',
      "is that of the portal's reader",
    ],
  ])('refuses %j and names the key', (entry, key, rule) => {
    const attempt = () => read([entry]);
    expect(attempt).toThrow(`odp.workspaces.clusters[0].${key}`);
    expect(attempt).toThrow(rule);
  });

  it("refuses the reader's token file, a cluster that is excluded, and one that is named twice", () => {
    const kubernetes = (fields: object) => ({
      kubernetes: { clusters: { 'odp-eu': fields } },
    });
    const entry = { ref: 'odp-eu', serviceAccountTokenFile: 'eu.token' };
    expect(() =>
      read([entry], kubernetes({ serviceAccountTokenFile: 'eu.token' })),
    ).toThrow(
      "odp.workspaces.clusters[0].serviceAccountTokenFile: is that of the portal's reader",
    );
    expect(() => read([entry], kubernetes({ excluded: true }))).toThrow(
      'there are odp-us',
    );
    expect(() => read([entry, entry])).toThrow(
      "odp.workspaces.clusters[1].ref: 'odp-eu' is used twice",
    );
  });
});
