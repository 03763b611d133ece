import { mockServices } from '@backstage/backend-test-utils';
import { FakeDriver } from '../__testUtils__/FakeDriver';
import { DiscreetDriver } from './DiscreetDriver';
import { type DriverInput, RefusedError } from './Driver';

const INPUT = { spec: { id: 'acme-risk' } } as DriverInput;
const CONTEXT = { hold: async () => undefined };

describe('what members read of a place', () => {
  const logger = mockServices.logger.mock();
  const inner = FakeDriver.ofWorkspaces('odp-eu', ['quota']);
  const driver = DiscreetDriver.create({ inner, logger });
  beforeEach(() => jest.clearAllMocks());

  it.each([
    [
      'nothing accepts connections at https://10.0.0.7:6443 (ECONNREFUSED)',
      'nothing accepts connections at its address (ECONNREFUSED)',
    ],
    [
      'failed calling webhook "w": Post "https://w.istio-system.svc:443/x?timeout=10s": dial tcp 10.4.2.1:443: i/o timeout',
      'failed calling webhook "w": Post "its address": dial tcp its address: i/o timeout',
    ],
    ['dial tcp [fd00::7]:443: refused', 'dial tcp its address: refused'],
    [
      'failed calling webhook "w": dial tcp: lookup vault.bank.internal on 10.4.0.10:53: no such host',
      'failed calling webhook "w": dial tcp: lookup its address on its address: no such host',
    ],
    [
      "the server's certificate is for another host name: Hostname/IP does not match certificate's altnames: IP: 10.0.0.7 is not in the cert's list: 127.0.0.1, 10.0.0.8",
      "the server's certificate is for another host name: Hostname/IP does not match certificate's altnames: IP: its address is not in the cert's list: its address, its address",
    ],
    [
      "altnames: Host: api.bank.internal. is not in the cert's altnames: DNS:odp-eu.bank.internal, DNS:localhost",
      "altnames: Host: its address is not in the cert's altnames: DNS:its address, DNS:its address",
    ],
    [
      'no cidr may hold 169.254.20.10/32, see odp.io/workspace',
      'no cidr may hold 169.254.20.10/32, see odp.io/workspace',
    ],
  ])('names no server: %s', async (message, told) => {
    inner.before = () => {
      throw new RefusedError(message);
    };
    for (const call of [
      () => driver.plan(INPUT),
      () => driver.planRemoval(INPUT, { evenIfInUse: false }),
      () => driver.apply('quota', INPUT, CONTEXT),
      () => driver.verify(INPUT),
      () => driver.remove('quota', INPUT, CONTEXT),
    ]) {
      const failed = call();
      await expect(failed).rejects.toBeInstanceOf(RefusedError);
      await expect(failed).rejects.toThrow(told);
    }
    const isLogged = jest
      .mocked(logger.warn)
      .mock.calls.some(([line]) => line === `odp-eu: ${message}`);
    expect(isLogged).toBe(told !== message);
  });

  it('stays a time-out where it is one', async () => {
    const timeout = AbortSignal.timeout(0);
    await new Promise(resolve => timeout.addEventListener('abort', resolve));
    inner.before = () => timeout.throwIfAborted();
    await expect(driver.plan(INPUT)).rejects.toBe(timeout.reason);
  });

  it('names none in what it finds, either', async () => {
    inner.before = () => undefined;
    inner.verify = async () => [
      {
        system: 'quota',
        state: 'unknown',
        reason: 'NotChecked',
        message: 'no answer in time from https://10.0.0.7:6443',
        checks: [
          {
            kind: 'pod',
            what: 'a privileged pod',
            expected: 'refused',
            outcome: 'unknown',
            message: 'no answer in time from https://10.0.0.7:6443',
          },
        ],
      },
    ];
    expect(await driver.verify(INPUT)).toMatchObject([
      {
        message: 'no answer in time from its address',
        checks: [{ message: 'no answer in time from its address' }],
      },
    ]);
  });
});
