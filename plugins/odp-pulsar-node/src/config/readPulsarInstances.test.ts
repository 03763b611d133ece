import { ConfigReader } from '@backstage/config';
import { readPulsarInstances } from './readPulsarInstances';

const read = (instances?: object[]) =>
  readPulsarInstances(
    new ConfigReader({ odp: { pulsar: { instances } } as never }),
  );
const readOne = (instance: object) =>
  read([{ name: 'odp-eu', adminUrl: 'https://x', ...instance }]);

describe('readPulsarInstances', () => {
  it('reads no instance where none is configured', () => {
    expect(read()).toEqual([]);
    expect(readPulsarInstances(new ConfigReader({}))).toEqual([]);
  });

  it('fills in that people call an instance by its name, and that its cluster has the same', () => {
    expect(readOne({})).toEqual([
      {
        name: 'odp-eu',
        title: 'odp-eu',
        cluster: 'odp-eu',
        adminUrl: 'https://x',
        isProxy: false,
        brokerHosts: [],
        allowPlainHttp: false,
      },
    ]);
  });

  it.each([
    [
      { adminUrl: 'pulsar://x:6650' },
      /instances.0.adminUrl: must begin with https/,
    ],
    [{ adminUrl: 'https://me:secret@x' }, /must hold no user or password/],
    [{ name: 'ODP' }, /instances.0.name: must be lower-case/],
    [
      { adminUrl: 'http://broker:8080', tokenFile: 't' },
      /tokenFile: needs an https/,
    ],
    [
      { prometheus: { url: 'http://p', tokenFile: 't' } },
      /prometheus.tokenFile: needs an https/,
    ],
    [{ brokerHosts: ['https://x'] }, /brokerHosts.0: must be a host/],
    [{ brokerPort: 70_000 }, /brokerPort: /],
    [{ owner: 'data-team' }, /owner: must be the entity ref of a group/],
    [{ token: 'abc' }, /Unrecognized key/],
  ])('refuses %j', (instance, words) => {
    expect(() => readOne(instance)).toThrow(words);
  });

  it.each([
    { adminUrl: 'http://127.0.0.1:8080', tokenFile: 't' },
    { adminUrl: 'http://[::1]:8080', tokenFile: 't' },
    { adminUrl: 'http://broker:8080', tokenFile: 't', allowPlainHttp: true },
    { adminUrl: 'http://broker:8080' },
  ])('sends no token that can be read on the way, but lets %j be', instance => {
    expect(readOne(instance)).toHaveLength(1);
  });

  it('wants each instance to have a name of its own', () => {
    const instance = { name: 'odp-eu', adminUrl: 'https://x' };
    expect(() => read([instance, instance])).toThrow(
      'odp.pulsar.instances: must have a name each',
    );
  });
});
