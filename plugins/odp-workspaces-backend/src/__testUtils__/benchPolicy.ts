import type { ApprovalPolicy } from '@internal/plugin-odp-workspaces-common';

/** Large workspaces, and the end of one, have to be agreed to. */
export const benchPolicy: ApprovalPolicy = {
  approvers: ['group:default/platform-team'],
  tiers: ['l'],
  clusters: [],
  decommission: true,
  components: [],
};
