import { readBase, type RecordBase } from './metadata';
import { parseQuantity } from './quantity';
import { asList, asNumber, asRaw, asText, asTime } from './raw';
import { readSelector, type Selector } from './selector';

/** A PodDisruptionBudget; numbers are absent while the controller has not written a status. */
export interface BudgetRecord extends RecordBase {
  selector?: Selector;
  /** As written, such as `minAvailable 2`. */
  rule: string;
  allowed?: number;
  healthy?: number;
  expected?: number;
}

export function projectBudget(raw: unknown): BudgetRecord | undefined {
  const base = readBase(raw);
  if (!base) {
    return undefined;
  }
  const spec = asRaw(asRaw(raw).spec);
  const status = asRaw(asRaw(raw).status);
  return {
    ...base,
    selector: readSelector(spec.selector),
    rule:
      spec.minAvailable !== undefined
        ? `minAvailable ${spec.minAvailable}`
        : `maxUnavailable ${spec.maxUnavailable ?? 1}`,
    allowed: asNumber(status.disruptionsAllowed),
    healthy: asNumber(status.currentHealthy),
    expected: asNumber(status.expectedPods),
  };
}

/** A ResourceQuota; amounts are cores, bytes or counts. */
export interface QuotaRecord extends RecordBase {
  lines: Array<{ resource: string; used?: number; hard: number }>;
}

export function projectQuota(raw: unknown): QuotaRecord | undefined {
  const base = readBase(raw);
  if (!base) {
    return undefined;
  }
  const { spec, status } = asRaw(raw);
  const used = asRaw(asRaw(status).used);
  return {
    ...base,
    lines: Object.entries(asRaw(asRaw(spec).hard)).flatMap(
      ([resource, value]) => {
        const hard = parseQuantity(value);
        return hard === undefined
          ? []
          : [{ resource, hard, used: parseQuantity(used[resource]) }];
      },
    ),
  };
}

/** A HorizontalPodAutoscaler. */
export interface AutoscalerRecord extends RecordBase {
  target: { kind: string; name: string };
  min: number;
  max: number;
  current?: number;
  /** Set when it would scale beyond its maximum. */
  limitedSince?: number;
  limited: boolean;
}

export function projectAutoscaler(raw: unknown): AutoscalerRecord | undefined {
  const base = readBase(raw);
  if (!base) {
    return undefined;
  }
  const spec = asRaw(asRaw(raw).spec);
  const status = asRaw(asRaw(raw).status);
  const target = asRaw(spec.scaleTargetRef);
  const limited = asList(status.conditions).find(
    ({ type }) => type === 'ScalingLimited',
  );
  return {
    ...base,
    target: {
      kind: asText(target.kind) ?? '',
      name: asText(target.name) ?? '',
    },
    min: asNumber(spec.minReplicas) ?? 1,
    max: asNumber(spec.maxReplicas) ?? 1,
    current: asNumber(status.currentReplicas),
    limited: limited?.status === 'True' && limited.reason === 'TooManyReplicas',
    limitedSince: asTime(limited?.lastTransitionTime),
  };
}

/** A PersistentVolumeClaim. */
export interface ClaimRecord extends RecordBase {
  phase?: string;
  storageClass?: string;
}

export function projectClaim(raw: unknown): ClaimRecord | undefined {
  const base = readBase(raw);
  const { spec, status } = asRaw(raw);
  return (
    base && {
      ...base,
      phase: asText(asRaw(status).phase),
      storageClass: asText(asRaw(spec).storageClassName),
    }
  );
}
