import { readBase, type RecordBase } from './metadata';
import { asNumber, asRaw, asText, asTexts, asTime } from './raw';

/** A namespace. */
export interface NamespaceRecord extends RecordBase {
  labels: Record<string, string>;
  /** Annotation `odp.io/owner`. */
  owner?: string;
  terminating: boolean;
  deletedAt?: number;
}

export function projectNamespace(raw: unknown): NamespaceRecord | undefined {
  const base = readBase(raw);
  if (!base) {
    return undefined;
  }
  const metadata = asRaw(asRaw(raw).metadata);
  return {
    ...base,
    labels: asTexts(metadata.labels),
    owner: asText(asRaw(metadata.annotations)['odp.io/owner']),
    terminating: asRaw(asRaw(raw).status).phase === 'Terminating',
    deletedAt: asTime(metadata.deletionTimestamp),
  };
}

/** A warning event; `lastSeen` is milliseconds since the epoch. */
export interface EventRecord extends RecordBase {
  object: { kind: string; name: string };
  reason: string;
  message: string;
  count: number;
  lastSeen?: number;
}

export function projectEvent(raw: unknown): EventRecord | undefined {
  const base = readBase(raw);
  if (!base) {
    return undefined;
  }
  const event = asRaw(raw);
  const object = asRaw(event.involvedObject);
  const series = asRaw(event.series);
  return {
    ...base,
    object: {
      kind: asText(object.kind) ?? '',
      name: asText(object.name) ?? '',
    },
    reason: asText(event.reason) ?? '',
    message: asText(event.message) ?? '',
    count: asNumber(series.count) ?? asNumber(event.count) ?? 1,
    lastSeen:
      asTime(series.lastObservedTime) ??
      asTime(event.lastTimestamp) ??
      asTime(event.eventTime) ??
      base.createdAt,
  };
}
