import {
  type AlignedRange,
  type Frame,
  type ScrapeJob,
  type SourceReach,
} from '@internal/plugin-odp-observability-common';
import type { QueryRunner } from '../queries/QueryRunner';
import { readFrame } from '../queries/readFrame';
import { SharedAnswers } from '../queries/SharedAnswers';
import { SourceError } from '../sources/SourceError';

const KEPT_MS = 15_000;

/** What a look at a source found. */
export interface SourceLook {
  reach: SourceReach;
  /** Absent when it does not answer. */
  jobs?: ScrapeJob[];
}

/** Looks whether a source answers, and whether what it scrapes does. */
export class SourceDoctor {
  readonly #queries: QueryRunner;
  readonly #looks = SharedAnswers.create<SourceLook>({
    now: Date.now,
    bytesOf: () => 1_000,
  });

  static create(queries: QueryRunner): SourceDoctor {
    return new SourceDoctor(queries);
  }

  private constructor(queries: QueryRunner) {
    this.#queries = queries;
  }

  look(signal: AbortSignal): Promise<SourceLook> {
    return this.#looks.get('look', { keepMs: KEPT_MS, signal }, making =>
      this.#look(making),
    );
  }

  async #look(signal: AbortSignal): Promise<SourceLook> {
    const { source } = this.#queries;
    const about = { name: source.title, kind: source.kind };
    try {
      const { version } = await source.reach(signal);
      const [up, targets, youngest] = await Promise.all(
        ['sum by (job) (up)', 'count by (job) (up)', 'max(timestamp(up))'].map(
          expr => this.#ask(expr, signal),
        ),
      );
      const upByJob = new Map(
        samplesOf(up).map(({ job, value }) => [job, value]),
      );
      const [last] = samplesOf(youngest);
      return {
        reach: {
          ...about,
          state: 'reachable',
          asOf: new Date().toISOString(),
          ...(version && { version }),
          ...(last && {
            lastScrapeAt: new Date(last.value * 1000).toISOString(),
          }),
        },
        jobs: samplesOf(targets).map(({ job, value }) => ({
          job,
          targets: value,
          up: upByJob.get(job) ?? 0,
        })),
      };
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof SourceError)) {
        throw error;
      }
      return {
        reach: {
          ...about,
          state: error.problem === 'denied' ? 'denied' : 'unreachable',
          reason: error.message,
        },
      };
    }
  }

  async #ask(expr: string, signal: AbortSignal): Promise<Frame> {
    const { source } = this.#queries;
    const to = Date.now();
    const range: AlignedRange = {
      from: to - source.scrapeIntervalMs,
      to,
      stepMs: source.scrapeIntervalMs,
    };
    const answer = await source.query({ expr, instant: true, range }, signal);
    return readFrame(answer, { refId: 'A', expr, format: 'time_series' });
  }
}

function samplesOf({ columns }: Frame) {
  return columns.flatMap(column => {
    const value = column.type === 'number' ? column.values[0] : null;
    return column.type === 'number' && typeof value === 'number'
      ? [{ job: column.labels?.job ?? '', value }]
      : [];
  });
}
