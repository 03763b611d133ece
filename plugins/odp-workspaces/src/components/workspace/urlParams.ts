import { choiceParam } from '@internal/plugin-odp-react';

/** Tabs of a workspace. */
export const WORKSPACE_TABS = [
  'overview',
  'components',
  'resources',
  'members',
  'network',
  'event-bus',
  'operations',
  'checks',
] as const;
export type WorkspaceTab = (typeof WORKSPACE_TABS)[number];

/** What the page of a workspace keeps in the URL. */
export const WORKSPACE_PARAMS = {
  tab: choiceParam(WORKSPACE_TABS, 'overview'),
};
