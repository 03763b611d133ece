/** What a workspace consists of, in the order in which it is made; removed is it the other way round. */
export const WORKSPACE_SYSTEMS = [
  'namespace',
  'quota',
  'network',
  'access',
  'mesh',
  'event-bus',
] as const;

/** What a component consists of: events are kept for it before it starts. */
export const COMPONENT_SYSTEMS = ['subscription', 'workload'] as const;

export const SYSTEMS = [...WORKSPACE_SYSTEMS, ...COMPONENT_SYSTEMS] as const;

export type System = (typeof SYSTEMS)[number];
