import { isIP } from 'node:net';
import {
  type Fields,
  invalidValue,
  type Problem,
  unsupportedValue,
} from '../store';
import { problemsOfPort } from './amounts';

const PROTOCOLS = ['TCP', 'UDP', 'SCTP'];
const DIRECTIONS = ['Ingress', 'Egress'];

/** What is wrong with the rules of a NetworkPolicy. */
export function problemsOfPolicy(spec: Fields): Problem[] {
  const rules = (direction: 'ingress' | 'egress', peers: 'from' | 'to') =>
    ((spec[direction] ?? []) as Fields[]).flatMap((rule, index) => {
      const at = `spec.${direction}[${index}]`;
      return [
        ...((rule.ports ?? []) as Fields[]).flatMap((port, item) =>
          problemsOfPorts(port, `${at}.ports[${item}]`),
        ),
        ...((rule[peers] ?? []) as Fields[]).flatMap((peer, item) =>
          problemsOfBlock(peer.ipBlock, `${at}.${peers}[${item}].ipBlock`),
        ),
      ];
    });
  return [
    ...rules('ingress', 'from'),
    ...rules('egress', 'to'),
    ...((spec.policyTypes ?? []) as string[]).flatMap((type, index) =>
      DIRECTIONS.includes(type)
        ? []
        : [unsupportedValue(`spec.policyTypes[${index}]`, type, DIRECTIONS)],
    ),
  ];
}

function problemsOfPorts(
  { port, endPort, protocol }: Fields,
  at: string,
): Problem[] {
  return [
    ...(protocol === undefined || PROTOCOLS.includes(protocol)
      ? []
      : [unsupportedValue(`${at}.protocol`, protocol, PROTOCOLS)]),
    ...problemsOfPort(`${at}.port`, port),
    ...(endPort !== undefined && endPort < port
      ? [
          invalidValue(
            `${at}.endPort`,
            port,
            'must be greater than or equal to `port`',
          ),
        ]
      : []),
  ];
}

function problemsOfBlock(block: Fields | undefined, at: string): Problem[] {
  if (!block) {
    return [];
  }
  const [address, length] = String(block.cidr).split('/');
  const bits = { 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return /^\d+$/.test(length ?? '') && Number(length) <= bits
    ? []
    : [
        invalidValue(
          `${at}.cidr`,
          block.cidr,
          'must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)',
        ),
      ];
}
