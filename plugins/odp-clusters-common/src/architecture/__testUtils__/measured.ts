import type { Traffic } from '../Traffic';

/** Traffic that was measured; each flow is `<workload>.<namespace> > <workload>.<namespace>`. */
export function measured(
  flows: string[],
  more: { perMinute?: number; incomplete?: string } = {},
): Traffic {
  const { perMinute = 3.21, ...rest } = more;
  const end = (text: string) => {
    const [name, place] = text.split('.');
    return { workload: name, namespace: place };
  };
  return {
    state: 'measured',
    asOf: '2026-11-23T14:03:45.000Z',
    windowMinutes: 5,
    flows: flows.map(flow => {
      const [from, to] = flow.split(' > ').map(end);
      return { from, to, perMinute, carriesBytes: true };
    }),
    ...rest,
  };
}
