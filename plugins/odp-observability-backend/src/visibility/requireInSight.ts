import { NotAllowedError } from '@backstage/errors';
import { odpDashboardPlatformReadPermission } from '@internal/plugin-odp-observability-common';
import { readSelectors, type Selector } from './readSelectors';
import {
  CLUSTER_LABEL,
  type LimitedSight,
  SCOPE_LABELS,
  seesValue,
  type Sight,
} from './Sight';

const NEEDED = `it needs the right ${odpDashboardPlatformReadPermission.name}, which the platform team grants.`;

/**
 * Lets an expression, with its variables written out, through to who may see all
 * that it reads: every selector in it asks for namespaces or workspaces that are
 * named, and that the caller sees.
 *
 * @throws NotAllowedError with the reason, a sentence
 */
export function requireInSight(expr: string, sight: Sight): void {
  if (sight.isPlatform) {
    return;
  }
  const selectors = readSelectors(expr);
  if (!selectors) {
    throw new NotAllowedError(
      `The portal cannot read the query, and so not tell whether it is of your namespaces alone; ${NEEDED}`,
    );
  }
  const foreign = selectors.find(selector => !isInSight(selector, sight));
  if (foreign) {
    throw new NotAllowedError(
      valuesOf(foreign, SCOPE_LABELS).length > 0
        ? 'It asks for a namespace that you may not see; choose others.'
        : `It shows the whole platform, and not your namespaces alone; ${NEEDED}`,
    );
  }
}

/** All matchers of a selector hold, so that one which is in sight is enough. */
function isInSight(selector: Selector, sight: LimitedSight): boolean {
  const [named] = valuesOf(selector, [CLUSTER_LABEL]);
  // Series without a cluster may be of any.
  const clusters = named?.only ?? [...sight.namespaces.keys()];
  return valuesOf(selector, SCOPE_LABELS).some(({ label, only }) =>
    only.every(value => seesValue(sight, { label, value }, clusters)),
  );
}

function valuesOf(selector: Selector, labels: readonly string[]) {
  return selector.flatMap(({ label, only }) =>
    only && labels.includes(label) ? [{ label, only }] : [],
  );
}
