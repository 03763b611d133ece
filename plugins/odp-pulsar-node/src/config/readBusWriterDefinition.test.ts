import { ConfigReader } from '@backstage/config';
import { readBusWriterDefinition } from './readBusWriterDefinition';

const INSTANCE = {
  name: 'odp-eu',
  adminUrl: 'https://bus:8443',
  brokerHosts: ['broker-1'],
  brokerPort: 8443,
  tokenFile: 'reader.token',
  caFile: 'bus.crt',
};
const read = (pulsar: object | undefined, instance: object = {}) =>
  readBusWriterDefinition(
    new ConfigReader({
      odp: {
        pulsar: { instances: [{ ...INSTANCE, ...instance }] },
        workspaces: { pulsar },
      } as never,
    }),
  );

describe('readBusWriterDefinition', () => {
  it('takes the address from the instance, and who writes from its own', () => {
    expect(
      read({ instance: 'odp-eu', tenant: 'odp', tokenFile: 'writer.token' }),
    ).toEqual({
      instance: 'odp-eu',
      tenant: 'odp',
      tokenFile: 'writer.token',
      adminUrl: 'https://bus:8443',
      brokerHosts: ['broker-1'],
      brokerPort: 8443,
      caFile: 'bus.crt',
    });
    expect(read({ instance: 'odp-eu', token: 'secret' })).toMatchObject({
      token: 'secret',
    });
    expect(read(undefined)).toBeUndefined();
    expect(readBusWriterDefinition(new ConfigReader({}))).toBeUndefined();
  });

  it.each([
    [{ instance: 'odp-us', token: 'x' }, /pulsar.instance: .* has odp-eu$/],
    [{ token: 'x' }, /pulsar.instance: Required/],
    [{ instance: 'odp-eu' }, /pulsar.tokenFile: either this or token/],
    [
      { instance: 'odp-eu', token: 'x', tokenFile: 'y' },
      /pulsar.tokenFile: either this or token/,
    ],
    [
      { instance: 'odp-eu', tokenFile: 'reader.token' },
      /pulsar.tokenFile: must be another than that of 'odp-eu'/,
    ],
    [
      { instance: 'odp-eu', tenant: 'a/b', token: 'x' },
      /pulsar.tenant: must be letters/,
    ],
    [
      { instance: 'odp-eu', token: 'x', adminUrl: 'https://y' },
      /workspaces.pulsar: Unrecognized key/,
    ],
  ])('refuses %j', (pulsar, words) => {
    expect(() => read(pulsar)).toThrow(words);
  });

  it('sends no token over plain http that leaves the machine, unless a mesh encrypts', () => {
    const pulsar = { instance: 'odp-eu', token: 'x' };
    const plain = { adminUrl: 'http://bus:8080', tokenFile: undefined };
    expect(() => read(pulsar, plain)).toThrow(
      /odp.workspaces.pulsar.token: needs an https/,
    );
    const allowed = { ...plain, allowPlainHttp: true };
    expect(read(pulsar, allowed)).toMatchObject({ token: 'x' });
    const near = { ...plain, adminUrl: 'http://127.0.0.1:8080' };
    expect(read(pulsar, near)).toMatchObject({ token: 'x' });
  });
});
