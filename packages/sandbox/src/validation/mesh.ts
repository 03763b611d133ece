import {
  type Fields,
  type Problem,
  requiredValue,
  unsupportedValue,
} from '../store';

const MODES = ['UNSET', 'DISABLE', 'PERMISSIVE', 'STRICT'];
const TLS_MODES = ['DISABLE', 'SIMPLE', 'MUTUAL', 'ISTIO_MUTUAL'];
const ACTIONS = ['ALLOW', 'DENY', 'AUDIT', 'CUSTOM'];

/** What is wrong with a PeerAuthentication. */
export function problemsOfPeers(spec: Fields): Problem[] {
  return oneOf('spec.mtls.mode', spec.mtls?.mode, MODES);
}

/** What is wrong with a DestinationRule. */
export function problemsOfDestination(spec: Fields): Problem[] {
  return [
    ...(spec.host === undefined ? [requiredValue('spec.host')] : []),
    ...oneOf(
      'spec.trafficPolicy.tls.mode',
      spec.trafficPolicy?.tls?.mode,
      TLS_MODES,
    ),
  ];
}

/** What is wrong with an AuthorizationPolicy. */
export function problemsOfAuthorization(spec: Fields): Problem[] {
  return oneOf('spec.action', spec.action, ACTIONS);
}

function oneOf(
  field: string,
  value: string | undefined,
  supported: readonly string[],
): Problem[] {
  return value === undefined || supported.includes(value)
    ? []
    : [unsupportedValue(field, value, supported)];
}
