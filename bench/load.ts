import { Agent, request } from 'undici';
import { answerWith, begin } from './support/children';
import { followSignals } from './support/followSignals';
import { NAMESPACES, type PortalSession } from './support/Portal';
import { pause, type Spread, spreadOf } from './support/statistics';

/** Two hundred people with the Namespaces page open. */
export interface LoadOptions {
  /** One a client. */
  sessions: PortalSession[];
  seconds: number;
  /**
   * - `spread`: each asks once a second on average, at times of its own; half of
   *   them with the ETag they hold
   * - `signals`: each asks with its ETag when a signal comes, as pages do
   */
  pattern: 'spread' | 'signals';
}

/** Milliseconds from the request to the last byte. */
export interface LoadResult {
  /** Answers with a body. */
  full: Spread;
  /** Answers of 304. */
  unchanged: Spread;
  all: Spread;
  requestsPerSecond: number;
  errors: number;
}

const WARM_UP_MS = 2000;
const THINK_MS = [500, 1500];

/** Asks for the list, with an ETag; gives the one of the answer. */
type Ask = (etag: string | undefined) => Promise<string | undefined>;

class LoadClient {
  readonly #ask: Ask;
  readonly #keepsEtag: boolean;
  #etag: string | undefined;
  #busy = false;
  #again = false;

  constructor(ask: Ask, keepsEtag: boolean) {
    this.#ask = ask;
    this.#keepsEtag = keepsEtag;
  }

  async ask(): Promise<void> {
    const etag = await this.#ask(this.#etag);
    this.#etag = this.#keepsEtag ? etag : undefined;
  }

  /** Asks now, or once more when the request under way is done. */
  async refresh(): Promise<void> {
    if (this.#busy) {
      this.#again = true;
      return;
    }
    this.#busy = true;
    do {
      this.#again = false;
      await this.ask();
    } while (this.#again);
    this.#busy = false;
  }
}

async function measure(options: LoadOptions): Promise<LoadResult> {
  const { sessions, seconds, pattern } = options;
  // A connection each, as so many browsers have.
  const dispatcher = new Agent({ connections: sessions.length });
  const measured = { from: Infinity, to: Infinity };
  const full: number[] = [];
  const unchanged: number[] = [];
  let errors = 0;
  const ask = async ({ url, token }: PortalSession, etag?: string) => {
    const started = performance.now();
    const { statusCode, headers, body } = await request(`${url}${NAMESPACES}`, {
      dispatcher,
      headers: {
        authorization: `Bearer ${token}`,
        'accept-encoding': 'gzip',
        ...(etag && { 'if-none-match': etag }),
      },
    });
    await body.dump({ limit: Infinity });
    const took = performance.now() - started;
    if (started >= measured.from && started < measured.to) {
      if (statusCode === 200) {
        full.push(took);
      } else if (statusCode === 304) {
        unchanged.push(took);
      } else {
        errors += 1;
      }
    }
    return headers.etag as string | undefined;
  };
  const clients = sessions.map(
    (session, index) =>
      new LoadClient(
        etag => ask(session, etag),
        pattern === 'signals' || index % 2 === 1,
      ),
  );
  // Everybody has seen the page once before anything counts.
  await Promise.all(clients.map(client => client.ask()));
  const leave =
    pattern === 'signals' ? await listen(clients, sessions) : () => {};
  await pause(WARM_UP_MS);
  begin();
  measured.from = performance.now();
  measured.to = measured.from + seconds * 1000;
  if (pattern === 'spread') {
    await Promise.all(clients.map(client => askUntil(measured.to, client)));
  } else {
    await pause(measured.to - performance.now());
  }
  leave();
  return {
    full: spreadOf(full),
    unchanged: spreadOf(unchanged),
    all: spreadOf([...full, ...unchanged]),
    requestsPerSecond: (full.length + unchanged.length) / seconds,
    errors,
  };
}

async function askUntil(end: number, client: LoadClient): Promise<void> {
  const [from, to] = THINK_MS;
  await pause(Math.random() * to);
  while (performance.now() < end) {
    await client.ask();
    await pause(from + Math.random() * (to - from));
  }
}

/** Lets each client hear the signals of its session, once all can. @returns ends that */
async function listen(
  clients: LoadClient[],
  sessions: PortalSession[],
): Promise<() => void> {
  const ends: Array<() => void> = [];
  for (const [index, client] of clients.entries()) {
    const follow = () => ends.length === clients.length && client.refresh();
    ends.push(await followSignals(sessions[index], follow));
  }
  return () => ends.forEach(end => end());
}

answerWith(measure);
