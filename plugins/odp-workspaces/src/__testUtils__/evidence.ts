import type {
  CheckedSystem,
  NetworkRule,
} from '@internal/plugin-odp-workspaces-common';
import { minutesAgo } from './moment';

/** What was tried of acme-risk a minute ago: one has no answer, one is not as expected. */
export const checks: CheckedSystem[] = [
  {
    system: 'access',
    place: 'odp-eu',
    checkedAt: minutesAgo(1),
    checks: [
      {
        kind: 'access',
        subject: 'Group risk-platform',
        what: 'list pods',
        expected: 'allowed',
        found: 'allowed',
        outcome: 'passed',
      },
      {
        kind: 'access',
        subject: 'Group risk-platform',
        what: 'patch namespaces',
        expected: 'denied',
        outcome: 'unknown',
        message: 'the server answers 503',
      },
    ],
  },
  {
    system: 'event-bus',
    place: 'odp-eu-bus',
    checkedAt: minutesAgo(1),
    checks: [
      {
        kind: 'policy',
        what: 'Publish rate, messages',
        expected: '1,000 msg/s',
        found: '5,000 msg/s',
        outcome: 'failed',
      },
    ],
  },
];

/** Ways in and out of acme-risk. */
export const network: NetworkRule[] = [
  {
    direction: 'in',
    layer: 'network',
    policy: 'NetworkPolicy/allow-gateway',
    rule: 'from pods of kong of namespace kong',
  },
  {
    direction: 'in',
    layer: 'mesh',
    policy: 'PeerAuthentication/default',
    rule: 'calls have to come by mTLS, STRICT',
  },
  {
    direction: 'out',
    layer: 'network',
    policy: 'NetworkPolicy/allow-dns',
    rule: 'to every pod of namespace kube-system, ports 53 UDP, 53',
  },
];
