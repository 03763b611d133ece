import { readBase, type RecordBase } from './metadata';
import { asList, asRaw, asText, asTexts, type Raw } from './raw';
import { readSelector, type Selector } from './selector';

const ACTIONS = ['ALLOW', 'DENY', 'AUDIT', 'CUSTOM'] as const;

/** An AuthorizationPolicy of Istio. */
export interface AuthorizationPolicyRecord extends RecordBase {
  /** Absent: every workload of the namespace, or of the mesh in its root namespace. */
  selector?: Selector;
  /** Gateways or Services whose proxy enforces it instead of the workload's own. */
  targets: Array<{ kind: string; name: string }>;
  action: (typeof ACTIONS)[number];
  /** Who decides in place of the mesh, for action CUSTOM. */
  provider?: string;
  /** Whether its effect is only logged. */
  dryRun: boolean;
  /** An ALLOW policy without rules lets nothing through. */
  rules: AuthorizationRuleRecord[];
}

/** Who, where and when; each part that is empty matches everything. */
export interface AuthorizationRuleRecord {
  from: AuthorizationSourceRecord[];
  to: AuthorizationOperationRecord[];
  /** Keys of conditions, which only a request can decide. */
  when: string[];
}

const SOURCE_FIELDS = [
  'principals',
  'notPrincipals',
  'namespaces',
  'notNamespaces',
  'ipBlocks',
  'notIpBlocks',
] as const;

/** Every field that is not empty has to match. */
export type AuthorizationSourceRecord = Record<
  (typeof SOURCE_FIELDS)[number],
  string[]
> & {
  /** Fields that only a request can decide, such as `requestPrincipals`. */
  others: string[];
};

const OPERATION_FIELDS = ['ports', 'notPorts'] as const;

/** Every field that is not empty has to match. */
export type AuthorizationOperationRecord = Record<
  (typeof OPERATION_FIELDS)[number],
  string[]
> & {
  /** Fields that only a request can decide, such as `paths`. */
  others: string[];
};

export function projectAuthorizationPolicy(
  raw: unknown,
): AuthorizationPolicyRecord | undefined {
  const base = readBase(raw);
  if (!base) {
    return undefined;
  }
  const { metadata, spec: rawSpec } = asRaw(raw);
  const spec = asRaw(rawSpec);
  const selector = readSelector(spec.selector);
  return {
    ...base,
    selector: selector?.requirements.length ? selector : undefined,
    targets: [
      ...asList(spec.targetRefs),
      ...(spec.targetRef ? [asRaw(spec.targetRef)] : []),
    ].map(({ kind, name }) => ({
      kind: asText(kind) ?? '',
      name: asText(name) ?? '',
    })),
    action: ACTIONS.find(action => action === spec.action) ?? 'ALLOW',
    provider: asText(asRaw(spec.provider).name),
    dryRun: asTexts(asRaw(metadata).annotations)['istio.io/dry-run'] === 'true',
    rules: asList(spec.rules).map(rule => ({
      from: asList(rule.from).map(({ source }) =>
        readFields(asRaw(source), SOURCE_FIELDS),
      ),
      to: asList(rule.to).map(({ operation }) =>
        readFields(asRaw(operation), OPERATION_FIELDS),
      ),
      when: asList(rule.when).map(({ key }) => asText(key) ?? ''),
    })),
  };
}

/** The texts of the fields, and the names of those beside them that say something. */
function readFields<F extends string>(raw: Raw, fields: readonly F[]) {
  const lists: Record<string, string[]> = {};
  for (const field of fields) {
    lists[field] = readTexts(raw[field]);
  }
  return {
    ...(lists as Record<F, string[]>),
    others: Object.keys(raw).filter(
      key =>
        !fields.some(field => field === key) && asList(raw[key]).length > 0,
    ),
  };
}

function readTexts(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
