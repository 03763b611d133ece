import { readBase, type RecordBase } from './metadata';
import { asRaw, asText } from './raw';
import { readSelector, type Selector } from './selector';

/** A PeerAuthentication of Istio. */
export interface PeerAuthenticationRecord extends RecordBase {
  /** Absent: the whole namespace, or the whole mesh in its root namespace. */
  selector?: Selector;
  /** Absent or `UNSET`: inherited. */
  mode?: string;
  /** Port number to mode. */
  ports: Record<string, string>;
}

export function projectPeerAuthentication(
  raw: unknown,
): PeerAuthenticationRecord | undefined {
  const base = readBase(raw);
  if (!base) {
    return undefined;
  }
  const spec = asRaw(asRaw(raw).spec);
  const selector = readSelector(spec.selector);
  const ports: Record<string, string> = {};
  for (const [port, value] of Object.entries(asRaw(spec.portLevelMtls))) {
    ports[port] = asText(asRaw(value).mode) ?? 'UNSET';
  }
  return {
    ...base,
    selector: selector?.requirements.length ? selector : undefined,
    mode: asText(asRaw(spec.mtls).mode),
    ports,
  };
}

/** A DestinationRule of Istio, as far as the TLS that clients speak. */
export interface DestinationRuleRecord extends RecordBase {
  host: string;
  tls?: string;
}

export function projectDestinationRule(
  raw: unknown,
): DestinationRuleRecord | undefined {
  const base = readBase(raw);
  const spec = asRaw(asRaw(raw).spec);
  return (
    base && {
      ...base,
      host: asText(spec.host) ?? '',
      tls: asText(asRaw(asRaw(spec.trafficPolicy).tls).mode),
    }
  );
}
