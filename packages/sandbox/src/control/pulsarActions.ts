import { readPulsarFault } from '../pulsar/faults/readPulsarFault';
import { ROLES, type PulsarUser } from '../pulsar/PulsarTokens';
import type { SandboxPulsar } from '../pulsar/SandboxPulsar';
import { type Body, flag, number, oneOf, text } from './fields';

const USERS = Object.keys(ROLES) as PulsarUser[];

/** What `POST /pulsars/<name>/<action>` does. An Error thrown here is a bad request. */
export const PULSAR_ACTIONS: Record<
  string,
  (pulsar: SandboxPulsar, body: Body) => unknown
> = {
  faults: (pulsar, body) => pulsar.faults.inject(readPulsarFault(body)),
  clear: pulsar => pulsar.faults.clear(),
  down: (pulsar, { broker = 0 }) => pulsar.down(brokerOf(pulsar, broker)),
  up: (pulsar, { broker = 0, wrongAuthority = false }) =>
    pulsar.up(brokerOf(pulsar, broker), {
      wrongAuthority: flag(wrongAuthority),
    }),
  'revoke-token': (pulsar, { user = 'reader' }) =>
    pulsar.tokens.revoke(oneOf('user', user, USERS)),
  'restore-token': (pulsar, { user = 'reader' }) =>
    pulsar.tokens.restore(oneOf('user', user, USERS)),
  pass: (pulsar, { ms }) =>
    pulsar.pass(number('ms', ms, { from: 0, what: 'milliseconds' })),
  'check-quotas': pulsar => pulsar.checkQuotas(),
  stick: (pulsar, body) => pulsar.stick(...subscriptionOf(body)),
  mend: (pulsar, body) => pulsar.mend(...subscriptionOf(body)),
  leave: (pulsar, body) => pulsar.leave(...subscriptionOf(body)),
  move: (pulsar, { topic, broker }) =>
    pulsar.move(text('topic', topic), brokerOf(pulsar, broker)),
  policies: (pulsar, { namespace, set }) => {
    if (typeof set !== 'object' || set === null) {
      throw new Error('set is an object of policies');
    }
    pulsar.setPolicies(text('namespace', namespace), set);
  },
  'reset-requests': pulsar => pulsar.requests.reset(),
};

function brokerOf({ brokerUrls }: SandboxPulsar, broker: unknown): number {
  const index = number('broker', broker, { from: 0 });
  if (brokerUrls[index] === undefined) {
    throw new Error(`broker is a number below ${brokerUrls.length}`);
  }
  return index;
}

function subscriptionOf({ topic, subscription }: Body): [string, string] {
  return [text('topic', topic), text('subscription', subscription)];
}
