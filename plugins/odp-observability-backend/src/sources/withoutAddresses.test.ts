import { withoutAddresses } from './withoutAddresses';

it.each([
  ['at http://10.0.0.1:9090/api?x=1 now', 'at (address) now'],
  ['dial tcp 10.0.3.7:10901: refused', 'dial tcp (address): refused'],
  ['dial [fd00::1]:9090', 'dial (address)'],
  ['lookup prometheus.monitoring.svc:9090', 'lookup (address)'],
  ['dial localhost:3000', 'dial (address)'],
  // What PromQL says of itself stays.
  [
    'invalid "a:b:rate5m{x=\\"1.5\\"}[5m:1m]" at 1:15',
    'invalid "a:b:rate5m{x=\\"1.5\\"}[5m:1m]" at 1:15',
  ],
  ['two\n lines', 'two lines'],
])('words of another system are told without addresses: %s', (text, told) => {
  expect(withoutAddresses(text)).toBe(told);
  expect(withoutAddresses('x'.repeat(1000))).toHaveLength(303);
});
