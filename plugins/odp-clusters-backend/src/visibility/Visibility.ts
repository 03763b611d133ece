import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type { NamespaceResource } from './rules';

/** Which namespaces a caller may see. */
export interface Visibility {
  /** Equal for callers who see the same of any snapshot; answers are kept by it. */
  key: string;
  sees(namespace: NamespaceResource): boolean;
  /** Whether hidden namespaces may be named. */
  namesHidden: boolean;
}

/** The visibility that a decision on a permission of namespaces gives. */
export function visibilityOf(
  decision: PolicyDecision,
  options: {
    namesHidden: boolean;
    apply: (decision: PolicyDecision, namespace: NamespaceResource) => boolean;
  },
): Visibility {
  const { namesHidden, apply } = options;
  const key =
    decision.result === AuthorizeResult.CONDITIONAL
      ? JSON.stringify(decision.conditions)
      : decision.result;
  return {
    key: `${key} ${namesHidden}`,
    namesHidden,
    sees: namespace =>
      decision.result === AuthorizeResult.CONDITIONAL
        ? apply(decision, namespace)
        : decision.result === AuthorizeResult.ALLOW,
  };
}
