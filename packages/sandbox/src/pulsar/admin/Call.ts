import type { Broker } from '../state/Brokers';
import type { PulsarState } from '../state/PulsarState';

/** One request to a broker, whose caller is known. */
export interface Call {
  state: PulsarState;
  /** Who answers. */
  broker: Broker;
  role: string;
  isSuperUser: boolean;
  method: string;
  /** Path and query, as they came. */
  uri: string;
  /** Named parts of the path, as they came. */
  params: Record<string, string>;
  query: URLSearchParams;
  body: string;
}

/** What is answered; with `value` as JSON, without one 204 and nothing. */
export interface Answer {
  status?: number;
  value?: unknown;
  /** Instead of a value. */
  text?: string;
  type?: string;
  location?: string;
}

/** What is asked: where faults hit, and as what calls are counted. */
export interface Route {
  method: string;
  /** Below `/admin/v2`, such as `/tenants/:tenant`. */
  path: string;
  resource: string;
  handle(call: Call): Answer | undefined;
}
