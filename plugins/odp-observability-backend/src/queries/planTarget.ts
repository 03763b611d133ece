import {
  alignRange,
  type AlignedRange,
  type Bindings,
  builtinsFor,
  interpolate,
  interpolateText,
  intervalFor,
  type Panel,
  parseDuration,
  rateIntervalFor,
  type Target,
  type TimeRange,
} from '@internal/plugin-odp-observability-common';

export interface PanelView {
  panel: Panel;
  /** Pixels: a point a pixel. */
  width: number;
  /** Of the panel, when it has one of its own. */
  range: TimeRange;
  scrapeIntervalMs: number;
}

/** A query as it is run. */
export interface PlannedTarget {
  target: Target;
  expr: string;
  range: AlignedRange;
}

/**
 * Writes a query out as Grafana does: step by the panel's width, window of
 * rates by how often the source scrapes, both no less than the least step that
 * the query or the panel names.
 *
 * @throws InterpolationError
 */
export function planTarget(
  view: PanelView,
  target: Target,
  bindings: Bindings,
): PlannedTarget {
  const { panel, range, scrapeIntervalMs } = view;
  const least = target.interval ?? panel.interval;
  const leastMs = least && parseDuration(interpolateText(least, bindings));
  const aligned = alignedRangeOf(view, leastMs || scrapeIntervalMs);
  const builtins = builtinsFor({
    // As long as what was asked for; aligned, its length would change by a step now and then.
    range: { from: aligned.to - (range.to - range.from), to: aligned.to },
    intervalMs: aligned.stepMs,
    rateIntervalMs: rateIntervalFor({
      intervalMs: aligned.stepMs,
      scrapeIntervalMs: leastMs || scrapeIntervalMs,
    }),
  });
  return {
    target,
    expr: interpolate(target.expr, bindings, builtins),
    range: aligned,
  };
}

/** The range on multiples of the step that fits the width. */
export function alignedRangeOf(
  { panel, width, range }: PanelView,
  minIntervalMs: number,
): AlignedRange {
  const stepMs = intervalFor({
    ...range,
    maxDataPoints: panel.maxDataPoints ?? width,
    minIntervalMs,
  });
  return alignRange({ ...range, stepMs });
}
