import { toError } from '@backstage/errors';
import {
  BOUNDS,
  type EmptyReason,
  type PanelAnswer,
  type PanelQuery,
} from '@internal/plugin-odp-observability-common';
import { errorSentence } from '@internal/plugin-odp-react';
import type { PanelRequest } from '../api';
import type { PanelReading } from '../model/panelReading';

const NOTHING: PanelReading = {};
const CUT_OFF = 'The answer ended before this panel; try again.';

/**
 * The panels of a page and what is known of each: asks for all of them in one
 * call, takes each answer as it comes, and keeps the last one while the next is
 * on its way. Other variables or another dashboard forget what was read, since
 * it is of something else; another range does not.
 */
export class PanelQueries {
  readonly #ask: (request: PanelRequest) => Promise<void>;
  readonly #listeners = new Set<() => void>();
  #readings = new Map<number, PanelReading>();
  #abort: AbortController | undefined;
  #query: PanelQuery | undefined;

  static create(ask: (request: PanelRequest) => Promise<void>): PanelQueries {
    return new PanelQueries(ask);
  }

  private constructor(ask: (request: PanelRequest) => Promise<void>) {
    this.#ask = ask;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Changes whenever anything is learned of any panel. */
  readonly getReadings = (): ReadonlyMap<number, PanelReading> =>
    this.#readings;

  readingOf(id: number): PanelReading {
    return this.#readings.get(id) ?? NOTHING;
  }

  /** Asks; a call for the same that is under way goes on instead. */
  readonly ask = (query: PanelQuery): void => {
    const isSame = JSON.stringify(query) === JSON.stringify(this.#query);
    if (isSame && this.#abort) {
      return;
    }
    this.#abort?.abort();
    if (subjectOf(query) !== subjectOf(this.#query)) {
      this.#readings = new Map();
    }
    this.#query = query;
    const abort = new AbortController();
    this.#abort = abort;
    this.#change(
      query.panels.map(({ id }) => id),
      reading => ({ ...reading, loadingSince: Date.now() }),
    );
    this.#run(query, abort);
  };

  /** Ends the call under way; what was read stays. */
  readonly stop = (): void => {
    this.#abort?.abort();
    this.#abort = undefined;
    this.#change([...this.#readings.keys()], reading => ({
      ...reading,
      loadingSince: undefined,
    }));
  };

  async #run(query: PanelQuery, abort: AbortController): Promise<void> {
    await Promise.all(
      chunksOf(query).map(chunk => this.#runChunk(chunk, abort.signal)),
    );
    if (this.#abort === abort) {
      this.#abort = undefined;
    }
  }

  async #runChunk(query: PanelQuery, signal: AbortSignal): Promise<void> {
    const open = new Set(query.panels.map(({ id }) => id));
    const askedFor = rangeTextOf(query.range);
    let sentence = CUT_OFF;
    try {
      await this.#ask({
        query,
        signal,
        onAnswer: answer => {
          if (!signal.aborted && open.delete(answer.id)) {
            this.#take(answer, askedFor);
          }
        },
      });
    } catch (cause) {
      sentence = errorSentence(toError(cause));
    }
    if (!signal.aborted) {
      this.#change([...open], reading => failed(reading, sentence));
    }
  }

  #take(answer: PanelAnswer, askedFor: string): void {
    this.#change([answer.id], reading =>
      answer.state === 'error'
        ? failed(
            reading,
            answer.error ?? 'The source does not say why.',
            answer.why,
          )
        : { answer, askedFor },
    );
  }

  #change(
    ids: readonly number[],
    change: (reading: PanelReading) => PanelReading,
  ): void {
    if (ids.length === 0) {
      return;
    }
    this.#readings = new Map(this.#readings);
    ids.forEach(id => this.#readings.set(id, change(this.readingOf(id))));
    this.#listeners.forEach(notify => notify());
  }
}

/** A range as the page asks for it, in one text. */
export function rangeTextOf({ from, to }: PanelQuery['range']): string {
  return `${from} to ${to}`;
}

function failed(
  reading: PanelReading,
  error: string,
  why?: EmptyReason,
): PanelReading {
  return {
    ...reading,
    error,
    why,
    failingSince: reading.failingSince ?? Date.now(),
    loadingSince: undefined,
  };
}

/** What is looked at, whenever: its answers are not those of another one. */
function subjectOf(query: PanelQuery | undefined): string {
  return query ? JSON.stringify([query.dashboard, query.variables]) : '';
}

function chunksOf(query: PanelQuery): PanelQuery[] {
  const { panels } = query;
  const size = BOUNDS.panelsPerCall;
  return Array.from(
    { length: Math.ceil(panels.length / size) },
    (_, place) => ({
      ...query,
      panels: panels.slice(place * size, (place + 1) * size),
    }),
  );
}
