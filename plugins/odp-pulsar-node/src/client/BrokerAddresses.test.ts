import { BrokerAddresses } from './BrokerAddresses';

const FROM = 'https://broker-1.bus:8443/admin/v2/brokers';

describe('BrokerAddresses', () => {
  const addresses = BrokerAddresses.create({
    adminUrl: 'https://bus.example:8443',
    brokerHosts: ['other.example', 'third.example:9443'],
  });
  addresses.list([
    'broker-1.bus:8443',
    'broker-2.bus:8443',
    'evil@x:1/..',
    'nohost',
  ]);

  it('takes from the cluster only what is a host with a port', () => {
    expect(addresses.listed).toEqual([
      'broker-1.bus:8443',
      'broker-2.bus:8443',
    ]);
  });

  it.each([
    'https://broker-2.bus:8443/x?authoritative=false',
    'https://bus.example:8443/x',
    'https://other.example:1/x',
    'https://third.example:9443/x',
    '/x',
  ])('follows to %s', location => {
    expect(addresses.follow(FROM, location).pathname).toBe('/x');
  });

  it.each([
    ['http://broker-2.bus:8443/x', /from https to http/],
    ['https://broker-2.bus/x', /none of its brokers/],
    ['https://broker-2.bus:9443/x', /none of its brokers/],
    ['https://third.example/x', /none of its brokers/],
    ['//evil.example/x', /none of its brokers/],
    ['https://broker-2.bus:8443@evil.example/x', /none of its brokers/],
    ['data:text/html,x', /nowhere/],
  ])('does not follow to %s', (location, words) => {
    expect(() => addresses.follow(FROM, location)).toThrow(words);
  });

  it('reaches brokers that list the port without TLS at the one with it', () => {
    const tls = BrokerAddresses.create({
      adminUrl: 'https://bus.example:8443',
      brokerHosts: [],
      brokerPort: 8443,
    });
    tls.list(['broker-1.bus:8080']);
    expect(tls.urlOf('broker-1.bus:8080')).toBe('https://broker-1.bus:8443');
    expect(tls.follow(FROM, 'https://broker-1.bus:8443/x').host).toBe(
      'broker-1.bus:8443',
    );
  });
});
