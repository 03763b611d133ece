import { InputError } from '@backstage/errors';
import {
  type Bindings,
  type Compare,
  type Frame,
  type Panel,
  shiftOf,
  type Target,
  type TimeRange,
} from '@internal/plugin-odp-observability-common';
import type { VariableBook } from '../variables/VariableBook';
import { requireInSight } from '../visibility/requireInSight';
import type { Sight } from '../visibility/Sight';
import { type PanelView, type PlannedTarget, planTarget } from './planTarget';
import type { QueryRunner } from './QueryRunner';
import { readFrame } from './readFrame';
import { shiftFrame } from './shiftFrame';

export interface PanelRequest {
  panel: Panel;
  width: number;
  /** Of the page. */
  range: TimeRange;
  variables: VariableBook;
  /** Absent: nothing is compared. */
  compare?: Compare;
  sight: Sight;
  signal: AbortSignal;
}

/** What came of one query of a panel. */
export interface TargetResult {
  planned?: PlannedTarget;
  frame?: Frame;
  warnings: string[];
  asOf?: number;
  failure?: unknown;
  /** Of the earlier period; absent: it is not compared. */
  earlier?: { frame?: Frame; failure?: unknown };
}

/** Types of panels that show an earlier period beside that of now. */
const COMPARED: readonly Panel['type'][] = ['timeseries', 'stat'];

/** Runs a query of a panel, over its range and over the one that it is compared with. */
export class TargetRunner {
  readonly #queries: QueryRunner;

  static create(queries: QueryRunner): TargetRunner {
    return new TargetRunner(queries);
  }

  private constructor(queries: QueryRunner) {
    this.#queries = queries;
  }

  /** What fails is in the result. */
  async run(
    request: PanelRequest,
    view: PanelView,
    target: Target,
  ): Promise<TargetResult> {
    const { panel, variables } = request;
    let planned: PlannedTarget | undefined;
    try {
      const bindings = await variables.bind(
        `${target.expr} ${target.interval ?? ''} ${panel.interval ?? ''}`,
      );
      planned = planTarget(view, target, bindings);
      const [asked, earlier] = await Promise.all([
        this.#ask(request, planned),
        this.#askEarlier(request, view, { planned, bindings }),
      ]);
      return { planned, ...asked, ...(earlier && { earlier }) };
    } catch (failure) {
      return { planned, failure, warnings: [] };
    }
  }

  /** The same query over a range that lies earlier; what fails there hides nothing of now. */
  async #askEarlier(
    request: PanelRequest,
    view: PanelView,
    now: { planned: PlannedTarget; bindings: Bindings },
  ): Promise<TargetResult['earlier']> {
    const { compare, panel } = request;
    if (!compare || !COMPARED.includes(panel.type)) {
      return undefined;
    }
    const { target, range } = now.planned;
    const shiftMs = shiftOf(compare, range);
    try {
      if (shiftMs === undefined) {
        throw new InputError(
          'The step of the panel is no part of the period that it is compared with; choose another range',
        );
      }
      const { from, to } = view.range;
      const earlier = { from: from - shiftMs, to: to - shiftMs };
      const { frame } = await this.#ask(
        request,
        planTarget({ ...view, range: earlier }, target, now.bindings),
      );
      return { frame: shiftFrame(frame, shiftMs) };
    } catch (failure) {
      return { failure };
    }
  }

  async #ask(
    { panel, sight, signal }: PanelRequest,
    { target, expr, range }: PlannedTarget,
  ): Promise<{ frame: Frame; warnings: string[]; asOf: number }> {
    requireInSight(expr, sight);
    const { instant, datasource, refId, legend, format } = target;
    const answer = await this.#queries.query(
      { expr, instant, range, ...(datasource && { datasource }) },
      signal,
    );
    const frame = readFrame(answer, {
      refId,
      expr,
      format,
      ...(legend !== undefined && { legend }),
      ...(!instant && { range }),
      isOneOfMany: panel.targets.length > 1,
    });
    return { frame, warnings: answer.warnings, asOf: answer.asOf };
  }
}
