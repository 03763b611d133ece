/** Where a value turns bad; beyond it, or below it for a floor. */
export interface Limit {
  /** It serves, without margin. */
  degraded?: number;
  failing?: number;
  isFloor?: true;
}

/**
 * Limits that panels draw and alerts watch, in the unit of the value. The platform
 * document names none of them; those of the event bus stand in the target state.
 */
export const limits = {
  errorShare: { failing: 0.01 },
  latencyMs: { degraded: 800, failing: 2000 },
  signInErrorShare: { degraded: 0.2, failing: 0.5 },
  workflowSuccessPercent: { degraded: 99, failing: 95, isFloor: true },
  workflowFailureShare: { degraded: 0.01, failing: 0.05 },
  workflowSeconds: { degraded: 60, failing: 300 },
  slotsUsed: { degraded: 0.8, failing: 0.95 },
  waitSeconds: { degraded: 5, failing: 60 },
  attemptFailureShare: { degraded: 0.05, failing: 0.2 },
  persistenceSeconds: { degraded: 0.1, failing: 1 },
  runFailureShare: { degraded: 0.05, failing: 0.2 },
  runSeconds: { degraded: 3600, failing: 10_800 },
  queuedSeconds: { degraded: 600, failing: 1800 },
  assetAgeSeconds: { degraded: 93_600, failing: 180_000 },
  validationFailureShare: { degraded: 0.01, failing: 0.05 },
  modelSeconds: { degraded: 0.8, failing: 2 },
  gpuPercent: { degraded: 85 },
  gpuMemoryShare: { degraded: 0.9, failing: 0.98 },
  nodeShare: { degraded: 0.85, failing: 0.95 },
  quotaShare: { degraded: 0.8, failing: 0.9 },
  restartsAnHour: { degraded: 3, failing: 10 },
  throttledShare: { degraded: 0.25, failing: 0.5 },
  volumeFreeShare: { degraded: 0.2, failing: 0.1, isFloor: true },
  backlogShare: { degraded: 0.5, failing: 0.8 },
  replicationLagBytes: { degraded: 67_108_864, failing: 1_073_741_824 },
  connectionShare: { degraded: 0.8, failing: 0.95 },
  querySeconds: { degraded: 0.1, failing: 0.5 },
  certificateSeconds: {
    degraded: 1_209_600,
    failing: 259_200,
    isFloor: true,
  },
  /** Of what must not be at all. */
  none: { failing: 1 },
  someAreBad: { degraded: 1 },
  allMustBe: { degraded: 1, isFloor: true },
} satisfies Record<string, Limit>;

const GOOD = 'green';
const DEGRADED = 'orange';
const FAILING = 'red';

/** Steps of a threshold as Grafana has them; without a limit one colour that means nothing. */
export function thresholdSteps(
  limit: Limit | undefined,
): { value: number | null; color: string }[] {
  if (!limit) {
    return [{ value: null, color: 'blue' }];
  }
  const { degraded, failing, isFloor } = limit;
  const marks = [
    { at: degraded, color: DEGRADED },
    { at: failing, color: FAILING },
  ].filter((mark): mark is { at: number; color: string } => {
    return mark.at !== undefined;
  });
  if (!isFloor) {
    return [
      { value: null, color: GOOD },
      ...marks.map(({ at, color }) => ({ value: at, color })),
    ];
  }
  // Read upwards, the worst comes first, and each mark ends what is below it.
  const upwards = [...marks].reverse();
  return [
    { value: null, color: upwards[0].color },
    ...upwards.map(({ at }, index) => ({
      value: at,
      color: upwards[index + 1]?.color ?? GOOD,
    })),
  ];
}
