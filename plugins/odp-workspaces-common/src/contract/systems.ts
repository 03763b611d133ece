/** What a workspace consists of, in the order in which it is made; removed is it the other way round. */
export const SYSTEMS = [
  'namespace',
  'quota',
  'network',
  'access',
  'mesh',
  'event-bus',
] as const;

export type System = (typeof SYSTEMS)[number];
