import type { PlanRequest } from '@internal/plugin-odp-workspaces-common';

/** Asks for acme-risk in tier s, which nobody has to approve. */
export const creation = {
  kind: 'create',
  workspace: 'acme-risk',
  spec: {
    displayName: 'Acme risk',
    owner: 'group:default/risk-platform',
    members: [],
    tier: 's',
    clusters: ['odp-eu'],
  },
} satisfies PlanRequest;

/** Asks for acme-risk in tier l, which has to be approved. */
export const large = {
  kind: 'resize',
  workspace: 'acme-risk',
  spec: { tier: 'l' },
} satisfies PlanRequest;

/** Asks for the end of acme-risk with all that is in it, which has to be approved. */
export const decommission = {
  kind: 'decommission',
  workspace: 'acme-risk',
  spec: { evenIfInUse: true },
} satisfies PlanRequest;
