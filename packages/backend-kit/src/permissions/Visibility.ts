import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';

/** Which resources a caller may see. */
export interface Visibility<Resource> {
  /** Equal for callers who see the same of any snapshot; answers are kept by it. */
  key: string;
  sees(resource: Resource): boolean;
  /** Whether hidden ones may be named. */
  namesHidden: boolean;
}

/** The visibility that a decision on a permission of resources gives. */
export function visibilityOf<Resource>(
  decision: PolicyDecision,
  options: {
    namesHidden: boolean;
    apply: (decision: PolicyDecision, resource: Resource) => boolean;
  },
): Visibility<Resource> {
  const { namesHidden, apply } = options;
  const key =
    decision.result === AuthorizeResult.CONDITIONAL
      ? JSON.stringify(decision.conditions)
      : decision.result;
  return {
    key: `${key} ${namesHidden}`,
    namesHidden,
    sees: resource =>
      decision.result === AuthorizeResult.CONDITIONAL
        ? apply(decision, resource)
        : decision.result === AuthorizeResult.ALLOW,
  };
}
