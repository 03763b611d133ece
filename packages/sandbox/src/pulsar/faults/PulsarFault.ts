/** What a matching request to a broker is answered with instead of the truth, after it was done as asked. */
export type PulsarFaultEffect =
  | { kind: 'status'; code: number }
  /** The connection is cut without an answer. */
  | { kind: 'abrupt-close' }
  /** Half of the answer, and a clean end. */
  | { kind: 'half-page' }
  /** The answer trickles: this many bytes at a time. */
  | { kind: 'slow-drip'; bytes: number; everyMs: number }
  /** The connection stays open and says nothing. */
  | { kind: 'silence' }
  /** 401 as a page of the web server: the token is not accepted. */
  | { kind: 'unauthorized' }
  /** 307 to another place, such as a host that is no broker of the cluster. */
  | { kind: 'redirect'; to: string }
  /** 307 to the same place, for ever. */
  | { kind: 'redirect-loop' }
  /** An answer of so many bytes, in pieces, for as long as the client reads it. */
  | { kind: 'huge'; bytes: number };

/** A fault: which requests, how often, and what happens to them. */
export interface PulsarFault {
  /** Number of the broker, from 0; any when absent. */
  broker?: number;
  /** `GET`, `POST`, ...; any when absent. */
  method?: string;
  /** `brokers`, `broker-stats`, `topics`, `stats`, `policies`, ...; any when absent. */
  resource?: string;
  /** How many requests it lets pass before it hits. Default: 0. */
  after?: number;
  /** How many requests it hits; all until it is cleared when absent. */
  times?: number;
  effect: PulsarFaultEffect;
}
